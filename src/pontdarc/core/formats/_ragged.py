"""Rows of another length than the others."""

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import Some

HEAD_ROWS = 80
"""Rows among which the first one of the table is looked for."""


class Ragged:
    """The rows that are too short or too long; those above the header are no rows of the table."""

    def __init__(self, width: int, after: int) -> None:
        self._width = width
        self._head = after + HEAD_ROWS
        self._start: int | None = None
        self._above: list[tuple[int, int]] = []
        self._short, self._long = Some(), Some()

    def look(self, frame: pl.DataFrame, lines: pl.Series) -> None:
        """Find out where the table begins: at the first row that fills more than half of the columns."""
        if self._start is not None:
            return
        for line, row in zip(lines, frame.iter_rows(), strict=False):
            if line > self._head:
                self._start = 0
                return
            if sum(cell is not None for cell in row) > max(1, self._width // 2):
                self._start = line - 1
                return

    def add(self, number: int, length: int) -> None:
        """Remember a row of another length."""
        if number <= self._head:
            self._above.append((number, length))
        else:
            self._tell(number, length)

    def _tell(self, number: int, length: int) -> None:
        if length < self._width:
            self._short.add(Finding(found.SHORT_ROW, number, params={"found": length, "expected": self._width}))
        else:
            overflow = f"colonne_{self._width + 1}"
            params = {"found": length, "expected": self._width, "overflow": overflow}
            self._long.add(Finding(found.LONG_ROW, number, params=params))

    def findings(self) -> list[Finding]:
        """Tell them, those above the table left out."""
        short, long = self._short, self._long
        self._short, self._long = Some(), Some()
        for number, length in self._above:
            if number > (self._start or 0):
                self._tell(number, length)
        self._above = []
        self._short.extend(short)
        self._long.extend(long)
        return [*self._short.findings(), *self._long.findings()]
