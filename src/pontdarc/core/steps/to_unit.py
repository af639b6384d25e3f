"""Measures to the unit that is wanted, when the header says another: heights in metres where centimetres are.

*factor*: what a number is multiplied by, as a decimal text. *units*: how the unit of the column is written in cells.
*into*: the working column that is made. A cell that says another unit stays as it is.
"""

from decimal import Decimal

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.steps._numbers import as_decimal, canonical_number, shortest, without_unit
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    factor, into = as_decimal(str(params.get("factor", ""))), params.get("into")
    if column not in sheet.frame.columns or factor is None or not into:
        return sheet, ()
    cells = sheet.frame[column]
    known = {text: _converted(text, factor, params) for text in cells.drop_nulls().unique()}
    made = pl.Series(str(into), [known.get(cell) for cell in cells], dtype=pl.String)
    return Sheet(sheet.frame.with_columns(made), sheet.lines), (made_column(made, cells),)


def _converted(text: str, factor: Decimal, params: Params) -> str:
    number = as_decimal(canonical_number(without_unit(text, params.get("units", ()))) or "")
    return text if number is None else shortest(number * factor)


STEP = Step(
    "to_unit",
    gettext_noop("Mesures converties dans l’unité attendue"),
    gettext_noop("Convertit une mesure quand l’en-tête dit une autre unité que le standard : « Hauteur (m) » en cm."),
    rework=_rework,
    stage="source",
)
