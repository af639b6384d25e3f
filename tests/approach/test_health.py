from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from pontdarc.approach.dispatch import MOST_ATTEMPTS
from pontdarc.approach.health import BACKUP_NOTE, Health, health, note_backup, say_alive
from pontdarc.approach.worker import rhythms
from pontdarc.core.refusals import Unavailable
from pontdarc.journal.actions import start_run
from pontdarc.journal.models import OutboxEvent
from tests.world.territory import NOW, Network

pytestmark = pytest.mark.django_db


def _well() -> Health:
    say_alive(NOW)
    note_backup(NOW)
    return health(NOW)


def test_an_installation_that_goes_well_raises_no_concern() -> None:
    found = _well()
    assert (found.waiting, found.oldest, found.stuck) == (0, None, 0)
    assert (found.worker, found.backup, found.concerns) == (NOW, NOW, ())


def test_silence_and_old_backups_are_concerns() -> None:
    assert health(NOW).concerns == ("worker", "backup"), "nothing ever worked here"
    _well()
    assert health(NOW + timedelta(minutes=3)).concerns == ("worker",)
    assert health(NOW + timedelta(days=9)).concerns == ("worker", "backup")


def test_a_long_preparation_is_a_sign_of_life(network: Network) -> None:
    _well()
    later = NOW + timedelta(minutes=10)
    start_run("prepare", network.commune.pk, now=later)
    assert health(later).worker == later


def test_events_that_wait_too_long_or_are_given_up_are_concerns() -> None:
    event = OutboxEvent.objects.create(name="x", payload={})
    OutboxEvent.objects.filter(pk=event.pk).update(announced_at=NOW - timedelta(minutes=20), attempts=MOST_ATTEMPTS)
    found = _well()
    assert (found.waiting, found.stuck, found.oldest) == (1, 1, NOW - timedelta(minutes=20))
    assert found.concerns == ("oldest", "stuck")


def test_a_note_half_written_is_no_note(data: Path) -> None:
    _well()
    (data / BACKUP_NOTE).write_text("2026-1")
    assert health(NOW).backup is None


def test_a_database_that_does_not_answer_is_said() -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("secret")

    with connection.execute_wrapper(refuse), pytest.raises(Unavailable) as refusal:
        health(NOW)
    assert "secret" not in str(refusal.value)


def test_the_worker_says_that_it_lives() -> None:
    [beat] = [rhythm for rhythm in rhythms() if rhythm.do is say_alive]
    beat.run_if_due(NOW)
    assert health(NOW).worker == NOW
