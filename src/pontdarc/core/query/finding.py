"""Which rows a query shows, and not what they hold: the engine finds rows fast and reads their cells slowly.

The cells of the columns that are shown as they are come from beside it, by the rank of the row (`Compiled.cells`); what
is calculated still comes with the rank, in the order of the result.
"""

from dataclasses import replace

from sqlglot import exp

from pontdarc.core.query import tree
from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.compiled import Compiled, once
from pontdarc.core.query.compiling import Compiler, shown
from pontdarc.core.query.expanding import Found
from pontdarc.core.query.values import Typed

_KEPT = "kept"


def compile_rows(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of the ranks of the rows of *query*, then of what is calculated. Not for groups.

    :raises Malformed: as `compile_page`.
    """
    return once(rows_afresh, query, columns, found)


def compile_counted_rows(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of the ranks of the rows of *query*, and beside each how many rows there are before the limit.

    One look at the table for both: for queries with an order, that show nothing calculated.
    """
    return once(counted_rows_afresh, query, columns, found)


def rows_afresh(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_rows` does, without anything remembered."""
    return _Finder(query, columns, found).ranks()


def counted_rows_afresh(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_counted_rows` does, without anything remembered."""
    return _Finder(query, columns, found).counted_ranks()


class _Finder(Compiler):
    def ranks(self) -> Compiled:
        results = self.results()
        cells = tuple(_cell(typed) for _, typed in results)
        calculated = [
            exp.alias_(shown(typed), f"r{rank}") for rank, (_, typed) in enumerate(results) if cells[rank] is None
        ]
        select = self.rows().select(exp.column(ROW_ID.name), *calculated, append=False)
        orders = [_by_cell(order, cells) for order in self.orders(results)]
        if orders:
            select = select.order_by(*orders)
        return self._finished(select, results, cells)

    def counted_ranks(self) -> Compiled:
        results = self.results()
        cells = tuple(_cell(typed) for _, typed in results)
        orders = [_by_cell(order, cells) for order in self.orders(results)]
        keys = [exp.alias_(order.this.copy(), f"o{rank}") for rank, order in enumerate(orders)]
        kept = self.rows().select(exp.column(ROW_ID.name), *keys, append=False)
        by_key = [
            exp.Ordered(this=exp.column(f"o{rank}"), desc=order.args["desc"], nulls_first=False)
            for rank, order in enumerate(orders)
        ]
        total = exp.select(exp.Count(this=exp.Star())).from_(_KEPT).subquery()
        select = exp.select(exp.column(ROW_ID.name), exp.alias_(total, "total")).from_(_KEPT).order_by(*by_key)
        return self._finished(select.with_(_KEPT, as_=kept, materialized=True), results, cells)

    def _finished(
        self, select: exp.Select, results: list[tuple[Column, Typed]], cells: tuple[int | None, ...]
    ) -> Compiled:
        made = self.compiled(self.limited(select), tuple(column for column, _ in results))
        return replace(made, cells=cells)


def _cell(typed: Typed) -> int | None:
    """Return the rank of the stored column that a value is, shown as it is."""
    if not isinstance(typed.sql, exp.Column) or typed.sql.name == ROW_ID.name:
        return None
    return int(typed.sql.name[1:])


def _by_cell(order: exp.Ordered, cells: tuple[int | None, ...]) -> exp.Ordered:
    """Return an order by a result (``r<rank>``) as one by the stored column where it is one."""
    key = order.this
    if isinstance(key, exp.Column) and key.name[0] == "r" and (cell := cells[int(key.name[1:])]) is not None:
        return exp.Ordered(this=exp.column(f"c{cell}"), desc=order.args["desc"], nulls_first=False)
    return order
