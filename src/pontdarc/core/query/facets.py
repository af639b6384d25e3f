"""Facets: the values of a column with how many rows have each, as a tree when they have levels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.alike import alike
from pontdarc.core.query.columns import MOMENTS, Column
from pontdarc.core.query.compiled import TABLE, Compiled, over_rows
from pontdarc.core.query.compiling import filters, in_clause
from pontdarc.core.query.expanding import Found, is_long
from pontdarc.core.query.predicates import Predicates
from pontdarc.core.query.values import conjunction
from pontdarc.core.query.words import folded

State = Literal["displayed", "refined", "excluded"]
Sort = Literal["count", "-count", "alphanum", "-alphanum", "num", "-num"]


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A facet that is asked for.

    *disjunctive*: its own refinements do not filter its values. *hierarchical*: texts are paths whose parts
    *separator* joins; dates always are (year, month, day). *limit* counts the values of one level.
    """

    name: str
    disjunctive: bool = False
    hierarchical: bool = False
    separator: str = "/"
    sort: Sort = "-count"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value. *value* is what refine takes (``2020/11``), *name* its last part (``11``)."""

    value: str
    name: str
    count: int
    state: State = "displayed"
    children: tuple["FacetValue", ...] = ()


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """The values of one facet, in the order asked for."""

    name: str
    values: tuple[FacetValue, ...]


MAX_VALUES = 1_000
_KEPT = 256
_DEEPEST = 10
_FORMATS = ("%Y", "%Y/%m", "%Y/%m/%d")


def compile_facet(request: FacetRequest, query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return the SQL of the values of a facet over the rows that *query* keeps: path (text), count (integer).

    Every level that the answer shows has its own rows; nulls are left out. *found*: as for `compile_page`.

    :raises Malformed: no such column, or a filter that does not suit the table.
    """
    if is_long(found):
        return facet_afresh(request, query, columns, found)
    # Refinements stay: how many levels they have decides how many are counted.
    kind = alike(query, columns, refinements=False)
    try:
        known = _known(request, kind.query, columns, found)
    except refusals.Malformed:
        return facet_afresh(request, query, columns, found)  # refuses in the words of this query
    return replace(known, sql=kind.sql(known.sql), parameters=kind.bound(known.parameters))


def compile_together(
    names: tuple[str, ...], query: tree.Query, columns: tuple[Column, ...], found: Found = ()
) -> Compiled:
    """Return the SQL of how many rows have each combination of values: one look at the table for several facets.

    For columns whose values are few, and whose path is the value itself (`is_plain`). A text that has a rank in its
    column leaves as its rank: the engine groups numbers three times as fast.
    """
    if is_long(found):
        return together_afresh(names, query, columns, found)
    kind = alike(query, columns)
    try:
        known = _known_together(names, kind.query, columns, found)
    except refusals.Malformed:
        return together_afresh(names, query, columns, found)  # refuses in the words of this query
    return replace(known, sql=kind.sql(known.sql), parameters=kind.bound(known.parameters))


@lru_cache(maxsize=_KEPT)
def _known_together(names: tuple[str, ...], query: tree.Query, columns: tuple[Column, ...], found: Found) -> Compiled:
    return together_afresh(names, query, columns, found)


def together_afresh(
    names: tuple[str, ...], query: tree.Query, columns: tuple[Column, ...], found: Found = ()
) -> Compiled:
    """Return what `compile_together` does, without anything remembered."""
    predicates = Predicates(query, columns, found)
    conditions = filters(predicates, query)
    ranks = [next(rank for rank, column in enumerate(columns) if column.name == name) for name in names]
    keys = [exp.column(f"k{rank}" if columns[rank].ranked else f"c{rank}") for rank in ranks]
    rows = exp.select(*keys, exp.Count(this=exp.Star())).from_(TABLE).group_by(*(key.copy() for key in keys))
    rows = rows.where(conjunction(conditions)) if conditions else rows
    return over_rows(rows, predicates.bound, columns, ())


