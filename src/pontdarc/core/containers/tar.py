"""tar (POSIX.1-2001, and older): files end to end; what compresses it is a container of its own."""

import tarfile
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import IO

from pontdarc.core.containers._container import Container, Inner
from pontdarc.core.containers._members import Archive, Member, read_members
from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_BROKEN = (tarfile.TarError, EOFError, ValueError, OSError)
_BLOCK = 512
_MOST_ENTRIES = 100_000


def _sniff(source: Source) -> bool:
    """The first block is a header whose sum is right."""
    if len(source.head) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(source.head[:_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def _read(source: Source, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    members: list[Member] = []
    told: tuple[Finding, ...] = ()
    try:
        archive = tarfile.open(source.path, "r:", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed below
    except _BROKEN:
        return Reading("tar", None, None, None, (), only(found.DAMAGED, what="tar"))
    with closing(archive):
        try:
            for entry in archive:
                # Links, devices and pipes are no data, and would lead outside of the archive.
                if entry.isreg():
                    members.append(
                        Member(entry.name, entry.size, min(entry.size, source.size), partial(_open, archive, entry))
                    )
                if len(archive.getmembers()) > _MOST_ENTRIES:
                    break
        except _BROKEN:
            told = only(found.DAMAGED, what="tar")
            if not members:
                return Reading("tar", None, None, None, (), told)
        reading = read_members(Archive("tar", tuple(members), _BROKEN), choices, limits, inner)
        return replace(reading, findings=(*told, *reading.findings))


def _open(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(entry)
    if stream is None:
        raise EOFError(entry.name)
    return stream


CONTAINER = Container("tar", gettext_noop("tar"), ("tar",), _sniff, _read)
