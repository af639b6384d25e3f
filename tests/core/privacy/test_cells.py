"""What is hidden cannot be worked out again: tried by listing all the tables that would show the same."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.cells import bounds, hidden_cells

TABLE = st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=3)


def cells(rows: list[list[int]]) -> dict[tuple[str, str], int]:
    return {(f"r{at}", f"c{rank}"): count for at, row in enumerate(rows) for rank, count in enumerate(row)}


def possible(counts: dict[tuple[str, str], int], hidden: list[tuple[str, str]]) -> list[tuple[int, ...]]:
    """Return all that the hidden cells may be, by trying: the sums of rows and columns must be those of the table."""
    found = []
    tops = [min(_sum(counts, cell, 0, hidden), _sum(counts, cell, 1, hidden)) for cell in hidden]
    for values in product(*(range(top + 1) for top in tops)):
        tried = dict(zip(hidden, values, strict=True))
        if all(
            sum(tried[cell] for cell in hidden if cell[axis] == line)
            == sum(counts[cell] for cell in hidden if cell[axis] == line)
            for axis in (0, 1)
            for line in {cell[axis] for cell in hidden}
        ):
            found.append(values)
    return found


def _sum(counts: dict[tuple[str, str], int], cell: tuple[str, str], axis: int, hidden: list[tuple[str, str]]) -> int:
    return sum(counts[each] for each in hidden if each[axis] == cell[axis])


@settings(max_examples=40, deadline=None)
@given(
    TABLE,
    st.sets(st.tuples(st.sampled_from(["r0", "r1"]), st.sampled_from(["c0", "c1", "c2"])), min_size=1, max_size=4),
)
def test_bounds_are_those_of_all_the_tables_that_would_show_the_same(rows, chosen) -> None:
    counts, hidden = cells(rows), sorted(chosen)
    tables = possible(counts, hidden)
    for rank, cell in enumerate(hidden):
        values = [table[rank] for table in tables]
        assert bounds(counts, set(hidden), cell) == (min(values), max(values))


@settings(max_examples=60, deadline=None)
@given(TABLE, st.integers(2, 4))
def test_no_small_cell_can_be_told_to_be_small_unless_it_is_said(rows, threshold) -> None:
    counts = cells(rows)
    found = hidden_cells(counts, threshold)
    assert found.primary == {cell for cell, count in counts.items() if 0 < count < threshold}
    hidden = found.primary | found.secondary
    for cell in found.primary - found.given:
        least, most = bounds(counts, hidden, cell)
        assert least <= counts[cell]
        assert most >= threshold


def test_one_small_cell_takes_the_cheapest_square_with_it() -> None:
    counts = cells([[2, 40, 12], [30, 50, 11]])
    found = hidden_cells(counts, 3)
    assert found.secondary == {("r0", "c2"), ("r1", "c0"), ("r1", "c2")}
    assert bounds(counts, found.primary | found.secondary, ("r0", "c0"))[1] >= 3


def test_a_cell_that_nothing_can_hide_is_said() -> None:
    assert hidden_cells({("r0", "c0"): 2, ("r0", "c1"): 9}, 3).given == {("r0", "c0")}
