"""From the text of a cell to its typed value, by the lexical rules of Table Schema; null where it is not of the type.

Stricter than the usual validators where the specification is (docs/decisions/0030): a date has ten characters (not
``2024-1-5``), a datetime a T, a number neither underscores nor foreign digits. Whole columns are read at once by the
fastest way that can only err by leaving out; what it leaves out is read again with care.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import polars as pl

from pontdarc.core.check import by_distinct_text, by_distinct_value
from pontdarc.core.fixed_width_text import bytes_of
from pontdarc.core.json_text import canonical, is_geojson, is_topojson, lon_lat, parsed
from pontdarc.core.schema import Field, FieldType

NUMERIC: frozenset[FieldType] = frozenset({"integer", "number", "year"})
JSON: frozenset[FieldType] = frozenset({"array", "object", "geojson"})
MEASURED: frozenset[FieldType] = NUMERIC | {"date", "datetime", "time", "yearmonth"}
"""The types that have a minimum and a maximum."""

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
_PART = r"\d+(?:[.,]\d+)?"
_DURATION = (
    rf"^[+-]?P(?:{_PART}Y)?(?:{_PART}M)?(?:{_PART}W)?(?:{_PART}D)?(?:T(?:{_PART}H)?(?:{_PART}M)?(?:{_PART}S)?)?$"
)
_ANY_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_DATE = "%Y-%m-%d"
_NUMBER = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
_NOT_FINITE = ("NaN", "INF", "-INF")
_FIRST_DAY = date(1, 1, 1)
_DAY_LENGTH = 10
_MIDNIGHT = re.compile(r"(?:(?<=T)|^)24:00:00(?:[.,]0+)?(?![.,\d])")
"""The end of a day, which XML Schema and ISO 8601 allow, and Python's reader does not."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def typed(field: Field) -> pl.Expr:
    """Return the typed value of the column of *field*.

    A number (Float64), a truth, a day, an instant in UTC, a time of day in microseconds; the text for other types.
    """
    return _READERS[field.type](pl.col(field.name), field)


def identity(field: Field, value: pl.Expr) -> pl.Expr:
    """Return what makes two cells of *field* the same; *value* is the typed value.

    Whole numbers keep all of their digits, which a Float64 does not past 2⁵³.
    """
    cell = pl.col(field.name)
    if field.type == "integer":
        text = _bare(cell.str.strip_chars(), field).str.replace(r"^\+?(-?)0*([0-9])", "${1}${2}")
        return _kept(text, value.is_not_null())
    if field.type in JSON:
        return by_distinct_text(_kept(cell, value.is_not_null()), canonical)
    if field.type == "geopoint":
        return by_distinct_text(cell, lambda text: _said(lon_lat(text, field.format)))
    return value


def _said(point: tuple[float, float] | None) -> str | None:
    return None if point is None else f"{point[0]!r},{point[1]!r}"


def bound_of(field: Field, bound: float | str) -> Any:
    """Return the typed value of a bound of *field*, None when it is not of the type."""
    if field.type in NUMERIC and not isinstance(bound, str):
        return float(bound)
    return values_of(field, [str(bound)])[0]


def values_of(field: Field, texts: list[str]) -> pl.Series:
    """Return the typed values of these texts."""
    return pl.DataFrame({field.name: texts}, schema={field.name: pl.String}).select(typed(field)).to_series()


def _string(cell: pl.Expr, field: Field) -> pl.Expr:
    pattern = _STRING_FORMATS.get(field.format)
    return cell if pattern is None else _kept(cell, cell.str.contains(pattern))


def _integer(cell: pl.Expr, field: Field) -> pl.Expr:
    return _numbers(_bare(cell, field), pl.Int64, _carefully_whole)


def _number(cell: pl.Expr, field: Field) -> pl.Expr:
    text = _bare(cell, field)
    if field.decimal_char != ".":
        text = _kept(text, ~text.str.contains(".", literal=True)).str.replace(field.decimal_char, ".", literal=True)
    return _numbers(text, pl.Float64, _carefully)


def _bare(cell: pl.Expr, field: Field) -> pl.Expr:
    """Return the text without the signs around a number and between its figures that the field allows."""
    if not field.bare_number:
        cell = cell.str.replace(r"^[^\-\d]*", "").str.replace(r"\D*$", "")
    return cell.str.replace_all(field.group_char, "", literal=True) if field.group_char else cell


def _numbers(text: pl.Expr, fast: type[pl.DataType], carefully: Callable[[pl.Series], pl.Series]) -> pl.Expr:
    """Return the numbers that texts say: those that Polars reads, then the others, which are few, *carefully*."""

    def read(cells: pl.Series) -> pl.Series:
        values = cells.cast(fast, strict=False).cast(pl.Float64)
        doubtful = cells.is_not_null() & ~values.is_finite().fill_null(False)
        if not doubtful.any():
            return values
        places = doubtful.arg_true()
        return values.scatter(places, carefully(cells.gather(places)))

    return text.map_batches(read, return_dtype=pl.Float64, is_elementwise=True)


def _carefully(cells: pl.Series) -> pl.Series:
    texts = cells.str.strip_chars()
    value = pl.when(pl.col("text").str.contains(_NUMBER)).then(pl.col("text")).cast(pl.Float64, strict=False)
    special = pl.col("text").replace_strict(
        list(_NOT_FINITE), [float("nan"), float("inf"), float("-inf")], default=None, return_dtype=pl.Float64
    )
    return texts.to_frame("text").select(pl.coalesce(value, special)).to_series()


