import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError

from pontdarc.approach import dispatch, reactions
from pontdarc.approach.dispatch import LEASE, MOST_ATTEMPTS, claim, drain
from pontdarc.core.refusals import Conflict, Unavailable
from pontdarc.journal.actions import start_run
from pontdarc.journal.models import OutboxEvent
from tests.world.territory import NOW


@pytest.fixture
def react(monkeypatch: pytest.MonkeyPatch, db: None) -> Callable[[Callable[[], None]], list[datetime]]:
    """Have the event « test » handled by a function; return the moments at which it was."""

    def install(reaction: Callable[[], None]) -> list[datetime]:
        moments: list[datetime] = []

        def handle(payload: dict, now: datetime) -> None:
            moments.append(now)
            reaction()

        monkeypatch.setattr(dispatch, "REACTIONS", {"test": handle})
        OutboxEvent.objects.create(name="test", payload={})
        return moments

    return install


def _raise(error: BaseException) -> Callable[[], None]:
    def reaction() -> None:
        raise error

    return reaction


def test_an_event_is_handled_once(react: Callable) -> None:
    moments = react(lambda: None)
    assert (drain(NOW), drain(NOW)) == (1, 0)
    assert moments == [NOW]
    assert OutboxEvent.objects.get().handled_at == NOW


@pytest.mark.parametrize("error", [RuntimeError("alix@exemple.fr"), Unavailable("x", "Non.", "Plus tard.")])
def test_what_fails_is_tried_again_later_and_later_then_given_up(
    react: Callable, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    moments = react(_raise(error))
    now, waits = NOW, []
    for _ in range(MOST_ATTEMPTS):
        assert drain(now) == 1
        assert drain(now) == 0
        event = OutboxEvent.objects.get()
        waits.append(event.not_before - now)
        now = event.not_before
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=10)
    assert (drain(now + timedelta(days=1)), len(moments), dispatch.stuck()) == (0, MOST_ATTEMPTS, 1)
    assert event.failure == type(error).__name__
    assert "alix@exemple.fr" not in caplog.text


def test_a_refusal_is_an_answer_and_is_not_tried_again(react: Callable) -> None:
    react(_raise(Conflict("too_late", "Trop tard.", "Rien à faire.")))
    drain(NOW)
    event = OutboxEvent.objects.get()
    assert (event.handled_at, event.failure) == (NOW, "too_late")


def test_one_bad_event_does_not_stop_the_others(react: Callable) -> None:
    moments = react(lambda: _raise(RuntimeError())() if len(moments) == 1 else None)
    OutboxEvent.objects.create(name="test", payload={})
    assert drain(NOW) == 2
    assert OutboxEvent.objects.filter(handled_at__isnull=False).count() == 1


def test_an_event_that_a_worker_holds_is_nobody_else_s_until_its_lease_ends(react: Callable) -> None:
    react(lambda: None)
    assert claim(NOW) is not None
    assert claim(NOW) is None
    assert drain(NOW + LEASE - timedelta(seconds=1)) == 0
    assert drain(NOW + LEASE) == 1


def test_a_worker_that_lives_keeps_its_event_beyond_the_lease(db: None) -> None:
    delivery = uuid4()
    run = start_run("prepare", delivery, now=NOW)
    OutboxEvent.objects.create(name="test", payload={"delivery": str(delivery)})
    event = claim(NOW)
    later = NOW + timedelta(seconds=40)
    dispatch._say_alive(event, later)
    assert claim(NOW + LEASE) is None
    run.refresh_from_db()
    assert run.heartbeat_at == later


def test_a_beat_that_the_database_refuses_does_not_end_the_next_ones(
    react: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[datetime] = []
    second = threading.Event()

    def say_alive(event: OutboxEvent, now: datetime) -> None:
        beats.append(now)
        if len(beats) == 1:
            raise OperationalError("database table is locked")
        second.set()

    monkeypatch.setattr(dispatch, "LEASE", timedelta(milliseconds=30))
    monkeypatch.setattr(dispatch, "_say_alive", say_alive)
    react(lambda: second.wait(5))
    before = threading.active_count()
    drain(NOW)
    assert len(beats) > 1
    assert threading.active_count() == before, "no beat comes after what the reaction brought is written"


def test_a_worker_told_to_stop_frees_its_event_at_once(react: Callable) -> None:
    moments = react(_raise(SystemExit(143)))
    with pytest.raises(SystemExit):
        drain(NOW)
    event = OutboxEvent.objects.get()
    assert (event.not_before, event.attempts, event.handled_at) == (None, 0, None)
    assert len(moments) == 1


def test_every_event_that_has_a_reaction_is_announced_by_a_stage() -> None:
    assert set(reactions.REACTIONS) == {
        "approach.attestation_asked",
        "approach.erasure_decided",
        "approach.erasure_proposed",
        "approach.person_answered",
        "approach.person_asked",
        "extraction.delivery_destroyed",
        "extraction.delivery_received",
        "extraction.identifiers_given",
        "extraction.secret_decided",
        "extraction.secret_flagged",
        "extraction.secret_replied",
        "extraction.source_failed",
        "legal.advised",
        "legal.clearance_revoked",
        "legal.decided",
        "legal.proposed",
        "mediation.contribution_left",
        "mediation.question_answered",
        "mediation.request_answered",
        "mediation.request_received",
        "mediation.request_silent",
        "mediation.request_transmitted",
        "publication.dataset_withdrawn",
        "publication.plan_wanted",
        "publication.version_held",
        "publication.version_published",
        "publication.versions_erased",
        "standardisation.prepared",
        "standardisation.unprepared",
    }
