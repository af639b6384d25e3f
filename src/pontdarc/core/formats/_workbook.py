"""Workbooks, whatever their format: every sheet as a table, the main one being the one most like data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

import polars as pl
import python_calamine as calamine

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _records, _shape
from pontdarc.core.formats._findings import only
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_CHUNK = 20_000
_NEAR = 0.8
"""A sheet at least this much like data as the best one is preferred when it comes first."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says that its cells do not: how many formulas, how many error values."""

    formulas: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    table: Table
    findings: tuple[Finding, ...]
    score: float


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


def too_many_cells(rows: int, columns: int) -> Unreadable:
    """Return the refusal of a sheet whose used range is beyond reason."""
    return Unreadable(
        "too_many_cells",
        gettext_noop("Une feuille du classeur s’étend sur %(rows)s lignes et %(columns)s colonnes."),
        gettext_noop(
            "Une cellule perdue très loin du tableau en est souvent la cause : supprimez les lignes et les colonnes "
            "inutiles, ou exportez la feuille en CSV."
        ),
        {"rows": rows, "columns": columns},
    )


def _read_book(
    workbook: calamine.CalamineWorkbook, choices: Choices, limits: Limits, slug: str, facts: Facts
) -> Reading:
    names = list(workbook.sheet_names)
    if choices.sheet is not None and choices.sheet not in names:
        params = {"sheet": choices.sheet, "sheets": ", ".join(names)}
        return Reading(None, slug, None, None, (), (Finding(found.UNKNOWN_SHEET, params=params),))
    hidden: list[str] = []
    sheets: list[_Sheet] = []
    for meta in workbook.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        is_hidden = meta.visible != calamine.SheetVisibleEnum.Visible
        sheet = _read_sheet(workbook, meta.name, choices, limits, is_hidden=is_hidden)
        if sheet is None:
            continue
        if is_hidden:
            hidden.append(meta.name)
        sheets.append(sheet)
    if not sheets:
        return Reading(None, slug, None, None, (), only(found.NOT_A_TABLE))
    main = _main(sheets, choices.sheet)
    findings = [*_about(sheets, main, hidden, facts), *sheets[main].findings]
    if sheets[main].table.frame.height == 0:
        findings += only(found.NO_ROWS)
    return Reading(None, slug, None, None, tuple(sheet.table for sheet in sheets), tuple(findings), main)


def _about(sheets: Sequence[_Sheet], main: int, hidden: Sequence[str], facts: Facts) -> Iterator[Finding]:
    if len(sheets) > 1:
        others = ", ".join(sheet.name for place, sheet in enumerate(sheets) if place != main)
        params = {"number": len(sheets), "main": sheets[main].name, "others": others}
        yield Finding(found.SEVERAL_TABLES, params=params)
    for name in hidden:
        yield Finding(found.HIDDEN_SHEET, params={"sheet": name})
    if facts.formulas:
        yield Finding(found.FORMULA_VALUE, params={"number": facts.formulas}, count=facts.formulas)
    if facts.errors:
        yield Finding(found.CELL_ERROR, params={"number": facts.errors}, count=facts.errors)


def _main(sheets: Sequence[_Sheet], wanted: str | None) -> int:
    if wanted is not None:
        return next((place for place, sheet in enumerate(sheets) if sheet.name == wanted), 0)
    best = max(sheet.score for sheet in sheets)
    return next(place for place, sheet in enumerate(sheets) if sheet.score >= best * _NEAR)


def _read_sheet(
    workbook: calamine.CalamineWorkbook, name: str, choices: Choices, limits: Limits, *, is_hidden: bool
) -> _Sheet | None:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.start is None or sheet.end is None:
        return None
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height * width > limits.sheet_cells or width > limits.columns:
        raise too_many_cells(height, width)
    raw = _raw(sheet)
    wanted = choices if choices.sheet in {None, name} else Choices()
    table, findings = _shape.table_of(raw, wanted, name)
    if table is None:
        return None
    score = float(table.frame.height * table.frame.width - sum(table.frame.null_count().row(0))) + 0.1
    score *= 0.5 if is_hidden else 1.0
    score *= 0.3 if table.header_row is None else 1.0
    score *= 0.2 if table.frame.width == 1 else 1.0
    return _Sheet(name, table, tuple(findings), score)


def _raw(sheet: calamine.CalamineSheet) -> _shape.Raw:
    """Return the cells of the used range as canonical text, line numbers being those of the sheet."""
    rows = iter(sheet.iter_rows())
    chunks: list[pl.DataFrame] = []
    while block := list(islice(rows, _CHUNK)):
        columns = [
            pl.Series(str(place), [_text(cell) for cell in cells], dtype=pl.String)
            for place, cells in enumerate(zip(*block, strict=True))
        ]
        chunks.append(pl.DataFrame(columns))
    frame = pl.concat(chunks) if chunks else pl.DataFrame()
    height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
    first = max(height - frame.height, 0) + 1
    lines = pl.int_range(first, first + frame.height, dtype=pl.UInt32, eager=True).alias("line")
    shift = max(width - frame.width, 0)
    merges = tuple(
        _shape.Merge(start[0] + 1, start[1] - shift, end[0] + 1, end[1] - shift)
        for start, end in sheet.merged_cell_ranges or ()
    )
    return _shape.Raw(frame, lines, merges, is_sheet=True)


def _text(cell: object) -> str | None:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return _records.text_of(cell)
