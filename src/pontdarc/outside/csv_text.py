"""Rows as CSV for people who open it in a spreadsheet: no cell becomes a formula there."""

import csv
import io
from collections.abc import Iterable


def csv_text(rows: Iterable[Iterable[str]], delimiter: str = ";") -> str:
    """Return rows, the header first, as the text of a CSV file."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(map(_plain, row) for row in rows)
    return written.getvalue()


def _plain(cell: str) -> str:
    """What a spreadsheet would run as a formula is written as a text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
