"""Where a delivery keeps images: in a ZIP (kmz, xlsx, ods too), in a tar packed or not, in columns of a GeoPackage.

Each way yields a name and the bytes of an image, one at a time; none raises for what the file holds.
"""

import io
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO, Final
from urllib.parse import quote

from pontdarc.core.images.place import BROKEN, LARGEST, is_image

Named = Iterator[tuple[str, IO[bytes]]]
MOST: Final = 1_000
"""Images looked at in one file: each costs a few milliseconds."""
_RATIO: Final = 100
_ZIP: Final = b"PK\x03\x04"
_SQLITE: Final = b"SQLite format 3\0"
_PACKED: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_TAR: Final = b"ustar"
_TAR_AT: Final = 257
_IMAGES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"RIFF")
"""How the bytes of an image begin; those of HEIC and AVIF say ``ftyp`` after their length."""


def images_in(path: Path) -> Named:
    """Yield the images that a file keeps, by the way that its first bytes tell."""
    with path.open("rb") as file:
        head = file.read(_TAR_AT + len(_TAR))
    if head.startswith(_ZIP):
        yield from _in_zip(path)
    elif head.startswith(_SQLITE):
        yield from _in_columns(path)
    elif head.startswith(_PACKED) or head[_TAR_AT:] == _TAR:
        yield from _in_tar(path)


def _in_zip(path: Path) -> Named:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, *BROKEN):
        return
    with archive:
        for info in _fair(archive.infolist()):
            try:
                with archive.open(info) as image:
                    yield PurePosixPath(info.filename).name, image
            except (zipfile.BadZipFile, *BROKEN):
                continue


def _fair(members: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the images among the members; one that would swell is left alone."""
    images = [each for each in members if is_image(each.filename)]
    return [each for each in images if each.file_size <= min(LARGEST, _RATIO * max(each.compress_size, 1))][:MOST]


def _in_tar(path: Path) -> Named:
    # What unpacking may give: beyond, the archive is a trap, and the rest of it is left alone.
    room, count = _RATIO * path.stat().st_size, 0
    try:
        with tarfile.open(path) as archive:
            while count < MOST and (member := archive.next()) is not None:
                if member.offset_data + member.size > room:
                    return
                image = archive.extractfile(member) if _is_fair(member) else None
                if image is not None:
                    count += 1
                    yield PurePosixPath(member.name).name, io.BytesIO(image.read())
    except (tarfile.TarError, *BROKEN):
        return


def _is_fair(member: tarfile.TarInfo) -> bool:
    return member.isfile() and is_image(member.name) and member.size <= LARGEST


def _in_columns(path: Path) -> Named:
    """Yield the images kept in the cells of a GeoPackage, or of another SQLite base: their table, column and row."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            base.text_factory = lambda text: text.decode("utf-8", "replace")
            count = 0
            for table, column in _columns(base):
                for row, content in _cells(base, table, column, MOST - count):
                    count += 1
                    yield f"{table}.{column}, {row}", io.BytesIO(content)
    except (sqlite3.Error, *BROKEN):
        return


def _columns(base: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the columns of ordinary tables that may hold images; their own code, in virtual tables, never runs."""
    tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    found = []
    for (table,) in tables.fetchall():
        for _, column, kind, *_rest in base.execute(f"PRAGMA table_info({_quoted(table)})").fetchall():
            if "BLOB" in str(kind).upper() or not kind:
                found.append((table, column))
    return found


def _cells(base: sqlite3.Connection, table: str, column: str, most: int) -> Iterator[tuple[int, bytes]]:
    named, held = _quoted(column), _quoted(table)
    starts = " OR ".join(f"substr({named}, 1, {len(each)}) = x'{each.hex()}'" for each in _IMAGES)
    query = (
        f"SELECT rowid, {named} FROM {held} WHERE typeof({named}) = 'blob' AND length({named}) <= ?"  # noqa: S608
        f" AND ({starts} OR substr({named}, 5, 4) = x'{b'ftyp'.hex()}') LIMIT ?"
    )
    yield from base.execute(query, (LARGEST, most))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
