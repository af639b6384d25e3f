"""Rows prepared in advance in a spreadsheet and never filled: they only hold the values that every row has."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_FEW, _WIDE, _ALWAYS = 3, 6, 0.9


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if frame.width < _WIDE or frame.height < _WIDE:
        return sheet, ()
    filled = frame.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))).to_series()
    thin = filled <= min(_FEW, frame.width // 3)
    if not thin.any() or float(filled.median() or 0) < _WIDE - 1:  # type: ignore[arg-type]
        return sheet, ()
    usual = [pl.col(name).is_null() | (pl.col(name) == value) for name, value in _usual_values(frame).items()]
    said = [pl.col(name).is_null() for name in frame.columns if name not in _usual_values(frame)]
    prefilled = frame.select(pl.all_horizontal(*usual, *said)).to_series().fill_null(False) & thin & (filled > 0)
    if not prefilled.any():
        return sheet, ()
    return sheet.keep(~prefilled), (Change(WHOLE_TABLE, int(prefilled.sum())),)


def _usual_values(frame: pl.DataFrame) -> dict[str, str]:
    """Return the value that nearly every row has, for columns that have one."""
    found = {}
    for name in frame.columns:
        counts = frame[name].drop_nulls().value_counts(sort=True).head(1)
        if counts.height and counts["count"][0] >= _ALWAYS * frame.height:
            found[name] = counts[name][0]
    return found


STEP = Step(
    "drop_prefilled_rows",
    gettext_noop("Lignes préparées mais jamais remplies retirées"),
    gettext_noop("Retire les lignes qui n’ont que des valeurs recopiées partout (« non », « 1 ») et rien d’autre."),
    rework=_rework,
    loses=True,
    stage="source",
)
