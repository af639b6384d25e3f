"""From the text of a cell to its typed value, by the lexical rules of Table Schema; null where it is not of the type.

Two readings of the specification are stricter than the usual validators: a date is written with ten characters
(not ``2024-1-5``), and a number has neither underscores nor foreign digits.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime, time

import polars as pl
import shapely

from pontdarc.core.check import by_distinct_value
from pontdarc.core.schema import Field, FieldType

NUMERIC: frozenset[FieldType] = frozenset({"integer", "number", "year"})

_EMAIL = (
    r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$"
)
_STRING_FORMATS = {
    "email": _EMAIL,
    "uri": r"^[A-Za-z][A-Za-z0-9+.\-]*:",
    "uuid": r"^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    "binary": r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
}
_DURATION = r"^-?P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$"
_ANY_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_SIMPLE = ("Point", "LineString", "Polygon")
_GEOMETRIES = {*_SIMPLE, *(f"Multi{each}" for each in _SIMPLE), "GeometryCollection", "Feature", "FeatureCollection"}


def typed(field: Field) -> pl.Expr:
    """Return the typed value of the column of *field*: a number, a date, or the text itself for the other types."""
    return _READERS[field.type](pl.col(field.name), field)


def _string(cell: pl.Expr, field: Field) -> pl.Expr:
    pattern = _STRING_FORMATS.get(field.format)
    return cell if pattern is None else _kept(cell, cell.str.contains(pattern))


def _integer(cell: pl.Expr, field: Field) -> pl.Expr:
    text = _without(cell.str.strip_chars(), field.group_char)
    return _kept(text, text.str.contains(r"^[+-]?[0-9]+$")).cast(pl.Float64, strict=False)


def _number(cell: pl.Expr, field: Field) -> pl.Expr:
    text = _without(cell.str.strip_chars(), field.group_char)
    if field.decimal_char != ".":
        text = _kept(text, ~text.str.contains(".", literal=True)).str.replace(field.decimal_char, ".", literal=True)
    value = text.cast(pl.Float64, strict=False)
    return _kept(value, value.is_finite() | text.is_in(["NaN", "INF", "-INF"]))


def _boolean(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.is_in([*field.true_values, *field.false_values]))


def _date(cell: pl.Expr, field: Field) -> pl.Expr:
    if field.format == "default":
        return cell.map_batches(_days, return_dtype=pl.Date)
    if field.format == "any":
        return pl.coalesce(*(cell.str.to_date(each, strict=False) for each in _ANY_DATES))
    return cell.str.to_date(field.format.removeprefix("fmt:"), strict=False)


def _days(column: pl.Series) -> pl.Series:
    """Return the days, each distinct text being read once: a column of dates holds few."""
    texts = column.unique().drop_nulls()
    shaped = _kept(pl.col("text"), pl.col("text").str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
    day = shaped.str.to_date("%Y-%m-%d", strict=False)
    days = texts.to_frame("text").select(_kept(day, day.dt.year() > 0)).to_series()
    return column.replace_strict(texts, days, default=None, return_dtype=pl.Date)


def _datetime(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(
        cell, lambda text: _is_moment(text, field.format, datetime.fromisoformat, r"^.{10}T\d\d:\d\d:\d\d")
    )


def _time(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(cell, lambda text: _is_moment(text, field.format, time.fromisoformat, r"^\d\d:\d\d:\d\d"))


def _is_moment(text: str, format: str, read: Callable[[str], object], shape: str) -> bool:
    try:
        if format in ("default", "any"):
            read(text)
            return format == "any" or re.match(shape, text) is not None
        datetime.strptime(text, format.removeprefix("fmt:"))  # noqa: DTZ007  # only whether it reads
    except ValueError:
        return False
    return True


def _year(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(r"^[0-9]{4}$")).cast(pl.Float64, strict=False)


def _yearmonth(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(r"^[0-9]{4}-(?:0[1-9]|1[0-2])$"))


def _geopoint(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(cell, lambda text: lon_lat(text, field.format) is not None)


def lon_lat(text: str, format: str = "default") -> tuple[float, float] | None:
    """Return the longitude and latitude that a geopoint says in one of its three formats, None when it says none."""
    try:
        if format == "default":
            lon, lat = text.split(",")
        elif format == "array":
            lon, lat = json.loads(text)
        else:
            said = json.loads(text)
            lon, lat = said["lon"], said["lat"]
        point = float(lon), float(lat)
    except (ValueError, TypeError, KeyError):
        return None
    return point if abs(point[0]) <= 180 and abs(point[1]) <= 90 else None


def _geojson(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(cell, _is_geojson)


def _is_geojson(text: str) -> bool:
    said = _parsed(text)
    if not isinstance(said, dict) or said.get("type") not in _GEOMETRIES:
        return False
    if str(said["type"]).startswith("Feature"):
        return "features" in said or "geometry" in said
    try:
        shapely.from_geojson(text)
    except shapely.errors.GEOSException:
        return False
    return True


def _array(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(cell, lambda text: isinstance(_parsed(text), list))


def _object(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(cell, lambda text: isinstance(_parsed(text), dict))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _duration(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(_DURATION) & cell.str.contains(r"\d[YMWDHS]$"))


def _any(cell: pl.Expr, field: Field) -> pl.Expr:
    return cell


def _by_value(cell: pl.Expr, holds: Callable[[str], bool]) -> pl.Expr:
    return _kept(cell, by_distinct_value(cell, holds))


def _kept(cell: pl.Expr, condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(cell).otherwise(None)


def _without(cell: pl.Expr, group_char: str) -> pl.Expr:
    return cell.str.replace_all(group_char, "", literal=True) if group_char else cell


_READERS: dict[FieldType, Callable[[pl.Expr, Field], pl.Expr]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
    "year": _year,
    "yearmonth": _yearmonth,
    "geopoint": _geopoint,
    "geojson": _geojson,
    "array": _array,
    "object": _object,
    "duration": _duration,
    "any": _any,
}
