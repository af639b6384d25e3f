"""Answers that are kept, opinions that hold elsewhere, refusals that the public may read."""

from datetime import date, timedelta
from typing import Any

import pytest

from pontdarc.core.refusals import Forbidden, Invalid, Unlawful
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions, queries
from pontdarc.legal.models import Answer, Opinion, Proposal, StandingOpinion
from pontdarc.legal.rules import Scope
from pontdarc.network import actions as network_actions
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from tests.world.territory import NOW, SINCE, Network, actor

TODAY = NOW.date()
ARTICLE = "CRPA L312-1-1"
NAMES = Scope((("prenom", "first_name", "indirect"), ("nombre", "count", "no")), standard="scdl/prenoms@1.1.6")
SIGN = {"column": "prenom", "kind": "first_name", "role": "indirect", "share": 1.0}


def _entry(network: Network, organisation: Organisation | None = None) -> Entry:
    return inventory.register(
        by=actor(network.coordinator), organisation=organisation or network.departement, title="Prénoms", now=NOW
    )


@pytest.fixture
def entry(network: Network) -> Entry:
    return _entry(network)


def _answer(network: Network, entry: Entry, code: str = "Q5", choice: str = "no", **more: Any) -> Answer:
    return actions.answer(by=actor(network.referent), entry=entry, code=code, choice=choice, now=NOW, **more)


def _propose(network: Network, entry: Entry, scope: Scope = NAMES, **more: Any) -> Proposal:
    values = {"outcome": "publish", "article": ARTICLE, "scope": scope, "signs": [SIGN], "now": NOW} | more
    return actions.propose(by=actor(network.referent), entry=entry, **values)


def test_an_answer_says_who_in_what_role_when_why_and_at_the_title_of_what(network: Network, entry: Entry) -> None:
    made = _answer(network, entry, "Q5", "partly", justification=" Un  captage. ", document_on=date(2020, 3, 1))
    assert (made.by, made.role, made.at) == (network.referent, "referent", NOW)
    assert (made.article, made.justification) == ("CRPA L311-5 2° et L311-7", "Un captage.")
    assert made.review_on == date(2070, 3, 1), "the secret of security ends after 50 years"


