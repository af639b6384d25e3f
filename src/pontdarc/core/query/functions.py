"""The functions a query may call: a white list, one entry each. Nothing else ever reaches the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from pontdarc.core.query.columns import MOMENTS, NUMERIC, ColumnType

Gives = ColumnType | Literal["same"]
ANY: frozenset[ColumnType] = frozenset()
TEXTS: frozenset[ColumnType] = frozenset({"text"})
ORDERED = NUMERIC | MOMENTS | TEXTS


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    *takes*: the types each argument may have, none meaning any. *gives*: the type of the result, or that of the
    first argument. *sql*: from the compiled arguments to the expression. *aggregate*: over many rows.
    *distinct*, *star*: whether ``f(distinct x)`` and ``f(*)`` make sense.
    """

    name: str
    takes: tuple[frozenset[ColumnType], ...]
    gives: Gives
    sql: Callable[..., exp.Expr]
    aggregate: bool = False
    distinct: bool = False
    star: bool = False


def _part(unit: str) -> Callable[[exp.Expr], exp.Expr]:
    return lambda value: exp.Extract(this=exp.var(unit), expression=value)


def _number(value: exp.Expr) -> exp.Expr:
    """Aggregate as floating point: a sum of whole numbers must not overflow."""
    return exp.cast(value, "double")


def _length(value: exp.Expr) -> exp.Expr:
    return exp.Length(this=value)


_ALL = (
    Function("count", (ANY,), "integer", lambda value: exp.Count(this=value), aggregate=True, distinct=True, star=True),
    Function("sum", (NUMERIC,), "same", lambda value: exp.Sum(this=value), aggregate=True),
    Function("avg", (NUMERIC,), "number", lambda value: exp.Avg(this=_number(value)), aggregate=True),
    Function("min", (ORDERED,), "same", lambda value: exp.Min(this=value), aggregate=True),
    Function("max", (ORDERED,), "same", lambda value: exp.Max(this=value), aggregate=True),
    Function("median", (NUMERIC,), "number", lambda value: exp.Median(this=_number(value)), aggregate=True),
    Function("year", (MOMENTS,), "integer", _part("year")),
    Function("month", (MOMENTS,), "integer", _part("month")),
    Function("day", (MOMENTS,), "integer", _part("day")),
    Function("hour", (frozenset({"datetime"}),), "integer", _part("hour")),
    Function("minute", (frozenset({"datetime"}),), "integer", _part("minute")),
    Function("second", (frozenset({"datetime"}),), "integer", _part("second")),
    Function("length", (TEXTS,), "integer", _length),
    Function("lower", (TEXTS,), "text", lambda value: exp.Lower(this=value)),
    Function("upper", (TEXTS,), "text", lambda value: exp.Upper(this=value)),
    Function("ifnull", (ANY, ANY), "same", lambda value, other: exp.Coalesce(this=value, expressions=[other])),
)
FUNCTIONS: dict[str, Function] = {function.name: function for function in _ALL}
