"""Rows as JSON objects, by polars rather than row by row."""

import json

import polars as pl

from pontdarc.core.query.columns import Column

MOMENT = "%Y-%m-%dT%H:%M:%S+00:00"


def lines(frame: pl.DataFrame, columns: tuple[Column, ...]) -> bytes:
    """Return one JSON object per line, nulls explicit, moments in UTC; what is not finite is null.

    Geometries come last, as the GeoJSON that they are.
    """
    plain = [column for column in columns if column.type != "geometry"]
    shapes = [column for column in columns if column.type == "geometry"]
    cells = [_jsonable(frame.get_column(column.name), column) for column in plain]
    text = pl.DataFrame(cells).write_ndjson() if cells else "{}\n" * frame.height
    if not shapes:
        return text.encode()
    written = pl.Series("line", text.splitlines()).str.strip_suffix("}")
    for column in shapes:
        comma = pl.Series(["," if plain or column != shapes[0] else ""])
        written = written + comma + (json.dumps(column.name) + ":") + _shapes(frame.get_column(column.name))
    return "".join(f"{line}}}\n" for line in written).encode()


def _shapes(cells: pl.Series) -> pl.Series:
    return cells.str.replace_all(r"[\r\n]+", " ").replace("", None).fill_null("null")


def _jsonable(cells: pl.Series, column: Column) -> pl.Series:
    if isinstance(cells.dtype, pl.Datetime):
        return cells.dt.strftime(MOMENT)
    if isinstance(cells.dtype, pl.Null):
        return cells.cast(pl.String)
    return cells
