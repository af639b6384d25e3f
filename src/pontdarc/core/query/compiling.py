"""From the tree to SQL for the engine.

No text from outside is ever part of the SQL: columns are named by their rank in the table (``c0``, ``c1``…), texts are
bound, numbers and dates are parsed values written again, functions come from the white list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlglot import exp

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.functions import FUNCTIONS
from pontdarc.core.query.predicates import Predicates
from pontdarc.core.query.values import Typed, conjunction

TABLE = "data"
KEPT = 256
"""Compiled queries kept in memory: pages of portals ask the same few over and over."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL, what is bound to it by name, and the columns of the result in order."""

    sql: str
    parameters: dict[str, str]
    columns: tuple[Column, ...]


@lru_cache(maxsize=KEPT)
def compile_page(query: tree.Query, columns: tuple[Column, ...]) -> Compiled:
    """Return the SQL of the rows of *query* over a table of these columns.

    :raises Malformed: an unknown column or function, or a value of the wrong type.
    """
    return _Compiler(query, columns).page()


@lru_cache(maxsize=KEPT)
def compile_count(query: tree.Query, columns: tuple[Column, ...]) -> Compiled:
    """Return the SQL of how many rows *query* has, limit and offset aside: one column, one row."""
    return _Compiler(query, columns).count()


class _Compiler:
    """One query being compiled; the bound texts accumulate."""

    def __init__(self, query: tree.Query, columns: Sequence[Column]) -> None:
        self.query = query
        self.columns = columns
        self.predicates = Predicates(columns)

    def page(self) -> Compiled:
        with _clause("select"):
            results = self._results()
        select = self._from().select(
            *(exp.alias_(typed.sql, f"r{rank}") for rank, (_, typed) in enumerate(results)), append=False
        )
        with _clause("group_by"):
            keys = self._keys()
        for key in keys:
            select = select.group_by(key.sql.copy())
        with _clause("order_by"):
            orders = self._order([column.name for column, _ in results], keys)
        if orders:
            select = select.order_by(*orders)
        if self.query.limit is not None:
            select = select.limit(self.query.limit)
        if self.query.offset:
            select = select.offset(self.query.offset)
        return self._compiled(select, tuple(column for column, _ in results))

    def count(self) -> Compiled:
        answer = (Column("count", "integer"),)
        with _clause("group_by"):
            keys = self._keys()
        if keys:
            groups = self._from().select("1").group_by(*(key.sql for key in keys))
            return self._compiled(exp.select("count(*)").from_(groups.subquery("g")), answer)
        counted = self._from().select("count(*)")
        return self._compiled(exp.select("1") if self.aggregated else counted, answer)

    def _compiled(self, select: exp.Select, columns: tuple[Column, ...]) -> Compiled:
        return Compiled(select.sql("duckdb"), self.predicates.bound, columns)

    def _from(self) -> exp.Select:
        conditions = []
        with _clause("where"):
            conditions += [self.predicates.predicate(part) for part in self.query.where]
        with _clause("refine"):
            conditions += [self.predicates.facet(facet) for facet in self.query.refine]
        with _clause("exclude"):
            conditions += [self.predicates.without(facet) for facet in self.query.exclude]
        select = exp.Select().from_(TABLE)
        return select.where(conjunction(conditions)) if conditions else select

    @property
    def aggregated(self) -> bool:
        """Whether the rows of the result are groups."""
        return bool(self.query.group_by) or any(
            isinstance(item, tree.Named) and _has_aggregate(item.value) for item in self.query.select
        )

    def _results(self) -> list[tuple[Column, Typed]]:
        found: dict[str, tuple[Column, Typed]] = {}
        if self.aggregated:
            for named in self.query.group_by:
                self._add(found, named)
            for item in self.query.select:
                self._add_aggregate(found, item)
            return list(found.values())
        for name in self._visible():
            self._add(found, tree.Named(tree.FieldName(name), name))
        for item in self.query.select:
            if isinstance(item, tree.Named):
                self._add(found, item)
        return list(found.values())

    def _visible(self) -> list[str]:
        """The columns that stars and patterns bring; leaving some out starts from all of them."""
        items = [item for item in self.query.select if not isinstance(item, tree.Named)]
        if not self.query.select:
            return [column.name for column in self.columns]
        kept: dict[str, None] = {}
        named = any(isinstance(item, tree.Named) for item in self.query.select)
        if any(isinstance(item, tree.Star) for item in items) or (
            items and not named and not any(isinstance(item, tree.Columns) and item.included for item in items)
        ):
            kept = dict.fromkeys(column.name for column in self.columns)
        for item in items:
            if isinstance(item, tree.Columns):
                matching = self._matching(item)
                kept = kept | dict.fromkeys(matching) if item.included else _without(kept, matching)
        return list(kept)

    def _matching(self, item: tree.Columns) -> list[str]:
        names = [column.name for column in self.columns]
        if item.prefix:
            return [name for name in names if name.startswith(item.name)]
        if item.name not in names:
            raise refusals.unknown_field(item.name, item.at)
        return [item.name]

    def _add(self, found: dict[str, tuple[Column, Typed]], named: tree.Named) -> None:
        typed = self._value(named.value)
        known = self._known(named.value)
        title, description = (known.title, known.description) if known else ("", "")
        derived = bool(known and known.derived)
        found[named.key] = (Column(named.key, typed.result, title, description, derived), typed)

    def _known(self, value: tree.Expression) -> Column | None:
        if not isinstance(value, tree.FieldName):
            return None
        return next((column for column in self.columns if column.name == value.name), None)

    def _add_aggregate(self, found: dict[str, tuple[Column, Typed]], item: tree.Item) -> None:
        if not isinstance(item, tree.Named):
            return
        grouped = next(
            (named for named in self.query.group_by if item.value in (named.value, tree.FieldName(named.key))), None
        )
        if grouped:
            found.setdefault(item.key, found[grouped.key])
            return
        if not _has_aggregate(item.value):
            raise refusals.not_grouped(item.key, item.at)
        self._add(found, item)

    def _keys(self) -> list[Typed]:
        for named in self.query.group_by:
            if _has_aggregate(named.value):
                raise refusals.misplaced_aggregate(named.key, named.at)
            if not _names_a_field(named.value):
                raise refusals.wrong_type("group_by", "constant", "field", named.at)
        return [self._value(named.value) for named in self.query.group_by]

    def _value(self, value: tree.Expression) -> Typed:
        return self.predicates.value(value, aggregates=True)

    def _order(self, results: list[str], keys: list[Typed]) -> list[exp.Ordered]:
        orders = [_ordered(self._order_value(order, results), order.descending) for order in self.query.order_by]
        if self.query.group_by:
            return orders + [_ordered(key, False) for key in keys]
        if self.aggregated:
            return []
        # Without an order the engine keeps that of the file, and stops at the limit instead of sorting.
        return [*orders, _ordered(Typed(exp.column(ROW_ID.name), "integer"), False)] if orders else []

    def _order_value(self, order: tree.Order, results: list[str]) -> Typed:
        value = order.value
        if isinstance(value, tree.FieldName) and value.name in results:
            return Typed(exp.column(f"r{results.index(value.name)}"), None)
        typed = self._value(value)
        if not _names_a_field(value) and not _has_aggregate(value):
            raise refusals.wrong_type("order_by", "constant", "field", order.at)
        if self.aggregated:
            if not _has_aggregate(value) and value not in [named.value for named in self.query.group_by]:
                raise refusals.not_grouped(_words(value), order.at)
        elif _has_aggregate(value):
            raise refusals.misplaced_aggregate(_words(value), order.at)
        return typed


