"""Values typed in the neighbouring column: an RNA number where a SIRET is expected."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.words import gettext_noop

_SAMPLES = 5


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    into, pattern = params.get("into"), params.get("pattern")
    if column is None or into not in sheet.frame.columns or not pattern:
        return sheet, ()
    moved = pl.col(column).str.contains(rf"^(?:{pattern})$").fill_null(False) & pl.col(into).is_null()
    rows = sheet.frame.select(moved).to_series()
    if not rows.any():
        return sheet, ()
    values = sheet.frame[column].filter(rows).unique(maintain_order=True).head(_SAMPLES).to_list()
    frame = sheet.frame.with_columns(
        pl.when(moved).then(None).otherwise(pl.col(column)).alias(column),
        pl.when(moved).then(pl.col(column)).otherwise(pl.col(into)).alias(into),
    )
    return Sheet(frame, sheet.lines), (Change(into, int(rows.sum()), tuple(Sample(None, text) for text in values)),)


STEP = Step(
    "move_matching",
    gettext_noop("Valeurs remises dans la bonne colonne"),
    gettext_noop("Déplace un numéro RNA saisi à la place du SIRET vers la colonne qui l’attend."),
    rework=_rework,
)
