"""Names of natural persons in whole columns."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.first_names import FIRST_NAMES
from pontdarc.core.names_of_people import is_likely_a_person, is_surely_a_person

PIECES = st.sampled_from(
    ["Jean", "Jean-Baptiste", "Lily-Rose", "Romain-Alexandre", "DUPONT", "Martin", "d'", "É", "2", " ", " ", ",", "-"]
)


def likely(text: str) -> bool:
    return bool(pl.DataFrame({"c": [text]}).select(is_likely_a_person(pl.col("c"))).item())


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=6), strange=st.sampled_from(["Xyz", "Abcd"]))
def test_nobody_is_found_in_a_text_where_no_first_name_stands_at_an_end(pieces, strange):
    text = "".join(pieces)
    words = text.lower().replace("é", "e").replace(",", " ").replace("-", " ").split()
    if not any(word in FIRST_NAMES for word in words):
        assert not likely(text)
    assert not likely(f"{strange} {strange}")


def test_a_first_name_is_found_at_either_end_alone_or_double():
    for text in (
        *("Jean Dupont", "Dupont Jean", "Jean-Baptiste Dupont", "Dupont Jean-Baptiste", "Dupont Lily-Rose"),
        *("Jean-Xyz Dupont", "Dupont Jean-Xyz", "DUPONT Marie Abcd"),
    ):
        assert likely(text), text
    for text in ("Dupont Xyz-Jean", "Jeanne2 Dupont", "Dupont Durand", "Jean"):
        assert not likely(text), text


def test_a_civility_says_a_person_whatever_the_first_name():
    told = pl.DataFrame({"c": ["M. DUPONT", "Mme Claire Martin", "SARL Martin"]}).select(
        is_surely_a_person(pl.col("c"))
    )
    assert told.to_series().to_list() == [True, True, False]
