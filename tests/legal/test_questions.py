"""The questions of a clearance: their order, where they lead, what is answered beforehand."""

import os
import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from pontdarc.legal.questioning import OPENNESS, Sign, Situation, evidence, left_open, shows_more, way
from pontdarc.legal.questions import BY_CODE, END, FIRST, QUESTIONS, Question
from pontdarc.legal.rules import OUTCOMES
from pontdarc.legal.secrets import SECRETS, communicable_on

PLAIN = {
    "Q17": "no", "Q18": "no", "Q1": "yes", "Q2": "yes", "Q3": "yes", "Q4": "no", "Q8": "no", "Q5": "no", "Q6": "no",
    "Q7": "no", "Q9": "no", "Q10": "no", "Q14": "no", "Q15": "no", "Q16": "no", "Q19": "yes",
}  # fmt: skip
PERSONAL = {**PLAIN, "Q10": "yes", "Q11": "no", "Q12": "no", "Q13": "yes"}
LAW = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).resolve().parents[3] / "shared") / "reference/LAW.md"


def lead(answers: dict[str, str]) -> str:
    return way(answers, {}).outcome


def test_the_questions_are_asked_in_a_sound_order() -> None:
    order = [question.code for question in QUESTIONS]
    assert order[:2] == ["Q17", "Q18"]
    assert order.index("Q8") < min(order.index(code) for code in ("Q5", "Q6", "Q7", "Q9"))
    assert order.index("Q10") > max(order.index(code) for code in ("Q5", "Q6", "Q7", "Q9"))
    assert sorted(order) == sorted(f"Q{n}" for n in range(1, 20))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_every_answer_leads_forward_or_ends_with_one_of_the_eight_outcomes(question: Question) -> None:
    order = [each.code for each in QUESTIONS]
    for choice in question.choices:
        assert choice.effect in OUTCOMES | {""}
        if choice.to == END:
            assert choice.effect
        else:
            assert order.index(choice.to) > order.index(question.code)
        if choice.effect and choice.effect != "publish":
            assert re.search(r"\d", choice.article), "it cites its article"
    assert question.text.endswith(" ?")
    assert "'" not in question.text + question.help
    assert re.search(r"\d", question.article)


def test_the_eight_outcomes_can_all_be_reached_and_no_other() -> None:
    reached = set()
    free = ["Q17", "Q1", "Q3", "Q4", "Q5", "Q7", "Q10", "Q11", "Q13", "Q14"]
    for picks in product(*[[choice.slug for choice in BY_CODE[code].choices] for code in free]):
        reached.add(lead({**PERSONAL, **dict(zip(free, picks, strict=True))}))
    assert reached == OUTCOMES == set(OPENNESS)


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "publish"),
        ({"Q17": "yes"}, "link_only"),
        ({"Q1": "no"}, "out_of_scope"),
        ({"Q2": "no"}, "out_of_scope"),
        ({"Q3": "no"}, "defer"),
        ({"Q4": "yes"}, "do_not_publish"),
        ({"Q5": "wholly"}, "do_not_publish"),
        ({"Q5": "partly"}, "publish_after_redaction"),
        ({"Q6": "wholly"}, "do_not_publish"),
        ({"Q6": "partly"}, "publish_after_redaction"),
        ({"Q7": "partly"}, "publish_after_redaction"),
        ({"Q9": "wholly"}, "do_not_publish"),
        ({"Q10": "yes", "Q11": "yes"}, "publish"),
        ({"Q10": "yes", "Q11": "no", "Q12": "yes"}, "publish"),
        ({"Q10": "yes", "Q11": "no", "Q12": "no", "Q13": "yes"}, "publish_after_anonymisation"),
        ({"Q10": "yes", "Q11": "no", "Q12": "no", "Q13": "no"}, "do_not_publish"),
        ({"Q14": "not_cleared"}, "publish_restricted"),
        ({"Q14": "cleared"}, "publish"),
        ({"Q15": "yes"}, "publish"),
        ({"Q15": "competition"}, "publish_restricted"),
        ({"Q7": "partly", "Q10": "yes", "Q11": "no", "Q12": "no", "Q13": "yes"}, "publish_after_anonymisation"),
    ],
)
def test_the_tree_leads_where_the_law_leads(changed: dict[str, str], outcome: str) -> None:
    assert lead({**PLAIN, **changed}) == outcome