def _carefully_whole(cells: pl.Series) -> pl.Series:
    text = pl.col("text")
    whole = pl.when(text.str.contains(r"^[+-]?[0-9]+$")).then(text).cast(pl.Float64, strict=False)
    return cells.str.strip_chars().to_frame("text").select(whole).to_series()


def _boolean(cell: pl.Expr, field: Field) -> pl.Expr:
    true, false = cell.is_in(list(field.true_values)), cell.is_in(list(field.false_values))
    return pl.when(true).then(True).when(false).then(False)


def _date(cell: pl.Expr, field: Field) -> pl.Expr:
    format = field.format.removeprefix("fmt:")
    if format in ("default", _DATE):
        return cell.map_batches(_days, return_dtype=pl.Date)
    if format == "any":
        return pl.coalesce(*(cell.str.to_date(each, strict=False) for each in _ANY_DATES))
    return _by_value(cell, lambda text: _strptime(text, format), pl.Date)


def _strptime(text: str, format: str) -> date:
    return datetime.strptime(text, format).date()  # noqa: DTZ007  # a day has no zone


def _days(column: pl.Series) -> pl.Series:
    """Return the days of a column: all its texts at once when none can mislead, else each distinct text once."""
    shaped = (column.str.len_bytes() == _DAY_LENGTH).fill_null(False)
    texts = column if shaped.all() else column.filter(shaped)
    figures = bytes_of(texts, _DAY_LENGTH)
    if figures.size and (figures.min() < ord("-") or figures.max() > ord("9")):
        return _days_by_text(column)
    days = texts.str.to_date(_DATE, strict=False, cache=False)
    days = days.set(days < _FIRST_DAY, None)
    if texts is column:
        return days
    return pl.repeat(None, column.len(), dtype=pl.Date, eager=True).alias(column.name).scatter(shaped.arg_true(), days)


def _days_by_text(column: pl.Series) -> pl.Series:
    texts = column.unique().drop_nulls()
    shaped = _kept(pl.col("text"), pl.col("text").str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
    day = shaped.str.to_date(_DATE, strict=False)
    days = texts.to_frame("text").select(_kept(day, day.dt.year() > 0)).to_series()
    return column.replace_strict(texts, days, default=None, return_dtype=pl.Date)


def _datetime(cell: pl.Expr, field: Field) -> pl.Expr:
    shape = r"^.{10}T\d\d:\d\d:\d\d"
    return _by_value(cell, lambda text: _instant(_moment(text, field, datetime.fromisoformat, shape)), pl.Int64)


def _time(cell: pl.Expr, field: Field) -> pl.Expr:
    return _by_value(
        cell, lambda text: _instant(_moment(text, field, _time_of_day, r"^\d\d:\d\d:\d\d"), _EPOCH.date()), pl.Int64
    )


def _time_of_day(text: str) -> datetime:
    return datetime.combine(_EPOCH.date(), time.fromisoformat(text))


def _moment(text: str, field: Field, read: Callable[[str], datetime], shape: str) -> datetime:
    format = field.format.removeprefix("fmt:")
    if format not in ("default", "any"):
        return datetime.strptime(text, format)  # noqa: DTZ007  # the zone, if any, is in the text
    if format == "default" and re.match(shape, text) is None:
        raise ValueError
    begun = _MIDNIGHT.sub("00:00:00", text)
    return read(text) if begun == text else read(begun) + timedelta(days=1)


def _instant(moment: datetime, day: date | None = None) -> int:
    """Return the microseconds since 1970; without a zone the moment is taken as UTC; *day* stands for its day."""
    if day is not None:
        moment = datetime.combine(day, moment.timetz())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 10**6 + since.microseconds


def _year(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(r"^[0-9]{4}$")).cast(pl.Float64, strict=False)


def _yearmonth(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(r"^[0-9]{4}-(?:0[1-9]|1[0-2])$"))


def _geopoint(cell: pl.Expr, field: Field) -> pl.Expr:
    return _if(cell, lambda text: lon_lat(text, field.format) is not None)


def _geojson(cell: pl.Expr, field: Field) -> pl.Expr:
    return _if(cell, is_topojson if field.format == "topojson" else is_geojson)


def _array(cell: pl.Expr, field: Field) -> pl.Expr:
    return _if(cell, lambda text: isinstance(parsed(text), list))


def _object(cell: pl.Expr, field: Field) -> pl.Expr:
    return _if(cell, lambda text: isinstance(parsed(text), dict))


def _duration(cell: pl.Expr, field: Field) -> pl.Expr:
    return _kept(cell, cell.str.contains(_DURATION) & cell.str.contains(r"\d[YMWDHS]$"))


def _any(cell: pl.Expr, field: Field) -> pl.Expr:
    return cell


def _if(cell: pl.Expr, holds: Callable[[str], bool]) -> pl.Expr:
    return _kept(cell, by_distinct_value(cell, holds))


def _by_value(cell: pl.Expr, read: Callable[[str], Any], type: type[pl.DataType]) -> pl.Expr:
    """Return what *read* makes of each distinct text; null where it raises ValueError."""

    def value(text: str) -> Any:
        try:
            return read(text)
        except (ValueError, OverflowError):
            return None

    return by_distinct_text(cell, value, type)


def _kept(cell: pl.Expr, condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(cell).otherwise(None)


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
