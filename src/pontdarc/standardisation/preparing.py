"""The way of one file through standardisation: read, recognise, map, mend, check, scan.

Everything here is a function of the file and of what is passed in: no database, no clock, no network.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.core.applying import Applied, apply
from pontdarc.core.checking import Verdict, check
from pontdarc.core.drift import Drift, diagnose
from pontdarc.core.findings import MISSING_COLUMN, Finding, declare
from pontdarc.core.privacy.detection import scan
from pontdarc.core.reading import read
from pontdarc.core.recipe import Feed, Recipe, SourceColumn, from_yaml
from pontdarc.core.recognition import Recognised, recognise
from pontdarc.core.referential import NOWHERE, Body, Referential
from pontdarc.core.schema import Schema
from pontdarc.core.step import Call, Context
from pontdarc.core.steps import realign_cells
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop
from pontdarc.outside.official import official_referential
from pontdarc.standardisation import plain_tables
from pontdarc.standardisation.catalogue import find, standards
from pontdarc.standardisation.mapping import Kinds, map_columns
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.prepared import Prepared
from pontdarc.standardisation.recognition import Recognition, recognise_standard
from pontdarc.standardisation.repairing import choose_steps, cut_shapes
from pontdarc.standardisation.reporting import report_of, typed_table
from pontdarc.standardisation.standard import Standard

LEFT_OUT = declare(
    "left_out_column",
    "info",
    gettext_noop("La colonne « %(column)s » n’a pas de place dans le standard : elle n’est pas reprise."),
    gettext_noop(
        "Dites à quelle colonne du standard elle correspond, ou laissez-la de côté ; le fichier reçu la garde."
    ),
)
_ROWS = (
    Call("drop_note_rows"),
    Call("drop_empty_rows"),
    Call("drop_group_titles"),
    Call("drop_repeated_headers"),
    Call("drop_total_rows"),
    Call("drop_prefilled_rows"),
)
LIMIT = 1000


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
) -> Prepared:
    """Return the file at *path* made ready.

    *standard*: a name the catalogue knows; None: find out. *recipe*: the recipe of the last delivery, replayed.
    *overrides*: what a person decided about target columns, see :func:`pontdarc.standardisation.mapping.map_columns`.
    *name*: the name people gave the file, when the path has another.

    :raises Unreadable: the file is past a limit. :raises NotFound: no standard by that name.
    """
    reading = read(path, choices or (recipe.reading if recipe else Choices()), name=name)
    table = reading.table or Table(None, pl.DataFrame(), pl.Series([], dtype=pl.UInt32))
    context = Context(today, referential, body or Body())
    recognised = recognise(table.frame, table.types)
    columns = tuple(SourceColumn(column, found.kind, found.type) for column, found in recognised.items())
    if recipe is not None:
        return _replayed(reading, table, recipe, columns, context, limit)
    recognition = _recognition(table, standard, f"{name or path.name} {table.called}", _kinds(recognised))
    if recognition.standard is None and len(reading.tables) > 1:
        reading, table, recognised, recognition = _other_table(reading, name or path.name, recognition)
    made, mapping = make_recipe(
        table,
        recognition.standard,
        context,
        recognised,
        overrides=overrides,
        choices=_settled(reading, table, choices),
    )
    applied = apply(made, table, context)
    return _judged(reading, recognition, mapping, made, applied, limit, ())


def _kinds(recognised: Mapping[str, Recognised]) -> Kinds:
    return {column: (found.kind, found.certainty) for column, found in recognised.items()}


def _other_table(
    reading: Reading, name: str, first: Recognition
) -> tuple[Reading, Table, dict[str, Recognised], Recognition]:
    """Return the table of the file that follows a standard, when the main one follows none; else the main one."""
    best = (reading, reading.tables[reading.main], recognise(reading.tables[reading.main].frame), first)
    for index, table in enumerate(reading.tables):
        recognised = recognise(table.frame, table.types)
        found = _recognition(table, None, f"{name} {table.called}", _kinds(recognised))
        if found.standard is not None and (best[3].standard is None or found.confidence > best[3].confidence):
            best = (replace(reading, main=index), table, recognised, found)
    return best


def _recognition(table: Table, standard: str | None, name: str, kinds: Kinds) -> Recognition:
    if standard is not None:
        wanted = find(standard)
        guessed = recognise_standard(table.frame, {wanted.slug: wanted}, name, kinds=kinds)
        return Recognition(wanted, guessed.confidence)
    return recognise_standard(table.frame, standards(), name, kinds=kinds)


def _settled(reading: Reading, table: Table, choices: Choices | None) -> Choices:
    """Return the reading choices that a replay needs: what a person chose, and the sheet that was found."""
    chosen = choices or Choices()
    return replace(chosen, sheet=chosen.sheet or (table.name if len(reading.tables) > 1 else None))


def make_recipe(
    table: Table,
    standard: Standard | None,
    context: Context,
    recognised: Mapping[str, Recognised],
    *,
    overrides: Mapping[str, Mapping[str, object]] | None = None,
    choices: Choices | None = None,
) -> tuple[Recipe, ColumnMapping]:
    """Return the recipe for a table, and its mapping; without a standard, one that keeps the table's own columns."""
    columns = tuple(SourceColumn(name, found.kind, found.type) for name, found in recognised.items())
    reading = choices or Choices()
    if standard is None:
        mapping = plain_tables.keep_columns(table.frame, overrides or {})
        steps = plain_tables.safe_steps(table.frame, mapping, recognised)
        recipe = Recipe(
            None,
            None,
            reading,
            columns,
            (Call("drop_empty_rows"),),
            mapping.feeds,
            steps,
            mapping.left_out,
            overrides or {},
        )
        return recipe, mapping
    mapping = map_columns(
        table.frame, standard.schema, context.body, overrides, kinds=_kinds(recognised), today=context.today
    )
    constants = {feed.target: feed.value for feed in mapping.feeds if feed.value is not None}
    before = (*_shifted(table, standard.schema, mapping), *_ROWS, *mapping.before)
    draft = Recipe(standard.slug, standard.version, reading, columns, before, mapping.feeds)
    mapped = apply(draft, table, context).frame
    steps = choose_steps(standard.schema, mapped, constants)
    recipe = replace(draft, steps=steps, left_out=mapping.left_out, overrides=dict(overrides or {}))
    return recipe, mapping


