"""The header of a table and the names of its columns, from its first rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _header, _levels
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.tables import Choices

LONGEST_NAME = 300
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells of a sheet: first and last line (from 1), first and last column (from 0, in the frame)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows as parsed: *frame* of text with columns in order, and *lines*, the number of each row from 1.

    *overflow*: the column that keeps what is too much in rows that are too long.
    """

    frame: pl.DataFrame
    lines: pl.Series
    merges: tuple[Merge, ...] = ()
    is_sheet: bool = False
    overflow: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Where the header of a table is, None when it has none, and the labels of its columns.

    *header*: its index is the first of the header rows; the last one is just before its start.
    """

    header: _header.Header
    labels: list[str | None]

    @property
    def rows(self) -> range:
        """The indices of the header rows."""
        index = self.header.index
        return range(0) if index is None else range(index, self.header.start)


def header_of(raw: Raw, choices: Choices, findings: list[Finding]) -> Named:
    """Find the header, as a person says it is or else by what the first rows look like, and tell what is above it."""
    asked = _asked(raw, choices, findings)
    lines = raw.lines.head(_header.LOOKED_AT).to_list()
    header = asked or _header.find(raw.frame.head(_header.LOOKED_AT).rows(), lines)
    named = Named(header, [None] * raw.frame.width)
    if header.index is not None:
        named = _labelled(raw, header.index, choices.header_rows, is_asked=asked is not None)
    above = named.header.index if named.header.index is not None else named.header.start
    if above and asked is None:
        findings.append(Finding(found.TITLE_ROWS, row=raw.lines[0], params={"number": above}, count=above))
    if len(named.rows) > 1:
        findings.append(_several_rows(raw, named))
    return named


def _asked(raw: Raw, choices: Choices, findings: list[Finding]) -> _header.Header | None:
    """Return the header at the row that a person gave, None when they gave none that there is."""
    if choices.header_row is None:
        return None
    if (raw.lines == choices.header_row).any():
        index = int((raw.lines == choices.header_row).arg_max() or 0)
        return _header.Header(index, index + 1)
    if choices.header_row == 0:
        return _header.Header(None, 0)
    findings.append(Finding(found.HEADER_ROW_UNUSABLE, params={"asked": choices.header_row}))
    return None


def _several_rows(raw: Raw, named: Named) -> Finding:
    first, last = int(raw.lines[named.rows[0]]), int(raw.lines[named.rows[-1]])
    both = [raw.frame.row(index) for index in (named.rows[0], named.rows[-1])]
    picked = next((label for label, *cells in zip(named.labels, *both, strict=False) if all(cells)), None)
    example = _cleaned(picked or next((label for label in named.labels if label), ""))[:_SHORT]
    params = {"number": len(named.rows), "first": first, "last": last, "example": example}
    return Finding(found.HEADER_ROWS, row=first, params=params)


def _labelled(raw: Raw, index: int, asked: int | None, *, is_asked: bool) -> Named:
    """Return the labels of the columns, those of all the rows of the header together.

    A person may say how many rows these are: from the row they gave, else up to the one that was found, or from it
    when there are none above. Else merged cells tell, or else the labels themselves, unless a person gave the row.
    """
    if asked is not None:
        number = max(asked, 1)
        first = index if is_asked or index < number - 1 else index - number + 1
        span = first, min(first + number, raw.frame.height) - 1
    else:
        span = _merged_span(raw, index)
        if span == (index, index) and not is_asked:
            head = raw.frame.head(_header.LOOKED_AT).rows()
            span = _levels.span_of(head, raw.lines.head(len(head)).to_list(), index)
    first, last = span
    block = [_spread(raw, each) for each in range(first, last + 1)]
    return Named(_header.Header(first, last + 1), _levels.joined(block))


def _merged_span(raw: Raw, index: int) -> tuple[int, int]:
    """Return the first and the last row of the header as merged cells tell them: finer labels under merged ones."""
    below = index + 1
    if raw.merges and below < raw.frame.height and _has_second_line(raw, int(raw.lines[index]), below):
        return index, below
    if index > 0 and any(merge.top == merge.bottom == int(raw.lines[index - 1]) for merge in raw.merges):
        above = _spread(raw, index - 1)
        if len({label for label in above if label}) > 1:
            return index - 1, index
    return index, index


def _spread(raw: Raw, index: int) -> list[str | None]:
    """Return a row with merged labels repeated in each column they cover."""
    row = list(raw.frame.row(index))
    line = int(raw.lines[index])
    for merge in raw.merges:
        if merge.top <= line <= merge.bottom and 0 <= merge.left < len(row):
            label = row[merge.left] if merge.top == line else _cell(raw, merge)
            for column in range(merge.left, min(merge.right + 1, len(row))):
                row[column] = row[column] or label
    return row


def _cell(raw: Raw, merge: Merge) -> str | None:
    """Return the value of merged cells, which is in the first of them."""
    place = (raw.lines == merge.top).arg_max() if (raw.lines == merge.top).any() else None
    return None if place is None else raw.frame.row(place)[merge.left]


def _has_second_line(raw: Raw, line: int, below: int) -> bool:
    """Say whether the header at *line* goes on below: a label over several columns, finer labels under it."""
    over = [merge for merge in raw.merges if merge.top == merge.bottom == line and merge.right > merge.left]
    if not over or int(raw.lines[below]) != line + 1:
        return False
    row = raw.frame.row(below)
    kinds = {"text" if _header.is_year(cell) else _header.kind_of(cell) for cell in row} - {"nothing"}
    under = [row[column] for merge in over for column in range(merge.left, min(merge.right + 1, len(row)))]
    tall = [merge for merge in raw.merges if merge.top == line and merge.bottom > line]
    return kinds == {"text"} and all(under) and (bool(tall) or sum(cell is not None for cell in row) == len(under))


def kept_columns(raw: Raw, labels: Sequence[str | None], filled: Sequence[bool]) -> list[int] | None:
    """Return which columns are kept, None when all are: the last ones without name nor value are nothing.

    In a sheet, those between the others as well.
    """
    nothing = [not full and not (label or "").strip() for full, label in zip(filled, labels, strict=True)]
    if raw.is_sheet:
        covered = {column for merge in raw.merges for column in range(merge.left + 1, merge.right + 1)}
        kept = [place for place in range(len(labels)) if not nothing[place] and (filled[place] or place not in covered)]
    else:
        width = len(labels)
        while width > 1 and nothing[width - 1]:
            width -= 1
        kept = list(range(width))
    return kept if kept and len(kept) < len(labels) else None


def names_of(
    labels: Sequence[str | None], header_row: int | None, overflow: int | None, findings: list[Finding]
) -> list[str]:
    """Return a unique name for each column, telling those that had to be made up."""
    names: list[str] = []
    taken = {_cleaned(label) for label in labels}
    used: set[str] = set()
    told: list[Finding] = []
    for place, label in enumerate(labels, start=1):
        name = _cleaned(label)
        if len(name) > LONGEST_NAME:
            told.append(Finding(found.LONG_HEADER, header_row, params={"length": len(name)}))
            name = name[:LONGEST_NAME]
        if not name:
            name = _free(f"colonne_{place}", used | taken)
            if header_row is not None and place - 1 != overflow:
                told.append(Finding(found.EMPTY_HEADER, header_row, name))
        elif name in used:
            new = _free(f"{name}_2", used | taken)
            told.append(Finding(found.DUPLICATE_HEADER, header_row, new, params={"name": name}))
            name = new
        used.add(name)
        names.append(name)
    findings += one_by_one(told)
    return names


def _cleaned(label: str | None) -> str:
    return re.sub(r"\s+", " ", (label or "").replace("\ufeff", "")).strip()


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem = re.sub(r"_\d+$", "", name) if re.search(r"_\d+$", name) else name
    number = 2
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"
