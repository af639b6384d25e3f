"""From the text of each clause to the tree."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.building import built, unquoted
from pontdarc.core.query.moments import is_zone, moment

__all__ = ["MAX_LENGTH", "MAX_NESTING", "MAX_NODES", "facet", "moment", "parse"]

MAX_LENGTH = 20_000
MAX_NESTING = 120
MAX_NODES = 4_000
LANGUAGES = ("fr", "en")
_CLAUSES = ("select", "where", "group_by", "order_by")
_EXPECTED = {
    "NAME": "field", "STRING": "'text'", "NUMBER": "number", "DATE": "date'…'", "CONSTANT": "true|false|null",
    "GEOMETRY": "geom'…'", "MEASURE": "number with unit",
    "LPAR": "(", "RPAR": ")", "COMMA": ",", "$END": "end of clause", "COMPARATOR": "= : != > < >= <=", "BRACKET": "[ ]",
    "PLUS": "+", "MINUS": "-", "STAR": "*", "SLASH": "/", "_DOTS": "..",
}  # fmt: skip


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
    timezone: str = "UTC",
    lang: str = "fr",
    now: datetime | None = None,
) -> tree.Query:
    """Return the query whose clauses are written so; an empty clause is as good as none.

    *now*: the naive UTC instant that ``now()`` stands for; without it the function is unknown.

    :raises Malformed: a clause is not understood, or is past a limit of length or nesting.
    """
    if not is_zone(timezone):
        raise _in_clause(refusals.not_a("timezone", timezone, 1), "timezone")
    reading = _Reading(timezone, now)
    return tree.Query(
        select=reading.clause("select", select),
        where=tuple(part for text in where for part in reading.clause("where", text)),
        group_by=reading.clause("group_by", group_by),
        order_by=reading.clause("order_by", order_by),
        refine=tuple(facet(text, "refine") for text in refine),
        exclude=tuple(facet(text, "exclude") for text in exclude),
        limit=limit,
        offset=offset,
        timezone=timezone,
        lang=lang[:2].lower() if lang[:2].lower() in LANGUAGES else LANGUAGES[0],
    )


def _in_clause(refusal: refusals.Malformed, clause: str) -> refusals.Malformed:
    refusal.clause = clause
    return refusal


def facet(text: str, clause: str = "refine") -> tree.Facet:
    """Return the facet written ``name:value``, the value quoted or not."""
    if len(text) > MAX_LENGTH:
        raise _in_clause(refusals.too_long("characters", MAX_LENGTH), clause)
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise _in_clause(refusals.syntax(1, text[:50], "field:value"), clause)
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = unquoted(value)
    return tree.Facet(name.strip().strip("`"), value)


class _Reading:
    """The clauses of one query being read."""

    def __init__(self, zone: str, now: datetime | None) -> None:
        self.zone = zone
        self.now = now

    def clause(self, clause: str, text: str) -> Any:
        if not text.strip():
            return ()
        try:
            return self._parsed(clause, text)
        except refusals.Malformed as refusal:
            raise _in_clause(refusal, clause) from None

    def _parsed(self, clause: str, text: str) -> Any:
        if len(text) > MAX_LENGTH:
            raise refusals.too_long("characters", MAX_LENGTH)
        try:
            parsed = _grammar().parse(text, start=clause)
        except UnexpectedInput as problem:
            raise _syntax(text, problem) from None
        _check_size(parsed)
        return built(parsed, text, self.zone, self.now)


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
