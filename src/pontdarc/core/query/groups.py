"""What rows are grouped by: fields, functions of them, ranges of numbers or dates, clusters of places."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.clusters import TILE, Clusters
from pontdarc.core.query.columns import MOMENTS, NUMERIC
from pontdarc.core.query.predicates import Predicates
from pontdarc.core.query.values import Typed, conjunction

MAX_BOUNDS = 200
_SLICES = {
    "ms": 1, "millisecond": 1, "s": 1000, "second": 1000, "m": 60_000, "minute": 60_000, "h": 3_600_000,
    "hour": 3_600_000, "d": 86_400_000, "day": 86_400_000,
}  # fmt: skip
_CALENDAR = {"w": "week", "M": "month", "q": "quarter", "y": "year"}
_CALENDAR |= {name: name for name in ("week", "month", "quarter", "year")}
_MOST_SLICES = 1_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a grouping: what is shown, what rows are grouped by, and what puts the groups in order.

    *keeps*: the rows that fall in a group, None when all do. *many*: a list of which each element makes a row, under
    the name that *by* has. *clusters*: what gives *by* to the rows, when it depends on the other rows.
    """

    shown: Typed
    by: tuple[exp.Expr, ...]
    order: exp.Expr
    keeps: exp.Expr | None = None
    many: exp.Expr | None = None
    clusters: Clusters | None = None


def key_of(named: tree.Named, values: Predicates) -> Key:
    """Return a compiled key.

    :raises Malformed: it names no field, or its arguments are not those it takes.
    """
    value = named.value
    if isinstance(value, tree.Call) and value.name == "range":
        return _range(value, values)
    if isinstance(value, tree.Call) and value.name == "geo_cluster":
        return _cluster(value, values)
    if not names_a_field(value):
        raise refusals.wrong_type("group_by", "constant", "field", named.at)
    typed = values.value(value)
    if typed.type == "list":
        element = exp.column(f"e{typed.sql.name}")
        return Key(Typed(element, "text"), (element,), element, many=idioms.elements(idioms.or_nothing(typed.sql)))
    order = idioms.geojson(typed.sql) if typed.type == "geometry" else typed.sql
    return Key(typed, (typed.sql,), order)


def names_a_field(value: tree.Expression) -> bool:
    """Whether a value depends on the row."""
    if isinstance(value, tree.Call):
        return any(map(names_a_field, value.arguments))
    if isinstance(value, tree.Arithmetic):
        return names_a_field(value.left) or names_a_field(value.right)
    if isinstance(value, tree.Negative):
        return names_a_field(value.value)
    return isinstance(value, tree.FieldName)


def _range(node: tree.Call, values: Predicates) -> Key:
    if len(node.arguments) < 2:
        raise refusals.wrong_type("range", str(len(node.arguments)), "field and step, or field and bounds", node.at)
    field, first, *others = node.arguments
    value = values.value(field)
    if value.type not in NUMERIC | MOMENTS or not names_a_field(field):
        raise refusals.wrong_type("range", value.type or "null", "integer, number, date, datetime", field.at)
    if others or isinstance(first, tree.Star):
        return _bounded(node, value, values)
    if value.type in MOMENTS:
        return _sliced(node, value, first, values)
    if not isinstance(first, tree.Number) or first.value <= 0:
        raise refusals.wrong_type("range", "value", "number above 0", first.at)
    return _stepped(value, first.value)


def _stepped(value: Typed, step: Decimal) -> Key:
    """``[10, 20[``: slices of equal width, empty ones left out."""
    width = idioms.number(step)
    rank = exp.Floor(this=exp.Div(this=exp.cast(value.sql, "double"), expression=width, typed=False, safe=False))
    low = exp.Mul(this=rank, expression=width.copy())
    high = exp.Mul(this=exp.paren(exp.Add(this=rank.copy(), expression=exp.Literal.number(1))), expression=width.copy())
    label = idioms.joined(
        idioms.text("["), _figure(low, step), idioms.text(", "), _figure(high, step), idioms.text("[")
    )
    return Key(Typed(label, "text"), (rank.copy(),), rank.copy())


def _figure(value: exp.Expr, step: Decimal) -> exp.Expr:
    """Return a bound as text: whole when the step is, else with as many decimals as the step has at most."""
    exponent = step.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if not decimals:
        return exp.cast(exp.cast(value, "hugeint"), "text")
    return exp.cast(exp.Round(this=value, decimals=exp.Literal.number(decimals)), "text")


