"""What is kept of a table looked at piece by piece for personal data: counts, and a bounded number of values."""

from collections import Counter
from collections.abc import Mapping

import polars as pl

from pontdarc.core.privacy.evidence import Candidates, Column, candidates, weighed
from pontdarc.core.privacy.holders import NUMBERED, Numbers
from pontdarc.core.privacy.social_aid import MOST
from pontdarc.core.recognition import KINDS, Recognised

HEAD = 2_000
FEW = 3
"""Below so many persons, a count points at them."""
_SEEN = 1_000
_SHORT = 12
POINTS = frozenset({"latitude", "longitude", "latlon", "lonlat", "lambert93_x", "lambert93_y"})
"""Kinds that say where something is."""
_AT_ONCE = 100_000


class KindMeasure:
    """How many cells of a column are of a kind, and the first of them."""

    def __init__(self, slug: str) -> None:
        self._kind = KINDS[slug]
        self._cells = self._are = 0
        self._first: list[str] = []

    def add(self, values: pl.Series) -> None:
        """Look at more cells."""
        text = pl.col("text")
        cells = (
            pl.DataFrame({"text": values})
            .lazy()
            .filter(text.str.strip_chars() != "")
            .with_columns(self._kind.looks_like(text).fill_null(False).alias("is"))
            .collect()
        )
        self._cells += cells.height
        self._are += int(cells.get_column("is").sum())
        if len(self._first) < _SEEN:
            first = cells.filter(pl.col("is")).get_column("text").head(_SEEN - len(self._first))
            self._first += first.to_list()

    @property
    def share(self) -> float:
        """The share of all non-empty cells that are of the kind."""
        return round(self._are / self._cells, 4) if self._cells else 0.0

    @property
    def examples(self) -> tuple[str, ...]:
        """Three different values of the kind at most."""
        return tuple(dict.fromkeys(self._first))[:3]


class Gathering:
    """The signs of the columns of a table, from all of its rows.

    *known*: what each column was recognised as. *measured*: how much of each column of a personal kind is so.
    *heads*: the first texts of columns of no kind. *points*: those of columns that say where.
    *small*: the columns of whole numbers that hold a count below FEW. *numbers*: the SIREN of columns that have some.
    *sorts*: all the different texts of columns of no kind that have few, and how many cells have each.
    """

    def __init__(self, known: Mapping[str, Recognised]) -> None:
        self._columns: dict[str, Column] = {}
        self._waiting: list[Candidates] = []
        self._numbers = [name for name, value in known.items() if value.type == "integer"]
        self.small: set[str] = set()
        self.heads = {
            name: pl.Series(name, [], dtype=pl.String)
            for name, value in known.items()
            if value.kind is None and value.type == "string"
        }
        self.sorts: dict[str, Counter[str]] = {name: Counter() for name in self.heads}
        self.points = {
            name: pl.Series(name, [], dtype=pl.String) for name, value in known.items() if value.kind in POINTS
        }
        self.numbers = {name: Numbers(value.kind) for name, value in known.items() if value.kind in NUMBERED}
        self.measured = {
            name: KindMeasure(value.kind)
            for name, value in known.items()
            if value.kind is not None and (KINDS[value.kind].personal != "no" or value.kind == "phone_fr")
        }

    def add(self, frame: pl.DataFrame) -> None:
        """Look at every cell of some rows."""
        self._waiting.append(candidates(frame))
        if sum(each.texts.height for each in self._waiting) > _AT_ONCE:
            self._weigh()
        for name, measure in self.measured.items():
            measure.add(frame.get_column(name))
        for name, numbers in self.numbers.items():
            numbers.add(frame.get_column(name))
        for heads in (self.heads, self.points):
            for name, head in heads.items():
                if head.len() < HEAD:
                    heads[name] = head.append(frame.get_column(name).drop_nulls().head(HEAD - head.len()))
        self._count_sorts(frame)
        for name in self._numbers:
            if name not in self.small and _has_small_numbers(frame.get_column(name)):
                self.small.add(name)

    def _count_sorts(self, frame: pl.DataFrame) -> None:
        for name in tuple(self.sorts):
            counted = frame.get_column(name).drop_nulls().value_counts(name="cells")
            if counted.height <= MOST:
                self.sorts[name].update(dict(counted.iter_rows()))
            if max(counted.height, len(self.sorts[name])) > MOST:
                del self.sorts[name]

    def _weigh(self) -> None:
        for column in weighed(self._waiting):
            former = self._columns.get(column.name)
            self._columns[column.name] = former.joined(column) if former else column
        self._waiting = []

    @property
    def columns(self) -> list[Column]:
        """Every column, in the order of the table."""
        if self._waiting:
            self._weigh()
        return list(self._columns.values())


def _has_small_numbers(cells: pl.Series) -> bool:
    short = cells.filter(cells.str.len_bytes() <= _SHORT)
    return bool(short.str.strip_chars().cast(pl.Int64, strict=False).is_between(1, FEW - 1).any())
