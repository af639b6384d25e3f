from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound, Unlawful
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent, OutboxEvent
from pontdarc.legal import actions, queries
from pontdarc.legal.models import Decision, Proposal
from pontdarc.legal.rules import Scope
from pontdarc.network import actions as network_actions
from pontdarc.network.models import Person
from pontdarc.network.rules import MACHINE, OPERATOR
from tests.world.territory import NOW, SINCE, Network, actor

PLAIN = Scope((("montant", "amount", "no"),))
PERSONAL = Scope((("montant", "amount", "no"), ("mail", "email", "direct")))
TODAY = NOW.date()
ARTICLE = "CRPA L312-1-1"


@pytest.fixture
def entry(network: Network) -> Entry:
    return inventory.register(by=actor(network.referent), organisation=network.departement, title="Aides", now=NOW)


def _propose(
    network: Network, entry: Entry, scope: Scope = PLAIN, who: Person | None = None, **more: object
) -> Proposal:
    values = {"outcome": "publish", "article": ARTICLE, "scope": scope, "now": NOW} | more
    return actions.propose(by=actor(who or network.referent), entry=entry, **values)


def _advise(network: Network, proposal: Proposal, verdict: str = "favourable", at: datetime = NOW) -> None:
    actions.advise(by=actor(network.dpo), proposal=proposal, verdict=verdict, note="Vu.", now=at)


def _decide(network: Network, proposal: Proposal, **more: object) -> Decision:
    values = {"outcome": "publish", "article": ARTICLE, "now": NOW} | more
    return actions.decide(by=actor(network.signatory), proposal=proposal, **values)


def _covered(entry: Entry, seen: Scope, on: date = TODAY) -> bool:
    return queries.clearance_for(entry.pk, seen, on).decision is not None


def test_the_way_of_a_clearance_names_who_proposed_advised_and_decided(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry, PERSONAL)
    _advise(network, proposal)
    decision = _decide(network, proposal, justification="Intérêt public.")
    assert (proposal.by, decision.by, decision.scope) == (network.referent, network.signatory, PERSONAL.to_json())
    clearance = queries.clearance_for(entry.pk, PERSONAL, TODAY)
    assert (clearance.decision, clearance.doubts) == (decision, ())
    assert OutboxEvent.objects.get(name="legal.decided").payload == {
        "decision": str(decision.pk),
        "entry": str(entry.pk),
    }


def test_without_a_decision_nothing_is_covered(network: Network, entry: Entry) -> None:
    _propose(network, entry)
    clearance = queries.clearance_for(entry.pk, PLAIN, TODAY)
    assert clearance.decision is None
    assert [doubt.code for doubt in clearance.doubts] == ["no_decision"]


def test_what_goes_beyond_the_scope_is_not_covered_and_the_doubts_say_by_what(network: Network, entry: Entry) -> None:
    decision = _decide(network, _propose(network, entry))
    clearance = queries.clearance_for(entry.pk, PERSONAL, TODAY)
    assert (clearance.decision, clearance.nearest) == (None, decision)
    assert [(doubt.code, doubt.column) for doubt in clearance.doubts] == [("new_personal_column", "mail")]


def test_each_acts_in_their_own_role_only(network: Network, entry: Entry) -> None:
    for person in (network.dpo, network.lawyer, network.signatory, network.mayor, network.secretary):
        with pytest.raises(Forbidden):
            _propose(network, entry, who=person)
    proposal = _propose(network, entry)
    for person in (network.referent, network.coordinator, network.signatory, network.mayor):
        with pytest.raises(Forbidden):
            actions.advise(by=actor(person), proposal=proposal, verdict="favourable", now=NOW)
    for person in (network.referent, network.coordinator, network.dpo, network.lawyer, network.mayor):
        with pytest.raises(Forbidden):
            actions.decide(by=actor(person), proposal=proposal, outcome="publish", article=ARTICLE, now=NOW)


@pytest.mark.parametrize("nobody", [OPERATOR, MACHINE])
def test_neither_the_operator_nor_the_machine_proposes_advises_or_decides(
    network: Network, entry: Entry, nobody: object
) -> None:
    proposal = _propose(network, entry)
    with pytest.raises(Forbidden):
        actions.propose(by=nobody, entry=entry, outcome="publish", article=ARTICLE, scope=PLAIN, now=NOW)
    with pytest.raises(Forbidden):
        actions.advise(by=nobody, proposal=proposal, verdict="favourable", now=NOW)
    with pytest.raises(Forbidden):
        actions.decide(by=nobody, proposal=proposal, outcome="publish", article=ARTICLE, now=NOW)


def test_personal_data_waits_for_the_dpo_even_when_its_column_would_be_left_out(network: Network, entry: Entry) -> None:
    sign = {"column": "mail", "kind": "email", "role": "direct", "share": 1.0}
    proposal = _propose(network, entry, PLAIN, signs=[sign])
    with pytest.raises(Unlawful):
        _decide(network, proposal)
    assert _decide(network, proposal, outcome="do_not_publish")