def _sliced(node: tree.Call, value: Typed, step: tree.Expression, values: Predicates) -> Key:
    """``[2017-10-10T00:00:00+00:00, 2017-10-11T00:00:00+00:00[``: slices of time, empty ones left out."""
    if not isinstance(step, tree.Measure):
        raise refusals.wrong_type("range", "value", "integer and unit (1 day)", step.at)
    unit = step.unit if step.unit in _SLICES or step.unit in _CALENDAR else step.unit.removesuffix("s")
    count = int(step.value)
    if (unit not in _SLICES and unit not in _CALENDAR) or count != step.value or not 0 < count <= _MOST_SLICES:
        raise refusals.wrong_type("range", f"{step.value}{step.unit}", "integer and unit (ms s m h d w M q y)", step.at)
    wall, zone = values.local(value), values.query.timezone
    if unit in _CALENDAR:
        if count != 1:
            raise refusals.wrong_type("range", f"{step.value}{step.unit}", f"1 {_CALENDAR[unit]}", step.at)
        start = idioms.truncated(wall, _CALENDAR[unit])
        after = idioms.later(start.copy(), 1, _CALENDAR[unit])
    else:
        milliseconds = _SLICES[unit] * count
        start = idioms.sliced(wall, milliseconds)
        after = idioms.later(start.copy(), milliseconds, "millisecond")
    label = idioms.joined(
        idioms.text("["), idioms.written(start, zone), idioms.text(", "), idioms.written(after, zone), idioms.text("[")
    )
    return Key(Typed(label, "text"), (start.copy(),), start.copy())


def _bounded(node: tree.Call, value: Typed, values: Predicates) -> Key:
    """``[*, 20[``, ``[20, 50[``, ``[50, *[``: slices between the bounds that are given."""
    bounds = list(node.arguments[1:])
    below, above = isinstance(bounds[0], tree.Star), isinstance(bounds[-1], tree.Star)
    middle = bounds[below : len(bounds) - above]
    if len(middle) > MAX_BOUNDS:
        raise refusals.too_long("bounds", MAX_BOUNDS)
    if not middle or len(middle) + below + above < 2:
        raise refusals.wrong_type("range", "value", "two bounds at least", node.at)
    known = [_bound(each, value, values) for each in middle]
    edges = ([None] if below else []) + list(known) + ([None] if above else [])
    for one, other in pairwise(known):
        if one.rank >= other.rank:
            raise refusals.wrong_type("range", "bounds", "bounds in ascending order", node.at)
    cases = [_slice(value, low, high) for low, high in pairwise(edges)]
    label = exp.Case(ifs=[exp.If(this=test, true=idioms.text(text)) for test, text in cases])
    rank = exp.Case(
        ifs=[exp.If(this=test.copy(), true=exp.Literal.number(place)) for place, (test, _) in enumerate(cases)]
    )
    inside = exp.Not(this=exp.Is(this=exp.paren(rank.copy()), expression=exp.null()))
    empty = exp.Is(this=exp.paren(value.sql.copy()), expression=exp.null())
    keeps = exp.or_(inside, empty)
    return Key(Typed(label, "text"), (label.copy(), rank), rank.copy(), keeps)


@dataclass(frozen=True, slots=True)
class _Edge:
    sql: exp.Expr
    text: str
    rank: float


def _bound(node: tree.Expression, value: Typed, values: Predicates) -> _Edge:
    if value.type in NUMERIC and isinstance(node, tree.Number):
        return _Edge(idioms.number(node.value), node.source, float(node.value))
    if value.type in MOMENTS and isinstance(node, tree.Text | tree.Moment):
        moment = values.moment(node)
        sql = values.like_column(moment, value).sql
        zone = moment.wall - moment.start
        minutes = int(zone.total_seconds() // 60)
        sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
        shown = f"{moment.wall.isoformat(timespec='seconds')}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
        return _Edge(sql, shown, moment.start.timestamp())
    raise refusals.wrong_type("range", "value", "number" if value.type in NUMERIC else "date'…'", node.at)


def _slice(value: Typed, low: _Edge | None, high: _Edge | None) -> tuple[exp.Expr, str]:
    tests: list[exp.Expr] = []
    if low:
        tests.append(exp.GTE(this=value.sql.copy(), expression=low.sql.copy()))
    if high:
        tests.append(exp.LT(this=value.sql.copy(), expression=high.sql.copy()))
    return conjunction(tests), f"[{low.text if low else '*'}, {high.text if high else '*'}["


def _cluster(node: tree.Call, values: Predicates) -> Key:
    """Group points that are within *radius* pixels at a zoom; what is shown is the mean of the points of a cluster."""
    values.check_count(node, 2, 3)
    field, zoom, *others = node.arguments
    value = values.value(field)
    if value.type != "point":
        raise refusals.wrong_type(node.name, value.type or "null", "point", field.at)
    level = _whole(node, zoom, 0, 25, "zoom")
    radius = _whole(node, _plain(others[0], "radius"), 1, 1000, "radius") if others else 40
    clusters = Clusters(f"clusters{node.at}", value.sql, 360 / (TILE * 2**level) * radius)
    means = [exp.Avg(this=idioms.coordinate(value.sql.copy(), axis)) for axis in ("lon", "lat")]
    some = exp.GT(this=exp.Count(this=value.sql.copy()), expression=exp.Literal.number(0))
    centre = exp.Case(ifs=[exp.If(this=some, true=idioms.point(*means))])
    return Key(Typed(centre, "point", cluster=True), (clusters.column,), clusters.column, clusters=clusters)


def _plain(node: tree.Expression, name: str) -> tree.Expression:
    return node.value if isinstance(node, tree.Keyword) and node.name == name else node


def _whole(node: tree.Call, value: tree.Expression, low: int, high: int, what: str) -> int:
    if not isinstance(value, tree.Number) or not value.whole or not low <= value.value <= high:
        raise refusals.wrong_type(node.name, "value", f"{what}: integer between {low} and {high}", value.at)
    return int(value.value)
