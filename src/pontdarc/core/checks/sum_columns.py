"""A total and its parts: the first column is the sum of the others, all whole numbers."""

import re
from decimal import Decimal, InvalidOperation

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, Told
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

SUM_COLUMNS = declare(
    "sum_columns",
    "error",
    gettext_noop("« %(column)s » (%(value)s) doit être la somme de %(parts)s, soit %(expected)s."),
    gettext_noop("Vérifiez le total et chaque partie sur cette ligne."),
)
_SHOWN = 10**15


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    total, *parts = spec.columns
    filled = pl.all_horizontal(cells.value(name).is_not_null() for name in spec.columns)
    expected = pl.sum_horizontal(cells.value(name).truncate() for name in parts)
    broken = filled & (cells.value(total).truncate() != expected)

    def explain(values: tuple[str | None, ...]) -> Told:
        added = sum((_number(each) for each in values[1:] if each), Decimal())
        return SUM_COLUMNS, {"parts": ", ".join(parts), "expected": f"{added:f}" if added < _SHOWN else f"{added:.6g}"}

    return (Rule(SUM_COLUMNS, spec.columns, broken, explain),)


def _number(text: str) -> Decimal:
    """Return the number that a text says, the signs between and around its figures set aside."""
    try:
        return Decimal(text)
    except InvalidOperation:
        bare = re.sub(r"[^0-9.+-]", "", text.replace(",", "."))
        return Decimal(bare) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]*)?", bare) else Decimal()


CHECK = Check(
    "sum_columns",
    "sum-columns-value",
    gettext_noop("total égal à la somme de ses parties"),
    _rules,
    columns=("column", "columns"),
)
