"""Workbooks, whatever their format: every sheet as a table, the main one being the one most like data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import chain, islice

import polars as pl
import python_calamine as calamine

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _records, _several, _shape, _side_by_side
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._structure_findings import (
    ANOTHER_TABLE,
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    MACROS,
    NOT_CALCULATED,
    PERCENTAGES,
    SEVERAL_IN_SHEET,
)
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_CHUNK = 20_000
MOST_SPANS = 100_000
_SAMPLE = 20_000
Span = tuple[int, int]
_PART = " / tableau_"
_NEAR = 0.8
"""A sheet at least this much like data as the best one is preferred when it comes first."""


@dataclass(slots=True)
class SheetFacts:
    """What a sheet says beside its cells: spans (first, last, from 1) out of sight, and merges it has.

    A merge is the span of its rows and that of its columns.
    """

    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    merges: list[tuple[Span, Span]] = field(default_factory=list)


@dataclass(slots=True)
class Facts:
    """What the file says that its cells do not: how many formulas, those without a result, error values, percentages.

    *sheets*: by name.
    """

    formulas: int = 0
    uncalculated: int = 0
    errors: int = 0
    percentages: int = 0
    has_macros: bool = False
    sheets: dict[str, SheetFacts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its table, what was found in it, and how much it looks like data.

    *inside*: the name of the sheet, when it holds several tables of which this is one.
    """

    name: str
    table: Table
    findings: tuple[Finding, ...]
    score: float
    is_hidden: bool = False
    inside: str | None = None


def read(source: Source, choices: Choices, limits: Limits, slug: str, facts: Facts) -> Reading:
    """Return every sheet of the workbook at *source*, of the format *slug*.

    :raises Unreadable: it is protected by a password, or a sheet is too large.
    """
    try:
        with source.open() as stream, calamine.CalamineWorkbook.from_filelike(stream) as workbook:
            return _read_book(workbook, choices, limits, slug, facts)
    except calamine.PasswordError as error:
        raise encrypted() from error
    except (calamine.CalamineError, OSError, ValueError, IndexError, OverflowError):
        return Reading(None, slug, None, None, (), only(found.DAMAGED, what=slug.upper()))


def encrypted() -> Unreadable:
    """Return the refusal of a workbook protected by a password."""
    return Unreadable(
        "encrypted",
        gettext_noop("Le classeur est protégé par un mot de passe."),
        gettext_noop("Ouvrez-le, enregistrez-le sans mot de passe, puis déposez-le à nouveau."),
    )


def too_many_cells(rows: int, columns: int, limits: Limits) -> Unreadable:
    """Return the refusal of a workbook whose used ranges are beyond reason."""
    return Unreadable(
        "too_many_cells",
        gettext_noop(
            "Une feuille du classeur s’étend sur %(rows)s lignes et %(columns)s colonnes : un classeur est lu "
            "jusqu’à %(limit)s cellules en tout, vides comprises."
        ),
        gettext_noop(
            "Une cellule perdue très loin du tableau en est souvent la cause : supprimez les lignes et les colonnes "
            "inutiles, ou exportez la feuille en CSV."
        ),
        {"rows": rows, "columns": columns, "limit": limits.sheet_cells},
    )


def _read_book(
    workbook: calamine.CalamineWorkbook, choices: Choices, limits: Limits, slug: str, facts: Facts
) -> Reading:
    names = list(workbook.sheet_names)
    if choices.sheet is not None and sheet_named(choices.sheet, names) is None:
        return unknown_sheet(slug, choices.sheet, names)
    sheets: list[Sheet] = []
    left = limits.sheet_cells
    for meta in workbook.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        cells = workbook.get_sheet_by_name(meta.name)
        if cells.start is None or cells.end is None:
            continue
        height, width = cells.end[0] + 1, cells.end[1] + 1
        left -= height * width
        if left < 0 or width > limits.columns:
            raise too_many_cells(height, width, limits)
        is_hidden = meta.visible != calamine.SheetVisibleEnum.Visible
        its = facts.sheets.get(meta.name, SheetFacts())
        found_there = sheets_of(meta.name, _pieces(cells, its), for_sheet(choices, meta.name), is_hidden=is_hidden)
        sheets += with_told(found_there, out_of_sight(meta.name, its, height, width))
    return reading_of(sheets, choices, slug, facts)