def test_a_sign_is_kept_without_any_value(network: Network, entry: Entry) -> None:
    sign = {"column": "mail", "kind": "email", "role": "direct", "share": 1.0, "examples": ["a@b.example"]}
    proposal = _propose(network, entry, PERSONAL, signs=[sign])
    assert proposal.signs == [{"column": "mail", "kind": "email", "role": "direct", "share": 1.0}]


def test_the_last_opinion_of_the_dpo_counts_and_going_against_it_says_why(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry, PERSONAL)
    _advise(network, proposal, "favourable")
    _advise(network, proposal, "unfavourable", NOW + timedelta(hours=1))
    with pytest.raises(Invalid):
        _decide(network, proposal)
    decision = _decide(network, proposal, against_opinion="Le conseil l’a voté.")
    assert decision.against_opinion == "Le conseil l’a voté."
    assert proposal.opinions.count() == 2


def test_a_reserved_opinion_says_why(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry)
    for verdict in ("conditions", "unfavourable", "ask"):
        with pytest.raises(Invalid):
            actions.advise(by=actor(network.dpo), proposal=proposal, verdict=verdict, now=NOW)


def test_nobody_decides_on_their_own_proposal_when_personal_data_is_at_stake(network: Network, entry: Entry) -> None:
    network_actions.grant_role(
        by=OPERATOR, person=network.signatory, organisation=network.departement, name="referent", since=SINCE, now=NOW
    )
    proposal = _propose(network, entry, PERSONAL, who=network.signatory)
    _advise(network, proposal)
    assert queries.proposals_waiting_for(actor(network.signatory), TODAY) == []
    with pytest.raises(Forbidden):
        _decide(network, proposal)
    plain = _propose(network, entry, PLAIN, who=network.signatory)
    assert _decide(network, plain)


def test_a_secret_needs_four_eyes_even_when_only_the_decision_names_it(network: Network, entry: Entry) -> None:
    network_actions.grant_role(
        by=OPERATOR, person=network.signatory, organisation=network.departement, name="referent", since=SINCE, now=NOW
    )
    proposal = _propose(network, entry, PLAIN, who=network.signatory)
    with pytest.raises(Forbidden):
        _decide(network, proposal, article="CRPA L311-6")


def test_a_proposal_is_decided_once(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry)
    _decide(network, proposal)
    with pytest.raises(Conflict):
        _decide(network, proposal)
    with pytest.raises(Conflict):
        _advise(network, proposal)


def test_a_new_proposal_takes_the_place_of_the_one_that_waits(network: Network, entry: Entry) -> None:
    first = _propose(network, entry)
    second = _propose(network, entry)
    assert queries.open_proposal(entry.pk) == second
    with pytest.raises(Conflict):
        _decide(network, first)


def test_a_clearance_ends_the_day_after_its_term(network: Network, entry: Entry) -> None:
    decision = _decide(network, _propose(network, entry), review_on=TODAY + timedelta(days=10))
    assert _covered(entry, PLAIN, TODAY + timedelta(days=10))
    assert not _covered(entry, PLAIN, TODAY + timedelta(days=11))
    assert decision in queries.decisions_in_force(TODAY + timedelta(days=10))
    assert decision not in queries.decisions_in_force(TODAY + timedelta(days=11))


def test_a_term_in_the_past_is_refused(network: Network, entry: Entry) -> None:
    with pytest.raises(Invalid):
        _decide(network, _propose(network, entry), review_on=TODAY - timedelta(days=1))


def test_a_revoked_clearance_covers_nothing_and_no_older_one_comes_back(network: Network, entry: Entry) -> None:
    older = _decide(network, _propose(network, entry))
    newer = _decide(network, _propose(network, entry), now=NOW + timedelta(hours=1))
    revoked = actions.revoke(by=actor(network.signatory), decision=newer, why="Erreur.", now=NOW + timedelta(hours=2))
    older.refresh_from_db()
    assert (revoked.revoked_by, revoked.revoked_why) == (network.signatory, "Erreur.")
    assert older.revoked_at
    assert not _covered(entry, PLAIN)
    assert not queries.decisions_in_force(TODAY).exists()
    assert OutboxEvent.objects.filter(name="legal.clearance_revoked").count() == 2
    with pytest.raises(Conflict):
        actions.revoke(by=actor(network.signatory), decision=newer, why="Encore.", now=NOW)


def test_only_the_signatory_revokes_and_says_why(network: Network, entry: Entry) -> None:
    decision = _decide(network, _propose(network, entry))
    with pytest.raises(Forbidden):
        actions.revoke(by=actor(network.coordinator), decision=decision, why="Non.", now=NOW)
    with pytest.raises(Invalid):
        actions.revoke(by=actor(network.signatory), decision=decision, why=" ", now=NOW)


def test_refusing_what_an_older_clearance_covers_revokes_it(network: Network, entry: Entry) -> None:
    older = _decide(network, _propose(network, entry))
    _decide(network, _propose(network, entry), outcome="do_not_publish", now=NOW + timedelta(hours=1))
    older.refresh_from_db()
    assert older.revoked_at
    assert not _covered(entry, PLAIN)


