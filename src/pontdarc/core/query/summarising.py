"""What is asked of the values of one column alone is answered from its summary, one row for each value of it.

The summary ``s<rank>`` of a column holds its values (``c<rank>``, one row for null too), the rank of each text
(``k<rank>``), how many rows have each (``n``), and for each column of figures their sum, how many there are, the least
and the greatest (``s<rank>``, ``n<rank>``, ``lo<rank>``, ``hi<rank>``). A query that groups and filters by nothing else
is rewritten over it: a few rows are read instead of a million.
"""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from pontdarc.core.query.columns import NUMERIC, ROW_ID, Column
from pontdarc.core.query.selections import source

ROWS = "n"
_ROUND = (exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Count)


def summarised(select: exp.Select, table: str, columns: Sequence[Column]) -> exp.Select:
    """Return the selection over a summary where one is enough, the selection itself otherwise.

    *table*: what holds the rows; only the innermost selection from it is rewritten.
    """
    inner = next((each for each in select.find_all(exp.Select) if source(each) == table), None)
    key = _key(inner, columns) if inner is not None else None
    if inner is None or key is None:
        return select
    whole = select.copy()
    inner = next(each for each in whole.find_all(exp.Select) if source(each) == table)
    for aggregate in list(_aggregates(inner)):
        aggregate.replace(_over_summary(aggregate))
    inner.from_(f"s{key}", copy=False)
    return whole


def _key(select: exp.Select, columns: Sequence[Column]) -> int | None:
    """Return the rank of the one column that the selection groups and filters by, None when it looks at more."""
    aggregates = list(_aggregates(select))
    if not aggregates and select.args.get("group") is None:
        return None
    if not all(_is_kept(each, columns) for each in aggregates):
        return None
    inside = {id(node) for each in aggregates for node in each.walk()}
    names = {node.name for node in _own(select) if isinstance(node, exp.Column) and id(node) not in inside} - _aliases(
        select
    )
    if len(names) > 1:
        return None
    if not names:
        return next((rank for rank, column in enumerate(columns) if column.summed), None)
    name = names.pop()
    if name == ROW_ID.name or name[0] != "c" or not name[1:].isdigit():
        return None
    return int(name[1:]) if columns[int(name[1:])].summed else None


def _aliases(select: exp.Select) -> set[str]:
    """The results, which an order may name."""
    return {each.alias for each in select.expressions if isinstance(each, exp.Alias)}


def _own(select: exp.Select) -> Iterator[exp.Expr]:
    """Yield the nodes of a selection, in no other that it may hold."""
    return select.walk(prune=lambda node: _is_another(node, select))


def _aggregates(select: exp.Select) -> Iterator[exp.Expr]:
    """Yield what is made of many rows. What looks over the groups (``over ()``) is not: there are as many of them."""
    for node in select.walk(prune=lambda node: isinstance(node, exp.Window) or _is_another(node, select)):
        if isinstance(node, exp.AggFunc):
            yield node


def _is_another(node: exp.Expr, select: exp.Select) -> bool:
    return isinstance(node, exp.Select) and node is not select


def _is_kept(aggregate: exp.Expr, columns: Sequence[Column]) -> bool:
    if not isinstance(aggregate, _ROUND):
        return False
    if isinstance(aggregate, exp.Count) and isinstance(aggregate.this, exp.Star):
        return True
    rank = _figure(aggregate)
    return rank is not None and columns[rank].totalled and columns[rank].type in NUMERIC


def _figure(aggregate: exp.Expr) -> int | None:
    """Return the rank of the column that is aggregated, as it is or as floating point."""
    value = aggregate.this
    if isinstance(aggregate, exp.Avg) and isinstance(value, exp.Cast):
        value = value.this
    if isinstance(value, exp.Column) and value.name[0] == "c" and value.name[1:].isdigit():
        return int(value.name[1:])
    return None


def _over_summary(aggregate: exp.Expr) -> exp.Expr:
    if isinstance(aggregate, exp.Count):
        rank = _figure(aggregate)
        return _total(ROWS if rank is None else f"n{rank}")
    rank = _figure(aggregate)
    match aggregate:
        case exp.Min():
            return exp.Min(this=exp.column(f"lo{rank}"))
        case exp.Max():
            return exp.Max(this=exp.column(f"hi{rank}"))
        case exp.Avg():
            total = exp.cast(exp.Sum(this=exp.column(f"s{rank}")), "double")
            return exp.paren(
                exp.Div(this=total, expression=exp.Nullif(this=_total(f"n{rank}"), expression=exp.Literal.number(0)))
            )
        case _:
            return exp.Sum(this=exp.column(f"s{rank}"))


def _total(name: str) -> exp.Expr:
    """A count of no row is 0, where a sum of none is nothing."""
    total = exp.Coalesce(this=exp.Sum(this=exp.column(name)), expressions=[exp.Literal.number(0)])
    return exp.cast(total, "bigint")