def unknown_sheet(slug: str, wanted: str, names: Sequence[str]) -> Reading:
    """Return the reading of a workbook that lacks the sheet a person chose."""
    params = {"sheet": wanted, "sheets": ", ".join(names)}
    return Reading(None, slug, None, None, (), (Finding(found.UNKNOWN_SHEET, params=params),))


def sheet_named(wanted: str, names: Sequence[str]) -> str | None:
    """Return the sheet that a person chose by its name, or by that of one of its tables, None when there is none."""
    inside, _, rank = wanted.rpartition(_PART)
    return next((name for name in names if name == wanted or (rank.isdecimal() and name == inside)), None)


def for_sheet(choices: Choices, name: str) -> Choices:
    """Return the choices that are about that sheet."""
    return choices if choices.sheet is None or sheet_named(choices.sheet, [name]) else Choices()


def with_told(sheets: Sequence[Sheet], told: Iterable[Finding]) -> list[Sheet]:
    """Return the tables of one sheet, the first one with what was found of the sheet itself."""
    return [
        replace(sheet, findings=(*told, *sheet.findings)) if place == 0 else sheet for place, sheet in enumerate(sheets)
    ]


def reading_of(sheets: Sequence[Sheet], choices: Choices, slug: str, facts: Facts) -> Reading:
    """Return the reading of a workbook from its sheets."""
    if not sheets:
        return Reading(None, slug, None, None, (), (*_about_file(facts), *only(found.NOT_A_TABLE)))
    main = _main(sheets, choices)
    if choices.sheet is not None and _PART in choices.sheet and choices.sheet != sheets[main].name:
        return unknown_sheet(slug, choices.sheet, [sheet.name for sheet in sheets])
    findings = [*_about(sheets, main), *_about_file(facts), *sheets[main].findings]
    if sheets[main].table.rows == 0:
        findings += only(found.NO_ROWS)
    return Reading(None, slug, None, None, tuple(sheet.table for sheet in sheets), tuple(findings), main)


def _about(sheets: Sequence[Sheet], main: int) -> Iterator[Finding]:
    if len(sheets) > 1:
        others = ", ".join(sheet.name for place, sheet in enumerate(sheets) if place != main)
        params = {"number": len(sheets), "main": sheets[main].name, "others": others}
        yield Finding(found.SEVERAL_TABLES, params=params)
    inside = Counter(sheet.inside for sheet in sheets if sheet.inside)
    for name, number in inside.items():
        yield Finding(SEVERAL_IN_SHEET, params={"sheet": name, "number": number})
    for name in dict.fromkeys(sheet.inside or sheet.name for sheet in sheets if sheet.is_hidden):
        yield Finding(found.HIDDEN_SHEET, params={"sheet": name})
    for place, sheet in enumerate(sheets):
        if place != main:
            yield from (each for each in sheet.findings if each.kind in {HIDDEN_ROWS, HIDDEN_COLUMNS})


def _about_file(facts: Facts) -> Iterator[Finding]:
    if facts.has_macros:
        yield Finding(MACROS)
    for kind, number in (
        (found.FORMULA_VALUE, facts.formulas),
        (NOT_CALCULATED, facts.uncalculated),
        (found.CELL_ERROR, facts.errors),
        (PERCENTAGES, facts.percentages),
    ):
        if number:
            yield Finding(kind, params={"number": number}, count=number)


def out_of_sight(name: str, its: SheetFacts, height: int, width: int) -> Iterator[Finding]:
    """Tell the rows and the columns out of sight within the used range."""
    for kind, spans, end in ((HIDDEN_ROWS, its.hidden_rows, height), (HIDDEN_COLUMNS, its.hidden_columns, width)):
        number = sum(max(0, min(last, end) - first + 1) for first, last in spans)
        if number:
            yield Finding(kind, params={"number": number, "sheet": name}, count=number)


