"""OpenDocument spreadsheets (ISO/IEC 26300)."""

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _workbook
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_STEP = 4 * 1024**2
_SPREAD_OUT = re.compile(rb">\s+</?table:")
# Blanks before an element that is no part of a text, or before a paragraph: they lay the XML out and say nothing.
_LAYOUT = re.compile(rb">\s+(?=</?(?!text:)[A-Za-z]|<text:[ph][\s/>])")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


def _sniff(source: Source) -> float:
    return 1.0 if source.head.startswith(b"PK") and _MIME in source.head[:200] else 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    """What the XML says before it is parsed: how many formulas, and whether elements stand on lines of their own."""

    formulas: int
    spread_out: bool


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        look = _look(source, limits)
        facts = _workbook.Facts(look.formulas)
        if not look.spread_out:
            return _workbook.read(source, choices, limits, "ods", facts)
        with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
            dense = Path(folder) / "dense.ods"
            _rewrite(source, dense)
            return _workbook.read(Source.of(dense, source.name), choices, limits, "ods", facts)
    except _BROKEN:
        return Reading(None, "ods", None, None, (), only(found.DAMAGED, what="ODS"))


def _look(source: Source, limits: Limits) -> _Look:
    """Count the formulas, and see how the XML is laid out.

    :raises Unreadable: it is encrypted, or past the limits once unpacked.
    """
    formulas = 0
    spread_out = False
    with zipfile.ZipFile(source.path) as archive:
        check_size(sum(info.file_size for info in archive.infolist()), source.size, limits)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise _workbook.encrypted()
        for block in _blocks(archive):
            formulas += block.count(b"table:formula=")
            spread_out = spread_out or bool(_SPREAD_OUT.search(block))
    return _Look(formulas, spread_out)


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
    """Write the workbook again with its elements end to end.

    The parser takes the blanks that GDAL and others put between elements for text out of place, and refuses the file.
    """
    with (
        zipfile.ZipFile(source.path) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        for name in ("mimetype", "META-INF/manifest.xml"):
            out.writestr(name, archive.read(name), zipfile.ZIP_STORED)
        with out.open(_CONTENT, "w", force_zip64=True) as stream:
            for block in _blocks(archive):
                stream.write(_LAYOUT.sub(b">", block))


FORMAT = Format(
    slug="ods",
    title=gettext_noop("OpenDocument (ODS)"),
    extensions=("ods",),
    media_types=("application/vnd.oasis.opendocument.spreadsheet",),
    sniff=_sniff,
    read=_read,
)
