"""OpenDocument spreadsheets (ISO/IEC 26300)."""

import zipfile
import zlib

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_STEP = 4 * 1024**2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


def _sniff(source: Source) -> float:
    return 1.0 if source.head.startswith(b"PK") and _MIME in source.head[:200] else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        facts = _facts(source, limits)
    except _BROKEN:
        return Reading(None, "ods", None, None, (), only(found.DAMAGED, what="ODS"))
    return _workbook.read(source, choices, limits, "ods", facts)


def _facts(source: Source, limits: Limits) -> _workbook.Facts:
    """Count the formulas.

    :raises Unreadable: it is encrypted, or past the limits once unpacked.
    """
    formulas = 0
    with zipfile.ZipFile(source.path) as archive:
        check_size(sum(info.file_size for info in archive.infolist()), source.size, limits)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise _workbook.encrypted()
        with archive.open("content.xml") as stream:
            while block := stream.read(_STEP):
                formulas += block.count(b"table:formula=")
    return _workbook.Facts(formulas)


FORMAT = Format(
    slug="ods",
    title=gettext_noop("OpenDocument (ODS)"),
    extensions=("ods",),
    media_types=("application/vnd.oasis.opendocument.spreadsheet",),
    sniff=_sniff,
    read=_read,
)
