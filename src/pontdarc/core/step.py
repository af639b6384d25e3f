"""What a step of a recipe is: one small repair, of a cell or of the whole table, that tells what it changed.

A step never guesses: a text it cannot repair safely comes out as it went in, and the check that follows says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Any, Literal, Protocol

import polars as pl

from pontdarc.core.distinct import has_few
from pontdarc.core.glances import not_plain
from pontdarc.core.referential import NOWHERE, Body, Referential
from pontdarc.core.tables import Table

Params = Mapping[str, Any]
WHOLE_TABLE = "*"
SAMPLES = 5
_PEEK = 1_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a step may know besides the data.

    *days*: which dates were read in texts met before in the same delivery; gone with it, as a birth date is personal.
    """

    today: date
    referential: Referential = NOWHERE
    body: Body = field(default_factory=Body)
    days: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """One value before and after; it lives in memory only, masked before anything is stored."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to a column (``*`` for the rows of the table): how many cells, and a few of them.

    *unprotected*: how many of them can be found again all the same from what is shown.
    """

    column: str
    count: int
    samples: tuple[Sample, ...] = ()
    unprotected: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table being mended: every column is pl.String; *lines* gives the physical line of each row."""

    frame: pl.DataFrame
    lines: pl.Series

    def keep(self, mask: pl.Series) -> "Sheet":
        """Return the rows where *mask* is true."""
        return Sheet(self.frame.filter(mask), self.lines.filter(mask))


class Survey(Protocol):
    """What a step must know of the whole table before it reworks any row, gathered piece by piece."""

    def add(self, sheet: Sheet) -> None:
        """Look at the next rows, as the steps before leave them."""

    def again(self) -> bool:
        """Return, once every piece was seen, whether they must be seen once more."""

    def facts(self) -> Params | None:
        """Return what is added to the parameters of the step; None when it has nothing to do in this table."""

    @property
    def settled(self) -> bool:
        """Whether the rows still to come can change nothing."""


Mend = Callable[[str, Params, Context], str | None]
Rework = Callable[[Sheet, str | None, Params, Context], tuple[Sheet, tuple[Change, ...]]]
Usual = Callable[[pl.Expr, Params], pl.Expr]
OfFile = Callable[[Table], Params | None]
Surveyor = Callable[[str | None, Params, Context], Survey]


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    *title*, *description*: gettext msgids. Exactly one of *mend* and *rework* is given.
    *mend*: the text of a cell, mended; the same text when there is nothing to do or no safe repair; None empties it.
    *settled*: pattern (Rust regex, whole text) of texts that need nothing, so that most cells cost nothing.
    *spares_plain*: what is :data:`~pontdarc.core.glances.PLAIN` needs nothing.
    *usual*: what *mend* makes of the texts of its most usual shape, as a Polars expression, null for any other text:
    columns of many different amounts would be long to mend one by one.
    *rework*: some rows of the table, reworked, for a column or (None) for all. *survey*: when what becomes of a row
    depends on the others, what looks at all of them first; with a column, it is about that column and no other. What
    it finds joins the parameters, of *mend* as of *rework*.
    *of_file*: what the file itself says besides its rows, added to the parameters in the same way.
    *loses*: rows, columns or details of cells are left out, so a person should look at the samples.
    """

    slug: str
    title: str
    description: str
    mend: Mend | None = None
    settled: str | None = None
    spares_plain: bool = False
    usual: Usual | None = None
    rework: Rework | None = None
    survey: Surveyor | None = None
    of_file: OfFile | None = None
    loses: bool = False
    stage: Literal["source", "target", "publication"] = "target"


@dataclass(frozen=True, slots=True)
class Call:
    """A step of a recipe: which, on which column (None: the whole table), with which parameters."""

    step: str
    column: str | None = None
    params: Params = field(default_factory=dict)


def made_column(cells: pl.Series, source: pl.Series | None = None) -> Change:
    """Return the change of a column made from another one: how many cells have something, and a few of them.

    *source*: what each was made from, where it may be shown beside what was made.
    """
    filled = cells.is_not_null()
    pairs = pl.DataFrame({"after": cells, "before": cells if source is None else source}).filter(filled)
    few = pairs.unique(maintain_order=True).head(SAMPLES).rows()
    samples = tuple(Sample(before if source is not None else None, after) for after, before in few)
    return Change(cells.name, int(filled.sum()), samples)


def mend_column(
    step: Step, cells: pl.Series, params: Params, context: Context, weights: pl.Series | None = None
) -> tuple[pl.Series, Change]:
    """Return the column mended by a step that works on cells, and what changed.

    Each distinct text is mended once, whatever the number of rows. *weights*: how many cells each row stands for, when
    no two have the same text.
    """
    if step.mend is None:
        raise TypeError(f"{step.slug} works on tables")
    doubtful = cells.is_not_null()
    if step.settled is not None:
        doubtful &= ~cells.str.contains(rf"^(?:{step.settled})$")
    places = doubtful.arg_true()
    if not places.len():
        return cells, Change(cells.name, 0)
    before = cells.gather(places).alias("before")
    after = _mended(step, before, params, context, are_distinct=weights is not None)
    differs = after.ne_missing(before)
    if not differs.any():
        return cells, Change(cells.name, 0)
    places, before, after = places.filter(differs), before.filter(differs), after.filter(differs)
    mended = cells.clone().scatter(places, after).alias(cells.name)
    count = places.len() if weights is None else int(weights.gather(places).sum())
    return mended, Change(cells.name, count, _some(before, after))


