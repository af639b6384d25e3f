"""Amounts and measures as people write them, to a decimal point."""

import polars as pl

from pontdarc.core.step import Context, Params, Sheet, Step
from pontdarc.core.steps._numbers import canonical_number, without_unit
from pontdarc.core.steps._rows import RowSurvey
from pontdarc.core.words import gettext_noop

_SETTLED = r"-?(?:\d+|0\.\d+|\d{4,}\.\d+|\d+\.(?:\d{1,2}|\d{4,}))"
"""Numbers that can be read in one way: « 1.234 » may be a thousand."""
_TOLD = {
    "thousands": r"\d{sign}\d{{3}}(?:{sign}\d{{3}})*{other}\d|^\D*\d{{1,3}}(?:{sign}\d{{3}}){{2,}}(?:\D|$)",
    "decimal": r"\d{sign}(?:\d{{1,2}}|\d{{4,}})(?:[^\d.,]|$)|\d{{4}}{sign}\d|[\s\u00a0\u202f]\d{{3}}{sign}\d"
    r"|(?:^|\D)0{sign}\d",
}
_PAIRS = ((",", "[.]"), ("[.]", ","))


def _mend(text: str, params: Params, context: Context) -> str | None:
    return canonical_number(without_unit(text, params.get("units", ())), params) or text


_BLANK = r"[\s\u00a0\u202f]"
_FRENCH = rf"^-?(?:\d+|\d{{1,3}}(?:{_BLANK}\d{{3}})+)(?:,\d+)?{_BLANK}?€?$"
_UNCERTAIN = r"^-?\d{1,3},\d{3}(?:\D|$)"


def _usual(cell: pl.Expr, params: Params) -> pl.Expr:
    """Return the number of « 1 234,50 € »."""
    plain = cell.str.replace_all(r"[\s\u00a0\u202f€]", "").str.replace(",", ".", literal=True)
    return pl.when(cell.str.contains(_FRENCH) & ~cell.str.contains(_UNCERTAIN)).then(plain)


class _Separators(RowSurvey):
    """Finds whether commas and points are those of decimals or of thousands in a column: some numbers tell."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column = column
        self._written = False
        self._told = dict.fromkeys(((name, sign) for name in _TOLD for sign, _ in _PAIRS), False)

    def add(self, sheet: Sheet) -> None:
        if self._column is None:
            return
        cells = sheet.frame[self._column].drop_nulls()
        odd = cells.filter(~cells.str.contains(rf"^(?:{_SETTLED})$"))
        self._written = self._written or odd.len() > 0
        for (name, sign), told in self._told.items():
            pattern = _TOLD[name].format(sign=sign, other=dict(_PAIRS)[sign])
            looked_at = cells if (name, sign) == ("decimal", "[.]") else odd
            self._told[name, sign] = told or bool(odd.len() and looked_at.str.contains(pattern).any())

    def facts(self) -> Params | None:
        """Return the sign of thousands, and those that only a person can tell; None for a column that needs nothing."""
        if not self._written:
            return None
        facts: dict[str, str] = {}
        for sign, shown in ((",", ","), ("[.]", ".")):
            thousands, decimal = self._told["thousands", sign], self._told["decimal", sign]
            if thousands and not decimal:
                facts["thousands"] = shown
            elif thousands:
                facts["unsure"] = facts.get("unsure", "") + shown
        return facts


STEP = Step(
    "decimal_point",
    gettext_noop("Nombres écrits avec un point"),
    gettext_noop(
        "Écrit « 1 234,50 € » sous la forme 1234.50 : point décimal, sans espace ni signe de monnaie, ni l’unité de la "
        "colonne. « 1,234 » vaut mille deux cent trente-quatre quand les autres nombres de la colonne séparent ainsi "
        "les milliers."
    ),
    _mend,
    settled=_SETTLED,
    usual=_usual,
    survey=_Separators,
)
