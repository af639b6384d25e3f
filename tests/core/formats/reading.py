"""What the tests of formats share: bytes in, reading out."""

import io
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
