"""Two columns of one row compared: columns are the left one then the right one, *op* is > >= == <= or <.

Two numbers, or two texts that say numbers, are compared as numbers; two values of one type in their own order.
"""

import operator
from collections.abc import Callable

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, Told, always
from pontdarc.core.findings import declare
from pontdarc.core.lexical import NUMERIC
from pontdarc.core.schema import FieldType, RowCheck
from pontdarc.core.words import gettext_noop

COMPARE_COLUMNS = declare(
    "compare_columns",
    "error",
    gettext_noop("« %(column)s » (%(value)s) doit être %(relation)s « %(other)s » (%(other_value)s)."),
    gettext_noop("Vérifiez les deux valeurs de la ligne : l’une d’elles est sans doute mal saisie ou inversée."),
)
NOT_COMPARABLE = declare(
    "not_comparable",
    "error",
    gettext_noop("« %(column)s » et « %(other)s » ne se comparent pas : elles ne sont pas du même type."),
    gettext_noop("Le standard demande de comparer deux colonnes de types différents : signalez-le à ses auteurs."),
)
_OPERATORS: dict[str, tuple[Callable[[pl.Expr, pl.Expr], pl.Expr], str]] = {
    ">": (operator.gt, gettext_noop("supérieur à")),
    ">=": (operator.ge, gettext_noop("supérieur ou égal à")),
    "==": (operator.eq, gettext_noop("égal à")),
    "<=": (operator.le, gettext_noop("inférieur ou égal à")),
    "<": (operator.lt, gettext_noop("inférieur à")),
}


_TEXTS: frozenset[FieldType] = frozenset({"string", "any"})


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    left, right = spec.columns
    holds, relation = _OPERATORS[spec.params["op"]]
    both = cells.value(left).is_not_null() & cells.value(right).is_not_null()
    types = {cells.types[left], cells.types[right]}

    def explain(values: tuple[str | None, ...]) -> Told:
        return COMPARE_COLUMNS, {"relation": relation, "other": right, "other_value": values[1]}

    def comparison(broken: pl.Expr) -> Rule:
        return Rule(COMPARE_COLUMNS, spec.columns, broken, explain)

    def incomparable(broken: pl.Expr) -> Rule:
        return Rule(NOT_COMPARABLE, spec.columns, broken, always(NOT_COMPARABLE, other=right))

    if types <= NUMERIC or not types & (NUMERIC | _TEXTS):
        if len(types) > 1 and not types <= NUMERIC:
            return (incomparable(both),)
        return (comparison(both & ~holds(cells.value(left), cells.value(right))),)
    if not types <= NUMERIC | _TEXTS:
        return (incomparable(both),)
    numbers = _number(left, cells), _number(right, cells)
    numeric = both & numbers[0].is_not_null() & numbers[1].is_not_null()
    broken = numeric & ~holds(*numbers)
    if types <= _TEXTS:
        return (comparison(broken | (both & ~numeric & ~holds(cells.value(left), cells.value(right)))),)
    return comparison(broken), incomparable(both & ~numeric)


def _number(name: str, cells: Cells) -> pl.Expr:
    """Return the number that a cell says, null when it says none."""
    value = cells.value(name)
    number = value.str.strip_chars().cast(pl.Float64, strict=False) if cells.types[name] in _TEXTS else value
    return pl.when(number.is_finite()).then(number)


CHECK = Check(
    "compare_columns",
    "compare-columns-value",
    gettext_noop("comparaison de deux colonnes"),
    _rules,
    columns=("column", "column2"),
    options={"op": ("op", tuple(_OPERATORS))},
)
