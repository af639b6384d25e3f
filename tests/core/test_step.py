"""A column is mended in the same way whether its texts are many or few."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core import step as steps
from pontdarc.core.step import Context, Sample, mend_in_turn
from pontdarc.core.steps.registry import registry

CONTEXT = Context(date(2026, 11, 23))
SLUGS = ("mojibake", "html_entities", "formula_text", "trim_spaces", "empty_marker", "decimal_point")
TEXTS = ("1 234,50 €", "12", "néant", "cafÃ©", "l&#39;eau", "='3", " 4 ", "Déjà", "n/a", "1,5", "-", "", None)


def mended(cells: pl.Series):
    after, changes = mend_in_turn([(registry()[slug], {}) for slug in SLUGS], cells, CONTEXT)
    return after.to_list(), [(change.column, change.count, change.samples) for change in changes]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=40))
def test_distinct_texts_mended_once_or_all_of_them_give_the_same(texts):
    cells = pl.Series("montant", texts, dtype=pl.String)
    found = []
    for few in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(steps, "has_few", lambda _, few=few: few)
            found.append(mended(cells))
    assert found[0] == found[1]


def test_the_samples_of_a_change_are_the_first_distinct_texts_however_far_they_lie():
    cells = pl.Series("c", [" a"] * 1_500 + [f" {rank}" for rank in range(5)])
    step = registry()["trim_spaces"]
    _, change = steps.mend_column(step, cells, {}, CONTEXT)
    assert change.count == 1_505
    assert change.samples == (Sample(" a", "a"), *(Sample(f" {rank}", str(rank)) for rank in range(4)))
