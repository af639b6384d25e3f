"""What the steps that drop rows share: how full the rows of a table are."""

from abc import ABC, abstractmethod

import polars as pl

from pontdarc.core.step import Sheet


def filled_cells(frame: pl.DataFrame) -> pl.Series:
    """Return how many cells of each row hold something."""
    return frame.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))).to_series()


class Fullness:
    """How many rows hold how many cells."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def add(self, filled: pl.Series) -> None:
        """Count some rows."""
        for cells, rows in filled.alias("cells").value_counts(name="rows").iter_rows():
            self._rows[cells] = self._rows.get(cells, 0) + rows

    @property
    def height(self) -> int:
        """How many rows were counted."""
        return sum(self._rows.values())

    def at_least(self, cells: int) -> int:
        """Return how many rows hold as many cells or more."""
        return sum(rows for filled, rows in self._rows.items() if filled >= cells)

    def median(self) -> float | None:
        """Return the median of the cells a row holds, None when no row was counted."""
        height = self.height
        return (self._at((height - 1) // 2) + self._at(height // 2)) / 2 if height else None

    def _at(self, rank: int) -> int:
        for cells in sorted(self._rows):
            rank -= self._rows[cells]
            if rank < 0:
                return cells
        raise IndexError(rank)


class RowSurvey(ABC):
    """A survey that sees every row once."""

    settled = False

    @abstractmethod
    def add(self, sheet: Sheet) -> None:
        """Look at the next rows."""

    def again(self) -> bool:
        """Return that once is enough."""
        return False
