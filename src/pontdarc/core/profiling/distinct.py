"""How many different values, and which are the most frequent, in a memory that does not grow with the table."""

import math

import numpy as np
import polars as pl

LONGEST = 200
"""Longer texts are counted, never kept: nobody reads them in a list, and shapes of land take megabytes."""
_ALL_HASHES = 2.0**64


def different(numbers: np.ndarray) -> np.ndarray:
    """Return the different ones in order. ``numpy.unique`` has hash tables of its own, twenty times slower here."""
    numbers = np.sort(numbers)
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if numbers.size else numbers


class Distinct:
    """The number of different values: counted up to *bound* of them, then estimated from the smallest hashes.

    The estimate is that of the k minimum values (Bar-Yossef and others, 2002): its standard error is 1 over the
    square root of *bound*. Two values of one 64-bit hash count for one: among a million, once in 37 million tables.
    """

    def __init__(self, bound: int) -> None:
        self._bound = max(bound, 1_000)
        self._hashes: list[np.ndarray] = []
        self._waiting = 0
        self._settled = False
        self.exact = True

    def add(self, values: pl.Series) -> None:
        """Take values that differ from one another."""
        self._hashes.append(values.hash().to_numpy())
        self._waiting += values.len()
        self._settled = False
        if self._waiting > 2 * self._bound:
            self._settle()

    def _settle(self) -> np.ndarray:
        if self._settled:
            return self._hashes[0]
        merged = different(np.concatenate(self._hashes)) if self._hashes else np.empty(0, dtype=np.uint64)
        if merged.size > self._bound:
            merged = merged[: self._bound]
            self.exact = False
        self._hashes, self._waiting, self._settled = [merged], merged.size, True
        return merged

    def count(self) -> int:
        """Return how many there are; look at *exact* after."""
        merged = self._settle()
        if self.exact:
            return int(merged.size)
        return round((merged.size - 1) * _ALL_HASHES / (float(merged[-1]) + 1))


def detached(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with texts of its own: a few that are kept must not hold in memory the piece they come from."""
    texts = [each for each in frame.get_columns() if isinstance(each.dtype, pl.String)]
    return frame.with_columns(pl.Series(each.name, each.to_arrow(), dtype=pl.String) for each in texts)


class Counts:
    """How many cells hold each value, as long as few differ; beyond *bound* of them, those that come back most.

    *frame*: value, count. When *whole* is false, counts are too low by at most *lost*, and a value that is not there
    has at most *lost* cells: what is frequent is there (Misra and Gries, 1982), to be counted again in a second pass.
    """

    def __init__(self, bound: int) -> None:
        self._bound = max(bound, 100)
        self.frame: pl.DataFrame | None = None
        self.whole = True
        self.lost = 0

    def add(self, counted: pl.DataFrame) -> None:
        """Take the counts of a piece: value, count."""
        if not self.whole:
            counted = counted.filter(pl.col("count") > 1)
            self.lost += 1
        if self.frame is not None:
            counted = pl.concat([self.frame, counted])
            counted = counted.group_by("value", maintain_order=True).agg(pl.col("count").sum())
        if counted.height > self._bound:
            self.whole = False
            least = int(counted.get_column("count").top_k(self._bound // 2 + 1).min())  # type: ignore[arg-type]
            self.lost += least
            counted = counted.filter(pl.col("count") > least)
        self.frame = detached(counted)

    @property
    def most(self) -> int:
        """The most cells that one value may have."""
        kept = self.frame.get_column("count").max() if self.frame is not None and self.frame.height else 0
        return int(kept or 0) + self.lost  # type: ignore[arg-type]

    def frequent(self, how_many: int) -> pl.DataFrame:
        """Return the rows of the most frequent values, by count then by value."""
        if self.frame is None:
            return pl.DataFrame(schema={"value": pl.String, "count": pl.UInt32})
        return first_of(self.frame, how_many)


def first_of(counted: pl.DataFrame, how_many: int) -> pl.DataFrame:
    """Return the *how_many* rows (value, count) of the highest counts; values in order where counts are equal."""
    if counted.height > how_many:
        counts = counted.get_column("count")
        least = counts.top_k(how_many).min()
        counted = counted.filter(counts >= least)
    return counted.sort("count", "value", descending=[True, False]).head(how_many)


def bound_for(columns: int, budget: int, most: int, least: int) -> int:
    """Return the part of *budget* that each of *columns* may use, between *least* and *most*."""
    return min(most, max(least, math.floor(budget / max(columns, 1))))
