"""Who may advise and decide: the truth table."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest

from pontdarc.core.refusals import Forbidden, Invalid, Refusal, Unlawful
from pontdarc.legal.articles import ARTICLES, article, protects_a_secret
from pontdarc.legal.licences import LICENCES, licence
from pontdarc.legal.rules import OUTCOMES, PUBLISHING, VERDICTS, OpinionGiven, last_verdicts, may_advise, may_decide

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
MAKES_PUBLIC = PUBLISHING | {"publish_restricted"}


KNOWN: dict[str, object] = {
    "decider": ONE,
    "proposer": TWO,
    "outcome": "publish",
    "proposed": "publish",
    "verdicts": {},
    "personal": False,
    "secrecy": False,
}


def _refusal(**values: object) -> str | None:
    try:
        may_decide(**{**KNOWN, **values})  # type: ignore[arg-type]
    except Refusal as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("personal", "secrecy", "own", "heard", "outcome"),
    list(product([False, True], [False, True], [False, True], [False, True], sorted(OUTCOMES))),
)
def test_the_truth_table_of_a_decision(personal: bool, secrecy: bool, own: bool, heard: bool, outcome: str) -> None:
    expected = None
    if own and (personal or secrecy):
        expected = "own_proposal"
    elif personal and not heard and outcome in MAKES_PUBLIC:
        expected = "dpo_not_heard"
    found = _refusal(
        personal=personal,
        secrecy=secrecy,
        proposer=ONE if own else TWO,
        verdicts={"dpo": "favourable"} if heard else {},
        outcome=outcome,
    )
    assert found == expected


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
def test_going_against_an_opinion_needs_a_reason(outcome: str) -> None:
    given = [None, *sorted(VERDICTS)]
    for dpo, lawyer, reason in product(given, given, ["", "  ", "Parce que."]):
        verdicts = {role: verdict for role, verdict in (("dpo", dpo), ("lawyer", lawyer)) if verdict}
        against = outcome in MAKES_PUBLIC and bool({dpo, lawyer} & {"unfavourable", "ask"})
        expected = "reason_missing" if against and not reason.strip() else None
        assert _refusal(verdicts=verdicts, outcome=outcome, against_opinion=reason) == expected, (dpo, lawyer, reason)


@pytest.mark.parametrize("proposed", sorted(OUTCOMES - MAKES_PUBLIC))
def test_opening_what_advisers_agreed_to_keep_closed_needs_a_reason(proposed: str) -> None:
    agreed = {"proposed": proposed, "verdicts": {"dpo": "favourable"}}
    assert _refusal(**agreed) == "reason_missing"
    assert _refusal(**agreed, against_opinion="L’intérêt du public l’emporte.") is None
    assert _refusal(**agreed, outcome="do_not_publish") is None
    assert _refusal(proposed=proposed) is None, "nobody was against: nobody gave an opinion"


def test_the_lawyer_does_not_stand_in_for_the_dpo() -> None:
    assert _refusal(personal=True, verdicts={"lawyer": "favourable"}) == "dpo_not_heard"


@pytest.mark.parametrize("at_stake", ["personal", "secrecy"])
def test_who_advised_does_not_decide_when_something_is_at_stake(at_stake: str) -> None:
    heard = {"dpo": "favourable"}
    assert _refusal(**{at_stake: True, "advisers": {ONE}, "verdicts": heard}) == "own_advice"
    assert _refusal(**{at_stake: True, "advisers": {THREE}, "verdicts": heard}) is None


def test_nobody_advises_on_their_own_proposal_when_something_is_at_stake() -> None:
    with pytest.raises(Forbidden):
        may_advise(adviser=ONE, proposer=ONE, sensitive=True)
    may_advise(adviser=ONE, proposer=ONE, sensitive=False)
    may_advise(adviser=TWO, proposer=ONE, sensitive=True)


def test_refusals_have_the_kind_that_faces_expect() -> None:
    with pytest.raises(Unlawful):
        may_decide(**{**KNOWN, "personal": True})  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        may_decide(**{**KNOWN, "personal": True, "verdicts": {"dpo": "ask"}})  # type: ignore[arg-type]


def test_the_last_opinion_of_each_role_counts_whatever_the_order_they_are_listed_in() -> None:
    opinions = [
        OpinionGiven("dpo", "favourable", NOW + timedelta(hours=2)),
        OpinionGiven("dpo", "unfavourable", NOW),
        OpinionGiven("lawyer", "ask", NOW + timedelta(hours=1)),
    ]
    assert last_verdicts(opinions) == last_verdicts(reversed(opinions)) == {"dpo": "favourable", "lawyer": "ask"}


@pytest.mark.parametrize(
    ("reference", "secret"),
    [
        ("CRPA L311-6", True),
        ("CRPA L.311-6, 1°", True),
        ("crpa l 311-5", True),
        ("CRPA L312-1-1", False),
        ("CRPA L311-2", False),
        ("", False),
    ],
)
def test_an_article_that_protects_a_secret_is_known_however_it_is_written(reference: str, secret: bool) -> None:
    assert protects_a_secret(reference) is secret


def test_articles_and_licences_say_in_plain_words_what_they_allow() -> None:
    assert len({each.reference for each in ARTICLES}) == len(ARTICLES)
    assert all(each.words.endswith((".", ").")) for each in ARTICLES)
    found = article(" CRPA  L312-1-1")
    assert found is not None
    assert found.reference == "CRPA L312-1-1"
    assert [each.spdx for each in LICENCES] == ["etalab-2.0", "ODbL-1.0"]
    assert licence("lov2").title == "Licence Ouverte 2.0"
    with pytest.raises(Invalid):
        licence("cc-by-nc")
