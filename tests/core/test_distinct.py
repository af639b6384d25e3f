"""What is found on the distinct texts is what is found on each cell."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.distinct import among_distinct, among_shaped, has_few


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "bb", "ccc", "", None]), max_size=30))
def test_a_test_says_the_same_of_each_cell_whether_it_is_made_once_a_text_or_not(values):
    column = pl.Series("c", values, dtype=pl.String)
    told = column.to_frame().select(among_distinct(pl.col("c"), lambda text: text.str.contains("^b|^$"))).to_series()
    assert told.to_list() == [None if value is None else value in ("bb", "") for value in values]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["07", "7", "26", "", None]), max_size=30))
def test_a_dear_test_is_asked_once_of_each_text_of_the_shape_and_of_no_other(values):
    asked = []

    def holds(text: pl.Expr) -> pl.Expr:
        return text.map_batches(lambda texts: (asked.extend(texts), texts == "07")[1], return_dtype=pl.Boolean)

    column = pl.Series("c", values, dtype=pl.String)
    told = column.to_frame().select(among_shaped(pl.col("c"), "^[0-9]{2}$", holds)).to_series()
    assert told.to_list() == [value == "07" for value in values]
    assert sorted(asked) == sorted({value for value in values if value in ("07", "26")})


@pytest.mark.parametrize(("distinct", "few"), [(1, True), (3_000, True), (200_000, False)])
def test_a_column_is_seen_to_have_few_texts_from_a_sample(distinct, few):
    column = pl.int_range(200_000, eager=True).hash(1) % distinct
    assert has_few(column.cast(pl.String)) is few
