"""From the tree to SQL for the engine.

No text from outside is ever part of the SQL: columns are named by their rank in the table (``c0``, ``c1``…), texts are
bound, numbers and dates are parsed values written again, functions come from the white list.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.compiled import KEPT, TABLE, Compiled, compiled, once, over_rows
from pontdarc.core.query.expanding import Found, Term, values_sql, words_sql
from pontdarc.core.query.functions import AGGREGATES
from pontdarc.core.query.groups import Key, key_of, names_a_field
from pontdarc.core.query.predicates import Predicates
from pontdarc.core.query.searching import Searches
from pontdarc.core.query.values import Typed, conjunction


def compile_page(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of the rows of *query* over a table of these columns.

    *found*: what stands for each of `terms_of` in this table.

    :raises Malformed: an unknown column or function, or a value of the wrong type.
    """
    return once(page_afresh, query, columns, found)


def compile_groups(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of the groups of *query* with, in a last column more, how many there are before the limit."""
    return once(groups_afresh, query, columns, found)


def compile_count(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of how many rows *query* has, limit and offset aside: one column, one row."""
    return once(count_afresh, query, columns, found, paged=False)


def page_afresh(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_page` does, without anything remembered."""
    return Compiler(query, columns, found).page()


def groups_afresh(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_groups` does, without anything remembered."""
    return Compiler(query, columns, found).page(counted=True)


def count_afresh(query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_count` does, without anything remembered."""
    return Compiler(query, columns, found).count()


@lru_cache(maxsize=KEPT)
def terms_of(query: tree.Query, columns: tuple[Column, ...]) -> tuple[Term, ...]:
    """Return the terms of the searches of *query*: what stands for each is to be looked for in the table."""
    compiler = Compiler(query, columns)
    compiler.rows()
    return tuple(compiler.predicates.wanted)


@lru_cache(maxsize=KEPT)
def compile_words(terms: tuple[Term, ...]) -> Compiled:
    """Return the SQL of the words that stand for each term: rank of the term, word. One of them at least is open."""
    values = Searches(tree.Query(), ())
    return compiled(words_sql(terms, values), values.bound, (Column("rank", "integer"), Column("word", "text")))


@lru_cache(maxsize=KEPT)
def compile_values(terms: tuple[Term, ...], words: tuple[tuple[str, ...], ...]) -> Compiled:
    """Return the SQL of the values that hold each term: its rank, the column, the first and last of a run of ranks."""
    values = Searches(tree.Query(), ())
    answer = tuple(Column(name, "integer") for name in ("rank", "column", "first", "last"))
    return compiled(values_sql(terms, words, values), values.bound, answer)


class Compiler:
    """One query being compiled; the bound texts accumulate."""

    def __init__(self, query: tree.Query, columns: Sequence[Column], found: Found = ()) -> None:
        self.query = query
        self.columns = columns
        self.predicates = Predicates(query, columns, found)
        with in_clause("group_by"):
            self.keys = [self._key(named) for named in query.group_by]

    def page(self, *, counted: bool = False) -> Compiled:
        """Return the SQL of the result. *counted*: with how many rows it has before the limit, as a last column."""
        results = self.results()
        selected = [exp.alias_(shown(typed), f"r{rank}") for rank, (_, typed) in enumerate(results)]
        if counted:
            selected.append(exp.alias_(exp.Window(this=exp.Count(this=exp.Star())), "total"))
        select = self.rows().select(*selected, append=False)
        for key in self.keys:
            for part in key.by:
                select = select.group_by(part.copy())
        orders = self.orders(results)
        if orders:
            select = select.order_by(*orders)
        return self.compiled(self.limited(select), tuple(column for column, _ in results))

    def orders(self, results: Sequence[tuple[Column, Typed]]) -> list[exp.Ordered]:
        """Return the order of the result, total where there is one; a result is named by its rank, ``r0``, ``r1``…"""
        with in_clause("order_by"):
            return self._order({column.name: rank for rank, (column, _) in enumerate(results)})

    def limited(self, select: exp.Select) -> exp.Select:
        """Return a selection that stops where the query says."""
        if self.query.limit is not None:
            select = select.limit(self.query.limit)
        return select.offset(self.query.offset) if self.query.offset else select

    def count(self) -> Compiled:
        """Return the SQL of how many rows the result has, limit aside."""
        answer = (Column("count", "integer"),)
        if self.keys:
            parts = [part.copy() for key in self.keys for part in key.by]
            groups = self.rows().select("1").group_by(*parts)
            return self.compiled(exp.select("count(*)").from_(groups.subquery("g")), answer)
        counted = self.rows().select("count(*)")
        return self.compiled(exp.select("1") if self.aggregated else counted, answer)

    def compiled(self, select: exp.Select, columns: tuple[Column, ...]) -> Compiled:
        """Return a selection with what is bound to it."""
        return over_rows(select, self.predicates.bound, self.columns, columns)

    def rows(self) -> exp.Select:
        """Return the rows that the filters keep, nothing selected yet."""
        conditions = filters(self.predicates, self.query)
        conditions += [key.keeps for key in self.keys if key.keeps is not None]
        select = self._source(conditions)
        return select.where(conjunction(conditions)) if conditions else select

    def _source(self, conditions: Sequence[exp.Expr]) -> exp.Select:
        """Return the table, with a row for each element of the lists that are grouped by, and the cluster of each."""
        many = [exp.alias_(key.many.copy(), key.by[0].name) for key in self.keys if key.many is not None]
        maps = [key.clusters for key in self.keys if key.clusters is not None]
        if not many and not maps:
            return exp.Select().from_(TABLE)
        source = exp.select(exp.Star(), *many).from_(TABLE)
        for clusters in maps:
            source = clusters.joined(source, TABLE)
        select = exp.Select().from_(source.subquery(TABLE))
        for name, query in (step for clusters in maps for step in clusters.steps(TABLE, conditions)):
            # Said to be computed once: else the engine makes the squares again for each step.
            select = select.with_(name, as_=query, materialized=True)
        return select

    def _key(self, named: tree.Named) -> Key:
        if has_aggregate(named.value):
            raise refusals.misplaced_aggregate(named.key, named.at)
        return key_of(named, self.predicates)

    @property
    def aggregated(self) -> bool:
        """Whether the rows of the result are groups."""
        return bool(self.query.group_by) or any(
            isinstance(item, tree.Named) and has_aggregate(item.value) for item in self.query.select
        )

    def results(self) -> list[tuple[Column, Typed]]:
        """Return the columns of the result and what each of them holds."""
        with in_clause("select"):
            return self._results()

    def _results(self) -> list[tuple[Column, Typed]]:
        found: dict[str, tuple[Column, Typed]] = {}
        if self.aggregated:
            for named, key in zip(self.query.group_by, self.keys, strict=True):
                found[named.key] = (self._column(named, key.shown), key.shown)
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
        found[named.key] = (self._column(named, typed), typed)

    def _column(self, named: tree.Named, typed: Typed) -> Column:
        known = self._known(named.value)
        title, description = (known.title, known.description) if known else ("", "")
        derived, placed = bool(known and known.derived), bool(known and known.placed)
        return Column(named.key, typed.result, title, description, derived, placed, typed.json, cluster=typed.cluster)

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
        if not has_aggregate(item.value):
            raise refusals.not_grouped(item.key, item.at)
        self._check_fields(item.value)
        self._add(found, item)

    def _check_fields(self, value: tree.Expression) -> None:
        """Refuse a field beside aggregates that is neither in one of them nor in what rows are grouped by."""
        if any(value == named.value for named in self.query.group_by):
            return
        match value:
            case tree.FieldName():
                raise refusals.not_grouped(value.name, value.at)
            case tree.Call() if value.name not in AGGREGATES:
                for argument in value.arguments:
                    self._check_fields(argument)
            case tree.Arithmetic():
                self._check_fields(value.left)
                self._check_fields(value.right)
            case tree.Negative():
                self._check_fields(value.value)

    def _value(self, value: tree.Expression) -> Typed:
        return self.predicates.value(value, aggregates=True)

    def _order(self, results: dict[str, int]) -> list[exp.Ordered]:
        orders = [
            _ordered(part, order.descending)
            for order in self.query.order_by
            for part in self._order_parts(order, results)
        ]
        if self.query.group_by:
            return orders + [_ordered(part, False) for key in self.keys for part in _sortable(key)]
        if self.aggregated:
            return []
        # Without an order the engine keeps that of the file, and stops at the limit instead of sorting.
        return [*orders, _ordered(exp.column(ROW_ID.name), False)] if orders else []

    def _order_parts(self, order: tree.Order, results: dict[str, int]) -> list[exp.Expr]:
        value = order.value
        grouped = self._grouped(value)
        if grouped is not None:
            return _sortable(grouped)
        if isinstance(value, tree.FieldName) and value.name in results and not self._is_plain(value.name):
            return [exp.column(f"r{results[value.name]}")]
        if isinstance(value, tree.Call) and value.name == "random":
            return [self._shuffled(value)]
        typed = self._value(value)
        if not names_a_field(value) and not has_aggregate(value):
            raise refusals.wrong_type("order_by", "constant", "field", order.at)
        self._check_place(value, order.at)
        known = self._known(value)
        if known and known.ranked:
            return [exp.column(f"k{self.columns.index(known)}")]
        if typed.type in ("point", "geometry"):
            raise refusals.wrong_type("order_by", typed.type, "number, text, date", order.at)
        return _text_order(typed.sql) if typed.type == "text" else [typed.sql]

    def _grouped(self, value: tree.Expression) -> Key | None:
        """Return the key that a value is, by itself or by its name in the result."""
        return next(
            (
                key
                for named, key in zip(self.query.group_by, self.keys, strict=True)
                if value in (named.value, tree.FieldName(named.key))
            ),
            None,
        )

    def _is_plain(self, name: str) -> bool:
        """Whether a name of the result is that of a column, shown as it is."""
        return self._known(tree.FieldName(name)) is not None and not any(
            isinstance(item, tree.Named) and item.key == name and item.value != tree.FieldName(name)
            for item in self.query.select
        )

    def _check_place(self, value: tree.Expression, at: int) -> None:
        if self.aggregated:
            if not has_aggregate(value):
                raise refusals.not_grouped(_words(value), at)
            self._check_fields(value)
        elif has_aggregate(value):
            raise refusals.misplaced_aggregate(_words(value), at)

    def _shuffled(self, node: tree.Call) -> exp.Expr:
        self.predicates.check_count(node, 0, 1)
        seed = node.arguments[0] if node.arguments else tree.Number(Decimal(0), "0")
        if not isinstance(seed, tree.Number) or not seed.whole:
            raise refusals.wrong_type("random", "value", "integer", seed.at)
        if self.aggregated:
            raise refusals.not_grouped("random", node.at)
        return idioms.shuffled(exp.column(ROW_ID.name), int(seed.value))


def filters(predicates: Predicates, query: tree.Query) -> list[exp.Expr]:
    """Return the conditions of a query, each clause in its turn."""
    conditions = []
    with in_clause("where"):
        conditions += [predicates.predicate(part) for part in query.where]
    with in_clause("refine"):
        conditions += [predicates.facet(facet) for facet in query.refine]
    with in_clause("exclude"):
        conditions += [predicates.without(facet) for facet in query.exclude]
    return conditions


class in_clause:
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


def shown(typed: Typed) -> exp.Expr:
    """Return a value as it leaves: geometries as GeoJSON."""
    return idioms.geojson(typed.sql.copy()) if typed.type == "geometry" else typed.sql.copy()


def _sortable(key: Key) -> list[exp.Expr]:
    return _text_order(key.order) if key.shown.type == "text" and key.order == key.shown.sql else [key.order]


def _text_order(value: exp.Expr) -> list[exp.Expr]:
    """As dictionaries do, capitals and accents aside, then by the text itself."""
    return [idioms.folded(value.copy()), value]


def _ordered(value: exp.Expr, descending: bool) -> exp.Ordered:
    return exp.Ordered(this=value.copy(), desc=descending, nulls_first=False)


def _words(value: tree.Expression) -> str:
    return value.name if isinstance(value, tree.FieldName | tree.Call) else ""


def has_aggregate(value: tree.Expression) -> bool:
    """Whether a value is made from many rows."""
    if isinstance(value, tree.Call):
        return value.name in AGGREGATES or any(map(has_aggregate, value.arguments))
    if isinstance(value, tree.Arithmetic):
        return has_aggregate(value.left) or has_aggregate(value.right)
    return isinstance(value, tree.Negative) and has_aggregate(value.value)
