"""From the parse tree of the grammar to the frozen tree: one method per rule."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from lark import Token, Transformer, Tree, v_args
from lark.exceptions import VisitError
from lark.tree import Meta

from pontdarc.core.query import moments, refusals, tree
from pontdarc.core.query.shapes import shape

MAX_OPERANDS = 60
MAX_DIGITS = 38
_MEASURE = re.compile(r"([\d.]+)\s*([A-Za-z]+)")


def unquoted(text: str) -> str:
    """Return what stands between quotes, escapes undone."""
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _name(token: str) -> str:
    return token.strip("`")


Nodes = list[Any]


def built(parsed: Tree[Token], text: str, zone: str, now: datetime | None) -> Any:
    """Return the value of a clause; *text* is its source, for the keys of results.

    :raises Malformed: a literal makes no sense.
    """
    try:
        return _Builder(text, zone, now).transform(parsed)
    except VisitError as problem:
        raise problem.orig_exc from None


@v_args(meta=True)
class _Builder(Transformer[Token, Any]):
    """One method per rule of the grammar."""

    def __init__(self, text: str, zone: str, now: datetime | None) -> None:
        super().__init__()
        self._text = text
        self._zone = zone
        self._now = now

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
        return tree.Like(items[0], unquoted(items[1]), at=_at(meta))

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

    def call(self, meta: Meta, items: Nodes) -> tree.Expression:
        name = items[0].lower()
        arguments = tuple(item for item in items[1:] if item is not None)
        if name == "now" and self._now is not None:
            return self._moment_now(arguments, _at(meta))
        return tree.Call(name, arguments, at=_at(meta))

    def _moment_now(self, arguments: Nodes | tuple[Any, ...], at: int) -> tree.Moment:
        settings = []
        for argument in arguments:
            if not isinstance(argument, tree.Keyword) or not isinstance(argument.value, tree.Number):
                raise refusals.wrong_type("now", "value", "name=integer", getattr(argument, "at", at))
            if argument.name not in moments.SETTINGS or not argument.value.whole:
                raise refusals.wrong_type("now", argument.name, ", ".join(moments.SETTINGS), argument.at)
            settings.append((argument.name, int(argument.value.value)))
        assert self._now is not None  # noqa: S101 - asked for before
        try:
            wall = moments.now(moments.to_wall(self._now, self._zone), settings)
            instant = moments.to_utc(wall, self._zone)
        except (ValueError, OverflowError):
            raise refusals.not_a("date", "now", at) from None
        return tree.Moment(instant, instant, wall, wall, at=at)

    def keyword(self, meta: Meta, items: Nodes) -> tree.Keyword:
        if items[1] != "=":
            raise refusals.syntax(items[1].start_pos + 1, str(items[1]), "=, ,, )")
        return tree.Keyword(str(items[0]).lower(), items[2], at=_at(meta))

    def measure(self, meta: Meta, items: Nodes) -> tree.Measure:
        match = _MEASURE.fullmatch(items[0])
        assert match is not None  # noqa: S101 - the grammar says so
        return tree.Measure(_digits(match[1]), match[2], at=_at(meta))

    def shape(self, meta: Meta, items: Nodes) -> tree.Shape:
        return shape(unquoted(items[0][4:].strip()), _at(meta))

    def call_distinct(self, meta: Meta, items: Nodes) -> tree.Call:
        return tree.Call(items[0].lower(), (items[1],), distinct=True, at=_at(meta))

    def string(self, meta: Meta, items: Nodes) -> tree.Text:
        return tree.Text(unquoted(items[0]), at=_at(meta))

    def number(self, meta: Meta, items: Nodes) -> tree.Number:
        return _number(str(items[0]), _at(meta))

    def constant(self, meta: Meta, items: Nodes) -> tree.Constant:
        return tree.Constant(_constant(items[0]), at=_at(meta))

    def date(self, meta: Meta, items: Nodes) -> tree.Moment:
        text = unquoted(items[0][4:].strip())
        found = moments.written(text, self._zone)
        if found is None:
            raise refusals.not_a("date", text, _at(meta))
        return tree.Moment(found.start, found.end, found.wall, found.wall_end, at=_at(meta))


def _at(meta: Meta) -> int:
    return meta.start_pos + 1


def _constant(token: str) -> bool | None:
    return {"true": True, "false": False}.get(token.lower())


def _digits(source: str) -> Decimal:
    if len(source) > MAX_DIGITS:
        raise refusals.too_long("digits", MAX_DIGITS)
    return Decimal(source)


def _number(source: str, at: int) -> tree.Number:
    return tree.Number(_digits(source), source, at=at)


def _folded(items: Nodes, at: int) -> tree.Expression:
    """Join operands from the left; few enough that what follows can recurse."""
    if len(items) > 2 * MAX_OPERANDS:
        raise refusals.too_long("operands", MAX_OPERANDS)
    left = items[0]
    for operator, right in zip(items[1::2], items[2::2], strict=True):
        left = tree.Arithmetic(str(operator), left, right, at=at)  # type: ignore[arg-type]
    return cast("tree.Expression", left)
