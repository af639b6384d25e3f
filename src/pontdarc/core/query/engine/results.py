"""From what the engine gives to pages and frames whose columns have the types that were promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import polars as pl
import pyarrow as pa

from pontdarc.core.query.columns import NUMERIC, Column

_WHOLE: Final = 1 << 63
_EXACT: Final = 1 << 53


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer: *cells* has one list per entry of *columns*, in the same order.

    Dates are date, moments naive UTC datetime, points {lon, lat}, geometries GeoJSON text.
    """

    columns: tuple[Column, ...]
    cells: Sequence[list[object]]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.cells[0]) if self.cells else 0

    def rows(self) -> list[dict[str, object]]:
        """Return the rows as dictionaries."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*self.cells, strict=True)]


def paged(rows: Sequence[Sequence[object]], columns: tuple[Column, ...]) -> list[list[object]]:
    """Return the cells of a result of these columns, a list for each: a small one costs less so than as a frame."""
    return [
        _numbers([row[rank] for row in rows], column) if column.type in NUMERIC else [row[rank] for row in rows]
        for rank, column in enumerate(columns)
    ]


def _numbers(cells: list[object], column: Column) -> list[object]:
    """Do for cells what `_plain` does for those of a frame."""
    if column.type == "integer" and all(cell is None or _is_whole(cell) for cell in cells):
        return [int(cell) if isinstance(cell, float | Decimal) else cell for cell in cells]
    return [_narrow(cell) for cell in cells]


def _narrow(cell: object) -> object:
    return float(cell) if isinstance(cell, Decimal) or (isinstance(cell, int) and _is_wide(cell)) else cell


def _is_whole(cell: object) -> bool:
    if isinstance(cell, float):
        return abs(cell) < _EXACT and cell == int(cell)
    return isinstance(cell, int | Decimal) and not _is_wide(cell) and cell == int(cell)


def _is_wide(cell: object) -> bool:
    """Whether a whole number is beyond 64 bits."""
    return isinstance(cell, int | Decimal) and not -_WHOLE <= cell < _WHOLE


def framed(table: pa.Table, columns: tuple[Column, ...]) -> pl.DataFrame:
    """Return the frame of a result of these columns."""
    frame = pl.from_arrow(table.rename_columns([f"r{rank}" for rank in range(table.num_columns)]))
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - from_arrow gives a frame for a table
    cells = [
        _plain(series, column).alias(column.name) for series, column in zip(frame.get_columns(), columns, strict=True)
    ]
    return pl.DataFrame(cells)


def _plain(cells: pl.Series, column: Column) -> pl.Series:
    """Sums come wider than their column: whole again when they fit, floating point otherwise."""
    if cells.dtype.is_decimal() or cells.dtype == pl.Int128:
        whole = cells.cast(pl.Int64, strict=False) if column.type == "integer" else cells
        return (
            whole if whole.null_count() == cells.null_count() and column.type == "integer" else cells.cast(pl.Float64)
        )
    if column.type == "integer" and cells.dtype.is_float():
        whole = cells.cast(pl.Int64, strict=False)
        exact = bool((cells.abs() < 2**53).all()) and whole.null_count() == cells.null_count()
        return whole if exact else cells
    return cells.cast(pl.String) if cells.dtype == pl.Null and column.type == "text" else cells
