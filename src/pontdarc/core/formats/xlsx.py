"""Excel workbooks of today: XLSX, XLSM, XLSB (ECMA-376)."""

import re
import zipfile
import zlib

import olefile

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_STEP = 4 * 1024**2
_OVERLAP = 64


def _sniff(source: Source) -> float:
    if source.head.startswith(olefile.MAGIC):
        return 1.0 if _is_encrypted(source) else 0.0
    if not source.head.startswith(b"PK"):
        return 0.0
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = {name.lower().replace("\\", "/").lstrip("/") for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0.9 if b"xl/" in source.head and b"[Content_Types].xml" in source.head else 0.0
    return 1.0 if names & {"xl/workbook.xml", "xl/workbook.bin"} or any(n.startswith("xl/work") for n in names) else 0.0


def _is_encrypted(source: Source) -> bool:
    """Say whether an OLE file is a workbook of today under a password (MS-OFFCRYPTO)."""
    try:
        with olefile.OleFileIO(source.path) as ole:
            return bool(ole.exists("EncryptedPackage"))
    except (OSError, ValueError, IndexError, TypeError):
        return False


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if source.head.startswith(olefile.MAGIC):
        raise _workbook.encrypted()
    try:
        facts = _facts(source, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
        return Reading(None, "xlsx", None, None, (), only(found.DAMAGED, what="XLSX"))
    return _workbook.read(source, choices, limits, "xlsx", facts)


def _facts(source: Source, limits: Limits) -> _workbook.Facts:
    """Count formulas and errors, and refuse sheets whose used range would not fit in memory.

    :raises Unreadable: past the limits.
    """
    formulas = errors = 0
    with zipfile.ZipFile(source.path) as archive:
        check_size(sum(info.file_size for info in archive.infolist()), source.size, limits)
        for info in archive.infolist():
            if re.search(r"worksheets/[^/]+\.xml$", info.filename.replace("\\", "/")):
                here = _scan(archive, info, limits)
                formulas += here.formulas
                errors += here.errors
    return _workbook.Facts(formulas, errors)


def _scan(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> _workbook.Facts:
    formulas = errors = rows = 0
    columns = 702
    tail = b""
    with archive.open(info) as stream:
        while block := stream.read(_STEP):
            text = tail + block
            cut = max(0, len(text) - _OVERLAP)
            end = text.rfind(b"<", 0, cut) if cut else len(text)
            text, tail = (text[:end], text[end:]) if end > 0 and len(block) == _STEP else (text, b"")
            formulas += text.count(b"<f>") + text.count(b"<f ")
            errors += text.count(b't="e"')
            rows = max((int(number) for number in re.findall(rb'<row [^>]{0,40}?r="(\d{6,7})"', text)), default=rows)
            far = {_column(letters) for letters in re.findall(rb'<c r="([A-Z]{3})\d', text)}
            columns = max(columns, *far) if far else columns
    if rows * columns > limits.sheet_cells and columns > 702:
        raise _workbook.too_many_cells(rows, columns)
    return _workbook.Facts(formulas, errors)


def _column(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AAA is 703."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


FORMAT = Format(
    slug="xlsx",
    title=gettext_noop("Excel (XLSX, XLSM, XLSB)"),
    extensions=("xlsx", "xlsm", "xlsb"),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    sniff=_sniff,
    read=_read,
)
