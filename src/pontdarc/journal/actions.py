"""Write down what was done, announce what happened, and show how background work goes."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from django.db import transaction

from pontdarc.core.refusals import Conflict, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.journal.models import AuditEvent, Identified, OutboxEvent, Run
from pontdarc.journal.rules import facts_as_json
from pontdarc.outside import clock


class Doer(Protocol):
    """Who acts: network.rules.Actor, which this room cannot know."""

    @property
    def person(self) -> UUID | None:
        """The network.Person, None for the operator and the machine."""

    @property
    def kind(self) -> str:
        """person, operator or machine."""


class Event(Protocol):
    """A frozen dataclass of a stage's events.py: its fields are identifiers and short texts."""

    name: ClassVar[str]


def record(
    *,
    by: Doer,
    verb: str,
    subject: Identified,
    facts: Mapping[str, object] | None = None,
    now: datetime | None = None,
) -> AuditEvent:
    """Write the audit event of a deed, in the transaction of the deed.

    :raises ValueError: a fact could hold a personal value (journal.rules).
    """
    return AuditEvent.objects.create(
        at=now or clock.now(),
        actor=by.person,
        actor_kind=by.kind,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject=subject.pk,
        facts=facts_as_json(facts or {}),
    )


def announce(event: Event) -> OutboxEvent:
    """Put an event in the outbox, in the transaction of the deed; the approach reacts to it later.

    :raises TypeError: the event is not a dataclass of identifiers, dates and texts.
    """
    return OutboxEvent.objects.create(name=event.name, payload=_payload(event))


def _payload(event: Event) -> dict[str, object]:
    if not is_dataclass(event) or isinstance(event, type):
        raise TypeError(f"{event!r} is not an event")
    payload: dict[str, object] = {}
    for field in fields(event):
        value = getattr(event, field.name)
        if isinstance(value, UUID):
            value = str(value)
        elif isinstance(value, date):
            value = value.isoformat()
        elif value is not None and not isinstance(value, str | int):
            raise TypeError(f"{event.name}.{field.name} is neither an identifier nor a text")
        payload[field.name] = value
    return payload


def start_run(kind: str, subject: UUID, *, now: datetime | None = None) -> Run:
    """Open a run of background work on a thing, or take up again the one that a dead worker left open."""
    now = now or clock.now()
    open_states = [Run.State.QUEUED, Run.State.RUNNING]
    with transaction.atomic():
        run = Run.objects.select_for_update().filter(kind=kind, subject=subject, state__in=open_states).first()
        run = run or Run(kind=kind, subject=subject)
        run.state = Run.State.RUNNING
        run.started_at = run.heartbeat_at = now
        run.attempts += 1
        run.done, run.total, run.stage = 0, None, ""
        run.save()
    return run


def beat(run: Run, done: int, total: int | None = None, *, stage: str = "", now: datetime | None = None) -> bool:
    """Say that the work is alive and how far it is; return False when somebody asked to stop it."""
    run.heartbeat_at, run.done, run.total, run.stage = now or clock.now(), done, total, stage
    run.save(update_fields=["heartbeat_at", "done", "total", "stage"])
    run.refresh_from_db(fields=["cancel_asked"])
    return not run.cancel_asked


def end_run(run: Run, state: str, refusal: Refusal | None = None, *, now: datetime | None = None) -> Run:
    """Close a run; *state* is one of done, failed, cancelled."""
    run.state = Run.State(state)
    run.ended_at = run.heartbeat_at = now or clock.now()
    run.refusal = refusal_as_json(refusal) if refusal else None
    run.save(update_fields=["state", "ended_at", "heartbeat_at", "refusal"])
    return run


def ask_cancel(*, by: Doer, run: Run, now: datetime | None = None) -> Run:
    """Ask a run to stop at its next beat; whoever calls has checked the right.

    :raises Conflict: the run has ended.
    """
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=run.pk)
        if run.state not in (Run.State.QUEUED, Run.State.RUNNING):
            raise Conflict(
                "run_ended",
                gettext_noop("Ce traitement est déjà terminé."),
                gettext_noop("Rechargez la page pour voir son résultat."),
            )
        run.cancel_asked = True
        run.save(update_fields=["cancel_asked"])
        record(by=by, verb="ask_cancel", subject=run, facts={"kind": run.kind}, now=now)
    return run


def refusal_as_json(refusal: Refusal) -> dict[str, str]:
    """Return a refusal as it is kept: code, sentence, advice. Refusals hold no personal value."""
    return {"code": refusal.code, "sentence": refusal.sentence(), "advice": refusal.advice()}