def test_a_share_alike_source_asks_for_its_licence_and_who_is_not_bound_publishes_of_free_will() -> None:
    assert way({**PLAIN, "Q16": "yes"}, {}).licence == "odc-odbl"
    assert (way(PLAIN, {}).licence, way(PLAIN, {}).article) == ("lov2", "CRPA L312-1-1")
    assert way({**PLAIN, "Q19": "no"}, {}).article == "CRPA L312-1"


def test_a_question_left_open_stops_the_way() -> None:
    assert (way({}, {}).next, way({}, {}).outcome) == (BY_CODE[FIRST], "")
    half = {code: PLAIN[code] for code in ("Q17", "Q18", "Q1")}
    assert way(half, {}).next == BY_CODE["Q2"]
    assert way({**PLAIN, "Q9": "peut-être"}, {}).next == BY_CODE["Q9"]


@pytest.mark.parametrize("code", ["Q4", "Q5", "Q6", "Q7", "Q9", "Q10", "Q13"])
def test_a_yes_about_a_secret_or_personal_data_needs_other_eyes(code: str) -> None:
    assert not way(PLAIN, {}).raised
    assert BY_CODE[code].concern in ("secrecy", "personal")
    loud = [choice.slug for choice in BY_CODE[code].choices if choice.slug != "no" or code == "Q13"]
    for slug in loud:
        assert way({**PERSONAL, code: slug}, {}).raised


def test_the_facts_answer_first_and_only_the_rest_is_asked() -> None:
    known = evidence(Situation("commune", True, "scdl/subventions", delivered=True, signs=()))
    asked = left_open(known)
    assert not {"Q1", "Q2", "Q19"} & set(asked)
    assert way({code: PLAIN[code] for code in asked if code in PLAIN}, known).outcome == "publish"
    assert known["Q3"].choice == "yes"
    assert not known["Q3"].settled


def test_signs_found_by_the_scan_cannot_be_answered_away() -> None:
    known = evidence(Situation("commune", signs=(Sign("courriel", "email", "direct"),)))
    assert (known["Q10"].choice, known["Q10"].settled) == ("yes", True)
    assert "« courriel »" in known["Q10"].sentence()
    assert way(PLAIN, known).next == BY_CODE["Q11"]


def test_no_sign_found_is_proposed_as_such_and_still_asked() -> None:
    known = evidence(Situation("commune", signs=()))
    assert (known["Q10"].choice, known["Q10"].settled) == ("no", False)
    assert "Aucun indice trouvé" in known["Q10"].sentence()
    assert "Q10" not in evidence(Situation("commune"))


@pytest.mark.parametrize(
    ("standard", "place"), [("decp/marches", "data.gouv.fr"), ("bal", "Adresse"), ("scdl/subventions", None)]
)
def test_the_imposed_place_follows_from_the_standard(standard: str, place: str | None) -> None:
    known = evidence(Situation("commune", standard=standard))["Q18"]
    assert known.choice == ("yes" if place else "no")
    assert place is None or place in known.sentence()


def test_an_outcome_shows_more_than_another_or_not() -> None:
    assert shows_more("publish", "publish_after_redaction")
    assert not shows_more("do_not_publish", "publish")
    assert not shows_more("publish", "publish")


def test_secrets_end_on_a_day_that_can_be_computed() -> None:
    assert communicable_on("trade", date(2020, 5, 4)) == date(2045, 5, 4)
    assert communicable_on("privacy", date(1999, 1, 31)) == date(2049, 1, 31)
    assert communicable_on("medical_by_birth", date(2000, 2, 29)) == date(2120, 3, 1)
    assert {question.protects for question in QUESTIONS} - {""} <= {secret.slug for secret in SECRETS}


@pytest.mark.shared
@pytest.mark.skipif(not LAW.is_file(), reason="the law base is not beside the checkout")
def test_the_questions_are_those_of_the_law_base() -> None:
    rows = set(re.findall(r"^\| (Q\d+) \|", LAW.read_text(), re.MULTILINE))
    assert set(BY_CODE) == rows
