"""A share of the rows, drawn by a secret key: the same rows at each version."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._privacy import draws
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    share, key = float(params.get("share", 1.0)), str(params.get("key", ""))
    if share >= 1 or not key:
        return sheet, ()
    kept = pl.Series([draw < share for draw in draws(sheet.frame, key, "sample")], dtype=pl.Boolean)
    return sheet.keep(kept), (Change(WHOLE_TABLE, int((~kept).sum())),)


STEP = Step(
    "sample_rows",
    gettext_noop("Échantillon de lignes"),
    gettext_noop("Ne garde qu’une part des lignes, tirées au sort par une clé secrète, les mêmes à chaque version."),
    rework=_rework,
    loses=True,
    stage="publication",
)
