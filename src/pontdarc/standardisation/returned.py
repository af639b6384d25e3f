"""The workbook of rows to correct, known again when it comes back: the delivery it is about is in its properties."""

import re
import zipfile
from pathlib import Path
from typing import Final

PROPERTY: Final = "pontdarc-depot"
SHEET: Final = "Lignes à corriger"
LINE: Final = "Ligne du dépôt (ne pas modifier)"
PLACE: Final = "Feuille et ligne (ne pas modifier)"
LONGEST: Final = 32_767
"""Characters that a cell of a workbook holds."""

_PROPERTIES: Final = ("docProps/custom.xml", "meta.xml")
"""Where a spreadsheet program writes the properties of a document: Office Open XML, OpenDocument."""
_READ: Final = 200_000
_MARK = re.compile(rb'name="' + PROPERTY.encode() + rb'"[^<]*>(?:\s*<[^>]*>)?\s*([0-9a-f]{64})')


def delivery_corrected(path: Path) -> str | None:
    """Return the SHA-256 of the delivery whose rows a workbook corrects; None for any other file.

    To be called in a confined child only: it opens a stranger's archive.
    """
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return None
    try:
        with zipfile.ZipFile(path) as archive:
            for name in set(_PROPERTIES) & set(archive.namelist()):
                with archive.open(name) as member:
                    if found := _MARK.search(member.read(_READ)):
                        return found[1].decode()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None
    return None


def shown(cell: str | None) -> str:
    """Return what a cell of the workbook shows of a cell of the delivery, line ends made the same everywhere."""
    return "" if cell is None else cell.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
