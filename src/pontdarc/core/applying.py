"""A recipe at work on a table, piece by piece: what a step must know of all the rows is gathered first."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import polars as pl

from pontdarc.core.recipe import Feed, Recipe
from pontdarc.core.spool import PIECE_ROWS, rows_at_once
from pontdarc.core.step import Call, Change, Context, Params, Sample, Sheet, Survey, mend_in_turn, run
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Table

Facts = Mapping[int, Params | None]
SAMPLES = 8
_EACH = 5


@dataclass(frozen=True, slots=True)
class Applied:
    """A table after its recipe.

    *repairs*: cells changed by column and step; *samples*: a few of them, before and after. *source*: the columns of
    the file, working columns included.
    """

    frame: pl.DataFrame
    lines: pl.Series
    repairs: Mapping[str, Mapping[str, int]]
    samples: Mapping[str, Mapping[str, tuple[Sample, ...]]]
    source: pl.DataFrame


@dataclass(frozen=True, slots=True)
class AppliedPiece:
    """Some rows after the recipe; *source*: their columns in the file, working columns included.

    *changes*: what each call of the recipe, by its rank, changed.
    """

    frame: pl.DataFrame
    lines: pl.Series
    source: pl.DataFrame
    changes: tuple[tuple[int, Change], ...]


class Repairs:
    """What a recipe changed in all the pieces seen so far."""

    def __init__(self, recipe: Recipe) -> None:
        self._calls = (*recipe.before, *recipe.steps)
        self._renamed = {feed.column: feed.target for feed in recipe.mapping if feed.column}
        self._changes: dict[tuple[int, str], Change] = {}

    def add(self, piece: AppliedPiece) -> None:
        """Count what was changed in a piece."""
        for rank, change in piece.changes:
            former = self._changes.get((rank, change.column), Change(change.column, 0))
            samples = tuple(dict.fromkeys((*former.samples, *change.samples)))[:_EACH]
            self._changes[rank, change.column] = Change(change.column, former.count + change.count, samples)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many cells were changed, by column and step."""
        found: dict[str, dict[str, int]] = {}
        for slug, change in self._in_order():
            steps = found.setdefault(change.column, {})
            steps[slug] = steps.get(slug, 0) + change.count
        return {self._renamed.get(column, column): steps for column, steps in found.items()}

    def samples(self) -> dict[str, dict[str, tuple[Sample, ...]]]:
        """Return some values before and after, by column and step."""
        found: dict[str, dict[str, tuple[Sample, ...]]] = {}
        for slug, change in self._in_order():
            steps = found.setdefault(change.column, {})
            steps[slug] = (*steps.get(slug, ()), *change.samples)[:SAMPLES]
        return {self._renamed.get(column, column): steps for column, steps in found.items()}

    def _in_order(self) -> Iterator[tuple[str, Change]]:
        for (rank, _), change in sorted(self._changes.items(), key=lambda item: item[0][0]):
            yield self._calls[rank].step, change


Begun = tuple[Sheet, tuple[tuple[int, Change], ...]]
"""The rows of a table of one piece after the steps on the columns of the file, and what these changed."""


