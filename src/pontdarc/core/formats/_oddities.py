"""Rows and cells to beware of, looked for piece by piece: totals, notes, formulas, broken accents."""

import re
from collections import deque
from collections.abc import Sequence

import numpy as np
import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _header
from pontdarc.core.formats._findings import Some, one_by_one
from pontdarc.core.mojibake import BROKEN, mended
from pontdarc.core.views import Views

HEAD = 2_000
"""The first rows, from which it is told how many cells are usually filled."""
_LOOKED_AT = 500
_CELLS_LOOKED_AT = 200_000
_TAIL = 15
_TOTAL_START = r"(?i)^\s*(?:sous[- ]?total|totaux|total|grand total|ensemble|somme|cumul|subtotal)(?:\s|:|$)"
_TOTAL = re.compile(
    r"(?i)\s*(?:sous[- ]?total|totaux|total(?:\s+g[ée]n[ée]ral)?|ensemble|somme|cumul|grand total|subtotal)\b.*"
)
_NOTE = re.compile(r"(?i)\s*(?:source|sources|note|notes|nb|n\.b\.|champ|lecture|\(\d\)|\*+|©)\s*[:.)–-]?\s*\S.*")
_FORMULA_SIGNS = np.isin(np.arange(256), [ord(sign) for sign in "=@+-"])
_FORMULA = r"^(?:=|@[A-Za-z]|\+\s*[^\d\s.,()+-]|-\s*(?:[A-Za-z_.]+\(|\$?[A-Z]{1,3}\$?\d)|[+-].*\|.*!)"


