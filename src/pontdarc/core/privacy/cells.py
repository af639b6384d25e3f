"""Small cells of a table of counts, and those to hide with them so that no total gives them back.

A table with two headings, whose sums by row and by column are public. A cell under the threshold is hidden (primary
suppression); the difference with a total may still give it, so others are hidden too (secondary suppression). It is
checked as an attacker would: the least and the most that a hidden cell can be, given all that is shown. The hidden
cells of a table are a network, where what is added to one must be taken from others of its row and of its column: the
bounds are exact, by a greatest flow (Gusfield, « A graph theoretic approach to statistical data security », SIAM J.
Comput. 17(3), 1988), and need no solver.
"""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

Cell = tuple[str, str]
Counts = Mapping[Cell, int]

_NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class Hidden:
    """*primary*: cells under the threshold. *secondary*: those hidden with them. *given*: cells under the threshold
    that could not be protected, because the whole table has too little to hide them.
    """

    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    given: frozenset[Cell]


def hidden_cells(counts: Counts, threshold: int) -> Hidden:
    """Return the cells to hide so that no one under *threshold* is known to be so, nor its exact value.

    A cell of 0 is shown: it is about nobody. A hidden cell is protected when, for all that is shown, it may be worth
    *threshold* or more.
    """
    primary = frozenset(cell for cell, count in counts.items() if 0 < count < threshold)
    hidden, given = set(primary), set()
    for cell in sorted(primary, key=lambda each: (counts[each], each)):
        while bounds(counts, hidden, cell)[1] < threshold:
            more = _cheapest(counts, hidden, cell)
            if not more:
                given.add(cell)
                break
            hidden |= more
    return Hidden(primary, frozenset(hidden - primary), frozenset(given))


def bounds(counts: Counts, hidden: set[Cell] | frozenset[Cell], cell: Cell) -> tuple[int, int]:
    """Return the least and the most that a hidden cell may be, given what is shown; none is under 0."""
    more = _greatest_flow(counts, hidden, cell, start=cell[1], end=cell[0], rows_first=False)
    less = _greatest_flow(counts, hidden, cell, start=cell[0], end=cell[1], rows_first=True)
    return counts[cell] - min(counts[cell], less), counts[cell] + more


def _greatest_flow(
    counts: Counts, hidden: set[Cell] | frozenset[Cell], but: Cell, *, start: str, end: str, rows_first: bool
) -> int:
    """Return how much can go round by the other hidden cells: row to column one grows, the other way it shrinks."""
    room: dict[tuple[bool, str], dict[tuple[bool, str], int]] = defaultdict(dict)
    for row, column in hidden:
        if (row, column) != but:
            room[(True, row)][(False, column)] = _NO_LIMIT
            room[(False, column)][(True, row)] = counts[(row, column)]
    source, sink = (rows_first, start), (not rows_first, end)
    total = 0
    while (way := _way(room, source, sink)) is not None:
        least = min(room[one][other] for one, other in way)
        if least >= _NO_LIMIT:
            return _NO_LIMIT
        for one, other in way:
            room[one][other] -= least
            room[other][one] = room[other].get(one, 0) + least
        total += least
    return total


def _way(
    room: Mapping[tuple[bool, str], Mapping[tuple[bool, str], int]], source: tuple[bool, str], sink: tuple[bool, str]
) -> list[tuple[tuple[bool, str], tuple[bool, str]]] | None:
    """Return the shortest way with room left, as its edges."""
    came: dict[tuple[bool, str], tuple[bool, str]] = {source: source}
    waiting = deque([source])
    while waiting and sink not in came:
        one = waiting.popleft()
        for other, left in room.get(one, {}).items():
            if left > 0 and other not in came:
                came[other] = one
                waiting.append(other)
    if sink not in came:
        return None
    edges, at = [], sink
    while at != source:
        edges.append((came[at], at))
        at = came[at]
    return edges[::-1]


def _cheapest(counts: Counts, hidden: set[Cell], cell: Cell) -> set[Cell]:
    """Return what to hide too: three cells that close a square with it, of the least total; nothing when none is left.

    Cells of 0 hide nothing.
    """
    row, column = cell
    by_row = [other for one, other in counts if one == row and other != column and counts[(one, other)]]
    by_column = [one for one, other in counts if other == column and one != row and counts[(one, other)]]
    best: tuple[int, set[Cell]] | None = None
    for other in sorted(by_row):
        for one in sorted(by_column):
            corner = (one, other)
            if not counts.get(corner):
                continue
            more = {(row, other), (one, column), corner} - hidden
            cost = sum(counts[each] for each in more)
            if more and (best is None or cost < best[0]):
                best = (cost, more)
    return best[1] if best else set()
