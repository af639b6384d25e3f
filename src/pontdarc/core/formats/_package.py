"""What workbooks that are ZIP packages share: parts and relations (ECMA-376 part 2), passwords, entities."""

import re
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

from pontdarc.core.containers._container import check_size
from pontdarc.core.formats import _ole
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.words import gettext_noop

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError,
    IndexError,
)  # fmt: skip
_MACROS = re.compile(r"(?i)(?:^|/)vbaProject\.bin$")
_READ = re.compile(r"(?:xl/(?:[^/]+|worksheets/[^/]+)\.xml|xl/_rels/[^/]+\.rels|content\.xml|meta-inf/manifest\.xml)$")
_PROLOGUE = 65_536
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


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Refuse a package of which a part that is read declares entities: no spreadsheet writes any, and they are a trap.

    :raises Unreadable: there is such a part.
    """
    for info in archive.infolist():
        if not _READ.match(_usual(info.filename)):
            continue
        with archive.open(info) as stream:
            prologue = stream.read(_PROLOGUE).replace(b"\0", b"")  # UTF-16 as well
        if b"<!ENTITY" in prologue:
            raise Unreadable(
                "xml_entities",
                gettext_noop("Ce classeur définit des entités XML : par sécurité, il n’est pas lu."),
                gettext_noop(
                    "C’est un moyen d’attaque connu, et les tableurs n’en écrivent pas. Ouvrez-le dans un tableur, "
                    "enregistrez-le à nouveau, puis déposez-le."
                ),
            )


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
