"""From the engine's Arrow tables to frames whose columns have the types that were promised."""

from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from pontdarc.core.query.columns import Column


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer: *frame* has one column per entry of *columns*, same names, same order."""

    columns: tuple[Column, ...]
    frame: pl.DataFrame

    def rows(self) -> list[dict[str, object]]:
        """Return the rows as dictionaries: dates as date, moments as naive UTC datetime, points as {lon, lat}."""
        return self.frame.to_dicts()


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
