"""Values being compiled: an expression and its type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.columns import MOMENTS, NUMERIC, ROW_ID, Column, ColumnType
from pontdarc.core.query.dateformats import date_format
from pontdarc.core.query.functions import AGGREGATES, ANY, FUNCTIONS, KNOWN, PLACES, TEXTS, Function
from pontdarc.core.query.idioms import number
from pontdarc.core.query.moments import written

_FORMATS = "yy yyyy xx xxxx w ww e E EEEE D DDD M MM MMM MMMM d dd H HH m mm s ss '…' ? , . : / -"


@dataclass(frozen=True, slots=True)
class Typed:
    """A compiled value. *type* is None for null. *json*: a text that holds JSON. *cluster*: the middle of several."""

    sql: exp.Expr
    type: ColumnType | None
    json: bool = False
    cluster: bool = False

    @property
    def result(self) -> ColumnType:
        """The type as a column of a result has it."""
        return self.type or "text"


class Values:
    """Compiles the values of one query over one table; *bound* gathers the texts."""

    def __init__(self, query: tree.Query, columns: Sequence[Column]) -> None:
        self.query = query
        self.columns = columns
        self.bound: dict[str, str] = {}
        self._ranks = {column.name: rank for rank, column in enumerate(columns)}

    def value(self, node: tree.Expression, *, aggregates: bool = False) -> Typed:
        """Return the compiled value.

        :raises Malformed: it is a predicate, an unknown name, or of a type that its place does not take.
        """
        match node:
            case tree.Text() | tree.Number() | tree.Moment() | tree.Shape() | tree.Constant():
                return self._literal(node)
            case tree.FieldName():
                return self.field(node)
            case tree.Call():
                return self._call(node, aggregates)
            case tree.Negative() | tree.Arithmetic():
                return self._calculated(node, aggregates)
            case tree.Star() | tree.Measure() | tree.Keyword():
                raise refusals.wrong_type(_written(node), "argument", "field, literal or function", node.at)
            case _:
                raise refusals.wrong_type("and / or / not", "predicate", "field, literal or function", node.at)

    def _literal(self, node: tree.Text | tree.Number | tree.Moment | tree.Shape | tree.Constant) -> Typed:
        match node:
            case tree.Text():
                return Typed(self.bind(node.value), "text")
            case tree.Blank():
                return Typed(exp.Var(this=node.source), "integer" if node.whole else "number")
            case tree.Number():
                return Typed(number(node.value), "integer" if node.whole else "number")
            case tree.Moment():
                return Typed(instant(node.start), "datetime")
            case tree.Shape():
                return Typed(idioms.geometry_of(node.wkb), "geometry")
            case tree.Constant():
                return constant(node.value)

    def field(self, node: tree.FieldName) -> Typed:
        """Return a column of the table."""
        rank = self._ranks.get(node.name)
        if rank is not None:
            return Typed(exp.column(f"c{rank}"), self.columns[rank].type, self.columns[rank].json)
        if node.name == ROW_ID.name:
            return Typed(exp.column(ROW_ID.name), ROW_ID.type)
        raise refusals.unknown_field(node.name, node.at)

    def bind(self, text: str) -> exp.Expr:
        """Return the placeholder of a text."""
        name = f"p{len(self.bound)}"
        self.bound[name] = bindable(text)
        return exp.cast(exp.Placeholder(this=name), "text")

    def like_column(self, node: tree.Expression, column: Typed) -> Typed:
        """Return a literal as the other side of a comparison reads it: a date in quotes is a date, and so on."""
        if column.type in MOMENTS and isinstance(node, tree.Text | tree.Moment):
            moment = self.moment(node)
            return (
                Typed(_day(moment.wall), "date") if column.type == "date" else Typed(instant(moment.start), "datetime")
            )
        if column.type in NUMERIC and isinstance(node, tree.Text):
            return Typed(number(_decimal_of(node)), "number")
        if column.type in ("text", "list") and isinstance(node, tree.Number):
            return Typed(self.bind(node.source), "text")
        if column.type == "boolean" and isinstance(node, tree.Text) and node.value.lower() in ("true", "false"):
            return constant(node.value.lower() == "true")
        return self.value(node)

    def moment(self, node: tree.Text | tree.Moment) -> tree.Moment:
        """Return a date, quoted or not."""
        if isinstance(node, tree.Moment):
            return node
        found = written(node.value, self.query.timezone)
        if found is None:
            raise refusals.not_a("date", node.value, node.at)
        return tree.Moment(found.start, found.end, found.wall, found.wall_end, at=node.at)

    def local(self, typed: Typed) -> exp.Expr:
        """Return a moment as the clocks of the query's time zone show it."""
        return idioms.local(typed.sql, self.query.timezone) if typed.type == "datetime" else typed.sql

    def _call(self, node: tree.Call, aggregates: bool) -> Typed:
        special = _SPECIAL.get(node.name)
        function = FUNCTIONS.get(node.name)
        if function is None and special is None:
            if node.name in KNOWN:
                raise refusals.misplaced(node.name, node.at)
            raise refusals.unknown_function(node.name, node.at, ", ".join(KNOWN))
        if node.name in AGGREGATES and not aggregates:
            raise refusals.misplaced_aggregate(node.name, node.at)
        if special is not None:
            if node.distinct:
                raise refusals.wrong_type(node.name, "distinct", "field", node.at)
            return special(self, node)
        assert function is not None  # noqa: S101 - one or the other
        if any(isinstance(argument, tree.Star) for argument in node.arguments):
            if not function.star or len(node.arguments) > 1:
                raise refusals.wrong_type(node.name, "*", "field", node.at)
            return Typed(exp.Count(this=exp.Star()), "integer")
        arguments = self._arguments(node, function)
        if node.distinct:
            if not function.distinct:
                raise refusals.wrong_type(node.name, "distinct", "field", node.at)
            return Typed(exp.Count(this=exp.Distinct(expressions=[arguments[0].sql])), "integer")
        gives = _first_type(arguments) if function.gives == "same" else function.gives
        parts = [self.local(argument) if function.local else argument.sql for argument in arguments]
        return Typed(function.sql(*parts), gives)

    def _arguments(self, node: tree.Call, function: Function) -> list[Typed]:
        self.check_count(node, len(function.takes))
        arguments = [self.value(argument, aggregates=False) for argument in node.arguments]
        for argument, takes in zip(arguments, function.takes, strict=True):
            if takes is not ANY and argument.type not in takes:
                raise refusals.wrong_type(node.name, argument.type or "null", ", ".join(sorted(takes)), node.at)
        if function.takes[1:]:
            arguments = self._same_family(node, arguments)
        return arguments

    @staticmethod
    def check_count(node: tree.Call, *counts: int) -> None:
        """Refuse another number of arguments."""
        if len(node.arguments) not in counts:
            found, expected = str(len(node.arguments)), f"{' or '.join(map(str, counts))} argument(s)"
            raise refusals.wrong_type(node.name, found, expected, node.at)

    def _same_family(self, node: tree.Call, arguments: list[Typed]) -> list[Typed]:
        first = next((argument for argument in arguments if argument.type), None)
        if first is None:
            return arguments
        arguments = [
            self.like_column(written_, first) if isinstance(written_, tree.Text | tree.Moment) else argument
            for written_, argument in zip(node.arguments, arguments, strict=True)
        ]
        families = {_family(argument.type) for argument in arguments if argument.type}
        if len(families) > 1:
            raise refusals.wrong_type(node.name, str(arguments[1].type), str(arguments[0].type), node.at)
        return arguments

    def _numeric(self, node: tree.Expression, operator: str, aggregates: bool) -> Typed:
        typed = self.value(node, aggregates=aggregates)
        if typed.type is not None and typed.type not in NUMERIC:
            raise refusals.wrong_type(operator, typed.type, "number", node.at)
        return typed

    def _calculated(self, node: tree.Negative | tree.Arithmetic, aggregates: bool) -> Typed:
        if isinstance(node, tree.Negative):
            inner = self._numeric(node.value, "-", aggregates)
            return Typed(exp.Neg(this=exp.paren(inner.sql)), inner.type)
        left = self._numeric(node.left, node.operator, aggregates)
        right = self._numeric(node.right, node.operator, aggregates)
        whole = left.type == right.type == "integer" and node.operator != "/"
        return Typed(
            _OPERATORS[node.operator](exp.paren(left.sql), exp.paren(right.sql)), "integer" if whole else "number"
        )

    def _date_format(self, node: tree.Call) -> Typed:
        self.check_count(node, 2)
        value, pattern = self.value(node.arguments[0]), node.arguments[1]
        if value.type not in MOMENTS:
            raise refusals.wrong_type(node.name, value.result, "date, datetime", node.at)
        if not isinstance(pattern, tree.Text):
            raise refusals.wrong_type(node.name, "value", "'pattern'", pattern.at)
        text = date_format(self.local(value), pattern.value, self.query.lang, self.bind)
        if text is None:
            raise refusals.not_a(f"date pattern ({_FORMATS})", pattern.value, pattern.at)
        return Typed(text, "text")

    def _json_format(self, node: tree.Call) -> Typed:
        self.check_count(node, 1, 2)
        value = self._of_type(node, node.arguments[0], TEXTS)
        other = self._of_type(node, node.arguments[1], TEXTS) if node.arguments[1:] else Typed(exp.null(), None)
        valid = exp.If(this=idioms.is_json(value.sql), true=value.sql.copy())
        fallback = exp.If(this=idioms.is_json(other.sql), true=other.sql.copy())
        ifs = [valid] if other.type is None else [valid, fallback]
        return Typed(exp.paren(exp.Case(ifs=ifs)), "text", json=True)

    def _percentile(self, node: tree.Call) -> Typed:
        self.check_count(node, 2)
        value, share = self._of_type(node, node.arguments[0], NUMERIC), node.arguments[1]
        if not isinstance(share, tree.Number) or not 0 <= share.value <= 100:
            raise refusals.wrong_type(node.name, "value", "number between 0 and 100", share.at)
        order = exp.Order(expressions=[exp.Ordered(this=exp.cast(value.sql, "double"))])
        return Typed(
            exp.WithinGroup(this=exp.PercentileCont(this=number(share.value / 100)), expression=order), "number"
        )

    def _envelope(self, node: tree.Call) -> Typed:
        self.check_count(node, 1)
        return Typed(idioms.hull(self._of_type(node, node.arguments[0], frozenset({"point"})).sql), "geometry")

    def _bbox(self, node: tree.Call) -> Typed:
        self.check_count(node, 1)
        value = self._of_type(node, node.arguments[0], PLACES)
        bounds = idioms.bounds_of(value.sql)
        if value.type == "point":
            lon, lat = (idioms.coordinate(value.sql, axis) for axis in ("lon", "lat"))
            bounds = {"west": lon, "south": lat, "east": lon.copy(), "north": lat.copy()}
        return Typed(idioms.extent(bounds), "geometry")

    def _distance(self, node: tree.Call) -> Typed:
        self.check_count(node, 2)
        field, other = node.arguments
        if isinstance(field, tree.Shape):
            field, other = other, field
        return Typed(self.metres(node, field, other), "number")

    def metres(self, node: tree.Call, field: tree.Expression, other: tree.Expression) -> exp.Expr:
        """Return how far a place is from a geometry literal, in metres."""
        if not isinstance(other, tree.Shape):
            raise refusals.wrong_type(node.name, "value", "geom'…'", other.at)
        value = self._of_type(node, field, PLACES)
        if value.type == "point" and other.point:
            lon, lat = idioms.coordinate(value.sql, "lon"), idioms.coordinate(value.sql.copy(), "lat")
            return idioms.metres(lon, lat, idioms.real(other.box[0]), idioms.real(other.box[1]))
        line = idioms.nearest(self.place(node, field), idioms.geometry_of(other.wkb))
        ends = [idioms.end_of(line.copy(), first, axis) for first in (True, False) for axis in ("lon", "lat")]
        # Two geometries that meet have no shortest line of two ends in some engines: their distance is none.
        return idioms.metres(*ends)

    def place(self, node: tree.Call, field: tree.Expression) -> exp.Expr:
        """Return a point or a geometry as a geometry."""
        value = self._of_type(node, field, PLACES)
        return idioms.geometry(value.sql) if value.type == "point" else value.sql

    def _of_type(self, node: tree.Call, argument: tree.Expression, takes: frozenset[ColumnType]) -> Typed:
        value = self.value(argument)
        if value.type not in takes:
            raise refusals.wrong_type(node.name, value.type or "null", ", ".join(sorted(takes)), argument.at)
        return value


