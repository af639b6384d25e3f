"""Old Excel workbooks: XLS, BIFF 5 to 8 in an OLE file, and bare BIFF 2 to 4 (MS-XLS)."""

import olefile

from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_FORMULA, _FILEPASS = 0x0006, 0x002F


def _sniff(source: Source) -> float:
    if source.head.startswith(_BARE) and source.head[4:6] in (b"\0\0", b"\x00\x05", b"\x00\x06", b"\x02\0", b"\x10\0"):
        return 0.9
    if not source.head.startswith(olefile.MAGIC):
        return 0.0
    try:
        with olefile.OleFileIO(source.path) as ole:
            return 1.0 if ole.exists("Workbook") or ole.exists("Book") else 0.0
    except (OSError, ValueError, IndexError, TypeError):
        return 0.6 if source.extension in {"xls", "xlt"} else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if not source.head.startswith(olefile.MAGIC):
        return Reading(None, None, None, None, (), only(found.NOT_READ_YET, what="Excel 2 à 4"))
    try:
        with olefile.OleFileIO(source.path) as ole:
            stream = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
    except (OSError, ValueError, IndexError, TypeError):
        return Reading(None, "xls", None, None, (), only(found.DAMAGED, what="XLS"))
    return _workbook.read(source, choices, limits, "xls", _facts(stream))


def _facts(stream: bytes) -> _workbook.Facts:
    """Count the formulas among the records of a BIFF stream.

    :raises Unreadable: the stream says that what follows is encrypted.
    """
    formulas = place = 0
    while place + 4 <= len(stream):
        kind = stream[place] | stream[place + 1] << 8
        if kind == _FILEPASS:
            raise _workbook.encrypted()
        formulas += kind == _FORMULA
        place += 4 + (stream[place + 2] | stream[place + 3] << 8)
    return _workbook.Facts(formulas)


FORMAT = Format(
    slug="xls",
    title=gettext_noop("Excel 97-2003 (XLS)"),
    extensions=("xls",),
    media_types=("application/vnd.ms-excel",),
    sniff=_sniff,
    read=_read,
)
