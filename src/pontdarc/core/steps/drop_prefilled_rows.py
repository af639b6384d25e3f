"""Rows prepared in advance in a spreadsheet and never filled: they only hold the values that every row has."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._rows import Fullness, filled_cells
from pontdarc.core.words import gettext_noop

_FEW, _WIDE, _ALWAYS = 3, 6, 0.9


class _Copied:
    """Finds the values that nearly every row has, among those of the rows that hold little: seen twice."""

    settled = False

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._fullness = Fullness()
        self._candidates: dict[str, set[str]] = {}
        self._counts: dict[str, dict[str, int]] | None = None

    def add(self, sheet: Sheet) -> None:
        frame = sheet.frame
        if frame.width < _WIDE:
            return
        if self._counts is not None:
            for name, texts in self._candidates.items():
                found = frame[name].filter(frame[name].is_in(texts)).alias("text").value_counts(name="rows")
                for text, rows in found.iter_rows():
                    self._counts[name][text] = self._counts[name].get(text, 0) + rows
            return
        filled = filled_cells(frame)
        self._fullness.add(filled)
        thin = frame.filter(_is_thin(frame, filled) & (filled > 0))
        for name in thin.columns:
            values = thin[name].drop_nulls().unique().to_list()
            self._candidates.setdefault(name, set()).update(values)

    def again(self) -> bool:
        """Return whether rows hold so little that the values of all the others matter."""
        first = self._counts is None
        self._counts = {name: {} for name in self._candidates} if first else self._counts
        return first and any(self._candidates.values()) and self._is_full()

    def _is_full(self) -> bool:
        return self._fullness.height >= _WIDE and float(self._fullness.median() or 0) >= _WIDE - 1

    def facts(self) -> Params | None:
        """Return the value that nearly every row has, for columns that have one."""
        if not any(self._candidates.values()) or not self._is_full():
            return None
        enough = _ALWAYS * self._fullness.height
        usual = {
            name: text
            for name, counts in (self._counts or {}).items()
            for text, rows in counts.items()
            if rows >= enough
        }
        return {"usual": usual}


def _is_thin(frame: pl.DataFrame, filled: pl.Series) -> pl.Series:
    return filled <= min(_FEW, frame.width // 3)


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame, usual = sheet.frame, params["usual"]
    filled = filled_cells(frame)
    copied = [pl.col(name).is_null() | (pl.col(name) == value) for name, value in usual.items()]
    said = [pl.col(name).is_null() for name in frame.columns if name not in usual]
    plain = frame.select(pl.all_horizontal(*copied, *said)).to_series().fill_null(False)
    prefilled = plain & _is_thin(frame, filled) & (filled > 0)
    return sheet.keep(~prefilled), (Change(WHOLE_TABLE, int(prefilled.sum())),)


STEP = Step(
    "drop_prefilled_rows",
    gettext_noop("Lignes préparées mais jamais remplies retirées"),
    gettext_noop("Retire les lignes qui n’ont que des valeurs recopiées partout (« non », « 1 ») et rien d’autre."),
    rework=_rework,
    survey=_Copied,
    loses=True,
    stage="source",
)
