"""A column whose value is the same everywhere, known from the organisation, from a person or from the file itself."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if column is None or not sheet.frame.height:
        return sheet, ()
    cells = sheet.frame[column]
    missing = cells.null_count()
    value = params.get("value") if missing == len(cells) else _only_value(cells)
    if not value or not missing:
        return sheet, ()
    frame = sheet.frame.with_columns(pl.col(column).fill_null(pl.lit(str(value), dtype=pl.String)))
    return Sheet(frame, sheet.lines), (Change(column, missing, (Sample(None, str(value)),)),)


def _only_value(cells: pl.Series) -> str | None:
    """Return the value that more than half of the rows have and no row contradicts."""
    distinct = cells.drop_nulls().unique()
    return str(distinct[0]) if len(distinct) == 1 and cells.null_count() * 2 < len(cells) else None


STEP = Step(
    "constant",
    gettext_noop("Colonne remplie avec une valeur connue"),
    gettext_noop(
        "Remplit ce qui est vide d’une colonne où la même valeur est partout : "
        "nom, SIRET ou code INSEE de l’organisation."
    ),
    rework=_rework,
)
