"""From the text of each clause to the tree."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, cast

from lark import Lark, Token, Transformer, Tree, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.tree import Meta

from pontdarc.core.query import refusals, tree

MAX_LENGTH = 20_000
MAX_NESTING = 120
MAX_NODES = 4_000
_CLAUSES = ("select", "where", "group_by", "order_by")
_EXPECTED = {
    "NAME": "field", "STRING": "'text'", "NUMBER": "number", "DATE": "date'…'", "CONSTANT": "true|false|null",
    "LPAR": "(", "RPAR": ")", "COMMA": ",", "$END": "end of clause", "COMPARATOR": "= : != > < >= <=", "BRACKET": "[ ]",
    "PLUS": "+", "MINUS": "-", "STAR": "*", "SLASH": "/", "_DOTS": "..",
}  # fmt: skip
_MOMENT = re.compile(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)


def parse(
    *,
    select: str = "",
    where: Iterable[str] = (),
    group_by: str = "",
    order_by: str = "",
    refine: Iterable[str] = (),
    exclude: Iterable[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> tree.Query:
    """Return the query whose clauses are written so; an empty clause is as good as none.

    :raises Malformed: a clause is not understood, or is past a limit of length or nesting.
    """
    return tree.Query(
        select=_clause("select", select),
        where=tuple(part for text in where for part in _clause("where", text)),
        group_by=_clause("group_by", group_by),
        order_by=_clause("order_by", order_by),
        refine=tuple(facet(text, "refine") for text in refine),
        exclude=tuple(facet(text, "exclude") for text in exclude),
        limit=limit,
        offset=offset,
    )


def facet(text: str, clause: str = "refine") -> tree.Facet:
    """Return the facet written ``name:value``, the value quoted or not."""
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        refusal = refusals.syntax(1, text[:50], "field:value")
        refusal.clause = clause
        raise refusal
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = _unquoted(value)
    return tree.Facet(name.strip().strip("`"), value)


def moment(text: str) -> tuple[datetime, datetime] | None:
    """Return the first instant of a date written as any ISO prefix and the first instant after it, naive UTC."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        start = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - made UTC below
        if zone and zone != "Z":
            digits = zone.replace(":", "")
            offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
            start = start - offset if digits[0] == "+" else start + offset
        return start, _after(start, month, day, hour, second)
    except (ValueError, OverflowError):
        return None


def _after(start: datetime, month: str | None, day: str | None, hour: str | None, second: str | None) -> datetime:
    if hour:
        return start + (timedelta(seconds=1) if second else timedelta(minutes=1))
    if day:
        return start + timedelta(days=1)
    if month:
        return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    return start.replace(year=start.year + 1)


def _clause(clause: str, text: str) -> Any:
    if not text.strip():
        return ()
    try:
        return _parsed(clause, text)
    except refusals.Malformed as refusal:
        refusal.clause = clause
        raise


def _parsed(clause: str, text: str) -> Any:
    if len(text) > MAX_LENGTH:
        raise refusals.too_long("characters", MAX_LENGTH)
    try:
        parsed = _grammar().parse(text, start=clause)
    except UnexpectedInput as problem:
        raise _syntax(text, problem) from None
    _check_size(parsed)
    try:
        return _Builder(text).transform(parsed)
    except VisitError as problem:
        raise problem.orig_exc from None


@cache
def _grammar() -> Lark:
    path = Path(__file__).with_name("grammar.lark")
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        start=list(_CLAUSES),
        propagate_positions=True,
        maybe_placeholders=True,
    )


def _check_size(parsed: Tree[Token]) -> None:
    """Refuse what is too deep for the recursive steps that follow, without recursing."""
    level, depth, nodes = [parsed], 0, 0
    while level:
        depth, nodes = depth + 1, nodes + len(level)
        if depth > MAX_NESTING:
            raise refusals.too_long("nesting", MAX_NESTING)
        if nodes > MAX_NODES:
            raise refusals.too_long("terms", MAX_NODES)
        level = [child for node in level for child in node.children if isinstance(child, Tree)]