class Application:
    """A recipe over a table: :meth:`pieces` gives its rows, as often as asked; a table of one piece is done once.

    *facts*: by rank of the call, what its step knows of the whole table; None when it has nothing to do.
    *known*: those of a recipe that begins with the same steps. *begun*: see :meth:`going_on`.
    Columns that the file no longer has come out empty: say so first with :func:`pontdarc.core.drift.diagnose`.
    """

    def __init__(
        self,
        recipe: Recipe,
        table: Table,
        context: Context,
        *,
        rows: int = PIECE_ROWS,
        known: Facts | None = None,
        begun: Begun | None = None,
    ) -> None:
        self.recipe, self.table = recipe, table
        self._calls = (*recipe.before, *recipe.steps)
        self.context, self._rows = context, rows_at_once(rows, len(table.columns))
        self.facts: dict[int, Params | None] = dict(known or {})
        self._begun = begun
        self._only: AppliedPiece | None = None
        self._settle()

    def pieces(self) -> Iterator[AppliedPiece]:
        """Yield every row, in order; a piece has the rows of one of the table, less those that steps drop."""
        if self._only is not None:
            yield self._only
            return
        for count, piece in enumerate(self.table.pieces(self._rows)):
            done = self.on(Sheet(piece.frame, piece.lines))
            if count == 0 and piece.frame.height == self.table.rows:
                self._only = done
            yield done

    def going_on(self, steps: tuple[Call, ...]) -> "Application":
        """Return the recipe with other steps on the target columns: what comes before them is not done again."""
        recipe = replace(self.recipe, steps=steps)
        known = {rank: fact for rank, fact in self.facts.items() if rank < len(recipe.before)}
        return Application(recipe, self.table, self.context, rows=self._rows, known=known, begun=self._begun)

    def on(self, sheet: Sheet) -> AppliedPiece:
        """Return some rows of the table after the recipe, by what is known of all of it."""
        source, first = self._source_of(sheet)
        done = list(first)
        sheet = self._run(range(len(self.recipe.before), len(self._calls)), self._mapped(source), done)
        return AppliedPiece(sheet.frame, sheet.lines, source.frame, tuple(done))

    def _source_of(self, sheet: Sheet) -> Begun:
        """Return some rows after the steps on the columns of the file; of a table of one piece, they are kept."""
        whole = sheet.frame.height == self.table.rows <= self._rows
        if whole and self._begun is not None:
            return self._begun
        done: list[tuple[int, Change]] = []
        begun = self._run(range(len(self.recipe.before)), sheet, done), tuple(done)
        if whole:
            self._begun = begun
        return begun

    def on_sample(self, sample: Table) -> AppliedPiece:
        """Return what becomes of a sample of the table: every row of it when the table is one piece."""
        if self.table.rows <= self._rows:
            return next(self.pieces())
        return self.on(Sheet(sample.frame, sample.lines))

    def _mapped(self, sheet: Sheet) -> Sheet:
        return Sheet(_mapped(sheet.frame, self.recipe.mapping), sheet.lines) if self.recipe.mapping else sheet

    def _run(self, ranks: Iterable[int], sheet: Sheet, done: list[tuple[int, Change]]) -> Sheet:
        """Run steps in order; those that follow one another on the cells of one column are run together."""
        ranked = [(rank, self._calls[rank]) for rank in ranks if self.facts.get(rank, {}) is not None]
        for (column, on_cells), group in groupby(ranked, key=lambda pair: _on_cells_of(pair[1])):
            together = list(group)
            if not on_cells or column not in sheet.frame.columns:
                for rank, call in together:
                    facts = self.facts.get(rank, {})
                    sheet, changes = run(registry()[call.step], sheet, call, self.context, facts)
                    done.extend((rank, change) for change in changes)
                continue
            steps = [
                (registry()[call.step], {**call.params, **(self.facts.get(rank) or {})}) for rank, call in together
            ]
            mended, told = mend_in_turn(steps, sheet.frame[str(column)], self.context)
            sheet = Sheet(sheet.frame.with_columns(mended), sheet.lines)
            done.extend((rank, change) for (rank, _), change in zip(together, told, strict=True) if change.count)
        return sheet

    # Surveys: what steps must know of the whole table

    def _settle(self) -> None:
        """Survey the table, in as few passes as the order of the steps allows."""
        for rank, call in enumerate(self._calls):
            of_file = registry()[call.step].of_file
            if of_file is not None:
                self.facts[rank] = of_file(self.table)
        unknown = [rank for rank in range(len(self._calls)) if rank not in self.facts]
        waiting = {rank: survey for rank in unknown if (survey := self._survey_of(rank))}
        self.facts.update(dict.fromkeys(waiting))
        while waiting:
            self._show(waiting)
            if again := {rank: survey for rank, survey in waiting.items() if survey.again()}:
                self._show(again)
            waiting = self._undecided(waiting)

    def _survey_of(self, rank: int) -> Survey | None:
        call = self._calls[rank]
        step = registry()[call.step]
        return step.survey(call.column, call.params, self.context) if step.survey else None

    def _show(self, waiting: Mapping[int, Survey]) -> None:
        """Show every row to the surveys, each after the steps before it; undecided steps do nothing meanwhile."""
        matter, mapped = _that_matter(self._calls, len(self.recipe.before), waiting), len(self.recipe.before)
        for piece in self.table.pieces(self._rows):
            sheet, start = Sheet(piece.frame, piece.lines), 0
            if min(waiting) >= mapped:
                sheet, start = self._source_of(sheet)[0], mapped
            for rank, survey in waiting.items():
                sheet, start = self._advance(sheet, start, rank, matter), rank + 1
                column = self._calls[rank].column
                if column is None or column in sheet.frame.columns:
                    survey.add(sheet)
            if all(survey.settled for survey in waiting.values()):
                return

    def _advance(self, sheet: Sheet, start: int, end: int, matter: Collection[int]) -> Sheet:
        mapped = len(self.recipe.before)
        sheet = self._run([rank for rank in range(start, min(end, mapped)) if rank in matter], sheet, [])
        if start <= mapped <= end:
            sheet = self._mapped(sheet)
        return self._run([rank for rank in range(max(start, mapped), end) if rank in matter], sheet, [])

    def _undecided(self, waiting: Mapping[int, Survey]) -> dict[int, Survey]:
        """Write down what the surveys found; return anew those that looked at rows which a step then changes."""
        left: dict[int, Survey] = {}
        touched: set[str | None] = set()
        for rank, survey in waiting.items():
            column = self._calls[rank].column
            fresh = self._survey_of(rank)
            if fresh is not None and touched and (None in touched or column is None or column in touched):
                left[rank] = fresh
                continue
            self.facts[rank] = survey.facts()
            if self.facts[rank] is not None:
                touched.add(column)
        return left


