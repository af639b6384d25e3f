"""The language evaluated in Python, row by row: slow and obvious, to be compared with what is compiled.

A comparison with null is false, and a predicate is true or false, never unknown.
"""

import operator
import statistics
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from pontdarc.core.query import tree

Row = dict[str, Any]

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le,
}  # fmt: skip
_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": lambda one, other: one / other if other else None,
}  # fmt: skip
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "length": len,
    "lower": str.lower,
    "upper": str.upper,
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
}
_AGGREGATES: dict[str, Callable[[list[Any]], Any]] = {
    "sum": lambda some: sum(some) if some else None,
    "avg": lambda some: sum(some) / len(some) if some else None,
    "min": lambda some: min(some, default=None),
    "max": lambda some: max(some, default=None),
    "median": lambda some: statistics.median(some) if some else None,
}


def kept(rows: Sequence[Row], where: Sequence[tree.Expression]) -> list[Row]:
    """Return the rows that satisfy every predicate."""
    return [row for row in rows if all(holds(part, row) for part in where)]


def holds(node: tree.Expression, row: Row) -> bool:
    """Whether a predicate is true of a row."""
    match node:
        case tree.And():
            return all(holds(part, row) for part in node.parts)
        case tree.Or():
            return any(holds(part, row) for part in node.parts)
        case tree.Not():
            return not holds(node.predicate, row)
        case tree.Compare(comparator="!=", left=tree.FieldName(name="l")):
            return not holds(tree.Compare("=", node.left, node.right), row)  # a list that is not there holds nothing
        case tree.Compare():
            return _compare(node.comparator, value(node.left, row), value(node.right, row))
        case tree.InValues():
            return any(_compare("=", value(node.value, row), value(each, row)) for each in node.values)
        case tree.FieldName():
            return row[node.name] is True
        case _:
            return _tests(node, row)


def _tests(node: tree.Expression, row: Row) -> bool:
    match node:
        case tree.IsConstant():
            found = value(node.value, row)
            same = found is None if node.constant is None else found is node.constant
            return same != node.negated
        case tree.InInterval():
            above = _compare(">=" if node.with_low else ">", value(node.value, row), value(node.low, row))
            below = _compare("<=" if node.with_high else "<", value(node.value, row), value(node.high, row))
            return above and below
        case tree.Like():
            found = value(node.value, row)
            return found is not None and set(_words(node.pattern)) <= set(_words(found))
        case tree.Call(name="startswith"):
            found = value(node.arguments[0], row)
            return found is not None and found.startswith(value(node.arguments[1], row))
        case _:
            raise AssertionError(node)


def _compare(comparator: str, left: Any, right: Any) -> bool:
    if isinstance(left, list):
        return (right in left) != (comparator == "!=")
    if left is None or right is None:
        return comparator == "!=" and isinstance(left, list)
    if isinstance(left, date) and isinstance(right, str):
        right = date.fromisoformat(right)
    return _COMPARISONS[comparator](left, right)


def value(node: tree.Expression, row: Row) -> Any:
    """Return a value on a row."""
    match node:
        case tree.Text() | tree.Constant():
            return node.value
        case tree.Number():
            return int(node.value) if node.value % 1 == 0 else float(node.value)
        case tree.Moment():
            return node.wall.date()
        case tree.FieldName():
            return row[node.name]
        case tree.Negative():
            found = value(node.value, row)
            return None if found is None else -found
        case tree.Arithmetic():
            left, right = value(node.left, row), value(node.right, row)
            return None if left is None or right is None else _OPERATIONS[node.operator](left, right)
        case tree.Call(name="ifnull"):
            first, second = (value(argument, row) for argument in node.arguments)
            return second if first is None else first
        case tree.Call():
            found = value(node.arguments[0], row)
            return None if found is None else _FUNCTIONS[node.name](found)
        case _:
            raise AssertionError(node)


def aggregate(node: tree.Expression, rows: Sequence[Row]) -> Any:
    """Return an aggregate of rows."""
    assert isinstance(node, tree.Call)
    if isinstance(node.arguments[0], tree.Star):
        return len(rows)
    found = [each for each in (value(node.arguments[0], row) for row in rows) if each is not None]
    if node.name == "count":
        return len(set(found)) if node.distinct else len(found)
    return _AGGREGATES[node.name](found)


def groups(rows: Sequence[Row], keys: Sequence[tree.Named], select: Sequence[tree.Item]) -> list[Row]:
    """Return a row for each group, in the order of the keys, nulls last."""
    by_key: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        by_key.setdefault(tuple(value(key.value, row) for key in keys), []).append(row)
    found = []
    for key in sorted(by_key, key=lambda values: tuple(map(rank, values))):
        line = dict(zip((named.key for named in keys), key, strict=True))
        for item in select:
            assert isinstance(item, tree.Named)
            line[item.key] = aggregate(item.value, by_key[key])
        found.append(line)
    return found


def ordered(rows: Sequence[Row], order_by: Sequence[tree.Order]) -> list[Row]:
    """Return the rows in order, nulls last both ways, ties as they come."""
    found = list(rows)
    for order in reversed(order_by):
        filled = [row for row in found if value(order.value, row) is not None]
        empty = [row for row in found if value(order.value, row) is None]
        # Python keeps ties as they come, also when it sorts backwards.
        filled.sort(key=lambda row: rank(value(order.value, row)), reverse=order.descending)
        found = filled + empty
    return found


def rank(found: Any) -> tuple[int, Any]:
    """Return what puts a value in its place: texts as dictionaries do, nulls last."""
    if found is None:
        return 1, 0
    if isinstance(found, datetime | date):
        return 0, found.isoformat()
    return 0, (folded(found), found) if isinstance(found, str) else found


def folded(text: str) -> str:
    """Return a text in lower case without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()


def _words(text: str) -> list[str]:
    return folded(text).split()
