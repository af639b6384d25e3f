"""Several tables one under the other in one text: where each of them begins.

A table begins after blank rows, at a header that does not suit the columns above it; or anywhere, at a row that says
most of the names of the header again, with others.
"""

from collections.abc import Sequence

import polars as pl

from pontdarc.core.formats import _header
from pontdarc.core.formats._shape import are_blank

_LOOKED_AT = 80
_GROUPS = 200
"""Groups of blank rows beyond which they are a habit of the file, and separate nothing."""
_SHARED = 0.6

Row = tuple[str | None, ...]


def starts_of(frame: pl.DataFrame) -> list[int]:
    """Return the index of the first row of each table but the first one."""
    if frame.width < 2 or frame.height < 4:
        return []
    blank = are_blank(frame)
    full = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    full = full if blank is None else full.filter(~blank)
    begun, labels = _begun(frame, full.head(_LOOKED_AT).to_list())
    if labels is None:
        return []
    starts: list[int] = []
    for candidate in sorted({*_after_blanks(full), *_like_header(frame, labels, begun)}):
        if candidate <= begun:
            continue
        after = _block(full, candidate, candidate + _LOOKED_AT)
        above = _block(full, max(begun + 1, candidate - _LOOKED_AT), candidate)
        found = _begins(frame, after, above, labels)
        if found is not None:
            begun, labels = found
            starts.append(candidate)
    return starts


def _begun(frame: pl.DataFrame, places: Sequence[int]) -> tuple[int, Row | None]:
    """Return where the header of the rows at *places* is, and its labels, None when they have none."""
    rows = frame[list(places)].rows()
    header = _header.find(rows, [place + 1 for place in places])
    if header.index is None:
        return 0, None
    return places[header.index], rows[header.index]


def _after_blanks(full: pl.Series) -> list[int]:
    """Return the rows that follow blank ones, in a file where those are few."""
    follows = full.filter(full.cast(pl.Int64).diff().fill_null(1) > 1)
    return follows.to_list() if follows.len() <= _GROUPS else []


def _like_header(frame: pl.DataFrame, labels: Row, begun: int) -> list[int]:
    """Return the rows that begin as the header does, and say most of it."""
    first = next((place for place, label in enumerate(labels) if label), 0)
    hits = (frame.to_series(first) == labels[first]).fill_null(value=False).arg_true()
    return [hit for hit in hits.head(_GROUPS).to_list() if hit > begun and _says_again(frame.row(hit), labels)]


def _says_again(row: Row, labels: Row) -> bool:
    """Say whether a row holds most of the labels, with more of them or fewer."""
    mine, its = {cell for cell in row if cell}, {label for label in labels if label}
    return len(mine) != len(its) and len(mine & its) >= max(2, _SHARED * max(len(mine), len(its)))


def _block(full: pl.Series, start: int, end: int) -> list[int]:
    return full.filter((full >= start) & (full < end)).to_list()


def _begins(frame: pl.DataFrame, after: Sequence[int], above: Sequence[int], labels: Row) -> tuple[int, Row] | None:
    """Return where the header is of the table that begins at the first row of *after*, and its labels, if one does."""
    if len(after) < 2 or len(above) < 2:
        return None
    again = frame.row(after[0])
    if _says_again(again, labels):
        return after[0], again
    begun, its = _begun(frame, after)
    if its is None or begun not in after[:3] or its == labels:
        return None
    named = [place for place, cell in enumerate(its) if cell]
    if len(named) < 2 or any(_header.kind_of(its[place]) != "text" for place in named):
        return None
    below = [frame.row(place) for place in after if place > begun]
    rows = [frame.row(place) for place in above]
    if len(below) < 2 or sum(sum(cell is not None for cell in row) > 1 for row in rows) < 2:
        return None
    clash = any(_is_typed(rows, place) for place in named)
    return (begun, its) if clash and any(_is_typed(below, place) for place in named) else None


def _is_typed(rows: Sequence[Row], place: int) -> bool:
    """Say whether most cells of a column are numbers, dates or other values."""
    kinds = [_header.kind_of(row[place]) for row in rows if row[place]]
    return len(kinds) > 1 and sum(kind in {"number", "date", "value"} for kind in kinds) > _SHARED * len(kinds)
