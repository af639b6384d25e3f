"""Rows that look the same: equivalence classes over a choice of columns.

Columns are turned into small whole numbers once; a choice of columns is then one number a row, and its classes are
counted without reading any text again. An empty cell is a value like another: that nothing is known of someone singles
them out too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]

_WIDEST = 2**62
_DENSE = 4


@dataclass(frozen=True, slots=True)
class Codes:
    """A column as numbers from 0, *many* of them at most; equal texts have equal numbers."""

    values: Numbers
    many: int

    def beside(self, other: "Codes") -> "Codes":
        """Return the numbers of the pairs."""
        if self.many * other.many >= _WIDEST:
            return self.dense().beside(other.dense())
        return Codes(self.values * other.many + other.values, self.many * other.many)

    def dense(self) -> "Codes":
        """Return the same without numbers that no row has."""
        ranks = pl.Series(self.values).rank("dense").to_numpy().astype(np.int64) - 1
        return Codes(ranks, int(ranks.max(initial=-1)) + 1)


class Classes:
    """The classes of rows: *codes* says which is each row's (any numbers, not one class after the other)."""

    def __init__(self, codes: Codes) -> None:
        sparse = codes.many > _DENSE * len(codes.values) + 1024
        self._codes = codes.dense() if sparse else codes
        self.rows = len(codes.values)

    @property
    def of_rows(self) -> Numbers:
        """The class of each row."""
        return self._codes.values

    @cached_property
    def counts(self) -> Numbers:
        """How many rows each class number has, 0 included."""
        return np.bincount(self._codes.values, minlength=self._codes.many).astype(np.int64)

    @cached_property
    def sizes(self) -> Numbers:
        """The size of each class."""
        return self.counts[self.counts > 0]

    @property
    def size_of_rows(self) -> Numbers:
        """For each row, how many rows look the same, itself included."""
        return self.counts[self._codes.values]

    @property
    def number(self) -> int:
        """How many classes there are."""
        return len(self.sizes)

    @property
    def k(self) -> int:
        """The size of the smallest class; 0 for a table without rows."""
        return int(self.sizes.min()) if len(self.sizes) else 0

    @property
    def uniques(self) -> int:
        """How many rows look like no other."""
        return int((self.sizes == 1).sum())

    def below(self, k: int) -> int:
        """Return how many rows are in classes of less than *k*."""
        return int(self.sizes[self.sizes < k].sum())


def coded(cells: pl.Series) -> Codes:
    """Return a column as numbers; an empty cell has a number of its own."""
    texts = cells.cast(pl.String)
    listed = texts.drop_nulls().unique()
    numbers = texts.cast(pl.Enum(listed)).to_physical().cast(pl.Int64).fill_null(listed.len())
    return Codes(numbers.to_numpy(), listed.len() + 1)


def together(codes: Sequence[Codes], rows: int) -> Classes:
    """Return the classes of rows that have the same number in all the columns; all alike when there is none."""
    found = Codes(np.zeros(rows, dtype=np.int64), 1)
    for each in codes:
        found = found.beside(each)
    return Classes(found)


def classes_of(frame: pl.DataFrame, quasi: Sequence[str]) -> Classes:
    """Return the classes of the rows of *frame* over the columns *quasi*."""
    return together([coded(frame.get_column(name)) for name in quasi], frame.height)
