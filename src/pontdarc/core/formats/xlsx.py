"""Excel workbooks of today: XLSX, XLSM (ECMA-376). Cells are parsed by calamine; what it leaves out is seen here."""

import re
import zipfile
from dataclasses import dataclass, field

import olefile

from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _package, _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_STEP = 4 * 1024**2
_OVERLAP = 1024
_SAFE_COLUMNS = 26
_FAR_ROW = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["'][A-Z]{1,3}(\d{6,7})["'](?:[^>]*[^/>])?>""")
_FAR_COLUMN = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{2,3})\d+["'](?:[^>]*[^/>])?>""")
_UNCALCULATED = re.compile(rb"<f(?: [^>]*)?/></c>|</f>(?:<v></v>|<v/>)?</c>")
_HIDDEN_ROW = re.compile(rb'<row [^>]*\bhidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_COLUMNS = re.compile(rb"<col [^>]*>")
_BUILT_IN_PERCENTAGES = {"9", "10"}


def _sniff(source: Source) -> float:
    if source.head.startswith(olefile.MAGIC):
        return 1.0 if _package.is_encrypted(source) else 0.0
    names = _package.names_of(source)
    if not names:
        return 0.9 if b"xl/" in source.head and b"[Content_Types].xml" in source.head else 0.0
    return 1.0 if any(name.startswith("xl/work") and name.endswith(".xml") for name in names) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if source.head.startswith(olefile.MAGIC):
        raise _workbook.encrypted()
    try:
        facts = _facts(source, limits)
    except _package.BROKEN:
        return Reading(None, "xlsx", None, None, (), only(found.DAMAGED, what="XLSX"))
    return _workbook.read(source, choices, limits, "xlsx", facts)


def _facts(source: Source, limits: Limits) -> _workbook.Facts:
    """Look at what the parser of cells does not give, and refuse sheets whose used range would not fit in memory.

    :raises Unreadable: past the limits.
    """
    with zipfile.ZipFile(source.path) as archive:
        _package.check(archive, source, limits)
        _package.refuse_entities(archive)
        percentages = _percentages(archive)
        names = _sheet_names(archive)
        facts = _workbook.Facts(has_macros=_package.has_macros(archive))
        for info in archive.infolist():
            path = info.filename.replace("\\", "/").lstrip("/").lower()
            if not re.search(r"worksheets/[^/]+\.xml$", path):
                continue
            scan = _scan(archive, info, percentages)
            if scan.rows * scan.columns > limits.sheet_cells:
                raise _workbook.too_many_cells(scan.rows, scan.columns, limits)
            facts.formulas += scan.formulas
            facts.uncalculated += scan.uncalculated
            facts.errors += scan.errors
            facts.percentages += scan.percentages
            facts.sheets[names.get(path, path)] = scan.sheet
    return facts


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of each sheet by the path of its part."""
    info = _package.part(archive, "xl/workbook.xml")
    if info is None:
        return {}
    paths = _package.relations(archive, "xml")
    names: dict[str, str] = {}
    for element in _package.parsed(archive.read(info)).iter("{*}sheet"):
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        names[paths.get(relation, relation)] = element.get("name") or ""
    return names


def _percentages(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """Return what a cell shown as a percentage is written with, None when no style is one."""
    info = _package.part(archive, "xl/styles.xml")
    if info is None:
        return None
    root = _package.parsed(archive.read(info))
    shown = {each.get("numFmtId") for each in root.iter("{*}numFmt") if "%" in (each.get("formatCode") or "")}
    cells = root.find("{*}cellXfs")
    styles = [
        str(place)
        for place, style in enumerate(() if cells is None else cells)
        if style.get("numFmtId") in shown | _BUILT_IN_PERCENTAGES
    ]
    return re.compile(rf'<c [^>]*\bs="(?:{"|".join(styles)})"(?:[^>]*[^/>])?><v>'.encode()) if styles else None


@dataclass(slots=True)
class _Scan:
    """What the text of a sheet says; *rows* and *columns*: the last of each that has a value, when it is far."""

    formulas: int = 0
    uncalculated: int = 0
    errors: int = 0
    percentages: int = 0
    rows: int = 0
    columns: int = _SAFE_COLUMNS
    sheet: _workbook.SheetFacts = field(default_factory=_workbook.SheetFacts)


def _scan(archive: zipfile.ZipFile, info: zipfile.ZipInfo, percentages: re.Pattern[bytes] | None) -> _Scan:
    scan = _Scan()
    tail = b""
    with archive.open(info) as stream:
        while True:
            block = stream.read(_STEP)
            text = tail + block
            # Cut before a cell: what is told by a cell and what is inside it is told together.
            end = max(text.rfind(b"<c "), text.rfind(b"<row ")) if block else len(text)
            end = end if end > 0 else len(text)
            _take(scan, text[:end], percentages)
            tail = text[end:]
            if not block:
                return scan


def _take(scan: _Scan, text: bytes, percentages: re.Pattern[bytes] | None) -> None:
    scan.formulas += text.count(b"<f>") + text.count(b"<f ")
    scan.uncalculated += len(_UNCALCULATED.findall(text))
    scan.errors += text.count(b't="e"')
    scan.percentages += len(percentages.findall(text)) if percentages else 0
    scan.rows = max((int(number) for number in _FAR_ROW.findall(text)), default=scan.rows)
    scan.columns = max((_column(letters) for letters in set(_FAR_COLUMN.findall(text))), default=scan.columns)
    for row in _HIDDEN_ROW.findall(text) if b"hidden=" in text else ():
        number = _ROW_NUMBER.search(row)
        if number and len(scan.sheet.hidden_rows) < _workbook.MOST_SPANS:
            scan.sheet.hidden_rows.append((int(number[1]), int(number[1])))
    for column in _COLUMNS.findall(text):
        if b'hidden="1"' in column or b'hidden="true"' in column:
            first, last = (re.search(rb'\b%s="(\d+)"' % each, column) for each in (b"min", b"max"))
            if first and last:
                scan.sheet.hidden_columns.append((int(first[1]), int(last[1])))


def _column(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AAA is 703."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


FORMAT = Format(
    slug="xlsx",
    title=gettext_noop("Excel (XLSX, XLSM)"),
    extensions=("xlsx", "xlsm", "xltx", "xltm"),
    media_types=(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel.sheet.macroenabled.12",
    ),
    sniff=_sniff,
    read=_read,
)
