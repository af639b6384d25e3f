"""What XLSX and XLSB share: a ZIP package of parts and relations (ECMA-376 part 2), or one under a password."""

import re
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _ole
from pontdarc.core.source import Limits, Source

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError,
    IndexError,
)  # fmt: skip
_MACROS = re.compile(r"(?i)(?:^|/)vbaProject\.bin$")
_RELATIONS = "xl/_rels/workbook.{}.rels"


def names_of(source: Source) -> frozenset[str]:
    """Return the names of the parts, in lower case; none when the file is no package that can be opened."""
    if not source.head.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(source.path) as archive:
            return frozenset(_usual(name) for name in archive.namelist())
    except BROKEN:
        return frozenset()


def _usual(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def is_encrypted(source: Source) -> bool:
    """Say whether an OLE file is a package under a password (MS-OFFCRYPTO)."""
    if not source.head.startswith(_ole.MAGIC):
        return False
    try:
        return _ole.has(source, "EncryptedPackage")
    except _ole.BROKEN:
        return False


def check(archive: zipfile.ZipFile, source: Source, limits: Limits) -> None:
    """Refuse a package that is too large once unpacked.

    :raises Unreadable: past the limits.
    """
    check_size(sum(info.file_size for info in archive.infolist()), source.size, limits)


def has_macros(archive: zipfile.ZipFile) -> bool:
    """Say whether the package holds macros."""
    return any(_MACROS.search(name.replace("\\", "/")) for name in archive.namelist())


def part(archive: zipfile.ZipFile, path: str) -> zipfile.ZipInfo | None:
    """Return the part at *path*, whatever the case and the slashes it was written with."""
    wanted = path.lower()
    return next((info for info in archive.infolist() if _usual(info.filename) == wanted), None)


def relations(archive: zipfile.ZipFile, kind: str) -> dict[str, str]:
    """Return the paths of the parts that the workbook refers to, by relation; *kind*: "xml" or "bin"."""
    info = part(archive, _RELATIONS.format(kind))
    if info is None:
        return {}
    paths: dict[str, str] = {}
    for element in parsed(archive.read(info)):
        target = element.get("Target") or ""
        path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        paths[element.get("Id") or ""] = path.lower()
    return paths


def parsed(data: bytes) -> etree._Element:
    """Return the root of a small part.

    :raises ValueError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no XML") from error
