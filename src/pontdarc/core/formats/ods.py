"""OpenDocument spreadsheets (ISO/IEC 26300)."""

import html
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _package, _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_FIRST = b"mimetype" + _MIME
_CONTENT = "content.xml"
_STEP = 4 * 1024**2
_MACROS = re.compile(r"Basic/(?!script-lc\.xml|Standard/script-lb\.xml).+\.xml$")
_TAG = re.compile(rb"<table:(table-cell|covered-table-cell|table-row|table-column|table)(?=[\s/>]|$)([^>]*)")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
# What a formula that fails shows, in Excel and in LibreOffice.
_ERROR = re.compile(
    rb"<table:table-cell\b([^>]*)>\s*"
    rb"<text:p>(?:#(?:NAME\?|N/A|REF!|DIV/0!|VALUE!|NUM!|NULL!|NOM\?|VALEUR!|NOMBRE!)|Err:\d{3})</text:p>"
)
_VALUE = re.compile(rb'\s(?:office|calcext):[\w-]+="[^"]*"')
_HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
_COLUMNS_REPEATED, _ROWS_REPEATED, _COLUMNS_SPANNED, _ROWS_SPANNED = (
    re.compile(rb'\btable:number-%s="(\d{1,9})"' % each)
    for each in (b"columns-repeated", b"rows-repeated", b"columns-spanned", b"rows-spanned")
)
_SPREAD_OUT = re.compile(rb">\s+</?table:")
# Blanks before an element that is no part of a text, or before a paragraph: they lay the XML out and say nothing.
_LAYOUT = re.compile(rb">\s+(?=</?(?!text:)[A-Za-z]|<text:[ph][\s/>])")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


def _sniff(source: Source) -> float:
    if not source.head.startswith(b"PK"):
        return 0.0
    return 1.0 if _FIRST in source.head[:200] or _is_named_as_one(source) else 0.0


def _is_named_as_one(source: Source) -> bool:
    """Say whether the manifest names it a spreadsheet, when the type is not written first as it should be."""
    if b"META-INF/" not in source.head and b"content.xml" not in source.head:
        return False
    try:
        with zipfile.ZipFile(source.path) as archive:
            return _CONTENT in archive.namelist() and _MIME + b'"' in archive.read("META-INF/manifest.xml")
    except _BROKEN:
        return False


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        facts, is_spread_out = _look(source, limits)
        if not is_spread_out and not facts.errors and _FIRST in source.head[:200]:
            return _workbook.read(source, choices, limits, "ods", facts)
        with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
            dense = Path(folder) / "dense.ods"
            _rewrite(source, dense)
            return _workbook.read(Source.of(dense, source.name), choices, limits, "ods", facts)
    except _BROKEN:
        return Reading(None, "ods", None, None, (), only(found.DAMAGED, what="ODS"))


def _look(source: Source, limits: Limits) -> tuple[_workbook.Facts, bool]:
    """Return what the XML says before its cells are parsed, and whether its elements stand on lines of their own.

    :raises Unreadable: it is encrypted, or past the limits once unpacked.
    """
    scan = _Scan(limits)
    is_spread_out = False
    with zipfile.ZipFile(source.path) as archive:
        check_size(sum(info.file_size for info in archive.infolist()), source.size, limits)
        _package.refuse_entities(archive)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise _workbook.encrypted()
        scan.facts.has_macros = any(_MACROS.match(name) for name in archive.namelist())
        for block in _blocks(archive):
            scan.take(block)
            is_spread_out = is_spread_out or bool(_SPREAD_OUT.search(block))
    return scan.facts, is_spread_out


