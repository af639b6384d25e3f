"""Rows without anything in them."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if not frame.width or not frame.height:
        return sheet, ()
    filled = frame.select(pl.any_horizontal(pl.all().str.contains(r"[^\s\u00a0,;]").fill_null(False))).to_series()
    if filled.all():
        return sheet, ()
    return sheet.keep(filled), (Change(WHOLE_TABLE, int((~filled).sum())),)


STEP = Step(
    "drop_empty_rows",
    gettext_noop("Lignes vides retirées"),
    gettext_noop("Retire les lignes dont toutes les cellules sont vides."),
    rework=_rework,
    stage="source",
)
