"""The functions a query may call: a white list, one entry each. Nothing else ever reaches the engine.

Those whose arguments are not plain values (patterns, units, literals) are compiled by `values` and named here too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from pontdarc.core.query import idioms
from pontdarc.core.query.columns import MOMENTS, NUMERIC, ColumnType

Gives = ColumnType | Literal["same"]
ANY: frozenset[ColumnType] = frozenset()
TEXTS: frozenset[ColumnType] = frozenset({"text"})
PLACES: frozenset[ColumnType] = frozenset({"point", "geometry"})
ORDERED = NUMERIC | MOMENTS | TEXTS


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    *takes*: the types each argument may have, none meaning any. *gives*: the type of the result, or that of the
    first argument. *sql*: from the compiled arguments to the expression. *aggregate*: over many rows.
    *distinct*, *star*: whether ``f(distinct x)`` and ``f(*)`` make sense. *local*: moments are given to it as the
    clocks of the query's time zone show them.
    """

    name: str
    takes: tuple[frozenset[ColumnType], ...]
    gives: Gives
    sql: Callable[..., exp.Expr]
    aggregate: bool = False
    distinct: bool = False
    star: bool = False
    local: bool = False


def _part(unit: str) -> Function:
    return Function(unit, (MOMENTS,), "integer", lambda value: idioms.part(unit, value), local=True)


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
    *map(_part, ("year", "month", "day", "hour", "minute", "second")),
    Function("length", (TEXTS,), "integer", _length),
    Function("lower", (TEXTS,), "text", lambda value: exp.Lower(this=value)),
    Function("upper", (TEXTS,), "text", lambda value: exp.Upper(this=value)),
    Function("ifnull", (ANY, ANY), "same", lambda value, other: exp.Coalesce(this=value, expressions=[other])),
)
FUNCTIONS: dict[str, Function] = {function.name: function for function in _ALL}

AGGREGATES = frozenset({"percentile", "envelope", "bbox", *(each.name for each in _ALL if each.aggregate)})
GROUPERS = frozenset({"range", "geo_cluster"})
"""Only in group_by: they give the buckets that rows fall in."""
TESTS = frozenset(
    {
        "search", "suggest", "startswith", "within_distance", "in_bbox", "intersects", "disjoint", "within",
        "distance", "geometry", "polygon", "bbox",
    }
)  # fmt: skip
"""Only in where: they are true or false. ``distance`` and ``bbox`` are values too, with other arguments."""
KNOWN = tuple(
    sorted({*FUNCTIONS, "date_format", "json_format", "distance", "now", "random", *AGGREGATES, *GROUPERS, *TESTS})
)
"""Every name that means something, for the sentence that refuses another."""