def _shifted(table: Table, schema: Schema, mapping: ColumnMapping) -> tuple[Call, ...]:
    """Return the step that puts rows back in front of their columns, for files whose rows overflow the header."""
    width = realign_cells.named_width(table.frame.columns)
    if width == table.frame.width:
        return ()
    feeds = {feed.column: feed.target for feed in mapping.feeds if feed.column in table.frame.columns}
    shapes = cut_shapes(schema, {str(source): target for source, target in feeds.items()})
    return (Call("realign_cells", None, {"delimiter": ",", "shapes": shapes}),)


def _replayed(
    reading: Reading,
    table: Table,
    recipe: Recipe,
    columns: tuple[SourceColumn, ...],
    context: Context,
    limit: int | None,
) -> Prepared:
    standard = find(f"{recipe.standard}@{recipe.version}") if recipe.standard else None
    drift = diagnose(recipe, columns)
    left_out = tuple(name for name in table.frame.columns if name not in _used(recipe.mapping))
    mapping = ColumnMapping(recipe.mapping, recipe.before, left_out)
    applied = apply(recipe, table, context)
    return _judged(reading, Recognition(standard, 1.0 if standard else 0.0), mapping, recipe, applied, limit, drift)


def _used(feeds: Sequence[Feed]) -> set[str]:
    return {name for feed in feeds for name in feed.sources}


