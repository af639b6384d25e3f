"""One column, seen a piece at a time: what is kept between pieces is bounded, whatever the column holds."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from pontdarc.core.profile import Bin, ColumnProfile, Edge, Frequent, Outliers, Unusual
from pontdarc.core.profiling import days
from pontdarc.core.profiling.counting import counted
from pontdarc.core.profiling.distinct import LONGEST, Counts, Distinct, first_of
from pontdarc.core.profiling.numbers import QUANTILES, Fence, Sketch, fence, into_bars, middle, nice_edges, quantile
from pontdarc.core.profiling.reading_values import as_text, edge, family_of, numbers
from pontdarc.core.profiling.texts import LengthsSeen, ShapesSeen, other_spellings

_TOP = 10
_FREQUENT = 0.001
"""Share of the cells below which no value of a long column is called frequent."""
_EXTREMES = 8
_FAR_SHOWN = 5
_FAR_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Described:
    """What is already known of a column; *masked*: its values must not be in the profile."""

    name: str
    type: str
    kind: str | None
    title: str
    masked: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one column may keep in memory: different values, hashes, numbers."""

    values: int
    hashes: int
    numbers: int


class ColumnState:
    """What was seen of a column so far: :meth:`add` every piece, :meth:`again` too where :attr:`unsettled`."""

    def __init__(self, described: Described, dtype: pl.DataType, bounds: Bounds) -> None:
        self.described = described
        self.family = family_of(dtype, described.type, described.kind)
        self.missing = 0
        self.cells = 0
        self.distinct = Distinct(bounds.hashes)
        self._counts = Counts(bounds.values)
        self._sketch = Sketch(bounds.numbers)
        self._extremes = pl.DataFrame(schema={"number": pl.Float64, "value": pl.String, "count": pl.Int64})
        self._whole_numbers = True
        self._lengths, self._shapes = LengthsSeen(), ShapesSeen()
        self._second: pl.DataFrame | None = None
        self._bars = np.zeros(0, dtype=np.int64)
        self._far = 0
        self._edges: list[float] = []
        self._fence: Fence | None = None

    def add(self, cells: pl.Series) -> None:
        """Take the cells of the next piece."""
        self.missing += cells.null_count()
        self.cells += cells.len()
        found = counted(cells)
        values = found.get_column("value")
        self.distinct.add(values)
        if self.described.masked:
            return
        if isinstance(values.dtype, pl.String) and self.family in ("text", "long"):
            self._lengths.add(found)
        if self.family in ("number", "date", "datetime"):
            self._add_numbers(found)
        if self.family == "text":
            self._shapes.add(found)
        if self.family != "long":
            self._counts.add(_readable(found))

    def _add_numbers(self, counts: pl.DataFrame) -> None:
        number = numbers(counts.get_column("value"), self.family, self.described.kind).alias("number")
        frame = counts.with_columns(number, pl.col("count").cast(pl.Int64)).drop_nulls("number").sort("number")
        if frame.is_empty():
            return
        found = frame.get_column("number")
        if found.dtype == pl.Float64 and self._whole_numbers:
            self._whole_numbers = bool((found == found.round()).all())
        self._sketch.add(found.cast(pl.Float64).to_numpy(), frame.get_column("count").to_numpy())
        ends = pl.concat([frame.head(_EXTREMES), frame.tail(_EXTREMES)])
        texts = pl.Series("value", [as_text(value) for value in ends.get_column("value")], dtype=pl.String)
        ends = ends.select(pl.col("number").cast(pl.Float64), texts, "count").unique(["number", "value"])
        both = pl.concat([self._extremes, ends]).group_by("number").agg(pl.col("value").min(), pl.col("count").sum())
        kept = [both.bottom_k(_EXTREMES, by="number"), both.top_k(_EXTREMES, by="number")]
        self._extremes = pl.concat(kept).unique("number").sort("number")

    def settle(self) -> None:
        """Say where the bars of the histogram are, and what is far: once every piece was added."""
        values, counts = self._sketch.points()
        if not values.size:
            return
        low, high = (float(end) for end in self._extremes.get_column("number").gather([0, -1]))
        hours = self.family == "datetime"
        self._fence = _rounded(fence(values, counts, may_be_skewed=self.family == "number"), self._whole_numbers)
        from_, to = middle(values, counts)
        if self.family == "number":
            edges = nice_edges(from_, to, whole=self._whole_numbers)
        else:
            edges = days.edges(from_, to, hours=hours)
        self._edges = [min(edges[0], low), *edges[1:-1], max(edges[-1], high)]
        if self._sketch.exact:
            self._see_numbers(values, counts)

    def _see_numbers(self, values: np.ndarray, counts: np.ndarray | None) -> None:
        bars = into_bars(values, counts, self._edges)
        self._bars = self._bars + bars if self._bars.size else bars
        if self._fence is not None:
            outside = (values < self._fence.low) | (values > self._fence.high)
            self._far += int(outside.sum() if counts is None else counts[outside].sum())

    @property
    def unsettled(self) -> bool:
        """True when a second look at every piece is needed for exact counts."""
        return not self._sketch.exact or self._wants_counts

    def again(self, cells: pl.Series) -> None:
        """Take the cells of a piece a second time, after :meth:`settle`."""
        if not self._sketch.exact:
            found = numbers(cells.drop_nulls(), self.family, self.described.kind).drop_nulls()
            self._see_numbers(found.cast(pl.Float64).to_numpy(), None)
        if self._counts.frame is None or not self._wants_counts:
            return
        candidates = self._counts.frame.get_column("value")
        more = counted(cells.filter(cells.is_in(candidates.implode())))
        if self._second is not None:
            more = pl.concat([self._second, more]).group_by("value").agg(pl.col("count").sum())
        self._second = more

    @cached_property
    def _wants_counts(self) -> bool:
        """Whether some value may be frequent that was not counted to the end."""
        most = self._counts.most
        return not self._counts.whole and not self._all_differ() and most >= _FREQUENT * (self.cells - self.missing)

    def _all_differ(self) -> bool:
        return self.distinct.count() == self.cells - self.missing and self.distinct.exact

    def profile(self) -> ColumnProfile:
        """Return what is known, once every piece was seen."""
        its, distinct = self.described, self.distinct.count()
        found = ColumnProfile(
            its.name, its.type, its.kind, its.title, self.missing, distinct, self.distinct.exact, its.masked
        )
        if its.masked or self.missing == self.cells:
            return found
        found = replace(found, top=self._top(), lengths=self._lengths.seen())
        if self._extremes.height:
            return self._with_numbers(found)
        patterns, rare = self._shapes.seen()
        spellings = (
            other_spellings(self._counts.frame) if self._may_be_spelt() and self._counts.frame is not None else ()
        )
        return replace(found, patterns=patterns, unusual=(*rare, *spellings))

    def _may_be_spelt(self) -> bool:
        return self.family == "text" and self._counts.whole

    def _top(self) -> tuple[Frequent, ...]:
        if self.family == "long" or self._all_differ():
            return ()
        if self._counts.whole:
            frame = self._counts.frequent(_TOP)
        elif self._second is None:
            return ()
        else:
            frame = first_of(self._second.filter(pl.col("count") > self._counts.lost), _TOP)
        return tuple(Frequent(as_text(value), count) for value, count in frame.iter_rows())

    def _with_numbers(self, found: ColumnProfile) -> ColumnProfile:
        values, counts = self._sketch.points()
        ends = self._extremes.get_column("number")
        outliers = None
        if self._fence is not None:
            outliers = Outliers(self._far, self._edge(self._fence.low), self._edge(self._fence.high))
        mean = self._sketch.sum / self._sketch.total
        return replace(
            found,
            min=self._edge(ends[0]),
            max=self._edge(ends[-1]),
            mean=_significant(mean) if self.family == "number" else self._edge(mean),
            quantiles={str(share): self._edge(quantile(values, counts, share)) for share in QUANTILES},
            histogram=tuple(
                Bin(self._edge(low), self._edge(high), int(count))
                for low, high, count in zip(self._edges, self._edges[1:], self._bars.tolist(), strict=False)
            ),
            outliers=outliers,
            unusual=self._far_values(),
        )

    def _edge(self, number: float) -> Edge:
        return edge(number, self.family)

    def _far_values(self) -> tuple[Unusual, ...]:
        if self._fence is None or not 0 < self._far <= max(1.0, _FAR_SHARE * self._sketch.total):
            return ()
        low, high = self._fence.low, self._fence.high
        beyond = pl.max_horizontal(low - pl.col("number"), pl.col("number") - high)
        far = self._extremes.filter(beyond > 0).sort(beyond, "number", descending=[True, False]).head(_FAR_SHOWN)
        return tuple(Unusual(value, count, "far") for value, count in far.select("value", "count").iter_rows())


def _readable(counts: pl.DataFrame) -> pl.DataFrame:
    if counts.schema["value"] != pl.String:
        return counts
    return counts.filter(pl.col("value").str.len_bytes() <= LONGEST)


def _rounded(found: Fence | None, whole: bool) -> Fence | None:
    """Return bounds that people read: whole where the numbers are, else of six figures."""
    if found is None:
        return None
    if whole:
        return Fence(float(np.ceil(found.low)), float(np.floor(found.high)))
    return Fence(float(f"{found.low:.6g}"), float(f"{found.high:.6g}"))


def _significant(number: float) -> float:
    return float(f"{number:.10g}")
