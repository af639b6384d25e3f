"""What comes back with time, in this process: tests/approach/test_worker.py starts real ones."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from pontdarc.approach import worker
from pontdarc.approach.dispatch import drain
from pontdarc.approach.worker import Rhythm
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from tests.world.territory import NOW, Network
from tests.world.way import PLACES, drop, register

pytestmark = pytest.mark.django_db


def test_a_work_that_fails_neither_stops_the_next_nor_tells_what_it_held(caplog: pytest.LogCaptureFixture) -> None:
    def fail(now: datetime) -> None:
        raise ValueError("alix@exemple.fr")

    done: list[datetime] = []
    for rhythm in (Rhythm(timedelta(hours=1), fail), Rhythm(timedelta(hours=1), lambda now: done.append(now))):
        rhythm.run_if_due(NOW)
        rhythm.run_if_due(NOW + timedelta(minutes=59))
    assert done == [NOW]
    assert "ValueError" in caplog.text
    assert "alix@exemple.fr" not in caplog.text


def test_the_file_of_a_destroyed_delivery_goes_even_if_whoever_destroyed_it_was_stopped(network: Network) -> None:
    version = drop(network, register(network), PLACES)
    delivery = version.preparation.delivery
    raw = blobs().path(delivery.sha256)
    worker.destroy_deliveries(NOW + timedelta(days=5000))
    assert raw.exists(), "this test ends no transaction: what follows a commit did not happen"
    drain(NOW)
    assert not raw.exists()
    assert blobs().path(version.table).exists()


def test_every_term_of_retention_has_its_own_rhythm() -> None:
    works = [rhythm.do.__name__ for rhythm in worker.rhythms()]
    assert len(works) == len(set(works))
    assert {
        "destroy_deliveries",
        "discard_expired_drafts",
        "forget_searches",
        "forget_answered",
        "forget_given_up",
        "forget_requests",
    } <= set(works)


def test_what_a_killed_process_left_goes_after_days_and_what_comes_in_now_stays(data: Path) -> None:
    old, folder, fresh = data / "old", data / "folder", data / "fresh"
    folder.mkdir()
    (folder / "table.parquet").write_bytes(b"half")
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    long_ago = (NOW - worker.STALE - timedelta(hours=1)).timestamp()
    for path, moment in ((old, long_ago), (folder, long_ago), (fresh, NOW.timestamp())):
        os.utime(path, (moment, moment))
    worker.sweep(NOW)
    assert [path.exists() for path in (old, folder, fresh)] == [False, False, True]


def test_a_raw_file_that_is_also_a_table_in_use_stays_on_the_disk_when_its_term_ends(
    network: Network, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    version = drop(network, register(network), PLACES)
    delivery = version.preparation.delivery
    raw = blobs().path(delivery.sha256)
    same_bytes = Delivery.objects.create(
        entry=delivery.entry,
        origin="command",
        filename="lieux.parquet",
        size=version.size,
        sha256=version.table,
        received_at=NOW,
        keep_until=delivery.keep_until,
    )
    after = NOW + timedelta(days=5000)
    with django_capture_on_commit_callbacks(execute=True):
        worker.destroy_deliveries(after)
    same_bytes.refresh_from_db()
    assert same_bytes.destroyed_at == after
    assert blobs().path(version.table).exists()
    assert not raw.exists()
