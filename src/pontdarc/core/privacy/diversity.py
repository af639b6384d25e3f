"""What a class gives away of a sensitive column: l-diversity and t-closeness.

Sources: Machanavajjhala et al., « l-Diversity: Privacy Beyond k-Anonymity », ACM TKDD 1(1), 2007 (distinct, entropy,
recursive); Li, Li & Venkatasubramanian, « t-Closeness », ICDE 2007 (equal and ordered distances).
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from pontdarc.core.kind import decimal
from pontdarc.core.privacy.classes import Classes, Numbers

Reals = np.ndarray[tuple[int], np.dtype[np.float64]]

RECURSIVE_C = 3.0


@dataclass(frozen=True, slots=True)
class Diversity:
    """What the worst class gives away of a sensitive column.

    *distinct*: its number of values. *entropy*: the exponential of the entropy of its values. *recursive*: the largest
    l such that r1 < c (rl + … + rm) in every class, with c = RECURSIVE_C. *equal*, *ordered*: the largest distance,
    from 0 to 1, between the values of a class and those of the table; *ordered* is None when the values have no order.
    *told*: the share of rows whose class leaves one value. *guess*, *baseline*: the share of rows whose value is
    guessed right by who knows the class, or the whole table only.
    """

    distinct: int
    entropy: float
    recursive: int
    equal: float
    ordered: float | None
    told: float
    guess: float
    baseline: float


def diversity(classes: Classes, sensitive: pl.Series) -> Diversity:
    """Return what the classes give away of the column *sensitive*, an empty cell being a value like another."""
    if not classes.rows:
        return Diversity(0, 0.0, 0, 0.0, None, 0.0, 0.0, 0.0)
    values, in_order = _ordered(sensitive)
    whole = np.bincount(values) / classes.rows
    pairs = _Pairs.of(classes.of_rows, values, len(whole))
    share = pairs.counts / pairs.sizes_of_pairs
    most = np.maximum.reduceat(pairs.counts, pairs.starts)
    entropy = -np.add.reduceat(share * np.log(share), pairs.starts)
    equal = np.add.reduceat(np.maximum(share - whole[pairs.values], 0.0), pairs.starts)
    return Diversity(
        distinct=int(pairs.distinct.min()),
        entropy=round(float(np.exp(entropy.min())), 6),
        recursive=_recursive(pairs),
        equal=round(float(equal.max()), 6),
        ordered=round(_ordered_distance(pairs, whole), 6) if in_order else None,
        told=float(pairs.sizes[pairs.distinct == 1].sum() / classes.rows),
        guess=float(most.sum() / classes.rows),
        baseline=float(whole.max()),
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The values met in each class, class after class and value after value: *counts* of rows by pair.

    *starts*: where each class begins. *sizes*, *distinct*: the rows and the values of each class.
    """

    values: Numbers
    counts: Numbers
    starts: Numbers
    sizes: Numbers
    distinct: Numbers

    @classmethod
    def of(cls, classes: Numbers, values: Numbers, many: int) -> "_Pairs":
        met = np.sort(classes * many + values)
        first = np.flatnonzero(np.concatenate([[True], met[1:] != met[:-1]]))
        counts = np.diff(np.append(first, len(met)))
        owners = met[first] // many
        starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
        distinct = np.diff(np.append(starts, len(owners)))
        return cls(met[first] % many, counts, starts, np.add.reduceat(counts, starts), distinct)

    @property
    def sizes_of_pairs(self) -> Numbers:
        return np.repeat(self.sizes, self.distinct)


def _ordered(sensitive: pl.Series) -> tuple[Numbers, bool]:
    """Return each cell as the rank of its value, and whether ranks follow an order: numbers alone, and dates, do."""
    texts = sensitive.cast(pl.String)
    listed = texts.drop_nulls().unique().alias("text").to_frame()
    numbers = listed.select(decimal(pl.col("text"))).to_series()
    are_numbers = bool(listed.height) and not numbers.null_count()
    are_dates = bool(listed.height) and bool(
        listed.get_column("text").str.contains(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$").all()
    )
    ranks = (numbers if are_numbers else listed.get_column("text")).rank("dense").cast(pl.Int64)
    cells = texts.replace_strict(listed.get_column("text"), ranks, default=0, return_dtype=pl.Int64)
    told: Numbers = cells.to_numpy()
    return told - told.min(), are_numbers or are_dates


def _recursive(pairs: _Pairs) -> int:
    """Return the largest l that every class keeps to: how long what remains of it outweighs its commonest value."""
    top = int(pairs.counts.max()) + 1
    ranks = np.repeat(np.arange(len(pairs.starts)), pairs.distinct)
    counts = top - 1 - np.sort(ranks * top + (top - 1 - pairs.counts)) % top
    before = np.cumsum(counts) - counts
    remaining = pairs.sizes_of_pairs - (before - np.repeat(before[pairs.starts], pairs.distinct))
    holds = remaining * RECURSIVE_C > np.repeat(counts[pairs.starts], pairs.distinct)
    return int(np.add.reduceat(holds.astype(np.int64), pairs.starts).min())


def _ordered_distance(pairs: _Pairs, whole: Reals) -> float:
    """Return the largest ordered distance: the mean over the m - 1 steps of |P - Q|, both cumulated.

    P of a class changes only at its own values, so the sum over the steps between two of them is read from the
    cumulated sums of Q: the values that a class lacks cost nothing.
    """
    steps = len(whole) - 1
    if steps < 1:
        return 0.0
    q = np.cumsum(whole)
    summed = np.concatenate([[0.0], np.cumsum(q)])
    start = np.minimum(pairs.values, steps)
    end = np.append(pairs.values[1:], steps)
    end[np.append(pairs.starts[1:], len(end)) - 1] = steps
    end = np.minimum(end, steps)
    cumulated = np.cumsum(pairs.counts)
    before = (cumulated - pairs.counts)[pairs.starts]
    p = (cumulated - np.repeat(before, pairs.distinct)) / pairs.sizes_of_pairs
    turn = np.clip(np.searchsorted(q, p, side="right"), start, end)
    part = p * (turn - start) - (summed[turn] - summed[start]) + (summed[end] - summed[turn]) - p * (end - turn)
    part[pairs.starts] += summed[start[pairs.starts]]
    return float(np.add.reduceat(part, pairs.starts).max()) / steps
