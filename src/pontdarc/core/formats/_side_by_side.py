"""Several tables in one sheet: side by side with blank columns between, one under the other with blank rows between.

A blank column inside one table is a habit of layout: tables are apart only when their rows plainly do not go together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import polars as pl

from pontdarc.core.formats import _header, _several
from pontdarc.core.formats._labels import Merge, Raw
from pontdarc.core.formats._several import are_blank

_FEWEST_ROWS = 3
_DENSE = 0.95
_UNLIKE = 0.2
_ALIKE = 0.8
_MOST_COLUMNS = 2_000


def parts_of(raw: Raw) -> list[Raw]:
    """Return the tables of a whole sheet, each with its lines and its merged cells; the sheet itself when it is one."""
    return [part for block in _beside(raw) for part in _below(block)]


def _below(raw: Raw) -> list[Raw]:
    starts: list[int] = []
    (_, labels), *others = _several.tables_of(raw.frame, raw.lines)
    for start, its in others:
        if not _are_the_same(labels, its):
            starts.append(start)
            labels = its
    ends = [*starts, raw.frame.height]
    parts = [
        replace(raw, frame=raw.frame.slice(start, end - start), lines=raw.lines.slice(start, end - start))
        for start, end in zip([0, *starts], ends, strict=True)
    ]
    return [_with_its_merges(part, 0) for part in parts] if starts else [raw]


def _are_the_same(labels: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Say whether two headers name the same columns at the same places, give or take a few: one table in sections."""
    both = [(mine, its) for mine, its in zip(labels, others, strict=True) if mine and its]
    return len(both) > 1 and sum(mine == its for mine, its in both) >= _ALIKE * len(both)


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns of a sheet between blank ones: *labels* of its header, from which line to which its rows go.

    *is_dense*: hardly any of these lines is blank; *keys*: the cells of its first column.
    """

    columns: range
    labels: tuple[str, ...]
    first: int
    last: int
    is_dense: bool
    keys: tuple[str | None, ...]

    @property
    def height(self) -> int:
        return self.last - self.first + 1


def _beside(raw: Raw) -> list[Raw]:
    """Cut a sheet at its blank columns when what is on each side is a table of its own."""
    columns = _filled_columns(raw.frame)
    if len(columns) < 2 or raw.frame.width > _MOST_COLUMNS:
        return [raw]
    blocks = [_block(raw, each) for each in columns]
    if any(block is None for block in blocks) or not _are_apart([block for block in blocks if block]):
        return [raw]
    return [_with_its_merges(replace(raw, frame=_renamed(raw.frame[:, each])), each.start) for each in columns]


def _renamed(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.rename({name: str(place) for place, name in enumerate(frame.columns)})


def _filled_columns(frame: pl.DataFrame) -> list[range]:
    """Return the columns that hold something, as runs."""
    runs: list[range] = []
    for place, cells in enumerate(frame.get_columns()):
        if cells.str.contains(r"\S").any():
            if runs and runs[-1].stop == place:
                runs[-1] = range(runs[-1].start, place + 1)
            else:
                runs.append(range(place, place + 1))
    return runs


def _block(raw: Raw, columns: range) -> _Block | None:
    """Return the table that the columns hold by themselves, None when they hold none."""
    frame, lines = raw.frame[:, columns], raw.lines
    blank = are_blank(frame)
    if blank is not None:
        frame, lines = frame.filter(~blank), lines.filter(~blank)
    if len(columns) < 2 or frame.height < _FEWEST_ROWS:
        return None
    head = frame.head(_header.LOOKED_AT).rows()
    header = _header.find(head, lines.head(len(head)).to_list())
    if header.index is None or frame.height - header.start < _FEWEST_ROWS:
        return None
    labels = tuple(cell for cell in head[header.index] if cell)
    if len(labels) < 2 or any(_header.kind_of(label) != "text" for label in labels):
        return None
    first, last = int(lines[header.start]), int(lines[-1])
    is_dense = frame.height - header.start >= _DENSE * (last - first + 1)
    return _Block(columns, labels, first, last, is_dense, tuple(frame.to_series(0)[header.start :]))


def _are_apart(blocks: Sequence[_Block]) -> bool:
    """Say whether each block is a table apart from the one at its left."""
    return all(_do_not_go_together(left, right) for left, right in pairwise(blocks))


def _do_not_go_together(left: _Block, right: _Block) -> bool:
    """Say whether rows side by side are of two tables.

    They begin by the same name, a key and no amount; or they do not stand on the same lines, and each row of the
    right has a key that no other has.
    """
    if not (left.is_dense and right.is_dense):
        return False
    if left.labels[0] == right.labels[0] and all(_are_keys(each.keys) for each in (left, right)):
        return True
    more = abs(left.height - right.height)
    is_unlike = left.first != right.first or more >= max(2, _UNLIKE * max(left.height, right.height))
    return is_unlike and _are_keys(right.keys) and len(set(right.keys)) == len(right.keys)


def _are_keys(cells: Sequence[str | None]) -> bool:
    """Say whether every cell is filled, by words or dates more than by numbers."""
    kinds = [_header.kind_of(cell) for cell in cells]
    return "nothing" not in kinds and kinds.count("number") * 2 < len(kinds)


def _with_its_merges(raw: Raw, shift: int) -> Raw:
    """Keep the merged cells that are inside, *shift* columns having been left out before them."""
    first, last = int(raw.lines[0]), int(raw.lines[-1])
    merges = (
        Merge(each.top, each.left - shift, each.bottom, each.right - shift)
        for each in raw.merges
        if first <= each.top <= last
    )
    return replace(raw, merges=tuple(each for each in merges if 0 <= each.left < raw.frame.width))