def test_refusing_a_wider_scope_leaves_the_narrower_clearance(network: Network, entry: Entry) -> None:
    older = _decide(network, _propose(network, entry))
    wider = _propose(network, entry, PERSONAL)
    _decide(network, wider, outcome="do_not_publish", now=NOW + timedelta(hours=1))
    assert queries.clearance_for(entry.pk, PLAIN, TODAY).decision == older
    assert not _covered(entry, PERSONAL)


@pytest.mark.parametrize("outcome", ["publish_restricted", "link_only", "defer", "do_not_publish", "out_of_scope"])
def test_no_other_outcome_makes_a_clearance(network: Network, entry: Entry, outcome: str) -> None:
    _decide(network, _propose(network, entry), outcome=outcome)
    assert not _covered(entry, PLAIN)


def test_each_sees_in_their_queue_what_waits_for_them_and_nothing_else(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry, PERSONAL)

    def waiting() -> set[str]:
        everybody = ("referent", "dpo", "lawyer", "signatory", "mayor", "coordinator")
        return {name for name in everybody if queries.proposals_waiting_for(actor(getattr(network, name)), TODAY)}

    assert waiting() == {"dpo", "lawyer"}
    _advise(network, proposal)
    assert waiting() == {"lawyer", "signatory"}
    actions.advise(by=actor(network.lawyer), proposal=proposal, verdict="favourable", now=NOW)
    assert waiting() == {"signatory"}
    _decide(network, proposal)
    assert waiting() == set()


def test_others_do_not_see_a_proposal(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry)
    assert queries.proposal(actor(network.dpo), proposal.pk) == proposal
    for id in (proposal.pk, uuid4()):
        with pytest.raises(NotFound):
            queries.proposal(actor(network.mayor), id)


@pytest.mark.parametrize("wrong", [{"outcome": "maybe"}, {"article": " "}, {"article": "moi@exemple.test"}])
def test_a_proposal_and_a_decision_have_an_outcome_and_an_article(
    network: Network, entry: Entry, wrong: dict[str, str]
) -> None:
    with pytest.raises(Invalid):
        _propose(network, entry, **wrong)
    with pytest.raises(Invalid):
        _decide(network, _propose(network, entry), **wrong)


def test_a_licence_that_the_law_does_not_admit_is_refused(network: Network, entry: Entry) -> None:
    with pytest.raises(Invalid):
        _propose(network, entry, Scope((), licence="cc-by-nc"))


def test_the_database_itself_refuses_a_revocation_by_nobody(network: Network, entry: Entry) -> None:
    decision = _decide(network, _propose(network, entry))
    decision.revoked_at = NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()


def test_every_step_is_in_the_audit_trail_without_what_was_written(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry, PERSONAL, justification="Madame Untel a donné son accord.")
    _advise(network, proposal)
    _decide(network, proposal, justification="Secret.")
    trail = AuditEvent.objects.filter(verb__in=["propose", "advise", "decide"]).order_by("at", "verb")
    assert {event.verb: event.actor for event in trail} == {
        "propose": network.referent.pk,
        "advise": network.dpo.pk,
        "decide": network.signatory.pk,
    }
    assert not any("Untel" in str(event.facts) or "Secret" in str(event.facts) for event in trail)


def test_a_decision_that_protects_more_ends_the_clearance_that_protected_less(network: Network, entry: Entry) -> None:
    former = _decide(network, _propose(network, entry, PLAIN))
    same = _decide(network, _propose(network, entry, PLAIN), now=NOW + timedelta(hours=1))
    former.refresh_from_db()
    assert former.revoked_at is None, "the same again ends nothing"
    masked = Scope(PLAIN.columns, steps=("mask:montant",))
    _decide(network, _propose(network, entry, masked), now=NOW + timedelta(hours=2))
    for each in (former, same):
        each.refresh_from_db()
        assert (each.revoked_by, each.revoked_at) == (network.signatory, NOW + timedelta(hours=2))


def test_opening_what_was_proposed_closed_goes_against_who_agreed_that_it_stays_so(
    network: Network, entry: Entry
) -> None:
    proposal = _propose(network, entry, PERSONAL, outcome="do_not_publish")
    _advise(network, proposal)
    with pytest.raises(Invalid):
        _decide(network, proposal)
    assert _decide(network, proposal, against_opinion="Le juge l’a ordonné.").against_opinion


def test_a_role_is_looked_at_on_the_day_of_the_deed(network: Network, entry: Entry) -> None:
    proposal = _propose(network, entry, PERSONAL)
    _advise(network, proposal)
    by = actor(network.coordinator)
    network_actions.grant_role(
        by=by, person=network.referent, organisation=network.departement, name="signatory", since=TODAY
    )
    with pytest.raises(Forbidden, match="sa propre proposition"):
        actions.decide(by=actor(network.referent), proposal=proposal, outcome="publish", article=ARTICLE, now=NOW)
    [signs] = network.signatory.roles.filter(name="signatory", organisation=network.departement)
    network_actions.end_role(by=by, role=signs, until=TODAY - timedelta(days=1), now=NOW)
    with pytest.raises(Forbidden):
        _decide(network, proposal)
