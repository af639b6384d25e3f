"""ZIP: one data file, or several of which one is the main one."""

import zipfile
import zlib
from functools import partial

from pontdarc.core.containers._container import Container, Inner
from pontdarc.core.containers._members import Archive, Member, read_members
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_ENCRYPTED = 0x1


def _sniff(source: Source) -> bool:
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def _read(source: Source, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    try:
        archive = zipfile.ZipFile(source.path)
    except _BROKEN:
        return Reading("zip", None, None, None, (), only(found.DAMAGED, what="ZIP"))
    with archive:
        members = tuple(_member(archive, info) for info in archive.infolist() if not info.is_dir())
        return read_members(Archive("zip", members, _BROKEN), choices, limits, inner)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    is_locked = bool(info.flag_bits & _ENCRYPTED)
    return Member(info.filename, info.file_size, info.compress_size, partial(archive.open, info), is_locked)


CONTAINER = Container("zip", gettext_noop("ZIP"), ("zip", "kmz"), _sniff, _read)
