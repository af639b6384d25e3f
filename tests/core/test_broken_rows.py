"""The place of every finding, by columns."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.checking import Checker
from pontdarc.core.schema import Constraints, Field, Schema

SCHEMA = Schema((
    Field("n", "integer", constraints=Constraints(required=True)),
    Field("d", "date", constraints=Constraints(unique=True)),
))  # fmt: skip
CELLS = st.sampled_from(["1", "x", "2024-01-31", "2024-01-30", None])


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), max_size=40),
    size=st.integers(1, 15),
    limit=st.sampled_from([None, 0, 2]),
    gap=st.booleans(),
)
def test_the_places_are_those_of_every_finding_whether_detailed_or_not(rows, size, limit, gap):
    frame = pl.DataFrame(rows, schema={"n": pl.String, "d": pl.String}, orient="row")
    lines = pl.Series([row * 3 + (row > 4) if gap else row + 7 for row in range(len(rows))], dtype=pl.UInt32)
    few, whole = Checker(frame.columns, SCHEMA, limit=limit), Checker(frame.columns, SCHEMA)
    for start in range(0, len(rows), size):
        for checker in (few, whole):
            checker.add(frame.slice(start, size), lines.slice(start, size))
    told = [(each.row, each.column, each.id) for each in whole.verdict().findings]
    assert few.places().rows() == whole.places().rows() == told
    assert few.verdict().counts == whole.verdict().counts


def test_places_follow_what_is_forgiven():
    checker = Checker(["n"], SCHEMA)
    checker.add(pl.DataFrame({"n": ["x", None]}))
    assert checker.places(["n"]).rows() == [(2, "n", "type")]
    assert checker.places().height == 2
