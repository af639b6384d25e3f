"""The header of a table and the names of its columns, from its first rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _header
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.tables import Choices

LONGEST_NAME = 300


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


def header_of(raw: Raw, choices: Choices, findings: list[Finding]) -> _header.Header:
    if choices.header_row is not None:
        asked = (raw.lines == choices.header_row).arg_max() if (raw.lines == choices.header_row).any() else None
        if asked is not None:
            return _header.Header(asked, asked + 1)
        if choices.header_row == 0:
            return _header.Header(None, 0)
        findings.append(Finding(found.HEADER_ROW_UNUSABLE, params={"asked": choices.header_row}))
    lines = raw.lines.head(_header.LOOKED_AT).to_list()
    header = _header.find(raw.frame.head(_header.LOOKED_AT).rows(), lines)
    above = header.index if header.index is not None else header.start
    if above:
        findings.append(Finding(found.TITLE_ROWS, row=raw.lines[0], params={"number": above}, count=above))
    return header


def labels_of(raw: Raw, header: _header.Header, index: int) -> tuple[_header.Header, list[str | None]]:
    """Return the names of the columns, and the header with its second line when merged cells make it have two.

    A label merged over several columns stands for each; one with finer labels below is put before them.
    """
    row = _spread(raw, index)
    if not raw.merges:
        return header, row
    line = int(raw.lines[index])
    below = index + 1
    if below < raw.frame.height and _has_second_line(raw, line, below):
        return _header.Header(index, below + 1), _joined(row, _spread(raw, below))
    if index > 0 and any(merge.top == merge.bottom == int(raw.lines[index - 1]) for merge in raw.merges):
        above = _spread(raw, index - 1)
        if len({label for label in above if label}) > 1:
            return header, _joined(above, row)
    return header, row


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


def _joined(above: Sequence[str | None], below: Sequence[str | None]) -> list[str | None]:
    pairs = zip(above, below, strict=True)
    return [f"{group} - {label}" if group and label and group != label else label or group for group, label in pairs]


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
