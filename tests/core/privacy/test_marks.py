"""Somebody is found again by the fingerprints of the words that name them, however they are written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.privacy.marks import Mark, Seeker, mark_of, words_of
from pontdarc.core.refusals import Invalid

KEY = b"une clef"


def _seeker(*terms: str) -> Seeker:
    return Seeker([mark_of(terms, KEY)], KEY)


@pytest.mark.parametrize(
    ("term", "line", "columns"),
    [
        ("Camille Durand", ["Camille DURAND", "12"], {0}),
        ("Camille Durand", ["Durand", "Camille", "12"], {0, 1}),
        ("Éloïse Lefèvre", ["ELOISE LEFEVRE"], {0}),
        ("06 12 34 56 78", ["x", "0612345678"], {1}),
        ("06 12 34 56 78", ["x", "+33612345678"], {1}),
        ("06.12.34.56.78", ["appeler le 06 12 34 56 78 le soir"], {0}),
        ("c.durand@exemple.fr", ["", "C.Durand@exemple.fr"], {1}),
        ("Durand", ["Mme Durand, née Petit"], {0}),
    ],
)
def test_it_is_found_however_it_is_written(term: str, line: list[str], columns: set[int]) -> None:
    assert _seeker(term).columns_on(line) == columns


@pytest.mark.parametrize(
    ("term", "line"),
    [
        ("Camille Durand", ["Camille Petit", "Durand"]),
        ("Camille Durand", ["Camille", None, "Petit", "Paul Durand"]),
        ("Durand", ["Durandal"]),
        ("06 12 34 56 78", ["0612345679"]),
    ],
)
def test_somebody_else_is_not_found(term: str, line: list[str | None]) -> None:
    assert _seeker(term).columns_on(line) is None


def test_every_term_of_a_mark_must_be_on_the_line() -> None:
    seeker = _seeker("Durand", "07000")
    assert seeker.columns_on(["Durand", "x", "07000"]) == {0, 2}
    assert seeker.columns_on(["Durand", "x", "07100"]) is None


def test_terms_that_stand_far_apart_in_a_text_are_not_one_person() -> None:
    seeker = _seeker("Durand", "07000")
    assert seeker.is_in('{"nom":"Durand","cp":"07000"}')
    assert not seeker.is_in("Durand " + "mot " * 200 + "07000")


def test_nothing_of_what_was_sought_is_kept() -> None:
    kept = json.dumps(mark_of(["Camille Durand", "06 12 34 56 78"], KEY).to_json()).lower()
    assert not any(word in kept for word in ("camille", "durand", "0612345678"))


def test_two_keys_tell_nothing_of_one_another() -> None:
    assert mark_of(["Camille Durand"], KEY) != mark_of(["Camille Durand"], b"une autre")


@pytest.mark.parametrize("terms", [[], [" "], ["ab"], ["a", "Durand"], ["Durand"] * 11])
def test_what_would_find_everybody_is_refused(terms: list[str]) -> None:
    with pytest.raises(Invalid):
        mark_of(terms, KEY)


@given(
    st.lists(
        st.text("abcdéÉ ", min_size=4, max_size=12).filter(lambda text: len("".join(words_of(text))) >= 3), min_size=1
    ),
    st.data(),
)
def test_a_cell_is_always_found_by_itself_and_by_what_was_kept_of_it(cells: list[str], data: st.DataObject) -> None:
    term = data.draw(st.sampled_from(cells))
    kept = Mark.from_json(mark_of([term], KEY).to_json())
    for seeker in (Seeker([kept], KEY), Seeker.of([term], KEY)):
        assert seeker.columns_on(cells) is not None
        assert seeker.is_in(" ".join(cells))
