"""Rows of totals below or among the data."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_TOTAL = (
    r"(?i)^\s*(?:sous[- ]?total|total|totaux|somme|cumul|ensemble)"
    r"(?:\s+(?:g[ée]n[ée]ral|r[ée]sultat|des|du|de|g[ée]n[ée]raux|:).*)?\s*:?\s*$"
)


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if frame.height < 2 or frame.width < 2:
        return sheet, ()
    said = frame.select(pl.any_horizontal(pl.all().str.contains(_TOTAL).fill_null(False))).to_series()
    if not said.any():
        return sheet, ()
    filled = frame.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))).to_series()
    usual = filled.filter(~said).median() if (~said).any() else None
    if not isinstance(usual, int | float):
        return sheet, ()
    # A total says little besides its sums; a row of data that begins with the word is as full as the others.
    totals = said & (filled * 3 <= int(usual * 2)) if usual >= 3 else said & (filled <= int(usual))
    if not totals.any():
        return sheet, ()
    return sheet.keep(~totals), (Change(WHOLE_TABLE, int(totals.sum())),)


STEP = Step(
    "drop_total_rows",
    gettext_noop("Lignes de total retirées"),
    gettext_noop("Retire les lignes « Total », « Sous-total » : elles compteraient deux fois les mêmes montants."),
    rework=_rework,
    loses=True,
    stage="source",
)
