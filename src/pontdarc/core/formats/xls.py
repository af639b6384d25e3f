"""Old Excel workbooks: XLS, BIFF 5 to 8 in an OLE file, and bare BIFF 2 to 4 (MS-XLS)."""

from collections.abc import Iterator

import olefile

from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _ole, _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
# The records that matter ([MS-XLS] 2.3), by number.
_FORMULA, _FILEPASS, _BOUNDSHEET, _BOF, _ROW, _COLUMNS, _BOOL_OR_ERROR = 0x06, 0x2F, 0x85, 0x809, 0x208, 0x7D, 0x205
_MANY = {0xBD: 6, 0xBE: 2}
"""Records of several cells in a row, and the bytes that each cell takes."""
_CELLS = frozenset({_FORMULA, _BOOL_OR_ERROR, 0x203, 0x204, 0x27E, 0xFD, 0xD6, *_MANY})
_HIDDEN_ROW = 0x20
_HIDDEN_COLUMNS = 0x01


def _sniff(source: Source) -> float:
    if source.head.startswith(_BARE) and source.head[4:6] in (b"\0\0", b"\x00\x05", b"\x00\x06", b"\x02\0", b"\x10\0"):
        return 0.9
    if not source.head.startswith(olefile.MAGIC):
        return 0.0
    try:
        with olefile.OleFileIO(source.path) as ole:
            return 1.0 if ole.exists("Workbook") or ole.exists("Book") else 0.0
    except _ole.BROKEN:
        return 0.6 if source.extension in {"xls", "xlt"} else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if not source.head.startswith(olefile.MAGIC):
        return Reading(None, None, None, None, (), only(found.NOT_READ_YET, what="Excel 2 à 4"))
    try:
        with olefile.OleFileIO(source.path) as ole:
            stream = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
            has_macros = ole.exists("_VBA_PROJECT_CUR") or ole.exists("Macros")
    except _ole.BROKEN:
        return Reading(None, "xls", None, None, (), only(found.DAMAGED, what="XLS"))
    facts = _workbook.Facts(has_macros=has_macros)
    _look(stream, facts, limits)
    return _workbook.read(source, choices, limits, "xls", facts)


def _look(stream: bytes, facts: _workbook.Facts, limits: Limits) -> None:
    """Put in *facts* what the parser of cells does not give.

    :raises Unreadable: the stream says that what follows is encrypted, or the used range of a sheet is beyond reason.
    """
    names: dict[int, str] = {}
    sheet = _workbook.SheetFacts()
    height = width = 0
    for place, kind, data in _records(stream):
        if kind == _FILEPASS:
            raise _workbook.encrypted()
        if kind == _BOUNDSHEET:
            names[int.from_bytes(data[:4], "little")] = _name(data)
        elif kind == _BOF and place in names:
            sheet = facts.sheets.setdefault(names[place], _workbook.SheetFacts())
            height = width = 0
        elif kind in _CELLS and len(data) >= 4:
            height = max(height, (data[0] | data[1] << 8) + 1)
            width = max(width, (data[2] | data[3] << 8) + len(data) // _MANY.get(kind, len(data)))
            if height * width > limits.sheet_cells:
                raise _workbook.too_many_cells(height, width, limits)
            _count(kind, data, facts)
        else:
            _hide(kind, data, sheet)


def _count(kind: int, data: bytes, facts: _workbook.Facts) -> None:
    if kind == _FORMULA:
        facts.formulas += 1
        facts.errors += len(data) >= 14 and data[6] == 2 and data[12:14] == b"\xff\xff"
    elif kind == _BOOL_OR_ERROR:
        facts.errors += len(data) >= 8 and data[7] == 1


def _hide(kind: int, data: bytes, sheet: _workbook.SheetFacts) -> None:
    if kind == _ROW and len(data) >= 14 and data[12] & _HIDDEN_ROW:
        row = int.from_bytes(data[:2], "little") + 1
        sheet.hidden_rows.append((row, row))
    elif kind == _COLUMNS and len(data) >= 9 and data[8] & _HIDDEN_COLUMNS:
        first, last = (int.from_bytes(data[start : start + 2], "little") + 1 for start in (0, 2))
        sheet.hidden_columns.append((first, last))


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield the records: where each begins, its number, its data."""
    place = 0
    while place + 4 <= len(stream):
        size = stream[place + 2] | stream[place + 3] << 8
        yield place, stream[place] | stream[place + 1] << 8, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _name(data: bytes) -> str:
    """Return the name of a sheet, of which the first byte tells whether each letter takes one byte or two."""
    if len(data) < 8:
        return ""
    wide = bool(data[7] & 1)
    text = data[8 : 8 + data[6] * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", errors="replace")


FORMAT = Format(
    slug="xls",
    title=gettext_noop("Excel 97-2003 (XLS)"),
    extensions=("xls",),
    media_types=("application/vnd.ms-excel",),
    sniff=_sniff,
    read=_read,
)
