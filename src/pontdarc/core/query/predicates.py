"""Predicates being compiled. Comparisons with null are false; NOT turns false and unknown into true."""

from sqlglot import exp

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import MOMENTS, NUMERIC
from pontdarc.core.query.functions import TESTS
from pontdarc.core.query.moments import written
from pontdarc.core.query.searching import Searches
from pontdarc.core.query.values import Typed, conjunction, disjunction

_COMPARATORS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ, "!=": exp.NEQ, ">": exp.GT, "<": exp.LT, ">=": exp.GTE, "<=": exp.LTE,
}  # fmt: skip


class Predicates(Searches):
    """Compiles predicates, and the values in them."""

    def predicate(self, node: tree.Expression) -> exp.Expr:
        """Return the compiled predicate.

        :raises Malformed: it is no predicate, or compares what cannot be compared.
        """
        match node:
            case tree.And():
                return conjunction([self.predicate(part) for part in node.parts])
            case tree.Or():
                return disjunction([self.predicate(part) for part in node.parts])
            case tree.Not():
                return negation(self.predicate(node.predicate))
            case tree.Compare():
                return self._compare(node)
            case tree.Text():
                return self.everywhere(node)
            case tree.FieldName():
                return self._boolean(node)
            case tree.Constant():
                return exp.Boolean(this=bool(node.value))
            case _:
                return self._test(node)

    def _test(self, node: tree.Expression) -> exp.Expr:
        match node:
            case tree.IsConstant():
                return self._is(node)
            case tree.Like():
                return self.like(node)
            case tree.InValues():
                return self._in_values(node)
            case tree.InInterval():
                return self._in_interval(node)
            case tree.Call(name="search" | "suggest"):
                return self.search(node)
            case tree.Call(name="startswith"):
                return self.startswith(node)
            case tree.Call() if node.name in TESTS:
                return self.place_test(node)
            case tree.Call():
                return self._boolean(node)
            case _:
                raise refusals.wrong_type("where", "value", "predicate", node.at)

    def facet(self, facet: tree.Facet) -> exp.Expr:
        """Return the rows of one facet; a date facet is a year, a month or a day."""
        column = self.field(tree.FieldName(facet.name))
        if column.type in MOMENTS:
            return self._during(facet, column)
        return self._compare(tree.Compare("=", tree.FieldName(facet.name), tree.Text(facet.value)))

    def _during(self, facet: tree.Facet, column: Typed) -> exp.Expr:
        found = written(facet.value, self.query.timezone)
        if found is None:
            raise refusals.not_a("date", facet.value, 0)
        first = self.like_column(tree.Moment(found.start, found.start, found.wall, found.wall), column)
        after = self.like_column(tree.Moment(found.end, found.end, found.wall_end, found.wall_end), column)
        return conjunction(
            [
                exp.GTE(this=column.sql, expression=first.sql),
                exp.LT(this=column.sql.copy(), expression=after.sql),
            ]
        )

    def without(self, facet: tree.Facet) -> exp.Expr:
        """Return the rows outside one facet."""
        return negation(self.facet(facet))

    def _compare(self, node: tree.Compare) -> exp.Expr:
        left, right = self._sides(node.left, node.right)
        if "list" in (left.type, right.type):
            return self._in_list(node, left, right)
        check_comparable(left, right, node.comparator, node.at)
        return _COMPARATORS[node.comparator](this=left.sql, expression=right.sql)

    def _sides(self, left: tree.Expression, right: tree.Expression) -> tuple[Typed, Typed]:
        if is_literal(left) and not is_literal(right):
            column = self.value(right)
            return self.like_column(left, column), column
        column = self.value(left)
        return column, self.like_column(right, column)

    def _in_list(self, node: tree.Compare, left: Typed, right: Typed) -> exp.Expr:
        values, element = (left, right) if left.type == "list" else (right, left)
        if element.type not in ("text", None) or node.comparator not in ("=", "!="):
            raise refusals.wrong_type(node.comparator, "list", "= 'text'", node.at)
        found = exp.ArrayContains(this=values.sql, expression=element.sql)
        return negation(found) if node.comparator == "!=" else found

    def _boolean(self, node: tree.FieldName | tree.Call) -> exp.Expr:
        typed = self.value(node)
        if typed.type != "boolean":
            raise refusals.wrong_type(node.name, typed.result, "boolean", node.at)
        return typed.sql

    def _is(self, node: tree.IsConstant) -> exp.Expr:
        typed = self.value(node.value)
        if node.constant is None:
            test: exp.Expr = exp.Is(this=exp.paren(typed.sql), expression=exp.null())
        else:
            if typed.type not in ("boolean", None):
                raise refusals.wrong_type("is true / is false", typed.result, "boolean", node.at)
            test = exp.Is(this=exp.paren(typed.sql), expression=exp.Boolean(this=node.constant))
        return exp.Not(this=exp.paren(test)) if node.negated else test

    def _in_values(self, node: tree.InValues) -> exp.Expr:
        return disjunction([self._compare(tree.Compare("=", node.value, value, at=node.at)) for value in node.values])

    def _in_interval(self, node: tree.InInterval) -> exp.Expr:
        low = tree.Compare(">=" if node.with_low else ">", node.value, node.low, at=node.at)
        high = tree.Compare("<=" if node.with_high else "<", node.value, node.high, at=node.at)
        return conjunction([self._compare(low), self._compare(high)])


def negation(predicate: exp.Expr) -> exp.Expr:
    """Return true where *predicate* is false or unknown."""
    return exp.Not(this=exp.Coalesce(this=exp.paren(predicate), expressions=[exp.false()]))


def is_literal(node: tree.Expression) -> bool:
    """Whether a node is a literal, which takes the type of the other side."""
    return isinstance(node, tree.Text | tree.Number | tree.Moment | tree.Constant)


def check_comparable(left: Typed, right: Typed, sign: str, at: int) -> None:
    """Refuse to compare values of different families, and to sort what has no order."""
    types = {left.type, right.type} - {None}
    families = (NUMERIC, MOMENTS, frozenset({"text"}), frozenset({"boolean"}))
    if not any(types <= family for family in families):
        raise refusals.wrong_type(sign, str(right.type), str(left.type), at)