def _main(sheets: Sequence[Sheet], choices: Choices) -> int:
    if choices.sheet is not None:
        return next((place for place, sheet in enumerate(sheets) if sheet.name == choices.sheet), 0)
    best = max(sheet.score for sheet in sheets)
    main = next(place for place, sheet in enumerate(sheets) if sheet.score >= best * _NEAR)
    if choices.header_row and sheets[main].inside is not None:
        its = [place for place, sheet in enumerate(sheets) if sheet.inside == sheets[main].inside]
        return next((place for place in its if sheets[place].table.header_row == choices.header_row), main)
    return main


def sheets_of(name: str, pieces: Iterable[_shape.Raw], choices: Choices, *, is_hidden: bool) -> list[Sheet]:
    """Return the tables of the sheet whose raw rows come in pieces: one, or several in a sheet that is not long.

    A person who chooses the sheet itself wants it whole.
    """
    waiting = iter(pieces)
    first = next(waiting, None)
    if first is None:
        return []
    second = next(waiting, None)
    if second is None and choices.sheet != name:
        parts = _side_by_side.parts_of(first)
        if len(parts) > 1:
            return _apart(name, parts, choices, is_hidden=is_hidden)
    shaper, watch = _shape.Shaper(choices, name, is_long=second is not None), _several.Watch()
    for raw in chain([first], [] if second is None else [second], waiting):
        if second is not None:
            watch.look(raw.frame, raw.lines)
        shaper.add(raw)
    table, findings = shaper.close()
    findings = [*(Finding(ANOTHER_TABLE, row=line) for line in watch.starts()), *findings]
    return [] if table is None else [Sheet(name, table, tuple(findings), _score(table, is_hidden), is_hidden)]


def _apart(name: str, parts: Sequence[_shape.Raw], choices: Choices, *, is_hidden: bool) -> list[Sheet]:
    sheets: list[Sheet] = []
    for rank, raw in enumerate(parts, start=1):
        is_asked = not choices.header_row or bool((raw.lines == choices.header_row).any())
        table, findings = _shape.table_of(raw, choices if is_asked else Choices(), f"{name}{_PART}{rank}")
        if table is not None:
            score = _score(table, is_hidden)
            sheets.append(Sheet(table.name or name, table, tuple(findings), score, is_hidden, inside=name))
    return sheets


def _score(table: Table, is_hidden: bool) -> float:
    """Return how much a table looks like the data of the workbook: how many cells are filled, and how it is made."""
    sample = table.sample(_SAMPLE).frame
    filled = sample.height * sample.width - sum(sample.null_count().row(0))
    score = filled * table.rows / max(1, sample.height) + 0.1
    score *= 0.5 if is_hidden else 1.0
    score *= 0.3 if table.header_row is None else 1.0
    return float(score * (0.2 if len(table.columns) == 1 else 1.0))


def _pieces(sheet: calamine.CalamineSheet, its: SheetFacts) -> Iterator[_shape.Raw]:
    """Yield the cells of the used range as canonical text, line numbers being those of the sheet."""
    width = sheet.end[1] + 1 if sheet.end else 0
    rows = iter(sheet.iter_rows())
    first_line = 1
    while block := list(islice(rows, _CHUNK)):
        columns = [
            pl.Series(str(place), [_text(cell) for cell in cells], dtype=pl.String)
            for place, cells in enumerate(zip(*block, strict=True))
        ]
        frame = pl.DataFrame(columns)
        lines = pl.int_range(first_line, first_line + frame.height, dtype=pl.UInt32, eager=True).alias("line")
        yield _shape.Raw(frame, lines, _merges(sheet, its, max(width - frame.width, 0)), is_sheet=True)
        first_line += frame.height


def _merges(sheet: calamine.CalamineSheet, its: SheetFacts, shift: int) -> tuple[_shape.Merge, ...]:
    """Return the merges, those that the parser gives or else those seen in the file; *shift*: empty columns before."""
    given = [
        ((top + 1, bottom + 1), (left + 1, right + 1))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return tuple(
        _shape.Merge(top, left - 1 - shift, bottom, right - 1 - shift)
        for (top, bottom), (left, right) in given or its.merges
    )


def _text(cell: object) -> str | None:
    if isinstance(cell, str):
        return (cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell) or None
    if isinstance(cell, timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return _records.text_of(cell)
