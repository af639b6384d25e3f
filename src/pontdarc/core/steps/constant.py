"""A column whose value is the same everywhere, known from the organisation or given by a person."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    value = params.get("value")
    if column is None or not value or not sheet.frame.height or sheet.frame[column].null_count() < sheet.frame.height:
        return sheet, ()
    filled = sheet.frame.with_columns(pl.lit(str(value), dtype=pl.String).alias(column))
    return Sheet(filled, sheet.lines), (Change(column, filled.height, (Sample(None, str(value)),)),)


STEP = Step(
    "constant",
    gettext_noop("Colonne remplie avec une valeur connue"),
    gettext_noop("Remplit une colonne vide avec la même valeur partout : nom, SIRET ou code INSEE de l’organisation."),
    rework=_rework,
)
