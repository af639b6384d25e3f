"""The bytes handed to a reader, and how far a reader may go with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading goes before it refuses.

    *file_bytes* and *unpacked_bytes*: sizes as delivered and once unpacked. *ratio*: unpacked over packed size
    beyond which an archive of more than *ratio_from_bytes* is taken for a bomb. *columns* and *cells*: of one
    table; *sheet_cells*: of the used ranges of a workbook, empty cells included. *depth*: containers inside one
    another. *members_bytes* and *members*: how much of the secondary files of an archive is read besides the main
    one. *long_from*: bytes of a text file from which its rows are laid down on disk while it is read,
    *block_bytes* at a time.
    """

    file_bytes: int = 2 * 1024**3
    unpacked_bytes: int = 2 * 1024**3
    ratio: int = 300
    ratio_from_bytes: int = 100 * 1024**2
    columns: int = 20_000
    cells: int = 200_000_000
    sheet_cells: int = 50_000_000
    depth: int = 3
    members_bytes: int = 200 * 1024**2
    members: int = 50
    long_from: int = 64 * 1024**2
    block_bytes: int = 8 * 1024**2


@dataclass(frozen=True, slots=True)
class Source:
    """One file: where it lies, the *name* people gave it, its size in bytes and its first 64 KiB."""

    path: Path
    name: str
    size: int
    head: bytes

    @classmethod
    def of(cls, path: Path, name: str | None = None) -> "Source":
        """Look at the file at *path*.

        :raises OSError: it cannot be opened.
        """
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        return cls(path, name or path.name, path.stat().st_size, head)

    @property
    def extension(self) -> str:
        """The last extension of the name, in lower case, without its dot."""
        return Path(self.name).suffix.lower().removeprefix(".")

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the file for reading bytes."""
        with self.path.open("rb") as stream:
            yield stream
