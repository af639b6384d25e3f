"""Several columns made one: number and street, first and last day."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    sources = [name for name in params.get("columns", ()) if name in sheet.frame.columns]
    into = params.get("into")
    if len(sources) < 2 or not into:
        return sheet, ()
    joined = pl.concat_str(
        [pl.col(name) for name in sources], separator=params.get("separator", " "), ignore_nulls=True
    )
    frame = sheet.frame.with_columns(pl.when(joined == "").then(None).otherwise(joined).alias(into))
    return Sheet(frame, sheet.lines), (made_column(frame[into]),)


STEP = Step(
    "join_columns",
    gettext_noop("Colonnes réunies en une"),
    gettext_noop("Réunit plusieurs colonnes en une, avec un séparateur."),
    rework=_rework,
    stage="source",
)
