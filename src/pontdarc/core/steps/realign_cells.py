"""Rows cut in too many cells, because commas inside the values were not quoted: « 100 000,00 »."""

import re
from functools import lru_cache

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

UNNAMED = re.compile(r"colonne_\d+")
_MOST_CELLS, _MOST_MERGED = 60, 16
_WRONG, _EMPTY, _EMPTY_TEXT, _MERGED = 2.0, 0.4, 0.5, 0.05
_FAR = float("inf")


def named_width(columns: list[str]) -> int:
    """Return how many columns have a name of their own: unnamed ones at the end only hold what overflows."""
    width = len(columns)
    while width and UNNAMED.fullmatch(columns[width - 1]):
        width -= 1
    return width


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame, delimiter = sheet.frame, str(params.get("delimiter", ","))
    names = frame.columns[: named_width(frame.columns)]
    shapes = tuple(str(params.get("shapes", {}).get(name, "")) for name in names)
    if len(names) < 2 or not any(shapes):
        return sheet, ()
    rows = [list(row) for row in frame.rows()]
    mended = 0
    for index, row in enumerate(rows):
        if _is_misaligned(row, len(names), delimiter):
            again = realigned(row, shapes, delimiter)
            if again is not None:
                rows[index] = again + [None] * (frame.width - len(names))
                mended += 1
    if not mended:
        return sheet, ()
    schema = dict.fromkeys(frame.columns, pl.String)
    return Sheet(pl.DataFrame(rows, schema=schema, orient="row"), sheet.lines), (Change(WHOLE_TABLE, mended),)


def _is_misaligned(row: list[str | None], width: int, delimiter: str) -> bool:
    overflow = any(cell is not None for cell in row[width:])
    return overflow or (row[0] or "").count(delimiter) * 2 >= width


def realigned(row: list[str | None], shapes: tuple[str, ...], delimiter: str) -> list[str | None] | None:
    """Return the row cut again in as many cells as there are shapes, None when no cut fits every shape.

    Neighbouring pieces are put together so that each column gets a text of its shape (a regex; empty: any text).
    """
    last = max((index for index, cell in enumerate(row) if cell is not None), default=-1)
    pieces = delimiter.join(cell or "" for cell in row[: last + 1]).split(delimiter)
    if not len(shapes) <= len(pieces) <= _MOST_CELLS:
        return None
    cuts = _best_cuts(pieces, shapes, delimiter)
    if cuts is None:
        return None
    texts = [delimiter.join(pieces[start:end]).strip() for start, end in cuts]
    return [text or None for text in texts]


def _best_cuts(pieces: list[str], shapes: tuple[str, ...], delimiter: str) -> list[tuple[int, int]] | None:
    """Return where to cut, by dynamic programming over (columns done, pieces used); None when a shape is missed."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for shape in shapes:
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, min(len(pieces), start + _MOST_MERGED) + 1):
                total = cost + _cost(delimiter.join(pieces[start:end]), shape, end - start - 1)
                if total < reached.get(end, (_FAR, 0))[0]:
                    reached[end] = (total, start)
        best.append(reached)
    total, _ = best[-1].get(len(pieces), (_FAR, 0))
    # One value may be wrong in itself; two say that the cut is.
    if total >= 2 * _WRONG:
        return None
    cuts, end = [], len(pieces)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        cuts.append((start, end))
        end = start
    return cuts[::-1]


@lru_cache(maxsize=100_000)
def _cost(text: str, shape: str, merged: int) -> float:
    plain = text.strip()
    if not plain:
        return _EMPTY if shape else _EMPTY_TEXT
    if shape and not re.fullmatch(shape, plain, re.IGNORECASE):
        return _WRONG
    return merged * _MERGED


STEP = Step(
    "realign_cells",
    gettext_noop("Lignes décalées remises en face de leurs colonnes"),
    gettext_noop(
        "Recompose les cellules coupées par une virgule que le fichier n’avait pas protégée : « 100 000,00 »."
    ),
    rework=_rework,
    stage="source",
)
