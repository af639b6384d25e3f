from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Conflict, Unreadable
from pontdarc.journal import actions
from pontdarc.journal.models import AuditEvent, OutboxEvent, Run
from pontdarc.journal.rules import facts_as_json
from pontdarc.network.rules import MACHINE, OPERATOR
from tests.world.territory import NOW, Network, actor


@dataclass(frozen=True)
class Happened:
    name: ClassVar[str] = "test.happened"
    thing: UUID
    on: date | None = None


def test_an_audit_event_says_who_did_what_to_what_and_when(network: Network) -> None:
    facts = {"organisation": network.epci.pk, "until": date(2026, 1, 1), "n": 3, "roles": ["dpo"], "nothing": None}
    event = actions.record(by=actor(network.dpo), verb="look", subject=network.epci, facts=facts, now=NOW)
    kept = AuditEvent.objects.get(pk=event.pk)
    assert (kept.actor, kept.actor_kind, kept.verb, kept.at) == (network.dpo.pk, "person", "look", NOW)
    assert (kept.subject_kind, kept.subject) == ("network.organisation", network.epci.pk)
    assert kept.facts["organisation"] == str(network.epci.pk)
    assert kept.facts["until"] == "2026-01-01"


@pytest.mark.parametrize("by", [OPERATOR, MACHINE])
def test_the_operator_and_the_machine_sign_by_their_kind(network: Network, by: object) -> None:
    event = actions.record(by=by, verb="look", subject=network.epci)
    assert (event.actor, event.actor_kind) == (None, by.kind)


@pytest.mark.parametrize("value", ["a@b.example", "x" * 201, object(), {"a": 1}, ["a@b.example"], b"x"])
def test_a_fact_that_could_hold_a_personal_value_is_a_bug(value: object) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        facts_as_json({"it": value})


@given(st.emails())
def test_no_email_address_gets_into_the_audit_trail(email: str) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        facts_as_json({"it": f"pour {email}"})


def test_an_event_is_announced_with_identifiers_only(db: None) -> None:
    thing = uuid4()
    actions.announce(Happened(thing, date(2026, 1, 2)))
    event = OutboxEvent.objects.get()
    assert (event.name, event.payload) == ("test.happened", {"thing": str(thing), "on": "2026-01-02"})
    assert event.handled_at is None


def test_what_is_no_event_is_not_announced(db: None) -> None:
    @dataclass(frozen=True)
    class Heavy:
        name: ClassVar[str] = "test.heavy"
        rows: list[str]

    with pytest.raises(TypeError):
        actions.announce(Heavy(["a"]))
    with pytest.raises(TypeError):
        actions.announce(OutboxEvent(name="x"))


def test_a_run_shows_its_progress_and_ends(db: None) -> None:
    run = actions.start_run("prepare", uuid4(), now=NOW)
    assert (run.state, run.attempts) == ("running", 1)
    assert actions.beat(run, 5, 10, now=NOW)
    actions.end_run(run, "failed", Unreadable("broken", "Le fichier est abîmé.", "Déposez-le à nouveau."), now=NOW)
    kept = Run.objects.get()
    assert (kept.state, kept.done, kept.total, kept.ended_at) == ("failed", 5, 10, NOW)
    assert kept.refusal == {"code": "broken", "sentence": "Le fichier est abîmé.", "advice": "Déposez-le à nouveau."}


def test_the_run_of_a_dead_worker_is_taken_up_again(db: None) -> None:
    subject = uuid4()
    first = actions.start_run("prepare", subject)
    second = actions.start_run("prepare", subject)
    assert (second.pk, second.attempts) == (first.pk, 2)
    actions.end_run(second, "done")
    assert actions.start_run("prepare", subject).pk != first.pk


def test_a_run_learns_at_its_next_beat_that_it_was_asked_to_stop(db: None) -> None:
    run = actions.start_run("prepare", uuid4())
    actions.ask_cancel(by=OPERATOR, run=run)
    assert not actions.beat(run, 1)
    assert AuditEvent.objects.get().verb == "ask_cancel"
    actions.end_run(run, "cancelled")
    with pytest.raises(Conflict):
        actions.ask_cancel(by=OPERATOR, run=run)
