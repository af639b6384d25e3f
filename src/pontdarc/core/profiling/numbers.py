"""Numbers one beside another: quantiles, bounds beyond which a value is far from the others, bars of a histogram."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pontdarc.core.profiling.distinct import different

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
BARS = 20
_FENCE = 3.0
_SKEWED = 3.0
_ENOUGH, _ENOUGH_VALUES = 20, 10


class Sketch:
    """Numbers and how many times each, exactly while at most *bound* differ; then *bound* of them stand for all.

    Each stands for its neighbours in order, so that a quantile is off by at most one rank in *bound* by compression.
    """

    def __init__(self, bound: int) -> None:
        self._bound = max(bound, 1_000)
        self._values: list[np.ndarray] = []
        self._counts: list[np.ndarray] = []
        self._waiting = 0
        self._settled = False
        self.exact = True
        self.total = 0
        self.sum = 0.0

    def add(self, values: np.ndarray, counts: np.ndarray) -> None:
        """Take finite numbers that differ, and how many times each."""
        self._values.append(values)
        self._counts.append(counts)
        self._waiting += values.size
        self._settled = False
        self.total += int(counts.sum())
        self.sum += float((values * counts).sum())
        if self._waiting > 4 * self._bound:
            self.points()

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the numbers in order, and how many times each."""
        if not self._values:
            return np.empty(0), np.empty(0, dtype=np.int64)
        if self._settled:
            return self._values[0], self._counts[0]
        values, counts = _merged(np.concatenate(self._values), np.concatenate(self._counts))
        if values.size > self._bound:
            self.exact = False
            values, counts = _thinned(values, counts, self._bound)
        self._values, self._counts, self._waiting = [values], [counts], values.size
        self._settled = True
        return values, counts


def _merged(values: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(values)
    values, counts = values[order], counts[order].astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return values[starts], np.add.reduceat(counts, starts)


def _thinned(values: np.ndarray, counts: np.ndarray, bound: int) -> tuple[np.ndarray, np.ndarray]:
    """Keep *bound* numbers at even ranks, each for the numbers up to it; the ends stay."""
    upto = np.cumsum(counts)
    ranks = np.linspace(1, upto[-1], bound)
    places = different(np.concatenate(([0], np.searchsorted(upto, np.round(ranks)), [values.size - 1])))
    return values[places], np.diff(upto[places], prepend=0)


def quantile(values: np.ndarray, counts: np.ndarray, share: float) -> float:
    """Return the smallest number at or below which lies at least *share* of them: always one of the numbers."""
    upto = np.cumsum(counts)
    place = int(np.searchsorted(upto, share * upto[-1] - 1e-9))
    return float(values[min(place, values.size - 1)])


@dataclass(frozen=True, slots=True)
class Fence:
    """What is not far from the others: from *low* to *high*."""

    low: float
    high: float


def fence(values: np.ndarray, counts: np.ndarray, *, may_be_skewed: bool = True) -> Fence | None:
    """Return three interquartile ranges on each side (Tukey's outer fence); from nought, on a logarithm, when skewed.

    None when there are too few different numbers, or when half of them are the same.
    """
    if values.size < _ENOUGH_VALUES or counts.sum() < _ENOUGH:
        return None
    low, middle, high = (quantile(values, counts, share) for share in (0.25, 0.5, 0.75))
    if high <= low:
        return None
    skewed = high - middle > _SKEWED / 2 * (middle - low) and high > _SKEWED * low
    if may_be_skewed and skewed and values[0] >= 0 < low:
        width = math.log(high) - math.log(low)
        return Fence(0.0, min(high * math.exp(_FENCE * width), 1e300))
    return Fence(low - _FENCE * (high - low), high + _FENCE * (high - low))


def middle(values: np.ndarray, counts: np.ndarray) -> tuple[float, float]:
    """Return the ends of what a histogram shows in equal bars: a few far numbers must not flatten all the others."""
    low, high = quantile(values, counts, 0.05), quantile(values, counts, 0.95)
    if low == high:
        return float(values[0]), float(values[-1])
    margin = (high - low) / 2
    return max(float(values[0]), low - margin), min(float(values[-1]), high + margin)


def nice_edges(low: float, high: float, *, whole: bool) -> list[float]:
    """Return the edges of at most :data:`BARS` bars of the same round width (1, 2 or 5 times a power of ten)."""
    if not high > low:
        return [low, low + 1.0 if whole else low + (abs(low) or 1.0)]
    width = (high - low) / BARS
    power = 10.0 ** math.floor(math.log10(width))
    step = next((power * each for each in (1, 2, 5, 10) if power * each >= width * 0.999), power * 10)
    step = max(step, 1.0) if whole else step
    first = math.floor(low / step)
    last = max(math.floor(high / step) + 1, first + 1)
    digits = max(0, -math.floor(math.log10(step)) + 1)
    return [round(rank * step, digits) for rank in range(first, last + 1)]


def into_bars(values: np.ndarray, counts: np.ndarray | None, edges: Sequence[float]) -> np.ndarray:
    """Return how many numbers fall in each bar; what lies beyond the ends falls in the first or the last."""
    places = np.clip(np.searchsorted(np.asarray(edges), values, side="right") - 1, 0, len(edges) - 2)
    return np.bincount(places, weights=counts, minlength=len(edges) - 1).astype(np.int64)
