"""From raw rows to a table: header, names, blank rows, totals, cells to beware of.

Rows may come piece by piece: the first ones decide where the header is, the others follow. The table lies in memory,
or in a spool when it is long.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _header, _labels, _oddities
from pontdarc.core.formats._findings import Some
from pontdarc.core.formats._labels import Merge, Raw
from pontdarc.core.formats._oddities import formula_like
from pontdarc.core.formats._several import are_blank
from pontdarc.core.spool import Piece, SpoolWriter
from pontdarc.core.tables import Choices, LongTable, Table

__all__ = ["Merge", "Raw", "Shaper", "formula_like", "raw_of", "table_of"]

_HEAD = _oddities.HEAD + _header.LOOKED_AT
_TITLES = 10


def table_of(raw: Raw, choices: Choices, name: str | None = None) -> tuple[Table | None, list[Finding]]:
    """Return the table that the raw rows hold, None when they hold none, and what was found on the way."""
    shaper = Shaper(choices, name)
    shaper.add(raw)
    return shaper.close()


class Shaper:
    """Makes one table of raw rows that come piece by piece; *is_long*: lay them down on disk."""

    def __init__(self, choices: Choices, name: str | None = None, *, is_long: bool = False) -> None:
        self._choices = choices
        self._name = name
        self._is_long = is_long
        self._blank = _BlankRows()
        self._comments = _Comments()
        self._head: list[Raw] = []
        self._height = 0
        self._body: _Body | None = None

    def add(self, raw: Raw) -> None:
        """Take the next rows."""
        if raw.frame.width == 0:
            return
        raw = self._blank.without(raw)
        if self._body is not None:
            self._body.add(self._comments.without(raw))
            return
        if raw.frame.height:
            self._head.append(raw)
            self._height += raw.frame.height
        asked = self._choices.header_row
        if self._height >= _HEAD and (asked is None or self._head[-1].lines[-1] >= asked):
            self._begin()

    def close(self) -> tuple[Table | None, list[Finding]]:
        """Return the table, None when there was no row, and what was found on the way."""
        if self._body is None:
            self._begin()
        findings = self._blank.findings()
        if self._body is None:
            return None, findings
        table, told = self._body.close(self._name)
        return table, [*findings, *self._comments.findings(), *told]

    def _begin(self) -> None:
        if not self._head:
            return
        first = self._head[0]
        frame = pl.concat([raw.frame for raw in self._head], how="diagonal")
        overflow = next((raw.overflow for raw in self._head if raw.overflow is not None), None)
        lines = pl.concat([raw.lines for raw in self._head])
        self._head = []
        head = self._comments.first(Raw(frame, lines, first.merges, first.is_sheet, overflow))
        self._body = _Body(head, self._choices, is_long=self._is_long)


class _BlankRows:
    """Leaves out rows without any cell; those after the last row are not worth telling."""

    def __init__(self) -> None:
        self._number = self._pending = 0

    def without(self, raw: Raw) -> Raw:
        blank = are_blank(raw.frame)
        if blank is None:
            if raw.frame.height:
                self._number, self._pending = self._number + self._pending, 0
            return raw
        kept = replace(raw, frame=raw.frame.filter(~blank), lines=raw.lines.filter(~blank))
        total = int(blank.sum())
        if kept.lines.len():
            after = int((raw.lines > kept.lines[-1]).sum())
            self._number += self._pending + total - after
            self._pending = after
        else:
            self._pending += total
        return kept

    def findings(self) -> list[Finding]:
        number = self._number
        return [Finding(found.BLANK_ROWS, params={"number": number}, count=number)] if number else []


class _Comments:
    """Leaves out rows of one cell that begins with « # », in a table of several columns."""

    def __init__(self) -> None:
        self._row: int | None = None
        self._number = 0
        self._is_all = False

    def first(self, raw: Raw) -> Raw:
        """Look at the first rows: when all of them are so, they are no comments."""
        raw = self._without_leading(raw)
        comment = self._which(raw)
        self._is_all = comment is not None and bool(comment.all())
        return self.without(raw)

    def _without_leading(self, raw: Raw) -> Raw:
        """Leave out the first rows that begin with « # », but the last one when it fills as much as the row below."""
        if raw.frame.width < 2 or raw.frame.height < 3:
            return raw
        signs = raw.frame.to_series(0).str.starts_with("#").fill_null(value=False)
        number = int(signs.arg_min() or 0) if not signs.all() else 0
        last, below = raw.frame.row(max(number - 1, 0)), raw.frame.row(number)
        if sum(map(bool, last)) == sum(map(bool, below)):
            number -= 1
        if number < 2:
            return raw
        self._row, self._number = int(raw.lines[0]), number
        return replace(raw, frame=raw.frame.slice(number), lines=raw.lines.slice(number))

    def without(self, raw: Raw) -> Raw:
        comment = None if self._is_all else self._which(raw)
        if comment is None:
            return raw
        if self._row is None:
            self._row = int(raw.lines.filter(comment)[0])
        self._number += int(comment.sum())
        return replace(raw, frame=raw.frame.filter(~comment), lines=raw.lines.filter(~comment))

    def findings(self) -> list[Finding]:
        number = self._number
        return [Finding(found.COMMENT_ROWS, self._row, params={"number": number}, count=number)] if number else []

    @staticmethod
    def _which(raw: Raw) -> pl.Series | None:
        if raw.frame.width < 2 or raw.frame.height == 0:
            return None
        first, second = raw.frame.to_series(0), raw.frame.to_series(1)
        if not second.null_count():
            return None
        comment = first.str.starts_with("#").fill_null(value=False) & second.is_null()
        return comment if comment.any() else None