class _clause:
    """Says which clause a refusal comes from."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, refusals.Malformed) and not problem.clause:
            problem.clause = self.name


def _without(kept: dict[str, None], names: list[str]) -> dict[str, None]:
    return {name: None for name in kept if name not in names}


def _ordered(typed: Typed, descending: bool) -> exp.Ordered:
    return exp.Ordered(this=typed.sql.copy(), desc=descending, nulls_first=False)


def _words(value: tree.Expression) -> str:
    return value.name if isinstance(value, tree.FieldName | tree.Call) else ""


def _names_a_field(value: tree.Expression) -> bool:
    if isinstance(value, tree.Call):
        return any(map(_names_a_field, value.arguments))
    if isinstance(value, tree.Arithmetic):
        return _names_a_field(value.left) or _names_a_field(value.right)
    if isinstance(value, tree.Negative):
        return _names_a_field(value.value)
    return isinstance(value, tree.FieldName)


def _has_aggregate(value: tree.Expression) -> bool:
    if isinstance(value, tree.Call):
        function = FUNCTIONS.get(value.name)
        return bool(function and function.aggregate) or any(map(_has_aggregate, value.arguments))
    if isinstance(value, tree.Arithmetic):
        return _has_aggregate(value.left) or _has_aggregate(value.right)
    return isinstance(value, tree.Negative) and _has_aggregate(value.value)
