"""An attack: someone who holds another table tries to find its people in ours, and how far that goes is reported.

The other table may be the last version of the same dataset, or one that anybody can read. A row of it is *reached* when
some row of ours says the same in the columns both have; *pinned* when one row only does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Attack:
    """What the attack came to.

    *on*: the columns used. *targets*: the rows of the other table. *reached*, *pinned*: how many of them. *expected*:
    how many would be found by choosing at random among the rows that say the same. *right*: how many of the pinned are
    the right row, when a column known to both tells; None when nothing tells.
    """

    on: tuple[str, ...]
    targets: int
    reached: int
    pinned: int
    expected: float
    right: int | None = None

    @property
    def success(self) -> float:
        """The share of the targets found: surely when a column tells, else by chance among those that look the same."""
        return (self.expected if self.right is None else self.right) / self.targets if self.targets else 0.0


def attack(ours: pl.DataFrame, theirs: pl.DataFrame, on: Sequence[str], truth: str | None = None) -> Attack:
    """Return how many rows of *theirs* are found in *ours* by the columns *on*.

    *truth*: a column of both that names the person, never used to search, only to tell whether what was found is right.
    """
    keys = [pl.col(name).cast(pl.String) for name in on]
    chosen = [name for name in (*on, truth) if name is not None]
    if not on or not ours.height:
        return Attack(tuple(on), theirs.height, 0, 0, 0.0, None if truth is None else 0)
    some = [] if truth is None else [pl.col(truth).cast(pl.String).first().alias("_who")]
    held = ours.select(chosen).group_by(keys).agg(pl.len().alias("_alike"), *some)
    wanted = theirs.select(*keys, *([pl.col(truth).cast(pl.String).alias("_truth")] if truth else []))
    met = wanted.join(held, on=list(on), how="inner", nulls_equal=True)
    alike = met.get_column("_alike")
    pinned = met.filter(pl.col("_alike") == 1)
    right = None if truth is None else int(pinned.select((pl.col("_who") == pl.col("_truth")).sum()).item())
    expected = float((1 / alike).sum()) if alike.len() else 0.0
    return Attack(tuple(on), theirs.height, met.height, pinned.height, expected, right)