def _judged(
    reading: Reading,
    recognition: Recognition,
    mapping: ColumnMapping,
    recipe: Recipe,
    applied: Applied,
    limit: int | None,
    drift: tuple[Drift, ...],
) -> Prepared:
    standard = recognition.standard
    frame = applied.frame
    found = None
    if standard is None:
        found = recognise(frame)
        types: dict[str, str] = {name: value.type for name, value in found.items()}
        kinds = {name: value.kind for name, value in found.items()}
        verdict = None
    else:
        types = {one.name: one.type for one in standard.schema.fields}
        kinds = {one.name: one.kind for one in standard.schema.fields}
        told = _filled(applied.source, mapping.left_out)
        verdict = _verdict(frame, standard.schema, applied.lines, mapping, limit, told)
    return Prepared(
        reading,
        recognition,
        mapping,
        recipe,
        frame,
        applied.lines,
        types,
        kinds,
        applied.repairs,
        applied.samples,
        verdict,
        scan(frame, found),
        scan(applied.source.select(name for name in mapping.left_out if name in applied.source.columns)),
        drift,
    )


def _verdict(
    frame: pl.DataFrame,
    schema: Schema,
    lines: pl.Series,
    mapping: ColumnMapping,
    limit: int | None,
    told: Sequence[str],
) -> Verdict:
    """Return the check of a mended table.

    A required column that nothing feeds is one finding, not one for each row; columns left out are told.
    """
    unfed = {
        feed.target for feed in mapping.feeds if feed.value is None and (not feed.sources or _is_vain(feed, frame))
    }
    fields = tuple(
        replace(one, constraints=replace(one.constraints, required=False)) if one.name in unfed else one
        for one in schema.fields
    )
    names = {feed.target: " + ".join(feed.sources) for feed in mapping.feeds if feed.sources}
    verdict = check(frame, replace(schema, fields=fields), lines=lines, source_names=names, limit=limit)
    more = [Finding(MISSING_COLUMN, column=one.name) for one in schema.fields if _is_missing(one.name, unfed, schema)]
    more += [Finding(LEFT_OUT, column=name) for name in told]
    counts = dict(verdict.counts)
    for finding in more:
        counts[finding.id] = counts.get(finding.id, 0) + 1
    valid = verdict.valid and not any(finding.level == "error" for finding in more)
    return Verdict(valid, verdict.rows, counts, (*more, *verdict.findings))


def _filled(source: pl.DataFrame, names: Sequence[str]) -> list[str]:
    missing = source.null_count().row(0, named=True) if source.width else {}
    return [name for name in names if missing.get(name, source.height) < source.height]


def _is_vain(feed: Feed, frame: pl.DataFrame) -> bool:
    """Return whether a column drawn from another one came out empty."""
    return feed.column not in feed.sources and frame[feed.target].null_count() == frame.height


def _is_missing(name: str, unfed: set[str], schema: Schema) -> bool:
    return name in unfed and schema.field(name).constraints.required


def confined(arguments: dict[str, Any]) -> dict[str, Any]:
    """Prepare a file in the child process (:mod:`pontdarc.outside.confined`) and write the result in a folder.

    *arguments*: ``path``, ``folder``, ``today`` (ISO); and, when there are any, ``filename``, ``standard``,
    ``recipe`` (YAML), ``remake`` (the overrides and reading choices of the recipe are kept, the rest is made again),
    ``body``, ``choices``, ``overrides``. Writes ``table.parquet`` and ``report.json``; returns the report.
    """
    recipe = from_yaml(arguments["recipe"]) if arguments.get("recipe") else None
    overrides: Mapping[str, Mapping[str, Any]] | None = arguments.get("overrides")
    choices = Choices(**arguments["choices"]) if arguments.get("choices") else None
    if recipe is not None and arguments.get("remake"):
        overrides, choices, recipe = {**recipe.overrides, **(overrides or {})}, choices or recipe.reading, None
    prepared = prepare(
        Path(arguments["path"]),
        today=date.fromisoformat(arguments["today"]),
        standard=arguments.get("standard"),
        recipe=recipe,
        body=Body(**arguments["body"]) if arguments.get("body") else None,
        referential=official_referential(),
        choices=choices,
        overrides=overrides,
        name=arguments.get("filename"),
    )
    folder = Path(arguments["folder"])
    typed_table(prepared).write_parquet(folder / "table.parquet", compression="zstd")
    report = report_of(prepared)
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return report