def is_plain(request: FacetRequest, query: tree.Query, column: Column) -> bool:
    """Whether the values of a facet are those of its column as they are, over the rows that the query keeps."""
    own = request.disjunctive and any(each.name == request.name for each in query.refine)
    return column.type in ("text", "integer", "boolean") and not request.hierarchical and not own


def told_apart(
    combinations: Iterable[Sequence[Any]], rank: int, texts: Mapping[int, str] | None
) -> list[tuple[str, int]]:
    """Return how many rows have each value of one facet.

    *combinations*: rows of `compile_together`, of which this facet is number *rank*. *texts*: those of the ranks.
    """
    rows: dict[Any, int] = {}
    for combination in combinations:
        rows[combination[rank]] = rows.get(combination[rank], 0) + combination[-1]
    rows.pop(None, None)
    return [(texts[value] if texts else _path(value), count) for value, count in rows.items()]


def _path(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(maxsize=_KEPT)
def _known(request: FacetRequest, kind: tree.Query, columns: tuple[Column, ...], found: Found) -> Compiled:
    return facet_afresh(request, kind, columns, found)


def facet_afresh(request: FacetRequest, query: tree.Query, columns: tuple[Column, ...], found: Found = ()) -> Compiled:
    """Return what `compile_facet` does, without anything remembered."""
    with in_clause("facet"):
        column = _column(request, columns)
    depth = _depth(request, query, column)
    if request.disjunctive:
        query = replace(query, refine=tuple(each for each in query.refine if each.name != request.name))
    predicates = Predicates(query, columns, found)
    rows = exp.Select().from_(TABLE)
    conditions = filters(predicates, query)
    if conditions:
        rows = rows.where(conjunction(conditions))
    # Equal values are counted first: a path is then made once for each of them, and not once for each row.
    value = predicates.field(tree.FieldName(column.name)).sql
    alike = rows.select(value, exp.alias_(exp.Count(this=exp.Star()), "n"), append=False).group_by(value.copy())
    paths = exp.alias_(_paths(request, column, predicates, depth), "path")
    inner = exp.select(paths, exp.column("n")).from_(alike.subquery("g"))
    counted = (
        exp.select(exp.alias_(exp.column("path"), "r0"), exp.alias_(_rows(), "r1"))
        .from_(inner.subquery("p"))
        .where(exp.Not(this=exp.Is(this=exp.column("path"), expression=exp.null())))
        .group_by(exp.column("path"))
        .order_by(*_first_ones(request))
        .limit(MAX_VALUES)
    )
    return over_rows(counted, predicates.bound, columns, (Column("path", "text"), Column("count", "integer")))


def _column(request: FacetRequest, columns: Sequence[Column]) -> Column:
    column = next((column for column in columns if column.name == request.name), None)
    if column is None:
        raise refusals.unknown_field(request.name, 1)
    if column.type in ("point", "geometry"):
        raise refusals.wrong_type("facet", column.type, "text, list, boolean, date, number", 1)
    return column


def _depth(request: FacetRequest, query: tree.Query, column: Column) -> int:
    """How many levels are shown: those refined, and the next one."""
    if column.type not in MOMENTS and not request.hierarchical:
        return 1
    separator = "/" if column.type in MOMENTS else request.separator
    refined = [_path_of(each.value, column, separator) for each in query.refine if each.name == request.name]
    deepest = 1 + max((len(path.split(separator)) for path in refined), default=0)
    return min(deepest, len(_FORMATS) if column.type in MOMENTS else _DEEPEST)


def _paths(request: FacetRequest, column: Column, predicates: Predicates, depth: int) -> exp.Expr:
    """Return the paths of a row, one row each."""
    value = predicates.field(tree.FieldName(column.name))
    if column.type in MOMENTS:
        wall = predicates.local(value)
        levels = [exp.TimeToStr(this=wall.copy(), format=idioms.text(form)) for form in _FORMATS[:depth]]
        return levels[0] if depth == 1 else idioms.elements(idioms.listed(*levels))
    if column.type == "list":
        return idioms.elements(idioms.distinct_elements(value.sql))
    text = exp.cast(value.sql, "text")
    if not request.hierarchical:
        return text
    separator = predicates.bind(request.separator)
    parts = idioms.parts_of(text, separator)
    return idioms.elements(
        idioms.listed(*(idioms.first_parts(parts.copy(), level, separator.copy()) for level in range(1, depth + 1)))
    )


def _rows() -> exp.Expr:
    return exp.cast(exp.Sum(this=exp.column("n")), "bigint")


def _first_ones(request: FacetRequest) -> list[exp.Ordered]:
    """The order that decides which values are kept when there are too many."""
    path, count = exp.column("path"), _rows()
    by_path = exp.Ordered(this=path, desc=request.sort.startswith("-"), nulls_first=False)
    if request.sort.endswith("count"):
        by_path = exp.Ordered(this=path, desc=False, nulls_first=False)
        return [exp.Ordered(this=count, desc=request.sort.startswith("-"), nulls_first=False), by_path]
    if request.sort.removeprefix("-") == "num":
        figure = exp.TryCast(this=path.copy(), to=exp.DataType.build("double"))
        return [exp.Ordered(this=figure, desc=request.sort.startswith("-"), nulls_first=False), by_path]
    return [by_path]


def assembled(
    request: FacetRequest, query: tree.Query, columns: Sequence[Column], counted: Iterable[tuple[str, int]]
) -> FacetAnswer:
    """Return the facet from its (path, count) pairs: those of `compile_facet`, or counts known beforehand."""
    column = _column(request, columns)
    separator = "/" if column.type in MOMENTS else request.separator if request.hierarchical else None
    refined, excluded = (
        [_path_of(each.value, column, separator or "/") for each in facets if each.name == request.name]
        for facets in (query.refine, query.exclude)
    )
    below: dict[str, list[tuple[str, int]]] = {}
    for path, count in counted:
        above = path.rpartition(separator)[0] if separator else ""
        below.setdefault(above, []).append((path, count))
    level = _Level(request, separator, refined, excluded, below)
    return FacetAnswer(request.name, level.values(""))


@dataclass(frozen=True, slots=True)
class _Level:
    """The values of one facet, by the path above them."""

    request: FacetRequest
    separator: str | None
    refined: list[str]
    excluded: list[str]
    below: dict[str, list[tuple[str, int]]]

    def values(self, above: str) -> tuple[FacetValue, ...]:
        pairs = sorted(self.below.get(above, []), key=lambda pair: (folded(pair[0]), pair[0]))
        order, reverse = self.request.sort, self.request.sort.startswith("-")
        if order.endswith("count"):
            pairs.sort(key=lambda pair: pair[1], reverse=reverse)
        elif order.endswith("num") and not order.endswith("alphanum"):
            pairs.sort(key=lambda pair: _figure(pair[0]), reverse=reverse)
        elif reverse:
            pairs.reverse()
        return tuple(self._value(path, count) for path, count in pairs[: self.request.limit])

    def _value(self, path: str, count: int) -> FacetValue:
        name = path.rpartition(self.separator)[2] if self.separator else path
        unfolded = self.separator is not None and any(
            each == path or each.startswith(path + self.separator) for each in self.refined
        )
        state: State = "displayed"
        if unfolded or path in self.refined:
            state = "refined"
        elif path in self.excluded:
            state = "excluded"
        return FacetValue(path, name, count, state, self.values(path) if unfolded else ())


def _path_of(value: str, column: Column, separator: str) -> str:
    """Return the value of a refinement as a path: dates with slashes and two digits."""
    if column.type not in MOMENTS:
        return value
    return "/".join(part if len(part) > 1 else f"0{part}" for part in value.replace("-", "/").split("/"))


def _figure(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")
