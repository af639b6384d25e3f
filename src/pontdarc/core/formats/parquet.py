"""Apache Parquet: columns that know their types, given as canonical text."""

import base64
import binascii

import orjson
import polars as pl
import pyarrow.parquet as pq
import shapely

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _shape
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop


def _sniff(source: Source) -> float:
    return 1.0 if source.head.startswith(b"PAR1") else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        meta = pq.read_metadata(source.path)
        if meta.num_rows * meta.num_columns > limits.cells or meta.num_columns > limits.columns:
            raise Unreadable(
                "too_many_cells",
                gettext_noop("Le fichier contient trop de cellules (%(rows)s lignes, %(columns)s colonnes)."),
                gettext_noop("Coupez-le en plusieurs fichiers, ou ne gardez que les colonnes utiles."),
                {"rows": meta.num_rows, "columns": meta.num_columns},
            )
        geometries = _geometries(meta.metadata)
        frame = pl.read_parquet(source.path, use_pyarrow=False)
    except (pl.exceptions.PolarsError, OSError, ValueError):
        return Reading(None, "parquet", None, None, (), only(found.DAMAGED, what="Parquet"))
    types: dict[str, str] = {}
    columns = []
    findings: list[Finding] = []
    for place, series in enumerate(frame.get_columns(), start=1):
        name = " ".join(series.name.split()) or f"colonne_{place}"
        type_ = "geojson" if series.name in geometries else _type(series.dtype)
        columns.append(_text(series, geometry=series.name in geometries).alias(name))
        if type_ != "string":
            types[name] = type_
        if type_ in {"array", "object"}:
            findings.append(Finding(found.NESTED_VALUES, column=name))
    text = pl.DataFrame(columns)
    lines = pl.int_range(1, frame.height + 1, dtype=pl.UInt32, eager=True).alias("line")
    findings += _shape.formula_like(text, lines)
    if frame.height == 0:
        findings += only(found.NO_ROWS)
    return Reading(None, "parquet", None, None, (Table(None, text, lines, None, types),), tuple(findings))


def _geometries(metadata: dict[bytes, bytes] | None) -> frozenset[str]:
    """Return the columns that GeoParquet declares as geometries in WKB."""
    geo = (metadata or {}).get(b"geo")
    if not geo:
        return frozenset()
    try:
        return frozenset(orjson.loads(geo).get("columns", {}))
    except (orjson.JSONDecodeError, AttributeError):
        return frozenset()


def _type(dtype: pl.DataType) -> str:
    if dtype.is_integer():
        return "integer"
    if dtype.is_numeric():
        return "number"
    simple: dict[object, str] = {
        pl.Boolean: "boolean", pl.Date: "date", pl.Datetime: "datetime", pl.Time: "time", pl.Duration: "duration",
        pl.List: "array", pl.Array: "array", pl.Struct: "object",
    }  # fmt: skip
    return simple.get(dtype.base_type(), "string")


def _text(series: pl.Series, *, geometry: bool) -> pl.Series:
    dtype = series.dtype
    if geometry and dtype == pl.Binary:
        return pl.Series(shapely.to_geojson(shapely.from_wkb(series.to_numpy(), on_invalid="ignore")), dtype=pl.String)
    if dtype == pl.String:
        return _nothing_for_empty(series)
    if dtype.is_float():
        return _floats(series)
    if dtype.is_decimal():
        return series.cast(pl.String).str.replace(r"(\.\d*?)0+$", "$1").str.replace(r"\.$", "")
    if dtype == pl.Datetime:
        return _datetimes(series)
    if dtype == pl.Binary:
        return pl.Series([_bytes(value) for value in series], dtype=pl.String)
    if dtype.is_nested():
        return pl.Series([None if value is None else _json(value) for value in series], dtype=pl.String)
    if dtype == pl.Duration:
        return series.dt.to_string("iso")
    if dtype == pl.Null:
        return pl.Series([None] * len(series), dtype=pl.String)
    return _nothing_for_empty(series.cast(pl.String))


def _nothing_for_empty(series: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"value": series})
    return frame.select(pl.when(pl.col("value") != "").then(pl.col("value"))).to_series()


def _floats(series: pl.Series) -> pl.Series:
    """Write 12.0 as « 12 »; not a number is nothing."""
    frame = pl.DataFrame({"value": series})
    return frame.select(
        pl.when(pl.col("value").is_finite()).then(pl.col("value").cast(pl.String).str.replace(r"\.0$", ""))
    ).to_series()


def _datetimes(series: pl.Series) -> pl.Series:
    zone = getattr(series.dtype, "time_zone", None)
    text = series.dt.strftime("%Y-%m-%dT%H:%M:%S%.f" + ("%:z" if zone else ""))
    return text.str.replace(r"(\.\d*?)0+($|[+-])", "$1$2").str.replace(r"\.($|[+-])", "$1")


def _bytes(value: bytes | None) -> str | None:
    if value is None:
        return None
    try:
        return value.decode("utf-8")
    except (UnicodeDecodeError, binascii.Error):
        return base64.b64encode(value).decode("ascii")


def _json(value: object) -> str:
    if isinstance(value, pl.Series):
        value = value.to_list()
    return orjson.dumps(value, default=str).decode()


FORMAT = Format(
    slug="parquet",
    title=gettext_noop("Parquet"),
    extensions=("parquet", "geoparquet"),
    media_types=("application/vnd.apache.parquet",),
    sniff=_sniff,
    read=_read,
)
