"""Apache Parquet: columns that know their types, given as canonical text."""

import orjson
import polars as pl
import pyarrow.parquet as pq

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _shape
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._typed import text_of, type_of
from pontdarc.core.geography.geometry import wkb_to_text
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
        located = series.name in geometries and series.dtype == pl.Binary
        type_ = "geojson" if located else type_of(series.dtype)
        columns.append((wkb_to_text(series)[0] if located else text_of(series)).alias(name))
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


FORMAT = Format(
    slug="parquet",
    title=gettext_noop("Parquet"),
    extensions=("parquet", "geoparquet"),
    media_types=("application/vnd.apache.parquet",),
    sniff=_sniff,
    read=_read,
)