class _Body:
    """The rows of a table whose header is known."""

    def __init__(self, head: Raw, choices: Choices, *, is_long: bool) -> None:
        self._findings: list[Finding] = []
        named = _labels.header_of(head, choices, self._findings)
        header, self._labels = named.header, named.labels
        self._header_row: int | None = None
        self._header = [tuple(named.labels), *(head.frame.row(index) for index in named.rows)]
        if header.index is None:
            self._findings.append(Finding(found.NO_HEADER))
        else:
            self._header_row = int(head.lines[header.start - 1])
        self._findings += _merged(head, self._header_row)
        self._head = head
        self._title = _title(head, header)
        self._overflow = head.overflow
        self._rows = _LongRows(head.frame.width + 1) if is_long else _Rows()
        self._repeats = Some()
        self._totals = _oddities.Totals()
        self._formulas = _oddities.Formulas()
        self._filled = [False] * head.frame.width
        self._first: tuple[pl.DataFrame, pl.Series] | None = None
        self.add(replace(head, frame=head.frame.slice(header.start), lines=head.lines.slice(header.start)))

    def add(self, raw: Raw) -> None:
        rows, lines = self._without_repeats(raw.frame, raw.lines)
        if raw.overflow is not None:
            self._overflow = raw.overflow
        if self._first is None:
            self._first = (rows, lines)
        more = rows.width - len(self._filled)
        self._labels += [None] * more
        self._filled += [False] * more
        for place, cells in enumerate(rows.get_columns()):
            self._filled[place] = self._filled[place] or cells.null_count() < cells.len()
        self._totals.look(rows, lines)
        self._formulas.look(rows, lines)
        self._rows.add(rows, lines)

    def close(self, name: str | None) -> tuple[Table, list[Finding]]:
        findings = self._findings
        kept = _labels.kept_columns(self._head, self._labels, self._filled)
        if kept is None:
            kept = list(range(len(self._labels)))
        else:
            params = {"number": len(self._labels) - len(kept)}
            findings.append(Finding(found.TRAILING_DELIMITERS, params=params))
        labels = [self._labels[place] for place in kept]
        names = _labels.names_of(labels, self._header_row, self._overflow, findings)
        called: list[str | None] = [None] * len(self._labels)
        for place, column in zip(kept, names, strict=True):
            called[place] = column
        findings += self._repeats.findings()
        if len(kept) > 1:
            findings += self._totals.findings()
        findings += self._formulas.findings(called)
        if self._first is not None:
            findings += _oddities.broken_accents(*self._first, called, self._header_row)
        table = self._rows.table(name, kept, names, self._header_row, self._title)
        merged = _merged_rows(self._head, self._header_row, called)
        return replace(table, merged=merged) if merged and type(table) is Table else table, findings

    def _without_repeats(self, rows: pl.DataFrame, lines: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
        """Drop the rows that say the header again, or one of its rows."""
        if self._header_row is None or rows.width < 2 or rows.height == 0:
            return rows, lines
        repeats: set[int] = set()
        for labels in dict.fromkeys(self._header):
            repeats.update(_same_rows(rows, labels))
        if not repeats:
            return rows, lines
        left = pl.Series(sorted(repeats), dtype=pl.UInt32)
        for line in lines.gather(left):
            self._repeats.add(Finding(found.REPEATED_HEADER, row=line))
        kept = ~pl.int_range(rows.height, dtype=pl.UInt32, eager=True).is_in(left.implode())
        return rows.filter(kept), lines.filter(kept)


def _same_rows(rows: pl.DataFrame, labels: Sequence[str | None]) -> list[int]:
    """Return the rows that hold these labels and nothing else: looked for column after column among those left."""
    left: pl.Series | None = None
    for cells, label in zip_longest(rows.get_columns(), labels):
        if cells is None:
            break
        picked = cells if left is None else cells.gather(left)
        same = picked.is_null() if label is None else (picked == label).fill_null(value=False)
        left = same.arg_true() if left is None else left.filter(same)
        if not left.len():
            return []
    return [] if left is None else left.to_list()


class _Rows:
    """The rows of a table, in memory."""

    def __init__(self) -> None:
        self._frames: list[pl.DataFrame] = []
        self._lines: list[pl.Series] = []

    def add(self, frame: pl.DataFrame, lines: pl.Series) -> None:
        self._frames.append(frame)
        self._lines.append(lines)

    def table(
        self, name: str | None, kept: Sequence[int], names: Sequence[str], header_row: int | None, title: str
    ) -> Table:
        frame = pl.concat(self._frames, how="diagonal") if len(self._frames) > 1 else self._frames[0]
        lines = pl.concat(self._lines) if len(self._lines) > 1 else self._lines[0]
        columns = [frame.to_series(place).rename(called) for place, called in zip(kept, names, strict=True)]
        return Table(name, pl.DataFrame(columns), lines, header_row, title=title)


class _LongRows:
    """The rows of a table, on disk: *width* columns at most."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._writer = SpoolWriter([str(place) for place in range(width)])

    def add(self, frame: pl.DataFrame, lines: pl.Series) -> None:
        if frame.height == 0:
            return
        if frame.width < self._width:
            more = range(frame.width, self._width)
            frame = frame.with_columns(pl.lit(None, pl.String).alias(str(place)) for place in more)
        self._writer.add(Piece(frame, lines))

    def table(
        self, name: str | None, kept: Sequence[int], names: Sequence[str], header_row: int | None, title: str
    ) -> Table:
        spool = self._writer.close(dict(zip(kept, names, strict=True)))
        return LongTable(name, spool, header_row, title=title)


def _title(raw: Raw, header: _header.Header) -> str:
    """Return what is written above the header, its first words when it is long."""
    above = raw.frame.head(header.index if header.index is not None else header.start)
    return " ".join(cell for row in above.head(_TITLES).rows() for cell in row if cell)[: _labels.LONGEST_NAME]


def _merged(raw: Raw, header_row: int | None) -> list[Finding]:
    number = sum(merge.bottom > (header_row or 0) for merge in raw.merges)
    if not number:
        return []
    first = min(merge.top for merge in raw.merges if merge.bottom > (header_row or 0))
    return [Finding(found.MERGED_CELLS, row=first, params={"number": number}, count=number)]


def _merged_rows(
    raw: Raw, header_row: int | None, called: Sequence[str | None]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the lines of the cells merged over several rows below the header, by column."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for merge in raw.merges:
        name = called[merge.left] if merge.left < len(called) else None
        if name is not None and merge.bottom > merge.top > (header_row or 0):
            found[name] = (*found.get(name, ()), (merge.top, merge.bottom))
    return found


def raw_of(rows: Sequence[Sequence[str | None]], first_line: int = 1) -> Raw:
    """Return rows of cells, not all as long, as a raw table; empty cells are null."""
    width = max(map(len, rows), default=0)
    padded = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in rows]
    columns = [pl.Series(str(place), cells, dtype=pl.String) for place, cells in enumerate(zip(*padded, strict=True))]
    frame = pl.DataFrame(columns)
    return Raw(frame, pl.int_range(first_line, first_line + len(rows), dtype=pl.UInt32, eager=True).alias("line"))