def _some(before: pl.Series, after: pl.Series) -> tuple[Sample, ...]:
    """Return the first distinct texts of a column, with what became of them."""
    for rows in (_PEEK, before.len()):
        few = (
            pl.DataFrame({"before": before, "after": after})
            .head(rows)
            .unique("before", keep="first", maintain_order=True)
        )
        if few.height >= SAMPLES or rows >= before.len():
            break
    return tuple(Sample(*pair) for pair in few.head(SAMPLES).rows())


def _mended(step: Step, texts: pl.Series, params: Params, context: Context, *, are_distinct: bool) -> pl.Series:
    """Return what a step on cells makes of each text, null for what it empties."""
    if step.usual is None:
        return _mended_one_by_one(step, texts, params, context, are_distinct=are_distinct)
    usual = texts.to_frame().select(step.usual(pl.col("before"), params)).to_series()
    places = usual.is_null().arg_true()
    if not places.len():
        return usual
    others = _mended_one_by_one(step, texts.gather(places), params, context, are_distinct=are_distinct)
    return usual.scatter(places, others)


def _mended_one_by_one(
    step: Step, texts: pl.Series, params: Params, context: Context, *, are_distinct: bool
) -> pl.Series:
    mend = step.mend
    assert mend is not None  # noqa: S101 - the caller has looked
    distinct = texts if are_distinct else texts.unique(maintain_order=True)
    pairs = ((text, mend(text, params, context)) for text in distinct.to_list())
    after = pl.Series([text if mended == text else mended or None for text, mended in pairs], dtype=pl.String)
    return after if distinct.len() == texts.len() else texts.replace_strict(distinct, after, return_dtype=pl.String)


def mend_in_turn(
    steps: Sequence[tuple[Step, Params]], cells: pl.Series, context: Context
) -> tuple[pl.Series, tuple[Change, ...]]:
    """Return the column mended by several steps that work on cells, and what each changed, in the same order.

    A column of few texts is reduced to its distinct ones once for all the steps; in one of many, that would be most of
    the time.
    """
    if not has_few(cells):
        return _mend_plainly(steps, cells, context)
    counted = cells.drop_nulls().alias("text").to_frame().group_by("text", maintain_order=True).len()
    before, weights = counted["text"].alias(cells.name), counted["len"]
    now, changes = _mend_plainly(steps, before, context, weights)
    differs = now.ne_missing(before)
    if not differs.any():
        return cells, changes
    return cells.replace(before.filter(differs), now.filter(differs)).alias(cells.name), changes


def _mend_plainly(
    steps: Sequence[tuple[Step, Params]], cells: pl.Series, context: Context, weights: pl.Series | None = None
) -> tuple[pl.Series, tuple[Change, ...]]:
    """Do the steps in turn; those that leave plain texts alone, which come first, are shown only the others."""
    first = list(takewhile(lambda pair: pair[0].spares_plain, steps))
    now, changes = cells, []
    places = not_plain(cells) if first else None
    if places is not None and places.len():
        odd, its = cells.gather(places), None if weights is None else weights.gather(places)
        for step, params in first:
            odd, change = mend_column(step, odd, params, context, its)
            changes.append(change)
        if any(change.count for change in changes):
            now = cells.clone().scatter(places, odd).alias(cells.name)
    changes += [Change(cells.name, 0)] * (len(first) - len(changes))
    for step, params in steps[len(first) :]:
        now, change = mend_column(step, now, params, context, weights)
        changes.append(change)
    return now, tuple(changes)


def surveyed(step: Step, sheet: Sheet, call: Call, context: Context) -> Params | None:
    """Return what a step must know of a table of one piece; None when it has nothing to do there."""
    if step.survey is None:
        return {}
    survey = step.survey(call.column, call.params, context)
    survey.add(sheet)
    if survey.again():
        survey.add(sheet)
    return survey.facts()


def run(
    step: Step, sheet: Sheet, call: Call, context: Context, facts: Params | None = None
) -> tuple[Sheet, tuple[Change, ...]]:
    """Return the table after one step of a recipe, and the changes that are more than nothing.

    A step about a column that the table lacks does nothing: the drift says that the column has gone.
    *facts*: what its survey of the whole table gave; None: these are all the rows.
    """
    if call.column is not None and call.column not in sheet.frame.columns:
        return sheet, ()
    if step.rework is not None:
        known = surveyed(step, sheet, call, context) if facts is None else facts
        if known is None:
            return sheet, ()
        reworked, changes = step.rework(sheet, call.column, {**call.params, **known}, context)
        return reworked, tuple(change for change in changes if change.count)
    columns = sheet.frame.columns if call.column is None else [call.column]
    frame, done = sheet.frame, []
    for column in columns:
        its = Call(call.step, column, call.params)
        known = surveyed(step, sheet, its, context) if facts is None else facts
        if known is None:
            continue
        mended, change = mend_column(step, frame[column], {**call.params, **known}, context)
        if change.count:
            frame = frame.with_columns(mended)
            done.append(change)
    return Sheet(frame, sheet.lines), tuple(done)
