"""Keys that must exist in the same table or in another one."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.checking import Checker, check
from pontdarc.core.schema import Field, ForeignKey, Schema

TREE = Schema((Field("id"), Field("parent")), foreign_keys=(ForeignKey(("parent",), "", ("id",)),))
COUNTS = Schema(
    (Field("site"), Field("year", "year")), foreign_keys=(ForeignKey(("site", "year"), "sites", ("id", "since")),)
)
SITES = (pl.DataFrame({"id": ["a", "b"], "since": ["2020", "2021"]}), Schema((Field("id"), Field("since", "year"))))


def told(frame: pl.DataFrame, schema: Schema, **options: object) -> list[tuple[str, int | None, str | None]]:
    return [(each.id, each.row, each.value) for each in check(frame, schema, **options).findings]


def test_a_key_of_the_same_table_may_be_found_further_down():
    frame = pl.DataFrame({"id": ["1", "2", "3"], "parent": ["3", None, "9"]})
    assert told(frame, TREE) == [("foreign_key", 4, "9")]


def test_a_key_of_several_columns_is_found_as_a_whole():
    frame = pl.DataFrame({"site": ["a", "a", "b", None], "year": ["2020", "2021", "2021", None]})
    assert told(frame, COUNTS, tables={"sites": SITES}) == [("foreign_key", 3, "a")]


def test_a_table_that_is_not_given_is_told_and_no_row_is_wrong():
    found = check(pl.DataFrame({"site": ["z"], "year": ["2020"]}), COUNTS)
    assert [(each.id, each.level) for each in found.findings] == [("unreferenced", "warning")]
    assert found.valid
    assert "sites" in found.findings[0].message()


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([*"abcd", None])), max_size=12),
    size=st.integers(1, 4),
)
def test_a_reference_is_judged_alike_piece_by_piece(rows, size):
    frame = pl.DataFrame(rows, schema={"id": pl.String, "parent": pl.String}, orient="row")
    checker = Checker(frame.columns, TREE)
    for start in range(0, len(rows), size):
        checker.add(frame.slice(start, size))
    verdict = checker.verdict()
    ids = {id for id, _ in rows}
    lost = [row + 2 for row, (_, parent) in enumerate(rows) if parent is not None and parent not in ids]
    assert [each.row for each in verdict.findings] == lost
    assert checker.places()["line"].to_list() == lost
    assert verdict == checker.verdict() == check(frame, TREE)


@pytest.mark.parametrize("limit", [0, 1, None])
def test_lost_references_are_counted_whole_when_few_are_detailed(limit):
    frame = pl.DataFrame({"id": ["1", "2"], "parent": ["8", "9"]})
    found = check(frame, TREE, limit=limit)
    assert found.counts == {"foreign_key": 2}
    assert len(found.findings) == (2 if limit is None else limit)
