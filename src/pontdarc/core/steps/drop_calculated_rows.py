"""Rows that the software which wrote the file says it calculated from the others: sums by chapter, by section."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._texts import letters
from pontdarc.core.words import gettext_noop

_MARKS = frozenset(("calculated", "calcule", "calculee"))
_YES = ("true", "vrai", "oui", "1")


def calculated(frame: pl.DataFrame) -> pl.Series:
    """Return which rows a column says to be calculated, one truth a row; none where no column speaks of that."""
    marks = [name for name in frame.columns if letters(name) in _MARKS]
    if not marks:
        return pl.repeat(value=False, n=frame.height, dtype=pl.Boolean, eager=True)
    said = pl.any_horizontal(pl.col(name).str.strip_chars().str.to_lowercase().is_in(_YES) for name in marks)
    return frame.select(said.fill_null(value=False)).to_series()


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    found = calculated(sheet.frame)
    return sheet.keep(~found), (Change(WHOLE_TABLE, int(found.sum())),)


STEP = Step(
    "drop_calculated_rows",
    gettext_noop("Lignes calculées par le logiciel retirées"),
    gettext_noop(
        "Retire les lignes que le fichier dit calculées à partir des autres (colonne « calculated » d’un budget "
        "TOTEM enrichi) : elles compteraient deux fois les mêmes montants."
    ),
    rework=_rework,
    loses=True,
    stage="source",
)
