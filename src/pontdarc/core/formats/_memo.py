"""The memos of a dBASE table: long texts kept in a file beside it (.dbt, .fpt), to which the table only points.

dBASE III ends a memo with 1A; dBASE IV and FoxPro write its length before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pontdarc.core.formats._dbase import Field, Table

_BLOCK, _MARK = 512, b"\xff\xff\x08\x00"
_TEXT, _END = 1, b"\x1a"
FOXPRO, _DBASE_3 = frozenset({0x30, 0x31, 0x32, 0xF5}), frozenset({0x03, 0x83})
_DELETED = b"*"
_SOFT_RETURN = b"\x8d\n"


@dataclass(frozen=True, slots=True)
class Memos:
    """The bytes of each memo that the rows of a table point to, by column; None where a row points to none.

    *broken*: how many rows point to no memo that there is.
    """

    columns: dict[str, list[bytes | None]]
    broken: int


def beside(path: Path) -> Path | None:
    """Return the file of memos that goes with a table, None when there is none."""
    named = (path.with_suffix(suffix) for suffix in (".dbt", ".DBT", ".fpt", ".FPT"))
    return next((each for each in named if each != path and each.is_file()), None)


def memos_of(path: Path, table: Table, file: Path, most: int) -> Memos | None:
    """Return the memos of the rows that are not deleted, None when they, or their file, take more than *most* bytes."""
    if file.stat().st_size > most:
        return None
    fields = [field for field in table.fields if field.kind == "M"]
    columns: dict[str, list[bytes | None]] = {field.name: [] for field in fields}
    pages = _Pages(file.read_bytes(), table.version)
    size = broken = 0
    for row in _rows(path, table):
        for field in fields:
            block = _pointer(row[field.start : field.start + field.width])
            memo = pages.memo(block) if block else None
            broken += bool(block) and memo is None
            size += len(memo or b"")
            columns[field.name].append(memo or None)
        if size > most:
            return None
    return Memos(columns, broken)


def _rows(path: Path, table: Table) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(table.data)
        for _ in range(table.rows):
            row = stream.read(table.width)
            if len(row) < table.width:
                return
            if row[:1] != _DELETED:
                yield row


def _pointer(cell: bytes) -> int:
    """Return the number of the block that a cell points to: ten digits, or four bytes; 0 for none."""
    if len(cell) == 4:
        return int.from_bytes(cell, "little")
    digits = cell.strip(b" \0")
    return int(digits) if digits.isdigit() else 0


class _Pages:
    """A file of memos, cut in blocks of one size."""

    def __init__(self, data: bytes, version: int) -> None:
        self._data = data
        self._is_foxpro, self._is_dbase_3 = version in FOXPRO, version in _DBASE_3
        said = int.from_bytes(data[6:8], "big") if self._is_foxpro else int.from_bytes(data[20:22], "little")
        self._block = _BLOCK if self._is_dbase_3 else said or (1 if self._is_foxpro else _BLOCK)

    def memo(self, block: int) -> bytes | None:
        """Return the text of the memo that begins at a block, None when there is none there."""
        start = block * self._block
        head = self._data[start : start + 8]
        if len(head) < 8:
            return self._until_end(start) if self._is_dbase_3 and head else None
        if self._is_foxpro:
            if int.from_bytes(head[:4], "big") != _TEXT:
                return None
            return self._of_length(start + 8, int.from_bytes(head[4:], "big"))
        if head[:4] == _MARK:
            return self._of_length(start + 8, int.from_bytes(head[4:], "little") - 8)
        return self._until_end(start)

    def _of_length(self, start: int, length: int) -> bytes | None:
        if length < 0 or start + length > len(self._data):
            return None
        return _plain(self._data[start : start + length])

    def _until_end(self, start: int) -> bytes:
        end = self._data.find(_END, start)
        return _plain(self._data[start : len(self._data) if end < 0 else end])


def _plain(text: bytes) -> bytes:
    """Return a text without the ends of lines of the editor's own, nor what fills its last block."""
    text = text.split(_END)[0].replace(_SOFT_RETURN, b"").replace(b"\0", b"").rstrip(b" \r\n")
    return re.sub(rb"\r\n?", b"\n", text)


def place_of(fields: Sequence[Field], name: str, kept: Sequence[str]) -> int:
    """Return where a column of memos goes among those *kept*: after those before it in the table."""
    before = [field.name for field in fields[: next(r for r, each in enumerate(fields) if each.name == name)]]
    return sum(each in before for each in kept)
