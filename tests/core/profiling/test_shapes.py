"""The shape of a text is that of its letters and digits, whatever the bytes they take."""

import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.profiling.shapes import compressed, shapes

SIGNS = st.sampled_from(list("abzAZ059 -_.’éàçÉÀÿßœŒ×÷€ \U0001d518"))


def plain(text: str) -> str:
    """The obvious way, sign by sign."""
    text = re.sub(r"[0-9]", "9", text)
    text = re.sub(r"[A-ZÀ-ÖØ-ÞŒ]", "A", text)
    return re.sub(r"[a-zß-öø-ÿœ]", "a", text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(SIGNS, max_size=12), max_size=8), st.integers(0, 3))
def test_shapes_are_those_found_sign_by_sign(texts: list[str], start: int) -> None:
    cells = pl.Series("t", texts, dtype=pl.String).slice(start)
    assert shapes(cells).to_list() == [plain(text) for text in texts[start:]]


@pytest.mark.parametrize(
    ("text", "shape", "short"),
    [
        ("07186", "99999", "9+"),
        ("Vallon-Pont-d’Arc", "Aaaaaa-Aaaa-a’Aaa", "Aa+-Aa+-a+’Aa+"),
        ("SIRET 220", "AAAAA 999", "A+ 9+"),
        ("É1", "A9", "A9+"),
    ],
)
def test_runs_are_made_short(text: str, shape: str, short: str) -> None:
    found = shapes(pl.Series([text]))
    assert found.to_list() == [shape]
    assert found.to_frame().select(compressed(pl.col("shape"))).item() == short