def bindable(text: str) -> str:
    """Return a text as it is bound; NUL, which no column holds, becomes the replacement character."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


_SPECIAL: dict[str, Callable[[Values, tree.Call], Typed]] = {
    "date_format": Values._date_format,
    "json_format": Values._json_format,
    "percentile": Values._percentile,
    "envelope": Values._envelope,
    "bbox": Values._bbox,
    "distance": Values._distance,
}
_OPERATORS: dict[str, Callable[[exp.Expr, exp.Expr], exp.Expr]] = {
    "+": lambda left, right: exp.Add(this=left, expression=right),
    "-": lambda left, right: exp.Sub(this=left, expression=right),
    "*": lambda left, right: exp.Mul(this=left, expression=right),
    "/": lambda left, right: exp.Div(
        this=exp.cast(left, "double"),
        expression=exp.Nullif(this=right, expression=exp.Literal.number(0)),
        typed=False,
        safe=False,
    ),
}


def _first_type(arguments: Sequence[Typed]) -> ColumnType | None:
    types = [argument.type for argument in arguments if argument.type]
    return "number" if "number" in types else types[0] if types else None


def _written(node: tree.Expression) -> str:
    match node:
        case tree.Measure():
            return f"{node.value}{node.unit}"
        case tree.Keyword():
            return f"{node.name}="
        case _:
            return "*"


def _family(type: ColumnType | None) -> str | None:
    if type in NUMERIC:
        return "number"
    return "moment" if type in MOMENTS else type


def instant(value: datetime) -> exp.Expr:
    """Return a timestamp literal made from the parsed value."""
    return exp.cast(exp.Literal.string(value.isoformat(sep=" ")), "timestamp")


def _day(value: datetime) -> exp.Expr:
    """Return a literal for a column of days: a day when it is one, so that the engine need not convert the column."""
    if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
        return exp.cast(exp.Literal.string(value.date().isoformat()), "date")
    return instant(value)


def constant(value: bool | None) -> Typed:
    """Return true, false or null."""
    return Typed(exp.null(), None) if value is None else Typed(exp.Boolean(this=value), "boolean")


def conjunction(parts: Sequence[exp.Expr]) -> exp.Expr:
    """Join by AND, as a balanced tree."""
    return _balanced(parts, exp.And)


def disjunction(parts: Sequence[exp.Expr]) -> exp.Expr:
    """Join by OR, as a balanced tree."""
    return _balanced(parts, exp.Or)


def _balanced(parts: Sequence[exp.Expr], join: type[exp.Connector]) -> exp.Expr:
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    left, right = _balanced(parts[:middle], join), _balanced(parts[middle:], join)
    return join(this=exp.paren(left), expression=exp.paren(right))


def _decimal_of(node: tree.Text) -> Decimal:
    try:
        value = Decimal(node.value.strip())
    except InvalidOperation:
        raise refusals.not_a("number", node.value, node.at) from None
    if not value.is_finite() or abs(value.adjusted()) > 30 or len(node.value) > 40:
        raise refusals.not_a("number", node.value, node.at)
    return value
