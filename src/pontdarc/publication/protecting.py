"""The privacy steps of a plan over a whole table, in pieces: what depends on all the rows is surveyed first."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from pontdarc.core.ahead import ahead
from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.privacy.plan import KEYED, PrivacyPlan, columns_named, write_step
from pontdarc.core.referential import NOWHERE, Referential
from pontdarc.core.spool import PIECE_ROWS, rows_at_once
from pontdarc.core.step import Call, Change, Context, Params, Sheet, run
from pontdarc.core.steps.registry import registry

# Steps whose draw depends on the whole row.
_WHOLE_ROW = frozenset({"add_noise", "sample_rows"})


@dataclass(slots=True)
class Told:
    """What the steps did, by step as a scope writes it: cells or rows *touched*, cells left *unprotected*."""

    touched: Counter[str] = field(default_factory=Counter)
    unprotected: Counter[str] = field(default_factory=Counter)

    def add(self, call: Call, changes: Sequence[Change]) -> None:
        """Count what a step did to some rows."""
        step = write_step(call)
        self.touched[step] += sum(change.count for change in changes)
        self.unprotected[step] += sum(change.unprotected for change in changes)


@dataclass(frozen=True)
class Protected:
    """The rows of the table at *source* after the steps of *plan*, its columns named *kept* only.

    Columns that a step works on come out as text; a step about a column that the table lacks does nothing. The plan
    has its keys. *rows*: how many are worked on at a time.
    """

    source: Path
    kept: Sequence[str]
    plan: PrivacyPlan
    today: date
    referential: Referential = NOWHERE
    rows: int = PIECE_ROWS

    def pieces(self, told: Told | None = None, names: Collection[str] | None = None) -> Iterator[pl.DataFrame]:
        """Yield the rows; *told*: where to add what each step does; *names*: the only columns wanted."""
        wanted = [name for name in self.kept if names is None or name in names]
        read = None if names is None else self._read(wanted)
        known = self._surveys
        for frame in frames(self.source, self.rows, read):
            yield self._after(frame, len(self.calls), known, told).frame.select(wanted)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The steps that have something to work on here.

        :raises ValueError: a step that draws has no key: its noise would be no noise.
        """
        if any(call.step in KEYED and not call.params.get("key") for call in self.plan.calls):
            raise ValueError("a plan is applied with its keys")
        held = set(self._held)
        return tuple(call for call in self.plan.calls if call.column is None or call.column in held)

    @cached_property
    def _held(self) -> list[str]:
        return list(pq.read_schema(self.source).names)

    def _read(self, wanted: Sequence[str]) -> Collection[str]:
        if any(call.step in _WHOLE_ROW for call in self.calls):
            return self._held
        return {*wanted, *(name for call in self.calls for name in columns_named(call))}

    @cached_property
    def _surveys(self) -> dict[int, Params | None]:
        """What the steps that depend on all the rows found, by their place; each sees what those before it leave."""
        found: dict[int, Params | None] = {}
        for place, call in enumerate(self.calls):
            surveyor = registry()[call.step].survey
            if surveyor is None:
                continue
            survey = surveyor(call.column, call.params, self._context)
            self._look(survey.add, place, found)
            if survey.again():
                self._look(survey.add, place, found)
            found[place] = survey.facts()
        return found

    def _look(self, add: Callable[[Sheet], None], place: int, known: dict[int, Params | None]) -> None:
        for frame in frames(self.source, self.rows, self._read(())):
            add(self._after(frame, place, known, None))

    def _after(self, frame: pl.DataFrame, steps: int, known: dict[int, Params | None], told: Told | None) -> Sheet:
        """Return some rows after the first *steps* steps."""
        worked_on = {name for call in self.calls for name in columns_named(call) if name in frame.columns}
        texts = frame.with_columns(pl.col(sorted(worked_on)).cast(pl.String)) if worked_on else frame
        sheet = Sheet(texts, pl.int_range(frame.height, dtype=pl.UInt32, eager=True))
        for place, call in enumerate(self.calls[:steps]):
            facts = known.get(place, {})
            changes: tuple[Change, ...] = ()
            if facts is not None:
                sheet, changes = run(registry()[call.step], sheet, call, self._context, facts)
            if told is not None:
                told.add(call, changes)
        return sheet

    @cached_property
    def _context(self) -> Context:
        return Context(self.today, self.referential)


def frames(path: Path, rows: int, names: Collection[str] | None = None) -> Iterator[pl.DataFrame]:
    """Yield the rows of a Parquet table, about *rows* at a time; one empty frame when there is none.

    *names*: the only columns to read. The next rows are read while some are being worked on.
    """
    yield from ahead(_read(path, rows, names))


def _read(path: Path, rows: int, names: Collection[str] | None) -> Iterator[pl.DataFrame]:
    with in_turn(path) as file:
        empty, held = True, file.schema_arrow.names
        wanted = held if names is None else [name for name in held if name in names]
        for batch in file.iter_batches(rows_at_once(rows, len(held)), columns=wanted):
            frame = pl.from_arrow(batch)
            assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a batch gives a frame
            empty = False
            yield frame
        if empty:
            frame = pl.from_arrow(file.schema_arrow.empty_table().select(wanted))
            assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
            yield frame
