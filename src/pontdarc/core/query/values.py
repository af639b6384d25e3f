"""Values being compiled: an expression and its type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from sqlglot import exp

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import MOMENTS, NUMERIC, ROW_ID, Column, ColumnType
from pontdarc.core.query.functions import ANY, FUNCTIONS, Function
from pontdarc.core.query.parsing import moment


@dataclass(frozen=True, slots=True)
class Typed:
    """A compiled value. *type* is None for null."""

    sql: exp.Expr
    type: ColumnType | None

    @property
    def result(self) -> ColumnType:
        """The type as a column of a result has it."""
        return self.type or "text"


class Values:
    """Compiles the values of one query over one table; *bound* gathers the texts."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.bound: dict[str, str] = {}
        self._ranks = {column.name: rank for rank, column in enumerate(columns)}

    def value(self, node: tree.Expression, *, aggregates: bool = False) -> Typed:
        """Return the compiled value.

        :raises Malformed: it is a predicate, an unknown name, or of a type that its place does not take.
        """
        match node:
            case tree.Text():
                return Typed(self.bind(node.value), "text")
            case tree.Number():
                return Typed(
                    number(node.value), "integer" if node.value == node.value.to_integral_value() else "number"
                )
            case tree.Moment():
                return Typed(instant(node.start), "datetime")
            case tree.Constant():
                return constant(node.value)
            case tree.FieldName():
                return self.field(node)
            case tree.Call():
                return self._call(node, aggregates)
            case tree.Negative():
                inner = self._numeric(node.value, "-", aggregates)
                return Typed(exp.Neg(this=exp.paren(inner.sql)), inner.type)
            case tree.Arithmetic():
                return self._arithmetic(node, aggregates)
            case _:
                raise refusals.wrong_type("and / or / not", "predicate", "field, literal or function", node.at)

    def field(self, node: tree.FieldName) -> Typed:
        """Return a column of the table."""
        rank = self._ranks.get(node.name)
        if rank is not None:
            return Typed(exp.column(f"c{rank}"), self.columns[rank].type)
        if node.name == ROW_ID.name:
            return Typed(exp.column(ROW_ID.name), ROW_ID.type)
        raise refusals.unknown_field(node.name, node.at)

    def bind(self, text: str) -> exp.Expr:
        """Return the placeholder of a text; NUL, which no column holds, becomes the replacement character."""
        name = f"p{len(self.bound)}"
        self.bound[name] = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
        return exp.cast(exp.Placeholder(this=name), "text")

    def like_column(self, node: tree.Expression, column: Typed) -> Typed:
        """Return a literal as the other side of a comparison reads it: a date in quotes is a date, and so on."""
        if column.type in MOMENTS and isinstance(node, tree.Text):
            return Typed(self._moment_of(node), "datetime")
        if column.type in NUMERIC and isinstance(node, tree.Text):
            return Typed(number(_decimal_of(node)), "number")
        if column.type in ("text", "list") and isinstance(node, tree.Number):
            return Typed(self.bind(node.source), "text")
        if column.type == "boolean" and isinstance(node, tree.Text) and node.value.lower() in ("true", "false"):
            return constant(node.value.lower() == "true")
        return self.value(node)

    def _moment_of(self, node: tree.Text) -> exp.Expr:
        found = moment(node.value)
        if found is None:
            raise refusals.not_a("date", node.value, node.at)
        return instant(found[0])

    def _call(self, node: tree.Call, aggregates: bool) -> Typed:
        function = FUNCTIONS.get(node.name)
        if function is None:
            raise refusals.unknown_function(node.name, node.at, ", ".join(sorted(FUNCTIONS)))
        if function.aggregate and not aggregates:
            raise refusals.misplaced_aggregate(node.name, node.at)
        if node.star:
            if not function.star:
                raise refusals.wrong_type(node.name, "*", "field", node.at)
            return Typed(exp.Count(this=exp.Star()), "integer")
        arguments = self._arguments(node, function)
        if node.distinct:
            if not function.distinct:
                raise refusals.wrong_type(node.name, "distinct", "field", node.at)
            return Typed(exp.Count(this=exp.Distinct(expressions=[arguments[0].sql])), "integer")
        gives = arguments[0].type if function.gives == "same" else function.gives
        return Typed(function.sql(*(argument.sql for argument in arguments)), gives)

    def _arguments(self, node: tree.Call, function: Function) -> list[Typed]:
        if len(node.arguments) != len(function.takes):
            found, expected = str(len(node.arguments)), f"{len(function.takes)} argument(s)"
            raise refusals.wrong_type(node.name, found, expected, node.at)
        arguments = [self.value(argument, aggregates=False) for argument in node.arguments]
        for argument, takes in zip(arguments, function.takes, strict=True):
            if takes is not ANY and argument.type not in takes:
                raise refusals.wrong_type(node.name, argument.type or "null", ", ".join(sorted(takes)), node.at)
        if function.takes[1:]:
            self._same_family(node, arguments)
        return arguments

    @staticmethod
    def _same_family(node: tree.Call, arguments: list[Typed]) -> None:
        families = {_family(argument.type) for argument in arguments if argument.type}
        if len(families) > 1:
            raise refusals.wrong_type(node.name, str(arguments[1].type), str(arguments[0].type), node.at)

    def _numeric(self, node: tree.Expression, operator: str, aggregates: bool) -> Typed:
        typed = self.value(node, aggregates=aggregates)
        if typed.type is not None and typed.type not in NUMERIC:
            raise refusals.wrong_type(operator, typed.type, "number", node.at)
        return typed

    def _arithmetic(self, node: tree.Arithmetic, aggregates: bool) -> Typed:
        left = self._numeric(node.left, node.operator, aggregates)
        right = self._numeric(node.right, node.operator, aggregates)
        whole = left.type == right.type == "integer" and node.operator != "/"
        return Typed(
            _OPERATORS[node.operator](exp.paren(left.sql), exp.paren(right.sql)), "integer" if whole else "number"
        )


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


def _family(type: ColumnType | None) -> str | None:
    if type in NUMERIC:
        return "number"
    return "moment" if type in MOMENTS else type


def number(value: Decimal) -> exp.Expr:
    """Return a number literal made from the parsed value."""
    literal = exp.Literal.number(format(abs(value), "f"))
    return exp.Neg(this=literal) if value < 0 else literal


def instant(value: datetime) -> exp.Expr:
    """Return a timestamp literal made from the parsed value."""
    return exp.cast(exp.Literal.string(value.isoformat(sep=" ")), "timestamp")


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
    if not value.is_finite() or value.adjusted() > 30 or len(node.value) > 40:
        raise refusals.not_a("number", node.value, node.at)
    return value
