"""Rows without anything in them."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.views import Views
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if not frame.width or not frame.height:
        return sheet, ()
    empty = _empty_rows(frame)
    if not empty.len():
        return sheet, ()
    filled = pl.repeat(True, frame.height, dtype=pl.Boolean, eager=True).scatter(empty, False)
    return sheet.keep(filled), (Change(WHOLE_TABLE, empty.len()),)


def _empty_rows(frame: pl.DataFrame) -> pl.Series:
    """Return the places of the rows without anything, each column being looked at where all before it are empty."""
    if Views(frame.to_series(0)).all_begin_beyond(b",;"):
        return pl.Series([], dtype=pl.UInt32)
    left = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    for column in frame.get_columns():
        cells = column if left.len() == frame.height else column.gather(left)
        left = left.filter(~cells.str.contains(r"[^\s\x00\u00a0,;]").fill_null(False))
        if not left.len():
            break
    return left


STEP = Step(
    "drop_empty_rows",
    gettext_noop("Lignes vides retirées"),
    gettext_noop("Retire les lignes dont toutes les cellules sont vides."),
    rework=_rework,
    stage="source",
)
