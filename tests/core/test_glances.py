"""A plain text is one that the steps which spare plain texts would leave alone."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.glances import not_plain
from pontdarc.core.step import Context
from pontdarc.core.steps.registry import registry

CONTEXT = Context(date(2026, 11, 23))
SPARING = [step for step in registry().values() if step.spares_plain]
SPOILED = [
    "cÃ©lÃ©bration",
    "l&#39;école",
    "='07",
    '="07186"',
    "'07186",
    "a_x000D_b",
    " a",
    "a ",
    "a  b",
    "a\u00a0b",
    "a\n",
]


def are_plain(*texts: str | None) -> list[bool]:
    places = set(not_plain(pl.Series(texts, dtype=pl.String)).to_list())
    return [place not in places for place in range(len(texts))]


@settings(max_examples=400, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("aZ9é âï'=_&;#<>Ã©Â»€\u00a0\u2019\u200b\t\x00\x85"), max_size=8))
def test_no_step_that_spares_plain_texts_changes_one(text):
    assert {step.slug for step in SPARING} == {"formula_text", "html_entities", "mojibake", "trim_spaces"}
    if are_plain(text) == [True]:
        for step in SPARING:
            assert step.mend is not None
            assert step.mend(text, {}, CONTEXT) == text


def test_what_a_file_spoiled_is_not_plain_and_most_texts_are():
    assert not any(are_plain(*SPOILED))
    assert (
        are_plain("Réfection de la toiture – tranche 2 (50 %)", "12,50 €", "L’école d'Aubenas, n° 3", "Ñ") == [True] * 4
    )


def test_an_empty_cell_is_nothing_to_look_at():
    assert are_plain(None) == [True]
