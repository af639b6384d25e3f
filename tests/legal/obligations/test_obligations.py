"""Every file of legal/obligations: complete, cited, in French, and one for each row of the law base."""

import os
import re
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest

from pontdarc.core.refusals import NotFound
from pontdarc.legal.catalogue import obligation, obligations
from pontdarc.legal.facts import ASKED, ASKED_BY_NAME, KINDS, Facts
from pontdarc.legal.obligation import CERTAINTIES, NATURES, Obligation
from pontdarc.legal.places import PLACES
from pontdarc.legal.rhythms import After
from pontdarc.standardisation.catalogue import find, standards

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).resolve().parents[4] / "shared")
LAW = SHARED / "reference" / "LAW.md"
ALL = list(obligations().values())
COUNTS = {"G": 11, "P": 13, "S": 9, "A": 7, "U": 3, "E": 2, "T": 4, "W": 2, "I": 2, "H": 1, "R": 1, "D": 1}


def test_every_row_of_the_law_base_has_its_file() -> None:
    assert list(obligations()) == [f"{family}{n}" for family, last in COUNTS.items() for n in range(1, last + 1)]


@pytest.mark.shared
@pytest.mark.skipif(not LAW.is_file(), reason="the law base is not beside the checkout")
def test_the_codes_are_those_of_the_law_base() -> None:
    rows = set(re.findall(r"^\| ([A-Z]\d+) \|", LAW.read_text(), re.MULTILINE)) - {f"Q{n}" for n in range(1, 20)}
    assert set(obligations()) == rows


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.code)
def test_an_obligation_cites_its_article_its_date_and_how_sure_we_are(law: Obligation) -> None:
    assert re.search(r"\d{2,}", law.article) or "CCAG" in law.article
    assert law.certainty in CERTAINTIES
    assert law.nature in NATURES
    assert re.fullmatch(r"2026-\d\d(-\d\d)?", law.read_on)
    assert law.place in PLACES
    if law.certainty == "to_verify":
        assert "vérifi" in law.doubt, "what is to be verified is said"


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.code)
def test_its_texts_are_short_plain_french(law: Obligation) -> None:
    texts = [law.title, law.due, law.deadline, law.doubt, *law.exceptions, *(each.due for each in law.also)]
    if isinstance(law.rhythm, After):
        texts.append(law.rhythm.event)
    for text in texts:
        assert "'" not in text, "a typographic apostrophe"
        assert not re.search(r"\b(the|shall|must|every|TODO)\b", text), text
    assert 3 < len(law.title) <= 75
    assert 10 < len(law.due) <= 190
    assert law.due.endswith(".")


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.code)
def test_its_standards_exist_and_its_exemptions_come_from_a_text(law: Obligation) -> None:
    assert [slug for slug in law.standards if find(slug).slug != slug] == []
    assert all(re.search(r"\d", each.article) for each in law.exemptions)


def test_what_standards_say_that_they_serve_exists() -> None:
    served = {code for standard in standards().values() for code in standard.obligations}
    assert served <= set(obligations())


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.code)
def test_it_answers_whatever_is_known(law: Obligation) -> None:
    """An unknown names a fact that settles it: with every fact known, nothing is unknown."""
    for kind in KINDS:
        bare = law.trigger(Facts(kind))
        assert set(bare.missing) <= set(ASKED_BY_NAME)
        assert (bare.value is None) == bool(bare.missing)
        for said, figure in product((True, False), (1, 1_000_000)):
            known = {each.name: said for each in ASKED if each.type == "boolean"}
            numbers = {each.name: figure for each in ASKED if each.type in ("integer", "number")}
            answer = law.trigger(Facts.of(kind, {**known, **numbers}))
            assert answer.value is not None
            assert answer.missing == ()
            if not answer.value:
                assert answer.because, "what does not bind says why"


def test_every_fact_that_may_be_asked_changes_an_answer_somewhere() -> None:
    asked = {name for law in ALL for kind in KINDS for name in law.trigger(Facts(kind)).missing}
    later = {"population_totale", "population_counted", "agents_fte", "large_member", "website", "former_contract"}
    assert {each.name for each in ASKED} <= asked | later


def test_every_fact_is_asked_for_in_the_same_words_everywhere() -> None:
    assert {field.name for field in fields(Facts)} - {"kind"} == set(ASKED_BY_NAME)


def test_a_code_is_found_in_any_case_and_another_is_refused() -> None:
    assert obligation(" g1 ").code == "G1"
    with pytest.raises(NotFound):
        obligation("Z9")
