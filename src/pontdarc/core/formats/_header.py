"""Where the header is: on the first rows of a table, as lists of cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Cells = Sequence[str | None]

LOOKED_AT = 80
"""Rows in which the header is looked for."""
_CELLS_LOOKED_AT, _ROWS_AT_LEAST = 160_000, 16

_NUMBER = re.compile(r"[-+]?[\d\s\u202f\u00a0]*\d(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*[%€$£]?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\s]\d{1,2}[:hH]\d{2}.*)?|\d{1,2}[:hH]\d{2}(?::\d{2})?")
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_OTHER = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|(?i:true|false|vrai|faux|oui|non|yes|no|null|n/?a|nan)|\{.*\}|\[.*\]"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The index of the header among the rows looked at, None when the table has none; *start*: the first data row."""

    index: int | None
    start: int


def kind_of(cell: str | None) -> str:
    """Return what a cell looks like: nothing, number, date, value, text or prose (too long for a name)."""
    text = (cell or "").strip()
    if not text:
        return "nothing"
    if _NUMBER.fullmatch(text):
        return "number"
    if _DATE.fullmatch(text):
        return "date"
    if _OTHER.fullmatch(text):
        return "value"
    return "text" if len(text) <= 150 else "prose"


def is_year(cell: str | None) -> bool:
    """Say whether a cell is a year of the last two centuries."""
    return bool(_YEAR.fullmatch((cell or "").strip()))


def find(rows: Sequence[Cells], lines: Sequence[int] = ()) -> Header:
    """Return where the header of *rows* is; rows are in order, none blank, at these *lines* when they are known."""
    enough = max(_ROWS_AT_LEAST, _CELLS_LOOKED_AT // max(1, max(map(len, rows), default=1)))
    rows = rows[: min(LOOKED_AT, enough)]
    kinds = [[kind_of(cell) for cell in row] for row in rows]
    filled = [sum(kind != "nothing" for kind in row) for row in kinds]
    if not any(filled):
        return Header(None, 0)
    first = next(index for index, number in enumerate(filled) if number)
    width = _usual_width(filled)
    candidates = [index for index, number in enumerate(filled) if number >= min(width, max(2, width * 0.6))]
    for index in candidates[:12]:
        if _may_be_header(index, kinds, rows, filled):
            if _is_set_apart(index, lines) and _is_better(index + 1, kinds, rows, filled):
                index += 1  # a title that happens to have as many cells as the table
            return Header(index, index + 1)
        if _is_data(index, kinds, rows) and not _names_groups(index, kinds, rows, filled):
            break
    start = candidates[0] if candidates else first
    return Header(None, start)


def _names_groups(index: int, kinds: Sequence[Sequence[str]], rows: Sequence[Cells], filled: Sequence[int]) -> bool:
    """Say whether the row repeats words or years side by side over a row that may be a header: 2023, 2023, 2024…"""
    labels = [cell for cell in rows[index] if cell and cell.strip()]
    if not all(is_year(cell) or kind_of(cell) == "text" for cell in labels):
        return False
    repeats = any(before == after for before, after in pairwise(labels))
    return repeats and index + 1 < len(rows) and _may_be_header(index + 1, kinds, rows, filled)


def _is_set_apart(index: int, lines: Sequence[int]) -> bool:
    """Say whether blank lines follow the row."""
    return index + 1 < len(lines) and lines[index + 1] - lines[index] > 1


def _is_better(index: int, kinds: Sequence[Sequence[str]], rows: Sequence[Cells], filled: Sequence[int]) -> bool:
    """Say whether the row is a header as well, and says more clearly what is below it than the one above does."""
    if index + 1 >= len(rows) or not _may_be_header(index, kinds, rows, filled):
        return False
    named = [column for column, kind in enumerate(kinds[index]) if kind != "nothing"]
    return _contrast(index, kinds, rows, named) > 0


def _usual_width(filled: Sequence[int]) -> int:
    """Return how many cells a row of the table usually fills: high enough to leave titles and notes out."""
    numbers = sorted(number for number in filled if number)
    widest = numbers[-1]
    middle = numbers[len(numbers) // 2]
    upper = numbers[len(numbers) * 3 // 4]
    return widest if middle * 2 >= widest else max(middle, min(upper, widest))


def _below(index: int, kinds: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in kinds[index + 1 :] if column < len(row) and row[column] != "nothing"]


def _may_be_header(index: int, kinds: Sequence[Sequence[str]], rows: Sequence[Cells], filled: Sequence[int]) -> bool:
    row = kinds[index]
    named = [column for column, kind in enumerate(row) if kind != "nothing"]
    texts = [column for column in named if row[column] == "text"]
    if _are_years(rows[index], named, texts):
        return True
    if len(texts) < len(named) * 0.7:
        return False
    labels = [(rows[index][column] or "").strip().lower() for column in texts]
    contrast = _contrast(index, kinds, rows, named)
    if len(named) > 2 and len(set(labels)) < len(labels) * 0.5 and contrast < len(named) * 0.5:
        return False
    after = [number for number in filled[index + 1 :] if number]
    if after and len(named) == 1 and max(after) > 1:
        return False
    return contrast >= 0


def _are_years(row: Cells, named: Sequence[int], texts: Sequence[int]) -> bool:
    """Say whether the row names its columns by years: 2019, 2020, 2021 after at least one word."""
    years = [int((row[column] or "").strip()) for column in named if is_year(row[column])]
    if len(years) < 2 or len(set(years)) < len(years):
        return False
    if not texts:
        return len(years) == len(named) >= 3 and years == sorted(years) and not (row[0] or "").strip()
    return len(years) + len(texts) >= len(named) * 0.9


def _contrast(index: int, kinds: Sequence[Sequence[str]], rows: Sequence[Cells], named: Sequence[int]) -> int:
    """Return how many columns say « header » minus how many say « data like the rows below »."""
    contrast = 0
    for column in named:
        below = _below(index, kinds, column)
        typed = sum(kind in {"number", "date", "value"} for kind in below)
        if below and typed > len(below) * 0.6:
            contrast += 1 if kinds[index][column] == "text" else -2
        elif kinds[index][column] in {"number", "date", "value", "prose"} or _comes_back(index, rows, column):
            contrast -= 1
    return contrast


def _comes_back(index: int, rows: Sequence[Cells], column: int) -> bool:
    """Say whether the value is met again below, in its own column, among a few values that all come back."""
    value = rows[index][column]
    below = [
        row[column] for row in rows[index + 1 :] if column < len(row) and row[column] and not _is_same(row, rows[index])
    ]
    return len(below) >= 3 and below.count(value) >= max(1, len(below) // 20)


def _is_same(row: Cells, header: Cells) -> bool:
    """Say whether the row repeats the header, give or take a few cells."""
    named = [(mine, its) for mine, its in zip(row, header, strict=False) if its]
    return sum(mine == its for mine, its in named) > len(named) * 0.6


def _is_data(index: int, kinds: Sequence[Sequence[str]], rows: Sequence[Cells]) -> bool:
    """Say whether the row is surely a row of data, after which no header is to be looked for."""
    named = [column for column, kind in enumerate(kinds[index]) if kind != "nothing"]
    like = sum(
        1
        for column in named
        if kinds[index][column] in {"number", "date", "value"}
        and (below := _below(index, kinds, column))
        and below.count(kinds[index][column]) > len(below) * 0.6
    )
    return like >= max(1, len(named) * 0.2)