class _Scan:
    """Follows the tags of the content from sheet to sheet, counting rows and columns as repeats multiply them."""

    def __init__(self, limits: Limits) -> None:
        self.facts = _workbook.Facts()
        self._limits = limits
        self._sheet = _workbook.SheetFacts()
        self._row = self._column = self._last_row = self._width = 0

    def take(self, block: bytes) -> None:
        """Follow the tags of the next piece.

        :raises Unreadable: the used range of a sheet is beyond reason.
        """
        self.facts.errors += sum(_is_error(cell) for cell in _ERROR.findall(block))
        for tag, attributes in _TAG.findall(block):
            if tag == b"table":
                name = _NAME.search(attributes)
                self._sheet = self.facts.sheets.setdefault(
                    html.unescape(name[1].decode(errors="replace")) if name else "", _workbook.SheetFacts()
                )
                self._row = self._column = self._last_row = self._width = 0
            elif tag == b"table-column":
                self._hide(self._sheet.hidden_columns, self._column, _COLUMNS_REPEATED, attributes)
                self._column += _number(_COLUMNS_REPEATED, attributes)
            elif tag == b"table-row":
                self._row = self._last_row
                self._hide(self._sheet.hidden_rows, self._row, _ROWS_REPEATED, attributes)
                self._last_row += _number(_ROWS_REPEATED, attributes)
                self._column = 0
            else:
                self._take_cell(attributes)

    def _hide(self, spans: list[_workbook.Span], place: int, repeated: re.Pattern[bytes], attributes: bytes) -> None:
        if _HIDDEN.search(attributes) and len(spans) < _workbook.MOST_SPANS:
            spans.append((place + 1, place + _number(repeated, attributes)))

    def _take_cell(self, attributes: bytes) -> None:
        start = self._column
        self._column += _number(_COLUMNS_REPEATED, attributes)
        if not attributes:
            return
        if b"spanned" in attributes:
            rows, columns = _number(_ROWS_SPANNED, attributes), _number(_COLUMNS_SPANNED, attributes)
            if max(rows, columns) > 1:
                self._sheet.merges.append(((self._row + 1, self._row + rows), (start + 1, start + columns)))
        if b"office:value-type=" not in attributes:
            return
        self.facts.percentages += b'office:value-type="percentage"' in attributes
        self.facts.formulas += b"table:formula=" in attributes
        self._width = max(self._width, self._column)
        if self._last_row * self._width > self._limits.sheet_cells:
            raise _workbook.too_many_cells(self._last_row, self._width, self._limits)


def _is_error(cell: bytes) -> bool:
    return b"table:formula=" in cell or b'calcext:value-type="error"' in cell


def _without_error(match: re.Match[bytes]) -> bytes:
    """Return the cell without value: an error is written as a zero, or as a text, that nobody entered."""
    return b"<table:table-cell" + _VALUE.sub(b"", match[1]) + b">" if _is_error(match[1]) else match[0]


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return max(1, int(match[1])) if match else 1


def _blocks(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the content in pieces that begin with the end of a tag, so that none is cut inside one."""
    tail = b""
    with archive.open(_CONTENT) as stream:
        while block := stream.read(_STEP):
            block = tail + block
            cut = max(block.rfind(b">"), 0)
            yield block[:cut]
            tail = block[cut:]
    yield tail


def _rewrite(source: Source, target: Path) -> None:
    """Write the workbook again: its type in front, its elements end to end, nothing where a formula gave an error.

    The parser takes the blanks that GDAL and others put between elements for text out of place, and refuses the file.
    """
    with (
        zipfile.ZipFile(source.path) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        out.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        out.writestr("META-INF/manifest.xml", archive.read("META-INF/manifest.xml"), zipfile.ZIP_STORED)
        with out.open(_CONTENT, "w", force_zip64=True) as stream:
            for block in _blocks(archive):
                stream.write(_ERROR.sub(_without_error, _LAYOUT.sub(b">", block)))


FORMAT = Format(
    slug="ods",
    title=gettext_noop("OpenDocument (ODS)"),
    extensions=("ods",),
    media_types=("application/vnd.oasis.opendocument.spreadsheet",),
    sniff=_sniff,
    read=_read,
)
