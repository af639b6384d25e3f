"""Titles of groups among the rows: « Boulodromes » above the boulodromes, which a column already says."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._texts import words
from pontdarc.core.words import gettext_noop

_WIDE, _MANY = 4, 500


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if frame.width < _WIDE or frame.height < _WIDE:
        return sheet, ()
    filled = frame.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))).to_series()
    first = frame.to_series(0)
    alone = (filled == 1) & first.is_not_null()
    usual = (filled >= _WIDE).sum()
    if not alone.any() or int(alone.sum()) * 4 > int(usual):
        return sheet, ()
    groups = {
        words(text)
        for name in frame.columns[1:]
        if frame[name].n_unique() <= _MANY
        for text in frame[name].drop_nulls().unique().to_list()
    }
    titles = [text for text in first.filter(alone).unique().to_list() if words(text) and words(text) in groups]
    dropped = alone & first.is_in(titles).fill_null(False)
    if not dropped.any():
        return sheet, ()
    return sheet.keep(~dropped), (Change(WHOLE_TABLE, int(dropped.sum())),)


STEP = Step(
    "drop_group_titles",
    gettext_noop("Titres de groupe retirés"),
    gettext_noop(
        "Retire les lignes qui ne font qu’annoncer un groupe, quand une colonne le dit déjà sur chaque ligne."
    ),
    rework=_rework,
    loses=True,
    stage="source",
)
