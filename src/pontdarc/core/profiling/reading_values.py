"""What the cells of a column are to a profile: numbers, dates, texts; and a value as text."""

from datetime import date, datetime
from typing import Final, Literal

import polars as pl

from pontdarc.core.kind import decimal
from pontdarc.core.profile import Edge
from pontdarc.core.profiling.days import written
from pontdarc.core.recognition import KINDS

Family = Literal["number", "date", "datetime", "text", "long", "other"]
"""*long*: geometries and documents, that nobody counts one by one. *other*: what has neither shape nor order."""

_BY_TYPE: Final[dict[str, Family]] = {
    "integer": "number",
    "number": "number",
    "year": "number",
    "date": "date",
    "datetime": "datetime",
    "boolean": "other",
    "geojson": "long",
    "geopoint": "long",
    "object": "long",
    "array": "long",
}
_LONG_KINDS = frozenset({"geojson", "wkt", "json", "json_array", "latlon", "lonlat"})


def family_of(dtype: pl.DataType, type_: str, kind: str | None) -> Family:
    """Return how a column of this Polars type, Table Schema type and kind is looked at."""
    if dtype.is_numeric():
        return "number"
    if isinstance(dtype, pl.Date):
        return "date"
    if isinstance(dtype, pl.Datetime):
        return "datetime"
    if isinstance(dtype, pl.Boolean):
        return "other"
    if not isinstance(dtype, pl.String) or kind in _LONG_KINDS:
        return "long"
    return _BY_TYPE.get(type_, "text")


def plain(cells: pl.Series) -> pl.Series:
    """Return cells that can be counted: structures and lists become text."""
    if isinstance(cells.dtype, pl.Struct):
        return cells.struct.json_encode()
    if cells.dtype.is_nested():
        return pl.DataFrame({"cell": cells}).select(pl.struct("cell").struct.json_encode()).to_series()
    return cells


def numbers(values: pl.Series, family: Family, kind: str | None) -> pl.Series:
    """Return the values as Int64 or Float64 (dates as microseconds since 1970), null where they are none."""
    if family == "number":
        return _as_numbers(values, kind)
    if isinstance(values.dtype, pl.String):
        values = _as_moments(values, family, kind)
    return values.cast(pl.Datetime("us")).cast(pl.Int64)


def _as_numbers(values: pl.Series, kind: str | None) -> pl.Series:
    if values.dtype.is_integer():
        return values.cast(pl.Int64, strict=False)
    if not isinstance(values.dtype, pl.String):
        number = values.cast(pl.Float64, strict=False)
    else:
        number = values.cast(pl.Float64, strict=False)
        if number.null_count() > values.null_count():
            number = number.zip_with(number.is_not_null(), _normalised(values, kind, decimal(pl.col("cell"))))
    return pl.select(pl.when(number.is_finite()).then(number)).to_series()


def _as_moments(values: pl.Series, family: Family, kind: str | None) -> pl.Series:
    text = pl.col("cell")
    if family == "date":
        return _normalised(values, kind, text.str.to_date("%Y-%m-%d", strict=False))
    minute = text.str.slice(0, 19).str.replace(" ", "T").str.replace(r"^(.{13}:\d\d)$", "${1}:00")
    return _normalised(values, kind, minute.str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False))


def _normalised(values: pl.Series, kind: str | None, parse: pl.Expr) -> pl.Series:
    """Return the values parsed as they are, those that cannot be once their kind has normalised them."""
    frame = pl.DataFrame({"cell": values})
    direct = frame.select(parse).to_series()
    if kind is None or direct.null_count() == values.null_count():
        return direct
    canonical = frame.select(cell=KINDS[kind].normalise(pl.col("cell"))).select(parse).to_series()
    return direct.zip_with(direct.is_not_null(), canonical)


def as_text(value: object) -> str:
    """Return a value of a cell as people read it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def edge(number: float, family: Family) -> Edge:
    """Return a number of :func:`numbers` as the profile writes it."""
    if family == "number":
        return int(number) if float(number).is_integer() and abs(number) < 2**53 else float(number)
    return written(number, hours=family == "datetime")
