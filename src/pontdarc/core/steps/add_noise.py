"""Numbers moved at random, by Laplace's law, within a stated budget (Dwork et al., TCC 2006).

*epsilon*: the budget: the smaller, the more noise. *sensitivity*: how much one person can change a number at most. What
is published of one column costs its epsilon once, since a row keeps its noise at each version: the budgets of columns
about the same people add up.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from math import copysign, log

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step
from pontdarc.core.steps._privacy import draws, number_in, plainly
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    epsilon, key = float(params.get("epsilon", 0)), str(params.get("key", ""))
    if column is None or epsilon <= 0 or not key:
        return sheet, ()
    scale, unit = float(params.get("sensitivity", 1)) / epsilon, Decimal(str(params.get("unit", 1)))
    cells = sheet.frame.get_column(column)
    moved = [
        None if text is None else _moved(text, draw, scale, unit)
        for text, draw in zip(cells, draws(sheet.frame, key, column), strict=True)
    ]
    frame = sheet.frame.with_columns(pl.Series(column, moved, dtype=pl.String))
    return Sheet(frame, sheet.lines), (Change(column, cells.len() - cells.null_count()),)


def _moved(text: str, draw: float, scale: float, unit: Decimal) -> str | None:
    number = number_in(text)
    if number is None:
        return None
    noise = -scale * copysign(1.0, draw - 0.5) * log(max(1 - 2 * abs(draw - 0.5), 1e-300))
    steps = ((number + Decimal(repr(noise))) / unit).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    return plainly(steps * unit)


STEP = Step(
    "add_noise",
    gettext_noop("Nombres brouillés"),
    gettext_noop("Ajoute à chaque nombre un bruit tiré au sort, dans un budget de confidentialité annoncé (epsilon)."),
    rework=_rework,
    loses=True,
    stage="publication",
)
