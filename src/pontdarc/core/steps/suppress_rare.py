"""Rows that count too few people to be published: they would single someone out."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if column is None:
        return sheet, ()
    threshold = int(params.get("threshold", 3))
    count = pl.col(column).str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    # A count that cannot be read may be a small one.
    kept = sheet.frame.select((count >= threshold).fill_null(False)).to_series()
    if kept.all():
        return sheet, ()
    return sheet.keep(kept), (Change(WHOLE_TABLE, int((~kept).sum())),)


STEP = Step(
    "suppress_rare",
    gettext_noop("Lignes trop rares laissées de côté"),
    gettext_noop("Retire les lignes qui comptent moins de personnes que le seuil : elles en désigneraient une."),
    rework=_rework,
    loses=True,
    stage="publication",
)
