"""Excel 2003 XML (SpreadsheetML): the workbook that many business programs still write under the name « .xls »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pontdarc.core.formats import _records, _shape, _workbook, _xml
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_ROOT = re.compile(r"<(?:[\w.-]+:)?Workbook\b[^>]*" + re.escape(_SPACE))
_ROWS = 10_000
_MOST_COLUMNS = 16_384
_MIDNIGHT = "T00:00:00"
_ORIGIN = "1899-12-31T"


def _sniff(source: Source) -> float:
    return 0.95 if _ROOT.search(_xml.opening(source)[:4000]) else 0.0


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: its rows by line, what is out of sight and what is merged."""

    name: str
    is_hidden: bool = False
    rows: dict[int, list[str | None]] = field(default_factory=dict)
    facts: _workbook.SheetFacts = field(default_factory=_workbook.SheetFacts)
    row: int = 0
    column: int = 0
    width: int = 0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    walk = _xml.Walk()
    facts = _workbook.Facts()
    names: list[str] = []
    made: list[_workbook.Sheet] = []
    for sheet in _sheets(source, choices, limits, walk, facts):
        names.append(sheet.name)
        made += _made(sheet, choices)
    if choices.sheet is not None and _workbook.sheet_named(choices.sheet, names) is None:
        return _workbook.unknown_sheet("spreadsheetml", choices.sheet, names)
    reading = _workbook.reading_of(made, choices, "spreadsheetml", facts)
    return Reading(
        None, "spreadsheetml", walk.encoding, None, reading.tables, (*walk.findings, *reading.findings), reading.main
    )


def _made(sheet: _Sheet, choices: Choices) -> list[_workbook.Sheet]:
    its = _workbook.for_sheet(choices, sheet.name)
    made = _workbook.sheets_of(sheet.name, _pieces(sheet.rows, sheet), its, is_hidden=sheet.is_hidden)
    return _workbook.with_told(made, _workbook.out_of_sight(sheet.name, sheet.facts, sheet.row, sheet.width))


def _pieces(rows: dict[int, list[str | None]], sheet: _Sheet) -> Iterator[_shape.Raw]:
    """Yield the rows that there are, all of the same width, in order."""
    merges = tuple(
        _shape.Merge(top, left - 1, bottom, right - 1) for (top, bottom), (left, right) in sheet.facts.merges
    )
    lines = sorted(rows)
    for start in range(0, len(lines), _ROWS):
        some = lines[start : start + _ROWS]
        cells = [[*rows[line], *[None] * (sheet.width - len(rows[line]))] for line in some]
        raw = _shape.raw_of(cells)
        yield _shape.Raw(raw.frame, raw.lines.replace_strict(raw.lines, some), merges, is_sheet=True)


def _sheets(
    source: Source, choices: Choices, limits: Limits, walk: _xml.Walk, facts: _workbook.Facts
) -> Iterator[_Sheet]:
    """Yield the sheets in order.

    :raises Unreadable: the used range of one is beyond reason.
    """
    sheet: _Sheet | None = None
    percentages: set[str] = set()
    for event, element in _xml.events(source, choices, limits, walk):
        name = _xml.local(element.tag)
        if event == "start" and name == "Worksheet":
            if sheet is not None:
                yield sheet
            sheet = _Sheet(_get(element, "Name") or "")
        elif event == "start" and name == "Row" and sheet is not None:
            _begin_row(sheet, element)
        elif event == "end" and name == "NumberFormat":
            percentages |= _as_percentages(element)
        elif event == "end" and sheet is not None:
            _take(sheet, name, element, facts, percentages)
            if sheet.row * sheet.width > limits.sheet_cells or sheet.width > limits.columns:
                raise _workbook.too_many_cells(sheet.row, sheet.width, limits)
        if event == "end" and name in {"Row", "Style", "Column"}:
            _forget(element)
    if sheet is not None:
        yield sheet


def _as_percentages(element: etree._Element) -> set[str]:
    """Return the style of a format of numbers that shows them as percentages."""
    form = _get(element, "Format") or ""
    return {_get(element.getparent(), "ID") or ""} if "%" in form or form == "Percent" else set()


def _take(sheet: _Sheet, name: str, element: etree._Element, facts: _workbook.Facts, percentages: set[str]) -> None:
    """Take what an element that has ended says of the sheet."""
    if name == "Column":
        _take_column(sheet, element)
    elif name == "Cell":
        _take_cell(sheet, element, facts)
        facts.percentages += (_get(element, "StyleID") or "") in percentages
    elif name == "Visible":
        sheet.is_hidden = (element.text or "").strip() in {"SheetHidden", "SheetVeryHidden"}


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear(keep_tail=False)
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _get(element: etree._Element, name: str) -> str | None:
    value = element.get(f"{{{_SPACE}}}{name}")
    return None if value is None else str(value)


def _number(element: etree._Element, name: str, usual: int) -> int:
    value = _get(element, name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else usual


def _begin_row(sheet: _Sheet, element: etree._Element) -> None:
    sheet.row = _number(element, "Index", sheet.row + 1)
    sheet.column = 0
    if _get(element, "Hidden") == "1":
        sheet.facts.hidden_rows.append((sheet.row, sheet.row + _number(element, "Span", 0)))


def _take_column(sheet: _Sheet, element: etree._Element) -> None:
    first = _number(element, "Index", sheet.column + 1)
    sheet.column = first + _number(element, "Span", 0)
    if _get(element, "Hidden") == "1":
        sheet.facts.hidden_columns.append((first, sheet.column))


def _take_cell(sheet: _Sheet, element: etree._Element, facts: _workbook.Facts) -> None:
    column = _number(element, "Index", sheet.column + 1)
    across, down = _number(element, "MergeAcross", 0), _number(element, "MergeDown", 0)
    sheet.column = column + across
    if across or down:
        sheet.facts.merges.append(((sheet.row, sheet.row + down), (column, column + across)))
    data = next((child for child in element if _xml.local(child.tag) == "Data"), None)
    has_formula = _get(element, "Formula") is not None
    facts.formulas += has_formula
    if data is None:
        facts.uncalculated += has_formula
        return
    kind = _get(data, "Type") or "String"
    facts.errors += kind == "Error"
    text = None if kind == "Error" else _text(kind, "".join(data.itertext()))
    if text is None or column > _MOST_COLUMNS:
        return
    row = sheet.rows.setdefault(sheet.row, [])
    row.extend([None] * (column - len(row)))
    row[column - 1] = text
    sheet.width = max(sheet.width, column)


def _text(kind: str, text: str) -> str | None:
    """Return the canonical text of a value of one of the types of SpreadsheetML."""
    if kind == "Boolean":
        return "true" if text.strip() == "1" else "false"
    if kind == "DateTime":
        moment = text.strip().removesuffix(".000")
        if moment.startswith(_ORIGIN):
            return moment.removeprefix(_ORIGIN)
        return moment.removesuffix(_MIDNIGHT)
    if kind == "Number":
        try:
            value = float(text)
        except ValueError:
            return text or None
        return text.strip() if text.strip().lstrip("-").isdigit() else _records.number(value)
    return text or None


FORMAT = Format(
    slug="spreadsheetml",
    title=gettext_noop("Excel 2003 XML"),
    extensions=("spreadsheetml",),
    media_types=("application/vnd.ms-excel+xml",),
    sniff=_sniff,
    read=_read,
)