def test_the_last_answer_counts_and_the_proposal_keeps_them(network: Network, entry: Entry) -> None:
    _answer(network, entry, "Q5", "partly", justification="Un plan.")
    actions.answer(by=actor(network.referent), entry=entry, code="Q5", choice="no", now=NOW + timedelta(hours=1))
    _answer(network, entry, "Q3", "yes")
    kept = _propose(network, entry).answers
    assert {each["code"]: each["choice"] for each in kept} == {"Q5": "no", "Q3": "yes"}
    assert {each["by"] for each in kept} == {str(network.referent.pk)}
    assert not any(network.referent.name in str(each) for each in kept)


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "Q99"},
        {"choice": "peut-être"},
        {"choice": "wholly"},
        {"code": "Q3", "choice": "no"},
        {"code": "Q3", "choice": "no", "review_on": TODAY},
        {"code": "Q7", "choice": "no", "consulted_on": TODAY + timedelta(days=1)},
    ],
)
def test_an_answer_that_lacks_something_is_refused(network: Network, entry: Entry, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        _answer(network, entry, **wrong)


def test_only_who_may_propose_answers(network: Network, entry: Entry) -> None:
    for by in (actor(network.dpo), actor(network.signatory), actor(network.mayor), OPERATOR):
        with pytest.raises(Forbidden):
            actions.answer(by=by, entry=entry, code="Q3", choice="yes", now=NOW)


@pytest.mark.parametrize(("code", "choice"), [("Q5", "partly"), ("Q9", "partly"), ("Q10", "yes"), ("Q7", "partly")])
def test_nobody_decides_on_their_own_proposal_where_an_answer_raises_a_secret_or_personal_data(
    network: Network, entry: Entry, code: str, choice: str
) -> None:
    plain = Scope((("montant", "amount", "no"),))
    network_actions.grant_role(
        by=OPERATOR, person=network.signatory, organisation=network.departement, name="referent", since=SINCE, now=NOW
    )
    by = actor(network.signatory)
    actions.answer(by=by, entry=entry, code=code, choice=choice, justification="Vu.", now=NOW)
    proposal = actions.propose(by=by, entry=entry, outcome="publish", article=ARTICLE, scope=plain, now=NOW)
    assert queries.is_sensitive(proposal)
    with pytest.raises(Forbidden):
        actions.decide(by=by, proposal=proposal, outcome="publish", article=ARTICLE, now=NOW)
    assert queries.proposals_waiting_for(by, TODAY) == []


def _extended(network: Network) -> StandingOpinion:
    first = _propose(network, _entry(network))
    opinion = actions.advise(by=actor(network.dpo), proposal=first, verdict="favourable", note="Vu.", now=NOW)
    return actions.extend_opinion(by=actor(network.dpo), opinion=opinion, now=NOW)


def test_an_opinion_covers_its_standard_in_the_bodies_that_its_giver_serves(network: Network) -> None:
    standing = _extended(network)
    other = _propose(network, _entry(network, network.commune))
    opinion = other.opinions.get()
    assert (opinion.by, opinion.role, opinion.verdict, opinion.at) == (network.dpo, "dpo", "favourable", NOW)
    assert standing.standard in opinion.note
    decided = actions.decide(by=actor(network.mayor), proposal=other, outcome="publish", article=ARTICLE, now=NOW)
    assert queries.clearance_for(other.entry_id, NAMES, TODAY).decision == decided


@pytest.mark.parametrize(
    "beyond",
    [
        {"scope": Scope((*NAMES.columns, ("mail", "email", "direct")), standard=NAMES.standard)},
        {"scope": Scope(NAMES.columns, standard="scdl/subventions@2.1.1")},
        {"scope": Scope(NAMES.columns)},
        {"signs": [SIGN, {"column": "autre", "kind": "email", "role": "direct"}]},
        {"signs": [SIGN | {"role": "direct"}]},
        {"outcome": "publish_after_redaction"},
        {"article": "CRPA L311-6"},
    ],
)
def test_an_opinion_covers_nothing_beyond_what_was_looked_at(network: Network, beyond: dict[str, Any]) -> None:
    _extended(network)
    other = _propose(network, _entry(network, network.commune), **beyond)
    assert not other.opinions.exists()
    with pytest.raises(Unlawful):
        actions.decide(by=actor(network.mayor), proposal=other, outcome="publish", article=ARTICLE, now=NOW)


def test_a_protection_that_was_decided_must_be_there(network: Network) -> None:
    masked = Scope(NAMES.columns, steps=("suppress_rare:prenom:3",), standard=NAMES.standard)
    first = _propose(network, _entry(network), masked)
    opinion = actions.advise(by=actor(network.dpo), proposal=first, verdict="favourable", now=NOW)
    actions.extend_opinion(by=actor(network.dpo), opinion=opinion, now=NOW)
    assert not _propose(network, _entry(network, network.commune), NAMES).opinions.exists()
    assert _propose(network, _entry(network, network.commune), masked).opinions.exists()


def test_an_opinion_stops_with_its_term_its_end_or_the_role_of_its_giver(network: Network) -> None:
    standing = _extended(network)
    later = NOW + timedelta(days=366)
    assert not _propose(network, _entry(network, network.commune), now=later).opinions.exists()
    [role] = network.dpo.roles.filter(organisation=network.commune)
    network_actions.end_role(by=OPERATOR, role=role, until=TODAY - timedelta(days=1), now=NOW)
    assert not _propose(network, _entry(network, network.commune)).opinions.exists()
    with pytest.raises(Forbidden):
        actions.end_standing_opinion(by=actor(network.lawyer), standing=standing, now=NOW)
    actions.end_standing_opinion(by=actor(network.dpo), standing=standing, now=NOW)
    assert not _propose(network, _entry(network)).opinions.exists()


def test_a_secret_at_stake_is_looked_at_each_time(network: Network) -> None:
    _extended(network)
    entry = _entry(network, network.commune)
    _answer(network, entry, "Q6", "partly", justification="Secret statistique.")
    assert not _propose(network, entry).opinions.exists()


def test_only_a_favourable_opinion_of_ones_own_on_a_standard_holds_elsewhere(network: Network, entry: Entry) -> None:
    def given(verdict: str, scope: Scope = NAMES) -> Opinion:
        proposal = _propose(network, entry, scope)
        return actions.advise(by=actor(network.dpo), proposal=proposal, verdict=verdict, note="Non.", now=NOW)

    for opinion in (given("unfavourable"), given("ask"), given("favourable", Scope(NAMES.columns))):
        with pytest.raises(Invalid):
            actions.extend_opinion(by=actor(network.dpo), opinion=opinion, now=NOW)
    with pytest.raises(Forbidden):
        actions.extend_opinion(by=actor(network.lawyer), opinion=given("favourable"), now=NOW)


def _refused(network: Network, entry: Entry, outcome: str = "do_not_publish", **more: Any) -> Any:
    proposal = _propose(network, entry, Scope(()), signs=[], **more)
    return actions.decide(
        by=actor(network.signatory), proposal=proposal, outcome=outcome, article="CRPA L311-5", now=more.get("now", NOW)
    )


def test_a_refusal_is_public_once_its_words_are_approved_by_somebody_else(network: Network, entry: Entry) -> None:
    decision = _refused(network, entry)
    line = actions.word_refusal(by=actor(network.referent), decision=decision, wording="Plan de réseau.", now=NOW)
    assert not queries.public_refusals().exists()
    with pytest.raises(Forbidden):
        actions.approve_refusal(by=actor(network.referent), refusal=line, now=NOW)
    actions.approve_refusal(by=actor(network.signatory), refusal=line, now=NOW)
    assert [each.wording for each in queries.public_refusals()] == ["Plan de réseau."]
    again = actions.word_refusal(by=actor(network.referent), decision=decision, wording="Plan secret.", now=NOW)
    assert again.approved_at is None
    assert not queries.public_refusals().exists()


def test_nobody_approves_their_own_words(network: Network, entry: Entry) -> None:
    network_actions.grant_role(
        by=OPERATOR, person=network.signatory, organisation=network.departement, name="referent", since=SINCE, now=NOW
    )
    line = actions.word_refusal(
        by=actor(network.signatory), decision=_refused(network, entry), wording="Un plan.", now=NOW
    )
    with pytest.raises(Forbidden):
        actions.approve_refusal(by=actor(network.signatory), refusal=line, now=NOW)


def test_a_later_decision_takes_the_line_away_and_only_refusals_have_one(network: Network, entry: Entry) -> None:
    line = actions.word_refusal(
        by=actor(network.referent), decision=_refused(network, entry), wording="Un plan.", now=NOW
    )
    actions.approve_refusal(by=actor(network.signatory), refusal=line, now=NOW)
    later = _refused(network, entry, "publish", now=NOW + timedelta(days=1))
    assert not queries.public_refusals().exists()
    for wording, decision in (("Un plan.", later), ("", line.decision), ("moi@exemple.test", line.decision)):
        with pytest.raises(Invalid):
            actions.word_refusal(by=actor(network.referent), decision=decision, wording=wording, now=NOW)
