"""A header of several rows: which rows name groups of columns above the names of columns, and what they say together.

A label stands for the columns at its right that have none, as far as the rows below name them; equal labels side by
side are one. A row is never taken from the data without signs that it is none: columns typed below it, or the same
names under each group.
"""

from collections.abc import Sequence
from itertools import pairwise

from pontdarc.core.formats import _header
from pontdarc.core.formats._header import Cells

_MOST = 3
_LONGEST_LABEL = 100
_ROWS_BELOW = 2
_TYPED = 0.6


def span_of(rows: Sequence[Cells], lines: Sequence[int], index: int) -> tuple[int, int]:
    """Return the first and the last row of the header, *index* being one of them; rows stand at these *lines*."""
    bottoms = range(min(index + _MOST, len(rows)) - 1, index, -1)
    bottom = next((each for each in bottoms if _goes_on(rows, lines, index, each)), index)
    tops = range(max(0, bottom - _MOST + 1), index)
    top = next((each for each in tops if _is_above(rows, lines, each, index, bottom)), index)
    return top, bottom


def joined(block: Sequence[Cells]) -> list[str | None]:
    """Return one name a column from the rows of a header: « 2023 nombre »; what a row says again is said once."""
    names: list[str | None] = []
    for labels in zip(*_spread(block), strict=True):
        parts: list[str] = []
        for label in labels:
            if label and label not in parts[-1:]:
                parts.append(label)
        names.append(" ".join(parts) or None)
    return names


def _spread(block: Sequence[Cells]) -> list[list[str | None]]:
    """Return the rows with each label repeated over the columns it stands for; the last row has none to repeat."""
    rows = [[cell if (cell or "").strip() else None for cell in row] for row in block]
    spread: list[list[str | None]] = []
    for rank, row in enumerate(rows[:-1]):
        under = [any(each) for each in zip(*rows[rank + 1 :], strict=True)]
        begins = [any(each) for each in zip(*rows[:rank], strict=True)] or [False] * len(row)
        filled: list[str | None] = []
        current: str | None = None
        for place, cell in enumerate(row):
            if cell:
                current = cell
            elif begins[place] or not under[place]:
                current = None
            filled.append(current if cell or under[place] else None)
            if not under[place]:
                current = None
        spread.append(filled)
    return [*spread, rows[-1]]


def _goes_on(rows: Sequence[Cells], lines: Sequence[int], top: int, bottom: int) -> bool:
    """Say whether the header that begins at *top* goes on to *bottom*, which is a row of finer names and no data."""
    block, below = rows[top : bottom + 1], rows[bottom + 1 :]
    if len(below) < _ROWS_BELOW or not _follow(lines[top : bottom + 1]):
        return False
    if not all(_are_names(row) for row in block[1:]) or not all(_has_group(row) for row in _spread(block)[:-1]):
        return False
    names = joined(block)
    typed = [_is_typed(below, place) for place in range(len(names))]
    return _are_distinct(names) and _has_no_data(block, below, typed) and _is_sure(block, typed)


def _has_no_data(block: Sequence[Cells], below: Sequence[Cells], typed: Sequence[bool]) -> bool:
    """Say whether no cell of the last row looks like a value: one met again below, one under a name that is alone."""
    row, groups = block[-1], _spread(block)[-2]
    for place, cell in enumerate(row):
        if not cell:
            continue
        if any(other[place] == cell and other != row for other in below):
            return False
        beside = {place - 1, place + 1} & set(range(len(groups)))
        is_alone = groups[place] is not None and not any(groups[each] == groups[place] for each in beside)
        if is_alone and not (typed[place] and _header.kind_of(cell) == "text"):
            return False
    return True


def _is_sure(block: Sequence[Cells], typed: Sequence[bool]) -> bool:
    """Say whether the last row names columns of numbers or dates, or says the same names under each group."""
    row, groups = block[-1], _spread(block)[-2]
    named = [place for place, cell in enumerate(row) if cell]
    if sum(typed[place] for place in named) * 2 >= len(named):
        return True
    under: dict[str, list[str]] = {}
    for place in named:
        if groups[place]:
            under.setdefault(str(groups[place]), []).append(str(row[place]))
    several = [names for names in under.values() if len(names) > 1]
    return len(several) > 1 and all(names == several[0] for names in several)


def _is_above(rows: Sequence[Cells], lines: Sequence[int], top: int, index: int, bottom: int) -> bool:
    """Say whether the rows from *top* name groups of the columns that the header from *index* to *bottom* names."""
    block = rows[top : bottom + 1]
    if not _follow(lines[top : bottom + 1]) or not all(_are_labels(row) for row in rows[top:index]):
        return False
    if not all(_has_group(row) for row in _spread(block)[: index - top]):
        return False
    filled = [any(row[place] for row in rows[bottom + 1 :]) for place in range(len(rows[index]))]
    before = {name for name, full in zip(joined(rows[index : bottom + 1]), filled, strict=True) if name and full}
    after = [name for name, full in zip(joined(block), filled, strict=True) if name and full]
    if len(set(after)) < len(after):
        return False
    are_years = all(_header.is_year(cell) for row in rows[top:index] for cell in row if cell)
    return are_years or len(after) > len(before)


def _follow(lines: Sequence[int]) -> bool:
    return all(after - before == 1 for before, after in pairwise(lines))


def _are_names(row: Cells) -> bool:
    """Say whether a row holds nothing but texts and years, two of them at least."""
    cells = [cell for cell in row if cell and cell.strip()]
    return len(cells) > 1 and all(_header.is_year(cell) or _header.kind_of(cell) == "text" for cell in cells)


def _are_labels(row: Cells) -> bool:
    """Say whether a row may name groups: at least two labels, none as long as a title."""
    labels = {cell for cell in row if cell and cell.strip()}
    return len(labels) > 1 and _are_names(row) and max(map(len, labels)) <= _LONGEST_LABEL


def _has_group(row: Sequence[str | None]) -> bool:
    """Say whether a label stands for two columns side by side."""
    return any(before and before == after for before, after in pairwise(row))


def _are_distinct(names: Sequence[str | None]) -> bool:
    said = [name for name in names if name]
    return len(set(said)) == len(said)


def _is_typed(rows: Sequence[Cells], place: int) -> bool:
    """Say whether most cells of a column are numbers, dates or other values."""
    kinds = [_header.kind_of(row[place]) for row in rows if (row[place] or "").strip()]
    return bool(kinds) and sum(kind in {"number", "date", "value"} for kind in kinds) > _TYPED * len(kinds)
