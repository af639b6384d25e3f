"""How much work a query asks for, judged from its text and the size of the table, before anything runs."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final

from pontdarc.core.query import tree
from pontdarc.core.query.columns import Column

HEAVY: Final = 400_000_000
"""About a second of one processor: beyond, a query runs where it can be killed (benchmarks/queries.py)."""

_SCAN, _COMPARED, _CALLED, _IN_ROW, _SEARCHED, _LOCATED = 1, 2, 10, 30, 70, 120
_SORTED, _GROUPED, _COSTLY, _CLUSTERED, _CARRIED = 8, 5, 100, 400, 1
"""Work by row, in comparisons of one number: measured on a million rows of fifteen columns."""
_GEOGRAPHY: Final = (
    "distance",
    "within",
    "geo",
    "in_bbox",
    "intersects",
    "disjoint",
    "polygon",
    "geom",
    "envelope",
    "bbox",
)
_HOLISTIC: Final = ("median", "percentile", "hull")
_BY_WORDS: Final = ("search", "suggest")
_FULL_TEXT: Final = ("search", "suggest", "regex", "like", "startswith")


def weight(query: tree.Query, columns: Sequence[Column], rows: int) -> int:
    """Return the work of a query on a table of that many rows: rows times what each of them costs.

    A row that no filter, group or order looks at costs nothing: a page without them stops at its limit.
    """
    filters = sum(map(_filtering, query.where)) + _COMPARED * (len(query.refine) + len(query.exclude))
    computed = [item.value for item in query.select if isinstance(item, tree.Named)]
    grouped = query.group_by or any(_calls(value) for value in computed)
    per_row = filters
    if grouped:
        per_row += _SCAN + sum(_GROUPED + _cost(named.value) for named in query.group_by) + sum(map(_cost, computed))
    per_row += sum(_SORTED + _cost(order.value) for order in query.order_by if not query.group_by)
    everything = rows * per_row
    if query.limit is not None and not grouped:
        shown = sum(map(_cost, computed)) + _CARRIED * len(columns)
        return everything + min(rows, query.limit + query.offset) * shown
    return everything


def searches(query: tree.Query) -> bool:
    """Whether the words of the table must be asked which of them stand for what is looked for."""
    return any(map(_looks_for_words, query.where)) or any(
        isinstance(node, tree.Like) or (isinstance(node, tree.Call) and node.name in _BY_WORDS)
        for part in (query.where, query.select, query.order_by, query.group_by)
        for node in _nodes(part)
    )


def _looks_for_words(node: object) -> bool:
    match node:
        case tree.Text():
            return True
        case tree.And(parts=parts) | tree.Or(parts=parts):
            return any(map(_looks_for_words, parts))
        case tree.Not(predicate=predicate):
            return _looks_for_words(predicate)
        case _:
            return False


def _filtering(node: object) -> int:
    if isinstance(node, tree.Text):
        return _IN_ROW
    return _cost(node) + _COMPARED


def _cost(node: object) -> int:
    """Return the cost by row of a value or a predicate: that of each call in it, and of each text that is searched."""
    return sum(map(_own, _nodes(node)))


def _own(node: object) -> int:
    match node:
        case tree.Like():
            return _SEARCHED
        case tree.Call():
            return _called(node)
        case tree.Compare() | tree.InInterval() | tree.IsConstant() | tree.Arithmetic():
            return _COMPARED
        case tree.InValues(values=values):
            return _COMPARED * len(values)
        case tree.And(parts=parts) | tree.Or(parts=parts):
            return _IN_ROW * sum(isinstance(part, tree.Text) for part in parts)
        case tree.Not(predicate=tree.Text()):
            return _IN_ROW
        case _:
            return _LOCATED if type(node).__name__ == "Shape" else 0


def _called(node: tree.Call) -> int:
    if node.name == "geo_cluster":
        return _CLUSTERED
    if node.distinct or any(word in node.name for word in _HOLISTIC):
        return _COSTLY
    if any(word in node.name for word in _GEOGRAPHY):
        return _LOCATED
    if node.name in _BY_WORDS and _is_everywhere(node):
        return _IN_ROW
    return _SEARCHED if node.name in _FULL_TEXT else _CALLED


def _is_everywhere(node: tree.Call) -> bool:
    """Whether a search names no field."""
    return all(isinstance(each, tree.Star) for each in node.arguments[:-1])


def _calls(value: object) -> bool:
    return any(isinstance(node, tree.Call) for node in _nodes(value))


def _nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, tuple):
        for part in node:
            yield from _nodes(part)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            value = getattr(node, field.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from _nodes(value)
