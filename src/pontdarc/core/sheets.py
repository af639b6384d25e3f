"""Which sheet a row is of, where a file has several tables, and its line there."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pontdarc.core.findings import Finding


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets that the rows of a table come from; none when the file has a single table.

    *starts*: each sheet with the number that is added to the lines of its rows, in order: in a table made of several
    sheets, every row so has a line of its own.
    """

    starts: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.starts)

    def place(self, line: int) -> tuple[str | None, int]:
        """Return the sheet of the row that has this line in the table, None without any, and its line there."""
        rank = bisect_left(self.starts, line, key=lambda start: start[0]) - 1
        if rank < 0:
            return None, line
        start, name = self.starts[rank]
        return name, line - start

    def line(self, sheet: str | None, row: int) -> int | None:
        """Return the line in the table of a row of a sheet, None when the table has nothing of that sheet."""
        if sheet is None or not self.starts:
            return row
        return next((start + row for start, name in self.starts if name == sheet), None)

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings on the lines of the table as people look for them: the sheet, and the line there."""
        return tuple(self._told(finding) for finding in findings)

    def _told(self, finding: Finding) -> Finding:
        if finding.row is None or finding.sheet is not None:
            return finding
        sheet, row = self.place(finding.row)
        return replace(finding, sheet=sheet, row=row)
