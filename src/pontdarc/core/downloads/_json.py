"""Rows as JSON objects, by polars rather than row by row."""

import polars as pl

from pontdarc.core.query.columns import Column

MOMENT = "%Y-%m-%dT%H:%M:%S+00:00"


def lines(frame: pl.DataFrame, columns: tuple[Column, ...]) -> bytes:
    """Return one JSON object per line, nulls explicit, moments in UTC; what is not finite is null."""
    cells = [_jsonable(frame.get_column(column.name), column) for column in columns]
    if not cells:
        return b"{}\n" * frame.height
    return pl.DataFrame(cells).write_ndjson().encode()


def _jsonable(cells: pl.Series, column: Column) -> pl.Series:
    if isinstance(cells.dtype, pl.Datetime):
        return cells.dt.strftime(MOMENT)
    if isinstance(cells.dtype, pl.Null):
        return cells.cast(pl.String)
    return cells
