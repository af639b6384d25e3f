"""Binary Excel workbooks (XLSB, MS-XLSB): cells are parsed by calamine; what it leaves out is seen here."""

import zipfile
from collections.abc import Iterator
from typing import IO

from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _package, _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

# The records that matter ([MS-XLSB] 2.3), by number.
_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _COLUMN, _SHEET = 0, 1, 3, 11, 60, 156
_CELLS = range(1, 12)
_FORMULAS = range(8, 12)
_HIDDEN_ROW = 0x10
_HIDDEN_COLUMN = 0x01


def _sniff(source: Source) -> float:
    return 1.0 if "xl/workbook.bin" in _package.names_of(source) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        facts = _facts(source, limits)
    except _package.BROKEN:
        return Reading(None, "xlsb", None, None, (), only(found.DAMAGED, what="XLSB"))
    return _workbook.read(source, choices, limits, "xlsb", facts)


def _facts(source: Source, limits: Limits) -> _workbook.Facts:
    """Look at what the parser of cells does not give, and refuse sheets whose used range would not fit in memory.

    :raises Unreadable: past the limits.
    """
    with zipfile.ZipFile(source.path) as archive:
        _package.check(archive, source, limits)
        facts = _workbook.Facts(has_macros=_package.has_macros(archive))
        for name, path in _sheets(archive):
            info = _package.part(archive, path)
            if info is None:
                continue
            with archive.open(info) as stream:
                facts.sheets[name] = _scan(stream, facts, limits)
    return facts


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name and the path of each sheet."""
    info = _package.part(archive, "xl/workbook.bin")
    if info is None:
        return
    paths = _package.relations(archive, "bin")
    with archive.open(info) as stream:
        for kind, data in _records(stream):
            if kind == _SHEET:
                relation, end = _text(data, 8)
                name, _ = _text(data, end)
                if relation in paths:
                    yield name, paths[relation]


def _text(data: bytes, place: int) -> tuple[str, int]:
    """Return the text (length in characters, then UTF-16) at *place*, and where it ends."""
    end = place + 4 + 2 * int.from_bytes(data[place : place + 4], "little")
    return data[place + 4 : end].decode("utf-16-le", errors="replace"), end


def _scan(stream: IO[bytes], facts: _workbook.Facts, limits: Limits) -> _workbook.SheetFacts:
    sheet = _workbook.SheetFacts()
    row = height = width = 0
    for kind, data in _records(stream):
        if kind == _ROW:
            row = int.from_bytes(data[:4], "little")
            if len(data) > 11 and data[11] & _HIDDEN_ROW and len(sheet.hidden_rows) < _workbook.MOST_SPANS:
                sheet.hidden_rows.append((row + 1, row + 1))
        elif kind in _CELLS:
            if kind != _BLANK:
                height = max(height, row + 1)
                width = max(width, int.from_bytes(data[:4], "little") + 1)
            facts.formulas += kind in _FORMULAS
            facts.errors += kind in {_ERROR, _FORMULA_ERROR}
        elif kind == _COLUMN and len(data) >= 17 and data[16] & _HIDDEN_COLUMN:
            first, last = (int.from_bytes(data[place : place + 4], "little") + 1 for place in (0, 4))
            sheet.hidden_columns.append((first, last))
    if height * width > limits.sheet_cells:
        raise _workbook.too_many_cells(height, width, limits)
    return sheet


def _records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the records: a number on one or two bytes, a size on one to four, seven bits in each, then the data."""
    while first := stream.read(1):
        kind = first[0]
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream.read(1) or b"\0")[0] << 7
        size = 0
        for shift in (0, 7, 14, 21):
            byte = (stream.read(1) or b"\0")[0]
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, stream.read(size)


FORMAT = Format(
    slug="xlsb",
    title=gettext_noop("Excel binaire (XLSB)"),
    extensions=("xlsb",),
    media_types=("application/vnd.ms-excel.sheet.binary.macroenabled.12",),
    sniff=_sniff,
    read=_read,
)
