"""A request is answered within its delay; who asked, and what was typed, are forgotten in time."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import actions, rules
from pontdarc.approach.erasure.people import export_person, forget_person
from pontdarc.approach.models import PersonRequest
from pontdarc.approach.worker import destroy_deliveries
from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.extraction.actions import discard_expired_drafts
from pontdarc.extraction.models import Draft
from pontdarc.journal.models import AuditEvent
from pontdarc.network.rules import OPERATOR
from pontdarc.publication.models import Dataset
from tests.approach.erasure.test_purging import PEOPLE
from tests.world.built import built
from tests.world.territory import NOW, Network, actor
from tests.world.way import clear, drop, later, register

DAY = 24


@pytest.fixture
def asked(network: Network, data: Path) -> PersonRequest:
    return built(_asked, network, folder=data)


def _asked(network: Network) -> PersonRequest:
    entry = register(network, "Aides versées")
    drop(network, entry, PEOPLE)
    clear(network, entry)
    dataset = Dataset.objects.get(entry=entry)
    asked = {"right": "erase", "name": "Une  Dame", "email": "Dame@courriel.example"}
    return actions.ask(dataset=dataset, **asked, now=NOW)


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2024, 1, 31), date(2024, 2, 29), date(2024, 4, 30)),
        (date(2026, 11, 23), date(2026, 12, 23), date(2027, 2, 23)),
    ],
)
def test_the_delay_is_a_month_then_two_more(received: date, due: date, extended: date) -> None:
    assert rules.due_on(received) == due
    assert rules.extended_to(received) == extended


def test_the_delay_is_extended_once_within_the_first_month_and_with_a_reason(
    network: Network, asked: PersonRequest
) -> None:
    dpo = actor(network.dpo)
    with pytest.raises(Invalid):
        actions.extend(by=dpo, request=asked, why=" ", now=NOW)
    with pytest.raises(Forbidden):
        actions.extend(by=actor(network.referent), request=asked, why="Complexe.", now=NOW)
    with pytest.raises(Conflict):
        actions.extend(by=dpo, request=asked, why="Complexe.", now=later(32 * DAY))
    extended = actions.extend(by=dpo, request=asked, why="Complexe.", now=later(20 * DAY))
    assert extended.due_on == date(2027, 2, 23)
    with pytest.raises(Conflict):
        actions.extend(by=dpo, request=asked, why="Encore.", now=later(21 * DAY))


def test_nothing_is_said_to_be_granted_that_was_not_done(network: Network, asked: PersonRequest) -> None:
    dpo = actor(network.dpo)
    with pytest.raises(Conflict, match="Rien n’a encore été effacé"):
        actions.answer(by=dpo, request=asked, answer="granted", now=NOW)
    with pytest.raises(Invalid):
        actions.answer(by=dpo, request=asked, answer="refused", now=NOW)
    actions.propose_erasure(
        by=dpo,
        dataset=asked.dataset,
        people=[["Ysaline"]],
        measure="rows",
        article="RGPD art. 17",
        request=asked,
        now=NOW,
    )
    with pytest.raises(Conflict, match="pas encore décidé"):
        actions.answer(by=dpo, request=asked, answer="nothing", now=NOW)


def test_who_asked_is_forgotten_a_year_after_the_answer(network: Network, asked: PersonRequest) -> None:
    dpo = actor(network.dpo)
    extended = actions.extend(by=dpo, request=asked, why="Mme Dame écrit de plusieurs communes.", now=NOW)
    actions.answer(by=dpo, request=extended, answer="nothing", now=NOW)
    actions.forget_answered(now=NOW + timedelta(days=364))
    asked.refresh_from_db()
    assert (asked.name, asked.email) == ("Une Dame", "dame@courriel.example")
    actions.forget_answered(now=NOW + timedelta(days=366))
    asked.refresh_from_db()
    assert (asked.name, asked.email, asked.answer) == ("Personne effacée", "", "nothing")
    assert asked.extended_why == ""


def test_a_draft_that_nobody_touches_is_forgotten_and_leaves_who_when_and_how_many(network: Network) -> None:
    entry = register(network)
    Draft.objects.create(entry=entry, standard="", rows=[{"nom": "Zqx"}], by=network.referent, changed_at=NOW)
    discard_expired_drafts(now=NOW + timedelta(days=89))
    assert Draft.objects.exists()
    discard_expired_drafts(now=NOW + timedelta(days=91))
    assert not Draft.objects.exists()
    facts = AuditEvent.objects.get(verb="discard_expired_draft").facts
    assert facts["rows"] == 1
    assert facts["author"] == str(network.referent.pk)
    assert facts["changed_at"].startswith("2026-11-23")
    assert facts["term_days"] == 90


def test_a_destroyed_delivery_leaves_its_size_date_author_and_rule(network: Network) -> None:
    entry = register(network)
    delivery = drop(network, entry, PEOPLE).preparation.delivery
    destroy_deliveries(NOW + timedelta(days=1_096))
    delivery.refresh_from_db()
    assert delivery.destroyed_at is not None
    assert (delivery.size, delivery.by_id, delivery.received_at) == (len(PEOPLE.encode()), network.referent.pk, NOW)
    assert delivery.destroyed_why == "durée de conservation écoulée le 22\u00a0novembre 2029"


def test_a_person_of_the_network_takes_everything_away_then_leaves_everywhere(
    network: Network, asked: PersonRequest
) -> None:
    drain(NOW)
    dpo = actor(network.dpo)
    PersonRequest.objects.filter(pk=asked.pk).update(email=network.dpo.email)
    with pytest.raises(Forbidden):
        export_person(by=actor(network.referent), person=network.dpo, now=NOW)
    held = export_person(by=dpo, person=network.dpo, now=NOW)
    assert {"network.person", "network.account", "approach.personrequest", "journal.auditevent"} <= set(held)
    assert forget_person(by=OPERATOR, person=network.dpo, now=NOW) >= 3
    asked.refresh_from_db()
    assert asked.name == "Personne effacée"
