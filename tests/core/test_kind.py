"""The few expressions that kinds are made of."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.kind import shaped, sized


@given(st.lists(st.text("aéÉß'’ -9@", max_size=9), min_size=1))
def test_a_size_beside_a_pattern_says_what_a_pattern_that_counts_says(texts: list[str]) -> None:
    frame = pl.DataFrame({"text": texts})
    counted, beside = shaped(r"\p{L}[\p{L}'’ -]{2,5}"), sized(3, 6, r"\p{L}[\p{L}'’ -]+")
    assert frame.select(counted(pl.col("text"))).equals(frame.select(beside(pl.col("text"))))
