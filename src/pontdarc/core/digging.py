"""Every text that a file holds, however it is packed: lines of tables, members of archives, bytes read as letters.

For those who look for what must not be there any more: it goes further than reading, and understands less.
"""

import bz2
import gzip
import io
import json
import lzma
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Final, cast

import pyarrow as pa

from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.query.engine.dumping import dump

MOST_BYTES: Final = 1 << 31
"""Bytes of a member once unpacked: beyond, the file is said not to be opened."""
_DEEPEST: Final = 4
_BLOCK: Final = 1 << 24
_OVERLAP: Final = 1 << 12
_ROWS: Final = 8_192
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_HEAD: Final = 512
_BROKEN: Final = (
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    sqlite3.Error,
    pa.ArrowException,
)
Cells = Sequence[str | None]


class NotOpened(Exception):
    """A file, or what is in it, cannot be looked into: damaged, encrypted, or too large once unpacked."""


def dig(path: Path) -> Iterator[Cells]:
    """Yield the texts of the file at *path*: the cells of each row of a table, one text for each block of the rest.

    :raises NotOpened: a part of it cannot be looked into; what could be was yielded before.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        try:
            if head.startswith(_SQLITE):
                yield from _sqlite(path)
            elif head[8:12] == b"DUCK":
                yield from dump(path)
                return
            yield from _inside(stream, head, 0)
        except _BROKEN as error:
            raise NotOpened(type(error).__name__) from None


def dig_bytes(content: bytes) -> Iterator[Cells]:
    """Yield the texts of these bytes, as `dig` does.

    :raises NotOpened: as `dig`.
    """
    try:
        yield from _member(io.BytesIO(content), 0)
    except _BROKEN as error:
        raise NotOpened(type(error).__name__) from None


def _inside(stream: IO[bytes], head: bytes, depth: int) -> Iterator[Cells]:
    stream.seek(0)
    opener = _opener(head)
    if opener is None:
        yield from _letters(stream)
    elif depth >= _DEEPEST:
        raise NotOpened("depth")
    else:
        yield from opener(stream, depth)


def _opener(head: bytes) -> Callable[[IO[bytes], int], Iterator[Cells]] | None:
    if head[257:262] == b"ustar":
        return _tar
    return next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)


def _member(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    """Dig in what an archive holds, unpacked in memory or not at all."""
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotOpened("size")
    if content.startswith(_SQLITE):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            yield from _tables(connection)
    yield from _inside(io.BytesIO(content), content[:_HEAD], depth + 1)


def _zip(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with zipfile.ZipFile(stream) as archive:
        for each in archive.infolist():
            yield [each.filename]
            if not each.is_dir():
                with archive.open(each) as member:
                    yield from _member(member, depth)


def _tar(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with tarfile.open(fileobj=stream, mode="r:") as archive:
        for each in archive:
            yield [each.name]
            member = archive.extractfile(each)
            if member is not None:
                yield from _member(member, depth)


def _gzip(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with gzip.open(stream) as member:
        yield from _member(cast("IO[bytes]", member), depth)


def _bzip2(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with bz2.open(stream) as member:
        yield from _member(member, depth)


def _xz(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with lzma.open(stream) as member:
        yield from _member(member, depth)


def _zstd(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with pa.CompressedInputStream(stream, "zstd") as member:
        yield from _member(cast("IO[bytes]", member), depth)


def _parquet(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with in_turn(stream) as file:
        yield [str(file.schema_arrow), str(file.metadata.metadata)]
        for batch in file.iter_batches(_ROWS):
            yield from _rows(batch)


def _arrow(stream: IO[bytes], depth: int) -> Iterator[Cells]:
    with pa.ipc.open_file(stream) as file:
        for rank in range(file.num_record_batches):
            yield from _rows(file.get_batch(rank))


def _rows(batch: pa.RecordBatch) -> Iterator[Cells]:
    columns = [[None if cell is None else _text(cell) for cell in column.to_pylist()] for column in batch.columns]
    yield from (list(row) for row in zip(*columns, strict=True))


def _text(cell: object) -> str:
    return cell.decode("utf-8", "ignore") if isinstance(cell, bytes) else str(cell)


def _sqlite(path: Path) -> Iterator[Cells]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as connection:
        yield from _tables(connection)


def _tables(connection: sqlite3.Connection) -> Iterator[Cells]:
    connection.text_factory = lambda text: text.decode("utf-8", "ignore")
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in named:
        quoted = str(name).replace('"', '""')
        for row in connection.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - a name that the file itself gave
            yield [None if cell is None else _text(cell) for cell in row]


def _letters(stream: IO[bytes]) -> Iterator[Cells]:
    """Yield the bytes as texts: the objects of a JSON document one by one, the rest a block at a time.

    Each block begins with the end of the one before, and comes again without its tags when it has some.
    """
    before = b""
    while block := stream.read(_BLOCK):
        piece = before + block
        for text in _read_as_text(piece):
            yield from _objects(text)
            yield [text]
            if "<" in text:
                yield [_TAG.sub(" ", text)]
        before = piece[-_OVERLAP:]


def _objects(text: str) -> Iterator[Cells]:
    """Yield what each object of a JSON text holds, as a row: its names are not between what names somebody."""
    if text.lstrip()[:1] not in ("{", "["):
        return
    for each in (text, *(text.splitlines() if "}\n{" in text else ())):
        try:
            yield from _values(json.loads(each))
        except (ValueError, RecursionError):
            continue


def _values(document: object) -> Iterator[Cells]:
    inside = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    yield [str(each) for each in inside if isinstance(each, str | int | float)]
    for each in inside:
        if isinstance(each, dict | list):
            yield from _values(each)


def _read_as_text(piece: bytes) -> Iterator[str]:
    try:
        yield piece.decode("utf-8")
    except UnicodeDecodeError:
        yield piece.decode("utf-8", "ignore")
        yield piece.decode("cp1252", "replace")
    if b"\0" in piece:
        for start in (0, 1):
            yield piece[start:].decode("utf-16-le", "ignore")
            yield piece[start:].decode("utf-16-be", "ignore")


_SQLITE: Final = b"SQLite format 3\0"
_OPENERS: Final[dict[bytes, Callable[[IO[bytes], int], Iterator[Cells]]]] = {
    b"PK\x03\x04": _zip,
    b"\x1f\x8b": _gzip,
    b"BZh": _bzip2,
    b"\xfd7zXZ\x00": _xz,
    b"\x28\xb5\x2f\xfd": _zstd,
    b"PAR1": _parquet,
    b"ARROW1": _arrow,
}
