"""The way of one file through standardisation: read, recognise, map, mend, check, scan.

Everything here is a function of the file and of what is passed in: no database, no clock, no network. Long tables go
through in pieces; a short one is a table of one piece.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from pontdarc.core.ahead import ahead
from pontdarc.core.applying import Application, AppliedPiece, Repairs
from pontdarc.core.checking import Checker, Verdict
from pontdarc.core.drift import Drift
from pontdarc.core.findings import MISSING_COLUMN, Finding, declare
from pontdarc.core.privacy.detection import Scanner
from pontdarc.core.reading import read
from pontdarc.core.recipe import Feed, FileFacts, Recipe, SourceColumn
from pontdarc.core.recognition import Recognised, recognise
from pontdarc.core.referential import NOWHERE, Body, Referential
from pontdarc.core.schema import Schema
from pontdarc.core.sheets import Sheets
from pontdarc.core.source import Limits
from pontdarc.core.spool import PIECE_ROWS
from pontdarc.core.step import Call, Context
from pontdarc.core.steps import drop_calculated_rows, realign_cells
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.telling import tell
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation import plain_tables
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.conformity import SAMPLE
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.mapping import map_columns
from pontdarc.standardisation.prepared import Prepared, Receive
from pontdarc.standardisation.reading_again import as_before, changes, file_of
from pontdarc.standardisation.recognition import Recognition
from pontdarc.standardisation.repairing import choose_steps, cut_shapes
from pontdarc.standardisation.reshaping import ALL_SHEETS, STACKED, stacked
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.understanding import (
    kinds_of,
    other_shape,
    other_table,
    recognised_after,
    recognition_of,
    source_columns,
)

LEFT_OUT = declare(
    "left_out_column",
    "info",
    gettext_noop("La colonne « %(column)s » n’a pas de place dans le standard : elle n’est pas reprise."),
    gettext_noop(
        "Dites à quelle colonne du standard elle correspond, ou laissez-la de côté ; le fichier reçu la garde."
    ),
)
_ROWS = (
    Call("fill_merged"),
    Call("drop_note_rows"),
    Call("drop_empty_rows"),
    Call("drop_group_titles"),
    Call("drop_repeated_headers"),
    Call("drop_total_rows"),
    Call("drop_calculated_rows"),
    Call("drop_prefilled_rows"),
)
LIMIT = 1000
LIMITS = Limits()
Usual = Mapping[str, Mapping[str, Sequence[str]]]
"""By standard and field, the columns that people chose for it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a file.

    *application*: the recipe over the table that was chosen. *sample*: rows of the table and what becomes of them.
    """

    reading: Reading
    recognition: Recognition
    mapping: ColumnMapping
    application: Application
    sample: AppliedPiece
    types: Mapping[str, str]
    kinds: Mapping[str, str | None]
    recognised: Mapping[str, Recognised]
    drift: tuple[Drift, ...] = ()

    @property
    def sheets(self) -> Sheets:
        """Where the rows come from, when the file has several tables."""
        return self.reading.sheets_of(self.application.table)


def prepare(
    path: Path,
    *,
    today: date,
    standard: str | None = None,
    recipe: Recipe | None = None,
    body: Body | None = None,
    referential: Referential = NOWHERE,
    choices: Choices | None = None,
    overrides: Mapping[str, Mapping[str, object]] | None = None,
    name: str | None = None,
    limit: int | None = LIMIT,
    limits: Limits = LIMITS,
) -> Prepared:
    """Return the file at *path* made ready: :func:`plan` then :func:`judge`."""
    planned = plan(
        path,
        today=today,
        standard=standard,
        recipe=recipe,
        body=body,
        referential=referential,
        choices=choices,
        overrides=overrides,
        name=name,
        limits=limits,
    )
    return judge(planned, limit=limit)


def plan(
    path: Path,
    *,
    today: date,
    standard: str | None = None,
    recipe: Recipe | None = None,
    body: Body | None = None,
    referential: Referential = NOWHERE,
    choices: Choices | None = None,
    overrides: Mapping[str, Mapping[str, object]] | None = None,
    name: str | None = None,
    usual: Usual | None = None,
    rows: int = PIECE_ROWS,
    limits: Limits = LIMITS,
) -> Plan:
    """Return what is to be done with the file at *path*.

    *standard*: a name the catalogue knows; None: find out. *recipe*: the recipe of the last delivery, replayed.
    *overrides*: what a person decided about target columns, see :func:`pontdarc.standardisation.mapping.map_columns`.
    *name*: the name people gave the file, when the path has another. *rows*: how many are worked on at a time.
    *usual*: by standard and field, the columns that people of the organisation chose in other files. *limits*: how far
    reading goes.

    :raises Unreadable: the file is past a limit. :raises NotFound: no standard by that name.
    """
    tell("reading", 0)
    reading = read_by(path, recipe=recipe, choices=choices, name=name, limits=limits)
    table = reading.table or Table(None, pl.DataFrame(), pl.Series([], dtype=pl.UInt32))
    context = Context(today, referential, body or Body())
    sample = table.sample(SAMPLE)
    recognised = recognise(sample.frame, table.types)
    if recipe is not None:
        columns = source_columns(recognised)
        known = find(f"{recipe.standard}@{recipe.version}") if recipe.standard else None
        left_out = tuple(name for name in table.columns if name not in _used(recipe.mapping))
        mapping = ColumnMapping(recipe.mapping, recipe.before, left_out)
        recognition = Recognition(known, 1.0 if known else 0.0)
        application = Application(recipe, table, context, rows=rows)
        return _planned(
            reading, recognition, mapping, application, sample, recognised, changes(recipe, columns, reading, table)
        )
    recognition = recognition_of(sample, standard, f"{name or path.name} {table.called}", kinds_of(recognised))
    if recognition.standard is None and len(reading.tables) > 1:
        reading, sample, recognised, recognition = other_table(
            reading, name or path.name, (reading, sample, recognised, recognition)
        )
        table = reading.tables[reading.main]
    settled = _settled(reading, table, choices)
    columns = source_columns(recognised)
    shape, sample, recognised, recognition = other_shape(
        name or path.name, standard, context, (reading, sample, recognised, recognition)
    )
    application, mapping = make_recipe(
        table, sample, recognition.standard, context, recognised,
        overrides=overrides, choices=settled, usual=usual, rows=rows, shape=shape, columns=columns,
        file=file_of(reading, table),
    )  # fmt: skip
    return _planned(reading, recognition, mapping, application, sample, recognised, ())


def read_by(
    path: Path,
    *,
    recipe: Recipe | None = None,
    choices: Choices | None = None,
    name: str | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """Return the file as it is read to be prepared, see :func:`plan`: the sheets of each year are one table.

    :raises Unreadable: the file is past a limit.
    """
    asked = choices or (recipe.reading if recipe else Choices())
    every_sheet = asked.sheet == ALL_SHEETS
    reading = read(path, replace(asked, sheet=None) if every_sheet else asked, name=name, limits=limits)
    if every_sheet or (recipe is None and asked.sheet is None):
        reading = stacked(reading)
    return as_before(path, recipe, reading, name, limits) if recipe is not None and choices is None else reading


def _planned(
    reading: Reading,
    recognition: Recognition,
    mapping: ColumnMapping,
    application: Application,
    sample: Table,
    recognised: Mapping[str, Recognised],
    drift: tuple[Drift, ...],
) -> Plan:
    """Return the plan, with what the columns will be: by the standard, or by a sample of what the recipe gives."""
    shown = application.on_sample(sample)
    recognised = recognised_after(application.recipe, recognised, shown.frame)
    fields = recognition.standard.schema.fields if recognition.standard else ()
    types = {one.name: str(one.type) for one in fields} or {name: found.type for name, found in recognised.items()}
    kinds = {one.name: one.kind for one in fields} or {name: found.kind for name, found in recognised.items()}
    return Plan(reading, recognition, mapping, application, shown, types, kinds, recognised, drift)


def _settled(reading: Reading, table: Table, choices: Choices | None) -> Choices:
    """Return the reading choices that a replay needs: what a person chose, and the sheet that was found."""
    chosen = choices or Choices()
    if any(finding.kind == STACKED for finding in reading.findings):
        return replace(chosen, sheet=ALL_SHEETS)
    return replace(chosen, sheet=chosen.sheet or (table.name if len(reading.tables) > 1 else None))


def make_recipe(
    table: Table,
    sample: Table,
    standard: Standard | None,
    context: Context,
    recognised: Mapping[str, Recognised],
    *,
    overrides: Mapping[str, Mapping[str, object]] | None = None,
    choices: Choices | None = None,
    usual: Usual | None = None,
    rows: int = PIECE_ROWS,
    shape: tuple[Call, ...] = (),
    columns: tuple[SourceColumn, ...] | None = None,
    file: FileFacts | None = None,
) -> tuple[Application, ColumnMapping]:
    """Return the recipe for a table, ready to be applied to it, and its mapping.

    Without a standard, the recipe keeps the table's own columns. *sample*: of the table, where the mapping is found.
    *shape*: the steps that the sample has gone through, which come after the rows are cleared. *columns*: those of the
    file, when they are others than the sample's. *file*: how it is laid out.
    """
    tell("repairing", 0, table.rows)
    its = source_columns(recognised) if columns is None else columns
    made = Recipe(reading=choices or Choices(), columns=its, overrides=dict(overrides or {}), file=file)
    if standard is None:
        mapping = plain_tables.keep_columns(table.columns, overrides or {})
        steps = plain_tables.safe_steps(table, mapping, recognised, rows=rows)
        before = (Call("drop_empty_rows"),)
        kept = replace(made, before=before, mapping=mapping.feeds, steps=steps, left_out=mapping.left_out)
        return Application(kept, table, context, rows=rows), mapping
    mapping = map_columns(
        sample.frame.filter(~drop_calculated_rows.calculated(sample.frame)),
        standard.schema,
        context.body,
        overrides,
        kinds=kinds_of(recognised),
        today=context.today,
        topic=standard.topic,
        usual=(usual or {}).get(standard.slug),
    )
    constants = {feed.target: feed.value for feed in mapping.feeds if feed.value is not None}
    first = (*_shifted(table, standard.schema, mapping), *_ROWS, *shape, *mapping.before)
    draft = replace(
        made, standard=standard.slug, version=standard.version, before=first, mapping=mapping.feeds,
        left_out=mapping.left_out,
    )  # fmt: skip
    drafted = Application(draft, table, context, rows=rows)
    steps = choose_steps(standard.schema, constants, lambda: _told(drafted))
    return drafted.going_on(steps), mapping


def _told(drafted: Application) -> Iterator[pl.DataFrame]:
    """Yield the rows that steps are chosen from, and say how far that is."""
    done = 0
    for piece in drafted.pieces():
        yield piece.frame
        done += piece.frame.height
        tell("repairing", done, drafted.table.rows)


def _shifted(table: Table, schema: Schema, mapping: ColumnMapping) -> tuple[Call, ...]:
    """Return the step that puts rows back in front of their columns, for files whose rows overflow the header."""
    width = realign_cells.named_width(table.columns)
    if width == len(table.columns):
        return ()
    feeds = {feed.column: feed.target for feed in mapping.feeds if feed.column in table.columns}
    shapes = cut_shapes(schema, {str(source): target for source, target in feeds.items()})
    return (Call("realign_cells", None, {"delimiter": ",", "shapes": shapes}),)


def _used(feeds: Sequence[Feed]) -> set[str]:
    return {name for feed in feeds for name in feed.sources}


def judge(
    planned: Plan,
    *,
    limit: int | None = LIMIT,
    receive: Receive | None = None,
    register: pl.LazyFrame | None = None,
) -> Prepared:
    """Return the file made ready, all of its rows mended, checked and scanned.

    *limit*: how many findings to detail. *receive*: is handed the mended rows on the way, a piece at a time.
    *register*: the Sirene register, where an extract is kept (core.privacy.register).
    """
    standard, mapping, application = planned.recognition.standard, planned.mapping, planned.application
    names = {feed.target: " + ".join(feed.sources) for feed in mapping.feeds if feed.sources}
    targets = planned.sample.frame.columns
    left_out = [name for name in mapping.left_out if name in planned.sample.source.columns]
    territory = application.context.referential
    checker = (
        Checker(targets, standard.schema, source_names=names, limit=limit, territory=territory) if standard else None
    )
    body = application.context.body.siren
    scanner = Scanner(planned.recognised, register, body)
    apart = Scanner(recognise(planned.sample.source.select(left_out)), register, body)
    repairs, rows = Repairs(application.recipe), 0
    filled, filled_apart = set[str](), set[str]()
    tell("checking", 0, application.table.rows)
    for piece in ahead(application.pieces()):
        if receive is not None:
            receive(piece.frame)  # first, so that it is written while it is looked at
        if checker is not None:
            checker.add(piece.frame, piece.lines)
        scanner.add(piece.frame)
        apart.add(piece.source.select(left_out))
        repairs.add(piece)
        filled |= _filled(piece.frame, targets)
        filled_apart |= _filled(piece.source, left_out)
        rows += piece.frame.height
        tell("checking", rows, application.table.rows)
    verdict = None
    if standard is not None and checker is not None:
        told = [name for name in left_out if name in filled_apart]
        verdict = _verdict(checker, standard.schema, mapping, set(targets) - filled, told)
        verdict = replace(verdict, findings=planned.sheets.told(verdict.findings))
    return Prepared(
        planned.reading,
        planned.recognition,
        mapping,
        application,
        rows,
        tuple(targets),
        planned.types,
        planned.kinds,
        repairs.counts(),
        repairs.samples(),
        verdict,
        scanner.scan(),
        apart.scan(),
        planned.drift,
    )


def _verdict(checker: Checker, schema: Schema, mapping: ColumnMapping, empty: set[str], told: Sequence[str]) -> Verdict:
    """Return the check of a mended table.

    A required column that nothing feeds is one finding, not one for each row; columns left out are told.
    *empty*: columns without any value. *told*: columns left out that have some.
    """
    unfed = {
        feed.target for feed in mapping.feeds if feed.value is None and (not feed.sources or _is_vain(feed, empty))
    }
    missing = [one.name for one in schema.fields if one.name in unfed and one.constraints.required]
    verdict = checker.verdict(missing)
    more = [Finding(MISSING_COLUMN, column=name) for name in missing]
    more += [Finding(LEFT_OUT, column=name) for name in told]
    counts = dict(verdict.counts)
    for finding in more:
        counts[finding.id] = counts.get(finding.id, 0) + 1
    valid = verdict.valid and not any(finding.level == "error" for finding in more)
    return replace(verdict, valid=valid, counts=counts, findings=(*more, *verdict.findings))


def _filled(frame: pl.DataFrame, names: Sequence[str]) -> set[str]:
    return {name for name in names if frame[name].null_count() < frame.height}


def _is_vain(feed: Feed, empty: set[str]) -> bool:
    """Return whether a column drawn from another one came out empty."""
    return feed.column not in feed.sources and feed.target in empty
