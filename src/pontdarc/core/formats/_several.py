"""Several tables one under the other: where each of them begins.

A table begins after blank rows, at a header that does not suit the columns above it; or anywhere, at a row that says
most of the names of the header again, with others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from pontdarc.core.formats import _header
from pontdarc.core.formats._findings import SHOWN
from pontdarc.core.views import Views

_LOOKED_AT = 80
_GROUPS = 200
"""Groups of blank rows beyond which they are a habit of the file, and separate nothing."""
_SHARED = 0.6

Row = tuple[str | None, ...]


def are_blank(frame: pl.DataFrame) -> pl.Series | None:
    """Return which rows are blank, None when none is: looked for column after column among those left."""
    if frame.width and _is_filled(frame.to_series(0)):
        return None
    left = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    for column in frame.get_columns():
        cells = column if left.len() == frame.height else column.gather(left)
        left = left.filter(cells.is_null() | cells.str.contains(r"^\s*$").fill_null(value=True))
        if not left.len():
            return None
    return pl.int_range(frame.height, dtype=pl.UInt32, eager=True).is_in(left.implode())


def _is_filled(cells: pl.Series) -> bool:
    """Say, at a glance at the first byte of each, that every cell says something: false when some may be blank."""
    if cells.null_count() or not cells.len():
        return False
    return Views(cells).all_begin_beyond()


@dataclass(slots=True)
class _Begun:
    """The table that has begun: the place of its header, and the labels there.

    *starts*: the first row of each table that began after the first one; *headers*: the labels of all of them.
    """

    place: int
    labels: Row
    starts: list[int] = field(default_factory=list)
    headers: list[Row] = field(default_factory=list)


def starts_of(frame: pl.DataFrame) -> list[int]:
    """Return the index of the first row of each table but the first one."""
    return [start for start, _ in tables_of(frame)[1:]]


def tables_of(frame: pl.DataFrame, lines: pl.Series | None = None) -> list[tuple[int, Row]]:
    """Return the index of the first row of each table, and the labels of its header, none where it has none.

    Rows stand at *lines*, or follow one another.
    """
    if frame.width < 2 or frame.height < 4:
        return [(0, ())]
    full = _full(frame)
    begun = _first(frame, full)
    if begun is None:
        return [(0, ())]
    gaps = _after_blanks(full, lines)
    for candidate in sorted({*(gaps if len(gaps) <= _GROUPS else []), *_like_header(frame, begun)}):
        _try(frame, full, candidate, begun)
    return list(zip([0, *begun.starts], begun.headers, strict=True))


def _full(frame: pl.DataFrame) -> pl.Series:
    """Return the places of the rows that are not blank."""
    blank = are_blank(frame)
    full = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    return full if blank is None else full.filter(~blank)


def _first(frame: pl.DataFrame, full: pl.Series) -> _Begun | None:
    place, labels = _begun(frame, full.head(_LOOKED_AT).to_list())
    return None if labels is None else _Begun(place, labels, headers=[labels])


def _try(frame: pl.DataFrame, full: pl.Series, candidate: int, begun: _Begun) -> bool:
    """Say whether a table begins at the row, in which case it is the one that has begun."""
    if candidate <= begun.place:
        return False
    after = _block(full, candidate, candidate + _LOOKED_AT)
    above = _block(full, max(begun.place + 1, candidate - _LOOKED_AT), candidate)
    found = _begins(frame, after, above, begun.labels)
    if found is None:
        return False
    begun.place, begun.labels = found
    begun.starts.append(candidate)
    begun.headers.append(begun.labels)
    return True


def _begun(frame: pl.DataFrame, places: Sequence[int]) -> tuple[int, Row | None]:
    """Return where the header of the rows at *places* is, and its labels, None when they have none."""
    rows = frame[list(places)].rows()
    header = _header.find(rows, [place + 1 for place in places])
    if header.index is None:
        return 0, None
    return places[header.index], rows[header.index]


def _after_blanks(full: pl.Series, lines: pl.Series | None = None) -> list[int]:
    """Return the rows that follow blank ones, or lines that the file leaves out."""
    at = full if lines is None else lines.gather(full)
    if at.len() and int(at[-1]) - int(at[0]) == at.len() - 1:  # they come in order: none is left out
        return []
    return full.filter(at.cast(pl.Int64).diff().fill_null(1) > 1).to_list()


def _like_header(frame: pl.DataFrame, begun: _Begun) -> list[int]:
    """Return the rows that begin as the header does, and say most of it."""
    labels = begun.labels
    first = next((place for place, label in enumerate(labels) if label), 0)
    hits = (frame.to_series(first) == labels[first]).fill_null(value=False).arg_true()
    return [hit for hit in hits.head(_GROUPS).to_list() if hit > begun.place and _says_again(frame.row(hit), labels)]


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


class Watch:
    """Follows a table too long to be cut, piece by piece, and remembers at which lines another one seems to begin.

    The rows at hand are those of the last piece, and as many before them as it takes to judge.
    """

    def __init__(self) -> None:
        self._frame: pl.DataFrame | None = None
        self._lines = pl.Series("line", [], dtype=pl.UInt32)
        self._begun: _Begun | None = None
        self._is_over = False
        self._tried = self._gaps = 0
        self._found: list[tuple[int, bool]] = []

    def look(self, frame: pl.DataFrame, lines: pl.Series) -> None:
        """Look at the next rows, blank ones included."""
        if self._is_over or len(self._found) >= SHOWN:
            return
        self._frame = frame if self._frame is None else pl.concat([self._frame, frame], how="diagonal")
        self._lines = pl.concat([self._lines, lines])
        self._go_on(self._frame, self._frame.height - _LOOKED_AT)

    def starts(self) -> list[int]:
        """Return the lines at which another table seems to begin."""
        if self._frame is not None and not self._is_over:
            self._go_on(self._frame, self._frame.height)
        return [line for line, is_after_blanks in self._found if not is_after_blanks or self._gaps <= _GROUPS]

    def _go_on(self, frame: pl.DataFrame, ready: int) -> None:
        """Try the rows up to that place: those that follow are needed to judge them."""
        full = _full(frame)
        if self._begun is None:
            if ready < frame.height and full.len() < _LOOKED_AT:
                return
            self._begun = _first(frame, full) if frame.width > 1 else None
            self._is_over = self._begun is None
        if self._begun is None or ready <= self._tried:
            return
        gaps = {place for place in _after_blanks(full) if self._tried <= place < ready}
        self._gaps += len(gaps)
        tried = gaps if self._gaps <= _GROUPS else set()  # a habit of the file: each trial is dear
        for candidate in sorted(tried.union(_like_header(frame, self._begun))):
            if self._tried <= candidate < ready and _try(frame, full, candidate, self._begun):
                self._found.append((int(self._lines[candidate]), candidate in gaps))
        cut = max(0, ready - _LOOKED_AT)
        self._frame, self._lines = frame.slice(cut), self._lines.slice(cut)
        self._begun.place -= cut
        self._tried = ready - cut
