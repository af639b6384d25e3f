"""Which columns, taken together, single people out: searched for, smallest combinations first.

What singles people out still does with one more column, so a combination that does is told and never added to: what
comes out is the smallest combinations, and most of the larger ones are never looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from pontdarc.core.privacy.classes import Codes, coded, together

WIDTH = 3
SHARE = 0.05
"""Beyond this share of rows alone, a combination is told to single people out."""


@dataclass(frozen=True, slots=True)
class Combination:
    """*columns* that leave *alone* rows like no other, a *share* of all. *k*: the size of its smallest class."""

    columns: tuple[str, ...]
    alone: int
    share: float
    k: int


def singling_combinations(
    frame: pl.DataFrame, columns: Sequence[str], *, width: int = WIDTH, share: float = SHARE
) -> tuple[Combination, ...]:
    """Return the smallest combinations of *width* columns or less that leave alone more than *share* of the rows.

    Those of fewest columns first, then those that single out the most rows.
    """
    codes = {name: coded(frame.get_column(name)) for name in columns}
    found: list[Combination] = []
    for size in range(1, min(width, len(columns)) + 1):
        told = [each for each in _measured(codes, size, frame.height, found) if each.share > share]
        found += sorted(told, key=lambda each: -each.alone)
    return tuple(found)


def _measured(codes: Mapping[str, Codes], size: int, rows: int, found: Sequence[Combination]) -> Iterator[Combination]:
    known = [set(each.columns) for each in found]
    for names in combinations(codes, size):
        if any(each <= set(names) for each in known):
            continue
        classes = together([codes[name] for name in names], rows)
        alone = classes.uniques
        yield Combination(names, alone, alone / rows if rows else 0.0, classes.k)
