"""The rows gathered by the values of a column: what keeps one value looks at its rows, not at the whole table.

``g<rank>`` holds the narrow columns again (figures, moments, booleans, the ranks of texts of few values), sorted by the
rank of a column that is marked *gathers*. The order of the file does not show in it: only what is sorted or aggregated
is asked there.
"""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from pontdarc.core.query.columns import MOMENTS, NUMERIC, ROW_ID, Column
from pontdarc.core.query.selections import source


def gathered(select: exp.Select, table: str, columns: Sequence[Column]) -> exp.Select:
    """Return the selection over the gathered rows where it keeps one value there, the selection itself otherwise.

    *table*: what holds the rows; *select* compares the texts of few values by their ranks already.
    """
    keys = [rank for rank, column in enumerate(columns) if column.gathers]
    if not keys or not _is_ordered(select):
        return select
    looks = [each for each in select.find_all(exp.Select) if source(each) == table]
    if len(looks) != 1 or not _named(looks[0]) <= narrow(columns):
        return select
    kept = next((rank for rank in keys if _keeps_one(looks[0], f"k{rank}")), None)
    if kept is None:
        return select
    whole = select.copy()
    next(each for each in whole.find_all(exp.Select) if source(each) == table).from_(f"g{kept}", copy=False)
    return whole


def narrow(columns: Sequence[Column]) -> set[str]:
    """Return the names of the columns that the gathered rows have."""
    figures = {f"c{rank}" for rank, column in enumerate(columns) if column.type in (*NUMERIC, *MOMENTS, "boolean")}
    return (
        {ROW_ID.name} | figures | {f"k{rank}" for rank, column in enumerate(columns) if column.ranked and column.summed}
    )


def _is_ordered(select: exp.Select) -> bool:
    """Whether the order of the rows that are looked at makes no difference to the result."""
    made = (each.this if isinstance(each, exp.Alias) else each for each in select.expressions)
    return select.args.get("order") is not None or all(isinstance(each, exp.AggFunc) for each in made)


def _keeps_one(select: exp.Select, key: str) -> bool:
    """Whether one of the conditions that all rows meet is to have a certain value of the key."""
    where = select.args.get("where")
    return where is not None and any(
        isinstance(each, exp.EQ)
        and any(isinstance(side, exp.Column) and side.name == key for side in (each.left, each.right))
        for each in _conditions(where.this)
    )


def _conditions(where: exp.Expr) -> Iterator[exp.Expr]:
    match where:
        case exp.And():
            yield from _conditions(where.left)
            yield from _conditions(where.right)
        case exp.Paren():
            yield from _conditions(where.this)
        case _:
            yield where


def _named(select: exp.Select) -> set[str]:
    """Return the columns that the selection names, its own results aside."""
    aliases = {each.alias for each in select.expressions if isinstance(each, exp.Alias)}
    return {each.name for each in select.find_all(exp.Column)} - aliases