class Totals:
    """The rows that look like totals, and the notes under the table."""

    def __init__(self) -> None:
        self._usual: float | None = None
        self._height = 0
        self._sure: list[int] = []
        self._last: deque[int] = deque(maxlen=_TAIL)
        self._tail: tuple[pl.DataFrame, pl.Series] | None = None

    def look(self, rows: pl.DataFrame, lines: pl.Series) -> None:
        """Look at the next rows; the first ones are at least :data:`HEAD`, or all there are."""
        if rows.height == 0:
            return
        if self._usual is None:
            self._usual = float(_filled(rows.head(HEAD)).median() or 0)  # type: ignore[arg-type]
        self._height += rows.height
        tail, its = rows.tail(_TAIL), lines.tail(_TAIL)
        if self._tail is not None and tail.height < _TAIL:
            before, their = self._tail
            tail = pl.concat([before, tail], how="diagonal").tail(_TAIL)
            its = pl.concat([their, its]).tail(_TAIL)
        self._tail = (tail, its)
        self._look_for_totals(rows, lines)

    def _look_for_totals(self, rows: pl.DataFrame, lines: pl.Series) -> None:
        is_sparse = _filled(rows) <= 0.75 * (self._usual or 0)
        near_end = pl.int_range(rows.height, eager=True) >= rows.height - _TAIL
        # A full row counts in the last lines of the table only: few rows are worth reading.
        places = (is_sparse | near_end).arg_true()
        few, where, sparse = rows[places], lines.gather(places), is_sparse.gather(places)
        tests = (pl.col(column).str.contains(_TOTAL_START).fill_null(value=False) for column in few.columns[:12])
        hit = few.select(pl.any_horizontal(tests)).to_series()
        if not hit.any():
            return
        for line, sure, row in zip(where.filter(hit), sparse.filter(hit), few.filter(hit).iter_rows(), strict=True):
            if _is_total(row):
                (self._sure if sure else self._last).append(int(line))

    def findings(self) -> list[Finding]:
        """Tell them."""
        if self._height < 2 or self._tail is None:
            return []
        lines = self._tail[1]
        last = int(lines[-3]) if lines.len() >= 3 else int(lines[0])
        totals = {*self._sure, *(line for line in self._last if line >= last)}
        if len(totals) > max(3, self._height // 5):
            totals = set()
        return one_by_one(Finding(found.TOTAL_ROW, row=line) for line in sorted(totals | self._notes()))

    def _notes(self) -> set[int]:
        """Return the last rows of one or two cells under rows that fill many more."""
        if self._tail is None:
            return set()
        tail, lines = self._tail
        if (self._usual or 0) < 4:
            notes = [bool(_NOTE.match(row[0] or "")) and not any(row[1:]) for row in tail.iter_rows()]
        else:
            notes = [number <= 1 for number in _filled(tail)]
        picked: set[int] = set()
        for is_note, line in zip(reversed(notes), reversed(lines.to_list()), strict=True):
            if not is_note:
                break
            picked.add(int(line))
        return picked if len(picked) < self._height else set()


def _is_total(row: Sequence[str | None]) -> bool:
    label = next((cell for cell in row if cell and _TOTAL.fullmatch(cell.replace("\n", " "))), None)
    if label is None:
        return False
    return len(label.split()) <= 6 and any(_header.kind_of(cell) == "number" for cell in row)


def _filled(rows: pl.DataFrame) -> pl.Series:
    """Return how many cells of each row are filled; only columns with holes are looked at."""
    holed = [cells.name for cells in rows.get_columns() if cells.null_count()]
    full = rows.width - len(holed)
    if not holed:
        return pl.repeat(full, rows.height, dtype=pl.UInt32, eager=True)
    return rows.select(pl.sum_horizontal(pl.col(name).is_not_null() for name in holed) + full).to_series()


class Formulas:
    """The cells that a spreadsheet would take for a formula (OWASP, CSV injection), column by column."""

    def __init__(self) -> None:
        self._by_column: dict[int, Some] = {}

    def look(self, rows: pl.DataFrame, lines: pl.Series) -> None:
        """Look at the next rows."""
        if rows.height == 0:
            return
        for place, cells in enumerate(rows.get_columns()):
            begun = np.flatnonzero(_FORMULA_SIGNS[Views(cells).first])
            if not len(begun):
                continue
            hits = pl.Series(begun).filter(cells.gather(begun).str.contains(_FORMULA))
            if not hits.len():
                continue
            told = self._by_column.setdefault(place, Some())
            shown = hits.head(0 if told.is_full else found.SHOWN)
            for hit in shown:
                told.add(Finding(found.FORMULA_LIKE, int(lines[hit]), str(place), cells[hit]))
            told.count(hits.len() - shown.len())

    def findings(self, names: Sequence[str | None]) -> list[Finding]:
        """Tell them, the columns being called by these *names*."""
        return [
            Finding(told.kind, told.row, names[place], told.value, told.params, told.count)
            for place in sorted(self._by_column)
            for told in self._by_column[place].findings()
        ]


def formula_like(rows: pl.DataFrame, lines: pl.Series) -> list[Finding]:
    """Tell the cells of a whole table that a spreadsheet would take for a formula."""
    formulas = Formulas()
    formulas.look(rows, lines)
    return formulas.findings(rows.columns)


def broken_accents(
    rows: pl.DataFrame, lines: pl.Series, names: Sequence[str | None], header_row: int | None
) -> list[Finding]:
    """Tell once, where they are first met in the header or in the first rows, the accents of a file badly converted."""
    for name in names:
        if name is not None and mended(name) != name:
            return [Finding(found.BROKEN_ACCENTS, header_row, name)]
    first = rows.head(max(20, min(_LOOKED_AT, _CELLS_LOOKED_AT // max(1, rows.width))))
    if first.height == 0 or first.width == 0:
        return []
    cells = first.unpivot().get_column("value")
    for place in cells.str.contains(BROKEN).fill_null(value=False).arg_true().head(20):
        column, row = divmod(place, first.height)
        if mended(cells[place]) != cells[place]:
            return [Finding(found.BROKEN_ACCENTS, int(lines[row]), names[column], cells[place])]
    return []
