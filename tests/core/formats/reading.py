"""What the tests of formats share: bytes in, reading out."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from pontdarc.core.reading import read
from pontdarc.core.tables import Choices, Reading


class Reader:
    """Writes bytes in a folder of the test and reads them back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, data: bytes | str, name: str = "fichier.csv", **choices: object) -> Reading:
        path = self.folder / "livraison"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read(path, Choices(**choices), name=name)


def rows(reading: Reading) -> list[tuple[str | None, ...]]:
    assert reading.table is not None
    return reading.table.frame.rows()


def columns(reading: Reading) -> list[str]:
    assert reading.table is not None
    return reading.table.frame.columns


def lines(reading: Reading) -> list[int]:
    assert reading.table is not None
    return reading.table.lines.to_list()


def ids(reading: Reading) -> list[str]:
    return [finding.id for finding in reading.findings]


def places(reading: Reading, id: str) -> list[tuple[int | None, str | None]]:
    return [(finding.row, finding.column) for finding in reading.findings if finding.id == id]


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(book)
    book.close()
    return buffer.getvalue()


def compound(stream: str) -> bytes:
    """Return the smallest OLE file (MS-CFB) with one empty stream of that name."""
    free, chain_end, fat_sector, nothing = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    header = struct.pack(
        "<8s16s5H6x7I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, chain_end, 0
    )
    header += struct.pack("<2I", chain_end, 0) + struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", fat_sector, chain_end, *[free] * 126)

    def entry(name: str, kind: int, child: int) -> bytes:
        label = name.encode("utf-16-le") + b"\0\0"
        place = struct.pack("<64sHBB3I", label, len(label), kind, 1, nothing, nothing, child)
        return place + b"\0" * 36 + struct.pack("<IQ", chain_end, 0)

    unused = struct.pack("<64sHBB3I", b"", 0, 0, 0, nothing, nothing, nothing) + b"\0" * 36 + struct.pack("<IQ", 0, 0)
    return header + fat + entry("Root Entry", 5, 1) + entry(stream, 2, nothing) + unused * 2
