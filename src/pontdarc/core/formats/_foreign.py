"""Files that are no table, or that are not read yet: what they are, and what to do."""

import re
import zipfile
import zlib

import olefile

from pontdarc.core.findings import FindingKind
from pontdarc.core.formats import _encoding, _ole
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Source
from pontdarc.core.tables import Reading

_MAGIC: tuple[tuple[bytes, FindingKind, str], ...] = (
    (b"%PDF-", found.IS_PDF, "PDF"),
    (b"\x89PNG\r\n", found.IS_IMAGE, "PNG"),
    (b"\xff\xd8\xff", found.IS_IMAGE, "JPEG"),
    (b"GIF8", found.IS_IMAGE, "GIF"),
    (b"II*\0", found.IS_IMAGE, "TIFF"),
    (b"MM\0*", found.IS_IMAGE, "TIFF"),
    (b"BM", found.IS_IMAGE, "BMP"),
    (b"8BPS", found.IS_IMAGE, "Photoshop"),
    (b"{\\rtf", found.IS_DOCUMENT, "RTF"),
    (b"%!PS", found.IS_DOCUMENT, "PostScript"),
    (b"SQLite format 3\0", found.NOT_READ_YET, "SQLite"),
    (b"Rar!\x1a\x07", found.IS_OTHER_ARCHIVE, "RAR"),
    (b"7z\xbc\xaf\x27\x1c", found.IS_OTHER_ARCHIVE, "7-Zip"),
    (b"ORC", found.NOT_READ_YET, "ORC"),
    (b"Obj\x01", found.NOT_READ_YET, "Avro"),
    (b"\x00\x01\x00\x00Standard", found.NOT_READ_YET, "Microsoft Access"),
    (b"\x89HDF", found.NOT_READ_YET, "HDF5"),
    (b"$FL2", found.NOT_READ_YET, "SPSS"),
    (b"\0\0\x02\0\x06\x04", found.NOT_READ_YET, "Lotus 1-2-3"),
    (b"\0\0\x1a\0", found.NOT_READ_YET, "Lotus 1-2-3"),
    (b"TABLE\r\n0,1", found.NOT_READ_YET, "DIF"),
    (b"TABLE\n0,1", found.NOT_READ_YET, "DIF"),
    (b"ID;P", found.NOT_READ_YET, "SYLK"),
    (b"BEGIN:VCALENDAR", found.NOT_READ_YET, "iCalendar"),
    (b"BEGIN:VCARD", found.NOT_READ_YET, "vCard"),
    (b"\xca\xfe\xba\xbe", found.IS_BINARY, ""),
    (b"\x7fELF", found.IS_BINARY, ""),
    (b"MZ\x90\0", found.IS_BINARY, ""),
)
_XML = (
    (r"<svg\b", "SVG"),
    (r"<(?:office:)?document\b[^>]*spreadsheet", "OpenDocument XML"),
    (r"<rss\b|<feed\b", "RSS"),
)
_HTML = re.compile(rb"(?i)^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|script|meta|div)\b", re.DOTALL)


def explain(source: Source) -> Reading | None:
    """Return the reading that says what the file is, None when it may be data that is read."""
    head = source.head
    for magic, kind, what in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:20]):
            return _nothing(kind, what)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _nothing(found.IS_IMAGE, "WebP")
    if head.startswith(olefile.MAGIC):
        return _compound(source)
    if head.startswith(b"PK"):
        return _zipped(source)
    return _text(source)


def _nothing(kind: FindingKind, what: str, encoding: str | None = None) -> Reading:
    return Reading(None, None, encoding, None, (), only(kind, what=what))


def _compound(source: Source) -> Reading:
    """Tell Word, PowerPoint and Outlook files, which share a container with old workbooks."""
    try:
        with olefile.OleFileIO(source.path) as ole:
            for stream, what in (
                ("WordDocument", "Word"),
                ("PowerPoint Document", "PowerPoint"),
                ("__properties_version1.0", "Outlook"),
                ("VisioDocument", "Visio"),
            ):
                if ole.exists(stream):
                    return _nothing(found.IS_DOCUMENT, what)
    except _ole.BROKEN:
        return _nothing(found.DAMAGED, "OLE")
    return _nothing(found.IS_BINARY, "")


def _zipped(source: Source) -> Reading | None:
    """Tell documents and maps that are ZIP archives inside."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = [name.lower() for name in archive.namelist()]
            mime = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in archive.namelist() else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError):
        return None
    for start, what in (("word/", "Word"), ("ppt/", "PowerPoint"), ("visio/", "Visio")):
        if any(name.startswith(start) for name in names):
            return _nothing(found.IS_DOCUMENT, what)
    if mime.startswith("application/vnd.oasis.opendocument"):
        return _nothing(found.IS_DOCUMENT, "OpenDocument")
    if mime.startswith("application/epub"):
        return _nothing(found.IS_DOCUMENT, "EPUB")
    if "numbers" in source.extension or any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        return _nothing(found.NOT_READ_YET, "Apple Numbers")
    return None


def _text(source: Source) -> Reading | None:
    head = source.head
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="replace").encode()
    elif b"\0" in head[:200]:
        head = _encoding.decode(head[: len(head) // 4 * 4]).utf8
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return _turtle(start)
    encoding = _encoding.decode(source.path.read_bytes()[: 4 * 1024**2]).encoding
    if _HTML.match(start) or re.search(rb"(?i)<html\b", start[:2000]):
        return _nothing(found.IS_HTML, "HTML", encoding)
    beginning = start[:4000].decode("utf-8", errors="replace")
    for pattern, what in _XML:
        if re.search(pattern, beginning):
            return _nothing(found.NOT_READ_YET, what, encoding)
    return None


def _turtle(start: bytes) -> Reading | None:
    if re.match(rb"(?i)@?prefix\s+[\w-]*:\s*<", start):
        return _nothing(found.NOT_READ_YET, "Turtle", "utf-8")
    return None
