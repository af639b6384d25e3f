"""Rows of totals below or among the data."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._rows import Fullness, RowSurvey, filled_cells
from pontdarc.core.words import gettext_noop

_TOTAL = (
    r"(?i)^\s*(?:sous[- ]?total|total|totaux|somme|cumul|ensemble)"
    r"(?:\s+(?:g[ée]n[ée]ral|r[ée]sultat|des|du|de|g[ée]n[ée]raux|:).*)?\s*:?\s*$"
)


_NUMBER = r"^[-\s\d.,€%()\u00a0\u202f]+$"
_ENOUGH = 4


def _say_total(frame: pl.DataFrame) -> pl.Series:
    return frame.select(pl.any_horizontal(pl.all().str.contains(_TOTAL).fill_null(False))).to_series()


class _Usual(RowSurvey):
    """Finds how full a row of data usually is."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._fullness = Fullness()
        self._said = self._rows = 0
        self._empty: dict[str, int] = {}

    def add(self, sheet: Sheet) -> None:
        if sheet.frame.width < 2:
            return
        said = _say_total(sheet.frame)
        self._said += int(said.sum())
        self._fullness.add(filled_cells(sheet.frame).filter(~said))
        data = sheet.frame.filter(~said)
        self._rows += data.height
        for name, empty in data.null_count().row(0, named=True).items():
            self._empty[name] = self._empty.get(name, 0) + empty

    def facts(self) -> Params | None:
        """Return it, when some row speaks of a total."""
        usual = self._fullness.median()
        if not self._said or usual is None:
            return None
        always = [name for name, empty in self._empty.items() if not empty and self._rows >= _ENOUGH]
        return {"usual": usual, "always": always}


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    said, filled, usual = _say_total(sheet.frame), filled_cells(sheet.frame), params["usual"]
    # A total says little besides its sums; a row of data that begins with the word is as full as the others.
    totals = said & (filled * 3 <= int(usual * 2)) if usual >= 3 else said & (filled <= int(usual))
    totals |= said & _only_sums(sheet.frame, params.get("always", []))
    return sheet.keep(~totals), (Change(WHOLE_TABLE, int(totals.sum())),)


def _only_sums(frame: pl.DataFrame, always: list[str]) -> pl.Series:
    """Return which rows have numbers besides the word, and nothing where every row of data has something."""
    if not always:
        return pl.repeat(value=False, n=frame.height, dtype=pl.Boolean, eager=True)
    words = pl.sum_horizontal((~pl.all().str.contains(_NUMBER)).fill_null(False).cast(pl.UInt32))
    lacks = pl.any_horizontal(pl.col(name).is_null() for name in always)
    return frame.select((words == 1) & lacks).to_series()


STEP = Step(
    "drop_total_rows",
    gettext_noop("Lignes de total retirées"),
    gettext_noop("Retire les lignes « Total », « Sous-total » : elles compteraient deux fois les mêmes montants."),
    rework=_rework,
    survey=_Usual,
    loses=True,
    stage="source",
)
