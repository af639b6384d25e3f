"""The profile of a table, computed a piece at a time in a memory that does not grow with it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from pontdarc.core.ahead import SideBySide
from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.profile import ColumnProfile, Dependency, Profile
from pontdarc.core.profiling.columns import Bounds, ColumnState, Described
from pontdarc.core.profiling.distinct import bound_for
from pontdarc.core.profiling.relations import MOST_COLUMNS, SAMPLE_ROWS, DependencyCheck, KeyCheck, Sample

Pieces = Callable[[], Iterator[pl.DataFrame]]
Some = Callable[[Collection[str]], Iterator[pl.DataFrame]]
_LONGEST_KEY = 60
_NO_KEYS = frozenset({"latitude", "longitude", "lambert93_x", "lambert93_y"})


def profile(
    pieces: Pieces,
    columns: Sequence[Mapping[str, Any]],
    rows: int,
    personal: Collection[str] = (),
    *,
    some: Some | None = None,
) -> Profile:
    """Return the profile of the table that *pieces* gives again each time it is called (at most twice).

    As :class:`Profiler`, with *rows*: how many there are in all; *some*: gives the same rows of the columns named, for
    the second time, where that costs less than all of them.
    """
    profiler = Profiler(columns, rows, personal)
    for frame in pieces():
        profiler.add(frame)
    return profiler.profile(some or (lambda _: pieces()))


class Profiler:
    """Looks at a table piece by piece: :meth:`add` all of them, then :meth:`profile`.

    *columns*: name, type (of Table Schema), kind and, maybe, title, as a version describes them; columns of the frames
    that they do not name are left out. *expected*: how many rows there are to be, more or less. *personal*: names of
    columns that may hold personal data: like those of a personal kind, they are counted and never shown.
    """

    def __init__(self, columns: Sequence[Mapping[str, Any]], expected: int, personal: Collection[str] = ()) -> None:
        self._described = [_described(column, personal) for column in columns]
        self._stride = max(1, expected // SAMPLE_ROWS)
        self._rows = 0
        self._states: list[ColumnState] = []
        self._related: list[str] = []
        self._taken: list[pl.DataFrame] = []
        self._side_by_side = SideBySide()

    def add(self, frame: pl.DataFrame) -> None:
        """Look at the next rows."""
        if not self._states:
            self._begin(frame.schema)
        self._side_by_side(lambda state: state.add(frame.get_column(state.described.name)), self._states)
        some = frame.select(self._related).gather_every(self._stride, -self._rows % self._stride)
        self._taken.append(_hashed(some))
        self._rows += frame.height

    def _begin(self, schema: pl.Schema) -> None:
        width = len(self._described)
        bounds = Bounds(
            bound_for(width, 1_000_000, 50_000, 1_000),
            bound_for(width, 20_000_000, 4_000_000, 20_000),
            bound_for(width, 1_500_000, 200_000, 2_000),
        )
        self._states = [ColumnState(each, schema[each.name], bounds) for each in self._described]
        self._related = [state.described.name for state in self._states if _may_relate(state, schema)][:MOST_COLUMNS]

    def profile(self, again: Some) -> Profile:
        """Return the profile; *again* gives the same rows a second time, of the columns named, when they are needed."""
        for state in self._states:
            state.settle()
        found = _Relations(pl.concat(self._taken) if self._taken else pl.DataFrame(), self._states, self._rows)
        unsettled = [state for state in self._states if state.unsettled]
        if unsettled or found.unsettled:
            names = {state.described.name for state in unsettled} | found.names
            for frame in again(names):
                self._again(frame, unsettled)
                found.add(frame)
        columns = tuple(state.profile() for state in self._states)
        return Profile(self._rows, columns, found.keys(columns), found.dependencies())

    def _again(self, frame: pl.DataFrame, states: Sequence[ColumnState]) -> None:
        self._side_by_side(lambda state: state.again(frame.get_column(state.described.name)), states)


def _described(column: Mapping[str, Any], personal: Collection[str]) -> Described:
    name, kind = column["name"], column.get("kind")
    masked = kind in PERSONAL_KINDS or name in personal
    return Described(name, column.get("type") or "string", kind, column.get("title") or name, masked)


def _may_relate(state: ColumnState, schema: pl.Schema) -> bool:
    """Whether relations are sought with the column: not with geometries, documents or measures."""
    its = state.described
    if state.family == "long" or its.kind in _NO_KEYS:
        return False
    return not (schema[its.name].is_float() or (its.type == "number" and its.kind != "year"))


class _Relations:
    """Keys and dependencies: what the sample suggests, then what every row confirms."""

    def __init__(self, sample: pl.DataFrame, states: Sequence[ColumnState], rows: int) -> None:
        self._rows = rows
        self._sample = Sample(sample)
        self._dependencies = [DependencyCheck(pair) for pair in self._sample.dependencies()]
        self._single = self._alone(states)
        self._pairs = [] if self._single else self._candidates(states)

    def _alone(self, states: Sequence[ColumnState]) -> list[str]:
        return [
            state.described.name
            for state in states
            if self._rows > 1
            and state.described.name in self._sample.codes
            and not state.missing
            and state.distinct.count() == self._rows
            and state.distinct.exact
        ]

    def _candidates(self, states: Sequence[ColumnState]) -> list[KeyCheck]:
        full = {state.described.name: state.distinct.count() for state in states if not state.missing}
        names = [name for name, distinct in full.items() if distinct > 1]
        return [KeyCheck(pair) for pair in self._sample.keys(names, self._rows, full)]

    @property
    def unsettled(self) -> bool:
        """True when something must be confirmed on every row."""
        return bool(self._dependencies or self._pairs)

    @property
    def _checks(self) -> list[DependencyCheck | KeyCheck]:
        return [*self._dependencies, *self._pairs]

    @property
    def names(self) -> set[str]:
        """The columns to be confirmed on every row."""
        return {name for check in self._checks for name in check.pair}

    def add(self, frame: pl.DataFrame) -> None:
        """Take a piece."""
        names = self.names
        if not names:
            return
        hashes = _hashed(frame.select(name for name in frame.columns if name in names))
        for check in self._checks:
            check.add(hashes)

    def keys(self, columns: Sequence[ColumnProfile]) -> tuple[tuple[str, ...], ...]:
        """Return the columns that tell every row from the others, else the pairs that do; long texts are no key."""
        long = {each.name for each in columns if each.lengths is not None and each.lengths.mean > _LONGEST_KEY}
        alone = tuple((name,) for name in self._single if name not in long)
        pairs = tuple(check.pair for check in self._pairs if not long & set(check.pair) and check.holds())
        return alone or pairs

    def dependencies(self) -> tuple[Dependency, ...]:
        """Return what follows from what, the fewest exceptions first."""
        found = [each for check in self._dependencies for each in check.found()]
        return tuple(sorted(found, key=lambda each: (each.exceptions, each.origin, each.to)))


def _hashed(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the hash of every cell, null where it is missing."""
    return frame.select(
        pl.when(pl.col(name).is_not_null()).then(pl.col(name).hash()).alias(name) for name in frame.columns
    )
