"""Rows as JSON objects, by polars rather than row by row."""

import json
from collections.abc import Sequence

import polars as pl

from pontdarc.core.downloads._text import moments
from pontdarc.core.query.columns import Column


def objects(frame: pl.DataFrame, columns: Sequence[Column], *, zone: str = "UTC", features: bool = False) -> pl.Series:
    """Return one JSON object per row, on one line, nulls explicit, moments in *zone*; what is not finite is null.

    Geometries come last, as the GeoJSON that they are, or with *features* as features without properties.
    """
    plain = [column for column in columns if column.type != "geometry"]
    shapes = [column for column in columns if column.type == "geometry"]
    written = _plain(frame, plain, zone)
    if not shapes:
        return written
    pairs = [_pair(frame.get_column(column.name), column.name, features) for column in shapes]
    first = pl.lit("," if plain else "")
    commas = [first, *[pl.lit(",")] * (len(pairs) - 1)]
    parts = [part for comma, pair in zip(commas, pairs, strict=True) for part in (comma, pair)]
    return pl.select(pl.concat_str([written.str.strip_suffix("}"), *parts, pl.lit("}")])).to_series()


def shape(cells: pl.Series) -> pl.Series:
    """Return GeoJSON texts as they stand in a line of JSON; null where there is none."""
    return cells.str.replace_all(r"[\r\n]+", " ").replace("", None).fill_null("null")


def point(cells: pl.Series) -> pl.Series:
    """Return points {lon, lat} as GeoJSON, null where there is none."""
    longitude, latitude = cells.struct.field("lon").cast(pl.String), cells.struct.field("lat").cast(pl.String)
    return ('{"type":"Point","coordinates":[' + longitude + "," + latitude + "]}").fill_null("null")


def _plain(frame: pl.DataFrame, columns: Sequence[Column], zone: str) -> pl.Series:
    if not columns:
        return pl.Series(["{}"] * frame.height, dtype=pl.String)
    cells = pl.DataFrame([_jsonable(frame.get_column(column.name), zone) for column in columns])
    return cells.to_struct("row").struct.json_encode()


def _jsonable(cells: pl.Series, zone: str) -> pl.Series:
    if isinstance(cells.dtype, pl.Datetime):
        return moments(cells, zone)
    if isinstance(cells.dtype, pl.Null):
        return cells.cast(pl.String)
    return cells


def _pair(cells: pl.Series, name: str, features: bool) -> pl.Series:
    written = shape(cells)
    if features:
        whole = '{"type":"Feature","geometry":' + written + ',"properties":{}}'
        written = pl.select(pl.when(written == "null").then(pl.lit("null")).otherwise(whole)).to_series()
    return json.dumps(name, ensure_ascii=False) + ":" + written