def _syntax(text: str, problem: UnexpectedInput) -> refusals.Malformed:
    at = problem.pos_in_stream if isinstance(problem.pos_in_stream, int) else len(text)
    expected: Iterable[str] = ()
    found = text[at : at + 20]
    if isinstance(problem, UnexpectedToken):
        expected = problem.expected
        if problem.token.type == "$END":
            at, found = len(text), "end of clause"
    elif isinstance(problem, UnexpectedCharacters):
        expected = problem.allowed or ()
    words = sorted({_EXPECTED.get(name, name.strip("_").lower()) for name in expected})
    return refusals.syntax(at + 1, found, ", ".join(words))


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _name(token: str) -> str:
    return token.strip("`")


Nodes = list[Any]


@v_args(meta=True)
class _Builder(Transformer[Token, Any]):
    """One method per rule of the grammar."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def _source(self, meta: Meta) -> str:
        return self._text[meta.start_pos : meta.end_pos]

    def select(self, meta: Meta, items: Nodes) -> tuple[tree.Item, ...]:
        return tuple(items)

    def group_by(self, meta: Meta, items: Nodes) -> tuple[tree.Named, ...]:
        return tuple(items)

    def order_by(self, meta: Meta, items: Nodes) -> tuple[tree.Order, ...]:
        return tuple(items)

    def where(self, meta: Meta, items: Nodes) -> tuple[tree.Expression, ...]:
        return (items[0],)

    def star(self, meta: Meta, items: Nodes) -> tree.Star:
        return tree.Star(at=_at(meta))

    def include(self, meta: Meta, items: Nodes) -> tree.Columns:
        return tree.Columns(items[0][0], items[0][1], True, at=_at(meta))

    def exclude(self, meta: Meta, items: Nodes) -> tree.Columns:
        return tree.Columns(items[0][0], items[0][1], False, at=_at(meta))

    def pattern(self, meta: Meta, items: Nodes) -> tuple[str, bool]:
        return _name(items[0]), len(items) > 1

    def named(self, meta: Meta, items: Nodes) -> tree.Named:
        value, alias = items
        if isinstance(alias, tree.FieldName):
            return tree.Named(value, alias.name, at=_at(meta))
        key = value.name if isinstance(value, tree.FieldName) else self._source(meta).strip()
        return tree.Named(value, key, at=_at(meta))

    def order(self, meta: Meta, items: Nodes) -> tree.Order:
        value, *direction = items
        descending = any(word is not None and word.type == "DESC" for word in direction)
        if isinstance(value, tree.Negative) and isinstance(value.value, tree.FieldName):
            return tree.Order(value.value, not descending, at=_at(meta))
        return tree.Order(value, descending, at=_at(meta))

    def disjunction(self, meta: Meta, items: Nodes) -> tree.Or:
        return tree.Or(tuple(items), at=_at(meta))

    def conjunction(self, meta: Meta, items: Nodes) -> tree.And:
        return tree.And(tuple(items), at=_at(meta))

    def negated(self, meta: Meta, items: Nodes) -> tree.Not:
        return tree.Not(items[0], at=_at(meta))

    def compare(self, meta: Meta, items: Nodes) -> tree.Compare:
        left, comparator, right = items
        sign = cast("tree.Comparator", "=" if comparator == ":" else str(comparator))
        return tree.Compare(sign, left, right, at=_at(meta))

    def is_constant(self, meta: Meta, items: Nodes) -> tree.IsConstant:
        return tree.IsConstant(items[0], _constant(items[1]), at=_at(meta))

    def is_not_constant(self, meta: Meta, items: Nodes) -> tree.IsConstant:
        return tree.IsConstant(items[0], _constant(items[1]), negated=True, at=_at(meta))

    def like(self, meta: Meta, items: Nodes) -> tree.Like:
        return tree.Like(items[0], _unquoted(items[1]), at=_at(meta))

    def not_like(self, meta: Meta, items: Nodes) -> tree.Not:
        return tree.Not(self.like(meta, items), at=_at(meta))

    def values(self, meta: Meta, items: Nodes) -> tuple[tree.Expression, ...]:
        return tuple(items)

    def in_values(self, meta: Meta, items: Nodes) -> tree.InValues:
        return tree.InValues(items[0], items[1], at=_at(meta))

    def not_in_values(self, meta: Meta, items: Nodes) -> tree.Not:
        return tree.Not(self.in_values(meta, items), at=_at(meta))

    def interval(self, meta: Meta, items: Nodes) -> tuple[tree.Expression, tree.Expression, bool, bool]:
        opening, low, high, closing = items
        return low, high, opening == "[", closing == "]"

    def in_interval(self, meta: Meta, items: Nodes) -> tree.InInterval:
        return tree.InInterval(items[0], *items[1], at=_at(meta))

    def not_in_interval(self, meta: Meta, items: Nodes) -> tree.Not:
        return tree.Not(self.in_interval(meta, items), at=_at(meta))

    def in_field(self, meta: Meta, items: Nodes) -> tree.Compare:
        return tree.Compare("=", items[1], items[0], at=_at(meta))

    def sum(self, meta: Meta, items: Nodes) -> tree.Expression:
        return _folded(items, _at(meta))

    def product(self, meta: Meta, items: Nodes) -> tree.Expression:
        return _folded(items, _at(meta))

    def negative(self, meta: Meta, items: Nodes) -> tree.Expression:
        value = items[1]
        if isinstance(value, tree.Number):
            return tree.Number(-value.value, f"-{value.source}", at=_at(meta))
        return tree.Negative(value, at=_at(meta))

    def name(self, meta: Meta, items: Nodes) -> tree.FieldName:
        return tree.FieldName(_name(items[0]), at=_at(meta))

    def call(self, meta: Meta, items: Nodes) -> tree.Call:
        arguments = tuple(item for item in items[1:] if item is not None)
        return tree.Call(items[0].lower(), arguments, at=_at(meta))

    def call_star(self, meta: Meta, items: Nodes) -> tree.Call:
        return tree.Call(items[0].lower(), star=True, at=_at(meta))

    def call_distinct(self, meta: Meta, items: Nodes) -> tree.Call:
        return tree.Call(items[0].lower(), (items[1],), distinct=True, at=_at(meta))

    def string(self, meta: Meta, items: Nodes) -> tree.Text:
        return tree.Text(_unquoted(items[0]), at=_at(meta))

    def number(self, meta: Meta, items: Nodes) -> tree.Number:
        return _number(str(items[0]), _at(meta))

    def negative_number(self, meta: Meta, items: Nodes) -> tree.Number:
        return _number(f"-{items[1]}", _at(meta))

    def constant(self, meta: Meta, items: Nodes) -> tree.Constant:
        return tree.Constant(_constant(items[0]), at=_at(meta))

    def date(self, meta: Meta, items: Nodes) -> tree.Moment:
        text = items[0][4:].strip()[1:-1]
        found = moment(text)
        if found is None:
            raise refusals.not_a("date", text, _at(meta))
        return tree.Moment(*found, at=_at(meta))


def _at(meta: Meta) -> int:
    return meta.start_pos + 1


def _constant(token: str) -> bool | None:
    return {"true": True, "false": False}.get(token.lower())


def _number(source: str, at: int) -> tree.Number:
    if len(source) > 38:
        raise refusals.too_long("digits", 38)
    return tree.Number(Decimal(source), source, at=at)


def _folded(items: Nodes, at: int) -> tree.Expression:
    """Join operands from the left; few enough that what follows can recurse."""
    if len(items) > MAX_NESTING:
        raise refusals.too_long("operands", MAX_NESTING // 2)
    left = items[0]
    for operator, right in zip(items[1::2], items[2::2], strict=True):
        left = tree.Arithmetic(str(operator), left, right, at=at)  # type: ignore[arg-type]
    return cast("tree.Expression", left)
