"""What a column of texts looks like: lengths, shapes, and the values whose shape or spelling is not the usual one."""

import polars as pl

from pontdarc.core.kind import folded
from pontdarc.core.profile import Lengths, Pattern, Unusual
from pontdarc.core.profiling.distinct import LONGEST, detached
from pontdarc.core.profiling.shapes import compressed, shapes

_MOST_SHAPES, _MOST_COMPRESSED = 2_000, 5_000
_SHOWN = 10
_FEW_TELL_ALL = 0.8
_DOMINANT, _RARE, _ENOUGH = 0.95, 0.01, 20
_TIMES, _MOST_SPELLINGS = 10, 5_000


class LengthsSeen:
    """The shortest, the longest, and the mean of the lengths in characters."""

    def __init__(self) -> None:
        self._least: int | None = None
        self._most = 0
        self._sum = 0
        self._cells = 0

    def add(self, counted: pl.DataFrame) -> None:
        """Take different texts and how many cells hold each: value, count."""
        length = pl.col("value").str.len_chars().cast(pl.Int64)
        least, most, total, cells = counted.select(
            length.min(), most=length.max(), total=(length * pl.col("count")).sum(), cells=pl.col("count").sum()
        ).row(0)
        if cells:
            self._least = least if self._least is None else min(self._least, least)
            self._most = max(self._most, most)
            self._sum += total
            self._cells += cells

    def seen(self) -> Lengths | None:
        """Return them, None when no cell was filled."""
        if self._least is None:
            return None
        return Lengths(self._least, self._most, round(self._sum / self._cells, 2))


class ShapesSeen:
    """The shapes of the texts, each with its cells and one example; none any more once they are too many."""

    def __init__(self) -> None:
        self._frame = pl.DataFrame(schema={"shape": pl.String, "count": pl.Int64, "value": pl.String})
        self._compressed = False
        self._given_up = False

    def add(self, counted: pl.DataFrame) -> None:
        """Take different texts and how many cells hold each: value, count."""
        if self._given_up:
            return
        counted = counted.filter(pl.col("value").str.len_bytes() <= LONGEST)
        shape = shapes(counted.get_column("value"))
        found = counted.select("value", pl.col("count").cast(pl.Int64)).with_columns(shape)
        if self._compressed:
            found = _grouped(found).with_columns(compressed(pl.col("shape")))
        self._frame = detached(_grouped(pl.concat([self._frame, found.select("shape", "count", "value")])))
        if not self._compressed and self._frame.height > _MOST_SHAPES:
            self._compressed = True
            self._frame = _grouped(self._frame.with_columns(compressed(pl.col("shape"))))
        self._given_up = self._compressed and self._frame.height > _MOST_COMPRESSED

    def seen(self) -> tuple[tuple[Pattern, ...], tuple[Unusual, ...]]:
        """Return the most frequent shapes, and an example of each rare one beside a shape that nearly all have."""
        if self._given_up or self._frame.is_empty():
            return (), ()
        frame = _ranked(self._frame)
        cells = int(frame.get_column("count").sum())
        first = int(frame.get_column("count").head(5).sum())
        if not self._compressed and first < _FEW_TELL_ALL * cells:
            frame = _ranked(_grouped(frame.with_columns(compressed(pl.col("shape")))))
        patterns = tuple(
            Pattern(shape, count, round(count / cells, 4))
            for shape, count in frame.select("shape", "count").head(_SHOWN).iter_rows()
        )
        return patterns, _rare(frame, cells)


def _grouped(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.group_by("shape", maintain_order=True).agg(pl.col("count").sum(), pl.col("value").min())


def _ranked(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sort("count", "shape", descending=[True, False])


def _rare(frame: pl.DataFrame, cells: int) -> tuple[Unusual, ...]:
    if cells < _ENOUGH or frame.get_column("count")[0] < _DOMINANT * cells:
        return ()
    few = frame.filter(pl.col("count") <= max(1.0, _RARE * cells)).head(_SHOWN)
    return tuple(Unusual(value, count, "pattern") for value, count in few.select("value", "count").iter_rows())


def other_spellings(counted: pl.DataFrame) -> tuple[Unusual, ...]:
    """Return the values that differ from a far more frequent one by case, accents or blanks alone."""
    if not 1 < counted.height <= _MOST_SPELLINGS:
        return ()
    best = pl.col("count").max().over("folded")
    few = (
        counted.with_columns(folded=folded(pl.col("value")))
        .with_columns(best=best)
        .filter(pl.col("best") >= _TIMES * pl.col("count"))
        .sort("count", "value", descending=[True, False])
        .head(_SHOWN)
    )
    return tuple(Unusual(value, count, "spelling") for value, count in few.select("value", "count").iter_rows())
