"""Columns that know their types, as canonical text: what Parquet, Arrow and the formats of maps share."""

import base64
import binascii

import orjson
import polars as pl


def type_of(dtype: pl.DataType) -> str:
    """Return the Table Schema type of a column."""
    if dtype.is_integer():
        return "integer"
    if dtype.is_numeric():
        return "number"
    simple: dict[object, str] = {
        pl.Boolean: "boolean", pl.Date: "date", pl.Datetime: "datetime", pl.Time: "time", pl.Duration: "duration",
        pl.List: "array", pl.Array: "array", pl.Struct: "object",
    }  # fmt: skip
    return simple.get(dtype.base_type(), "string")


def text_of(series: pl.Series) -> pl.Series:
    """Return the canonical text of each value: ISO dates, decimal point, JSON for what is nested, null for nothing."""
    dtype = series.dtype
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
