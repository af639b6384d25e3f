"""Queries that differ by nothing but their literals and their page: one SQL serves them all, with blanks to fill in.

Blank are only the literals whose value decides nothing while compiling: texts and numbers compared with a column that
takes them as they are, and numbers among results. Dates, words and arguments of functions stay.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pontdarc.core.query import tree
from pontdarc.core.query.columns import NUMERIC, Column
from pontdarc.core.query.idioms import digits
from pontdarc.core.query.values import bindable

_MARK = secrets.token_hex(12)
"""Drawn by each process: no text from outside can pass for a blank."""
_WHOLE, _BROKEN = Decimal(0), Decimal("0.5")
_AS_WRITTEN = ("text", "list")


@dataclass(slots=True)
class Alike:
    """What stands for all the queries of one kind, and what one of them puts in the blanks.

    *query*: its literals are blanks, and it has neither limit nor offset.
    """

    query: tree.Query
    end: str
    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def sql(self, sql: str) -> str:
        """Return the SQL of the query from that of its kind."""
        for mark, number in self.numbers.items():
            sql = sql.replace(mark, number)
        return sql

    def bound(self, parameters: Mapping[str, str]) -> dict[str, str]:
        """Return what is bound from what is bound for the kind."""
        return {name: self.texts.get(text, text) for name, text in parameters.items()}


def alike(query: tree.Query, columns: Sequence[Column], *, refinements: bool = True) -> Alike:
    """Return the kind of a query over these columns. *refinements*: whether the values of facets are blanks too."""
    end = f" LIMIT {int(query.limit)}" if query.limit is not None else ""
    end += f" OFFSET {int(query.offset)}" if query.offset else ""
    found = Alike(query, end)
    blanks = _Blanks(found, {column.name: column for column in columns})
    found.query = replace(
        query,
        select=tuple(map(blanks.item, query.select)) if _told_apart(query) else query.select,
        where=tuple(map(blanks.predicate, query.where)),
        refine=tuple(map(blanks.facet, query.refine)) if refinements else query.refine,
        exclude=tuple(map(blanks.facet, query.exclude)) if refinements else query.exclude,
        limit=None,
        offset=0,
    )
    return found


def _told_apart(query: tree.Query) -> bool:
    """Whether no result can be one of the keys by its literals: a result is compared with the keys, blanks are not."""
    return all(isinstance(named.value, tree.FieldName | tree.Call) for named in query.group_by)


class _Blanks:
    """Puts blanks in the parts of one query."""

    def __init__(self, found: Alike, columns: Mapping[str, Column]) -> None:
        self._found = found
        self._columns = columns

    def item(self, item: tree.Item) -> tree.Item:
        return replace(item, value=self._calculated(item.value)) if isinstance(item, tree.Named) else item

    def facet(self, facet: tree.Facet) -> tree.Facet:
        column = self._columns.get(facet.name)
        if column is None or column.type not in _AS_WRITTEN:
            return facet
        return tree.Facet(facet.name, self._text(facet.value))

    def predicate(self, node: tree.Expression) -> tree.Expression:
        match node:
            case tree.And() | tree.Or():
                return replace(node, parts=tuple(map(self.predicate, node.parts)))
            case tree.Not():
                return replace(node, predicate=self.predicate(node.predicate))
            case tree.Compare(left=tree.FieldName()):
                return replace(node, right=self._literal(node.right, node.left))
            case tree.Compare(right=tree.FieldName()):
                return replace(node, left=self._literal(node.left, node.right))
            case tree.InValues(value=tree.FieldName()):
                return replace(node, values=tuple(self._literal(each, node.value) for each in node.values))
            case tree.InInterval(value=tree.FieldName()):
                low, high = (self._literal(each, node.value) for each in (node.low, node.high))
                return replace(node, low=low, high=high)
            case _:
                return node

    def _literal(self, node: tree.Expression, other: tree.Expression) -> tree.Expression:
        column = self._columns.get(other.name) if isinstance(other, tree.FieldName) else None
        if column is None:
            return node
        if isinstance(node, tree.Text) and column.type in _AS_WRITTEN:
            return tree.Text(self._text(node.value), at=node.at)
        if isinstance(node, tree.Number):
            if column.type in _AS_WRITTEN:
                return tree.Number(_WHOLE, self._text(node.source), at=node.at)
            return self._number(node) if column.type in NUMERIC else node
        return node

    def _calculated(self, node: tree.Expression) -> tree.Expression:
        match node:
            case tree.Number():
                return self._number(node)
            case tree.Negative():
                return replace(node, value=self._calculated(node.value))
            case tree.Arithmetic():
                return replace(node, left=self._calculated(node.left), right=self._calculated(node.right))
            case _:
                return node

    def _text(self, text: str) -> str:
        mark = f"{_MARK}t{len(self._found.texts)}t"
        self._found.texts[mark] = bindable(text)
        return mark

    def _number(self, node: tree.Number) -> tree.Number:
        if node.value < 0:
            return node
        mark = f"{_MARK}n{len(self._found.numbers)}n"
        self._found.numbers[mark] = digits(node.value)
        return tree.Blank(_WHOLE if node.whole else _BROKEN, mark, at=node.at)
