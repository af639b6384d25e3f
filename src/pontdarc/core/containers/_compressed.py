"""One file, compressed: what gzip, bzip2, XZ and Zstandard share."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pontdarc.core.containers._container import Inner, Readable, unpack
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading

_SHORT = {"tgz": "tar", "tbz2": "tar", "tbz": "tar", "txz": "tar", "tzst": "tar"}


@dataclass(frozen=True, slots=True)
class Compression:
    """How one is told from its first bytes, opened, and the errors of a damaged one."""

    slug: str
    magic: bytes
    open: Callable[[Path], AbstractContextManager[Readable]]
    broken: tuple[type[Exception], ...]
    extensions: tuple[str, ...]

    def sniff(self, source: Source) -> bool:
        """Say whether the file begins as one."""
        return source.head.startswith(self.magic)

    def read(self, source: Source, choices: Choices, limits: Limits, inner: Inner) -> Reading:
        """Return what the file inside holds.

        :raises Unreadable: it is past the limits once unpacked.
        """
        name = self._name_inside(source)
        with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
            target = Path(folder) / f"content{Path(name).suffix.lower()}"
            try:
                with self.open(source.path) as stream:
                    unpack(stream, target, source.size, limits)
            except self.broken:
                return Reading(self.slug, None, None, None, (), only(found.DAMAGED, what=self.slug))
            return inner(Source.of(target, name), choices)

    def _name_inside(self, source: Source) -> str:
        if source.extension in _SHORT:
            return f"{Path(source.name).stem}.{_SHORT[source.extension]}"
        return Path(source.name).stem if source.extension in self.extensions else source.name
