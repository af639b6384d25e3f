"""What columns say of one another: those that tell every row from the others, those that follow from another.

Candidates are found on rows spread over the table, then verified on every row. All is done on hashes of 64 bits.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import polars as pl

from pontdarc.core.profile import Dependency
from pontdarc.core.profiling.distinct import different

SAMPLE_ROWS = 20_000
MOST_COLUMNS = 40
_MOST_PAIRS = 24
_FEWEST_ROWS, _FEWEST_REPEATED = 50, 20
_EXCEPTIONS, _EXCEPTIONS_SEEN = 0.01, 0.02
_BETTER_THAN_CONSTANT = 0.1
_MOST_COMBINATIONS = 300_000
_MOST_KEY_ROWS = 3_000_000
_MOST_KEYS = 5
_MIX = np.uint64(0x9E3779B97F4A7C15)

Pair = tuple[str, str]


def paired(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return one hash for two, in this order."""
    with np.errstate(over="ignore"):
        mixed: np.ndarray = (left ^ (left >> np.uint64(29))) * _MIX + right
    return mixed


class Sample:
    """Some rows of the columns that may be related, from their hashes: 0 for a missing cell, else a rank per value."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.rows = frame.height
        self.codes = {name: _codes(frame.get_column(name)) for name in frame.columns[:MOST_COLUMNS]}
        self.sizes = {name: int(codes.max(initial=0)) + 1 for name, codes in self.codes.items()}

    def _combined(self, left: str, right: str) -> np.ndarray:
        combined: np.ndarray = self.codes[left] * self.sizes[right] + self.codes[right]
        return combined

    def dependencies(self) -> list[Pair]:
        """Return the pairs, in either order, of which one column may follow from the other: the surest first."""
        if self.rows < _FEWEST_ROWS:
            return []
        found: list[tuple[float, Pair]] = []
        for left, right in combinations(self.codes, 2):
            if min(self.sizes[left], self.sizes[right]) < 3:  # 0 is for missing cells: one value says nothing
                continue
            combined, counts = np.unique(self._combined(left, right), return_counts=True)
            of_left, of_right = np.divmod(combined, self.sizes[right])
            filled = (of_left > 0) & (of_right > 0)
            of_left, of_right, counts = of_left[filled], of_right[filled], counts[filled]
            doubt = min(self._doubt(of_left, of_right, counts), self._doubt(of_right, of_left, counts))
            if doubt <= _EXCEPTIONS_SEEN:
                found.append((doubt, (left, right)))
        found.sort(key=lambda each: each[0])
        return [pair for _, pair in found[:_MOST_PAIRS]]

    def _doubt(self, origins: np.ndarray, others: np.ndarray, counts: np.ndarray) -> float:
        """Return the share of the rows of a repeated origin that are exceptions; 1 when nothing can be said."""
        rows, exceptions, groups = _exceptions(origins, counts)
        repeated = rows - groups
        if repeated < _FEWEST_REPEATED:
            return 1.0
        constant = int(np.bincount(others, weights=counts).max())
        if constant == rows or exceptions > _BETTER_THAN_CONSTANT * (rows - constant) * repeated / rows:
            return 1.0
        return exceptions / repeated

    def keys(self, names: Sequence[str], rows: int, distinct: dict[str, int]) -> list[Pair]:
        """Return the pairs among *names* that tell apart all the rows of the sample, those of fewest values first."""
        both = combinations(filter(self.codes.__contains__, names), 2)
        able = [pair for pair in both if distinct[pair[0]] * distinct[pair[1]] >= rows]
        able.sort(key=lambda pair: distinct[pair[0]] + distinct[pair[1]])
        found = []
        for pair in able[:200]:
            if different(self._combined(*pair)).size == self.rows:
                found.append(pair)
            if len(found) == _MOST_KEYS:
                break
        return found


def _codes(hashes: pl.Series) -> np.ndarray:
    return hashes.rank("dense").fill_null(0).to_numpy().astype(np.int64)


def _exceptions(origins: np.ndarray, counts: np.ndarray) -> tuple[int, int, int]:
    """Return rows, rows that do not hold the most frequent value of their origin, and how many origins there are."""
    if not origins.size:
        return 0, 0, 0
    order = np.argsort(origins, kind="stable")
    origins, counts = origins[order], counts[order]
    starts = np.flatnonzero(np.concatenate(([True], origins[1:] != origins[:-1])))
    rows = int(counts.sum())
    return rows, rows - int(np.maximum.reduceat(counts, starts).sum()), int(starts.size)


class DependencyCheck:
    """Counts, on every row, what the sample says of two columns."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._seen: pl.DataFrame | None = None
        self._given_up = False

    def add(self, frame: pl.DataFrame) -> None:
        """Take a piece: hashes of the columns, null where the cell is missing."""
        if self._given_up:
            return
        left, right = self.pair
        found = frame.select(left=left, right=right).group_by("left", "right").agg(count=pl.len())
        if self._seen is not None:
            found = pl.concat([self._seen, found]).group_by("left", "right").agg(pl.col("count").sum())
        self._seen = found
        self._given_up = found.height > _MOST_COMBINATIONS

    def found(self) -> list[Dependency]:
        """Return what holds among rows where both are filled: one way, the other, both or neither."""
        if self._given_up or self._seen is None:
            return []
        left, right = self.pair
        seen = self._seen.drop_nulls()
        held = []
        for origin, to, side, other in ((left, right, "left", "right"), (right, left, "right", "left")):
            groups = seen.group_by(side).agg(rows=pl.col("count").sum(), most=pl.col("count").max())
            rows, most = groups.select(pl.col("rows").sum(), pl.col("most").sum()).row(0)
            by_other = seen.group_by(other).agg(pl.col("count").sum())
            constant = by_other.select(pl.col("count").max()).item() or 0
            exceptions = rows - most
            if rows - groups.height < _FEWEST_REPEATED or exceptions > _EXCEPTIONS * rows:
                continue
            if exceptions <= _BETTER_THAN_CONSTANT * (rows - constant) and constant < rows:
                held.append(Dependency((origin,), to, exceptions))
        return held


class KeyCheck:
    """Says whether two columns tell every row from the others."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._hashes: list[np.ndarray] = []
        self._rows = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Take a piece: hashes of the columns."""
        self._rows += frame.height
        if self._rows <= _MOST_KEY_ROWS:
            left, right = (frame.get_column(name).to_numpy() for name in self.pair)
            self._hashes.append(paired(left, right))

    def holds(self) -> bool:
        """Return whether they do; false when there are too many rows to say."""
        if self._rows > _MOST_KEY_ROWS or not self._rows:
            return False
        return int(different(np.concatenate(self._hashes)).size) == self._rows
