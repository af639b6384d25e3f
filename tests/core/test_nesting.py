"""A nested record laid on one row and taken up again is the same record."""

import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.nesting import Nesting, document, nest, parted, spread, spread_cells
from pontdarc.core.schema import Field

NESTING = Nesting(
    ("a", "b"),
    frozenset({"holders", "changes", "changes.change.holders", "tags"}),
    {"changes.change.sum": "number", "changes.change.rank": "integer"},
)
FIELDS = (
    Field("id"),
    Field("buyer.id"),
    Field("new", "boolean"),
    Field("sum", "number"),
    Field("tags"),
    Field("holders.holder.kind"),
    Field("holders.holder.id"),
    Field("changes.change.rank"),
    Field("changes.change.sum"),
    Field("changes.change.holders.holder.id"),
)
TEXTS = st.text(st.sampled_from("aé1 ;,\\|\n\"'"), min_size=1, max_size=8)
HOLDERS = st.lists(
    st.fixed_dictionaries({"holder": st.fixed_dictionaries({"kind": TEXTS, "id": TEXTS})}), min_size=1, max_size=3
)
CHANGES = st.lists(
    st.fixed_dictionaries(
        {
            "change": st.fixed_dictionaries(
                {"rank": st.integers(1, 99)},
                optional={
                    "sum": st.floats(0, 1e9, allow_nan=False),
                    "holders": st.lists(
                        st.fixed_dictionaries({"holder": st.fixed_dictionaries({"id": TEXTS})}), min_size=1, max_size=3
                    ),
                },
            )
        }
    ),
    min_size=1,
    max_size=3,
)
RECORDS = st.fixed_dictionaries(
    {"id": TEXTS, "buyer": st.fixed_dictionaries({"id": TEXTS})},
    optional={
        "new": st.booleans(),
        "sum": st.integers(0, 10**9),
        "tags": st.lists(TEXTS, min_size=1, max_size=3),
        "holders": HOLDERS,
        "changes": CHANGES,
    },
)


@given(RECORDS)
def test_a_record_laid_on_a_row_is_taken_up_again_the_same(record):
    assert nest(spread(record), FIELDS, NESTING) == record


@given(RECORDS)
def test_the_reader_of_json_and_the_lists_it_leaves_give_the_same_row(record):
    lists = {"tags": {"tags": ""}, "holders": {f"holders.holder.{name}": f"holder.{name}" for name in ("kind", "id")}}
    for source, wanted in lists.items():
        cells = pl.Series([json.dumps(record.get(source))] if source in record else [None], dtype=pl.String)
        drawn = {column.name: column[0] for column in spread_cells(cells, wanted)}
        expected = {name: text for name, text in spread(record).items() if name in wanted}
        assert {name: text for name, text in drawn.items() if text} == expected


def test_columns_of_a_list_are_aligned_and_a_hole_says_nothing():
    row = spread({"changes": [{"change": {"rank": 1}}, {"change": {"rank": 2, "sum": 10.5}}]})
    assert row == {"changes.change.rank": "1;2", "changes.change.sum": ";10.5"}


def test_a_list_inside_a_list_is_separated_by_commas():
    row = spread({"changes": [{"change": {"rank": 1, "holders": [{"holder": {"id": "A"}}, {"holder": {"id": "B"}}]}}]})
    assert row["changes.change.holders.holder.id"] == "A,B"


def test_a_separator_inside_a_text_stands_for_itself():
    assert spread({"tags": ["a;b", "c"]}) == {"tags": r"a\;b;c"}
    assert parted(r"a\;b;c", ";") == [r"a\;b", "c"]


def test_lists_nested_three_deep_are_refused():
    with pytest.raises(ValueError, match="more than 2 lists"):
        spread({"a": [[["b"]]]})


def test_a_number_that_is_none_is_kept_as_it_is_for_the_check_to_say():
    assert nest({"id": "1", "sum": "NC"}, FIELDS, NESTING) == {"id": "1", "sum": "NC"}


def test_a_cell_that_is_no_list_keeps_its_text():
    assert spread_cells(pl.Series(["[pas du JSON", "Concours"]), {"tags": ""})[0].to_list() == [
        "[pas du JSON",
        "Concours",
    ]


def test_a_document_holds_every_record_under_its_root():
    assert json.loads("".join(document([{"id": "1"}, {"id": "é"}], ("a", "b")))) == {
        "a": {"b": [{"id": "1"}, {"id": "é"}]}
    }