def _that_matter(calls: Sequence[Call], mapped: int, waiting: Mapping[int, Survey]) -> set[int]:
    """Return the ranks of the steps that change what these surveys look at."""
    if any(calls[rank].column is None for rank in waiting):
        return set(range(len(calls)))
    columns = {calls[rank].column for rank in waiting}
    for call in reversed(calls[mapped:]):
        about = {call.column, *(value for value in call.params.values() if isinstance(value, str))}
        if registry()[call.step].rework is not None and about & columns:
            columns |= about
    return {rank for rank, call in enumerate(calls) if rank < mapped or call.column is None or call.column in columns}


def apply(recipe: Recipe, table: Table, context: Context) -> Applied:
    """Return the table that the recipe makes of a table, in memory."""
    application, repairs = Application(recipe, table, context), Repairs(recipe)
    done = list(application.pieces())
    for piece in done:
        repairs.add(piece)
    return Applied(
        pl.concat(piece.frame for piece in done),
        pl.concat(piece.lines for piece in done),
        repairs.counts(),
        repairs.samples(),
        pl.concat(piece.source for piece in done),
    )


def _on_cells_of(call: Call) -> tuple[str | None, bool]:
    return call.column, call.column is not None and registry()[call.step].mend is not None


def _mapped(frame: pl.DataFrame, mapping: tuple[Feed, ...]) -> pl.DataFrame:
    columns = [
        frame[feed.column].alias(feed.target)
        if feed.column is not None and feed.column in frame.columns
        else pl.Series(feed.target, [None], dtype=pl.String).new_from_index(0, frame.height)
        for feed in mapping
    ]
    return pl.DataFrame(columns)
