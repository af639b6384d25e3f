import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from pontdarc.core.refusals import Conflict, Forbidden, Gone, NotFound, Unreadable
from pontdarc.extraction import actions, queries, rules
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent, OutboxEvent
from pontdarc.network.rules import MACHINE, OPERATOR, Actor
from tests.world.territory import NOW, Network, actor


def _receive(by: Actor, entry: Entry, content: bytes = b"a,b\n1,2\n", **more: object) -> Delivery:
    return actions.receive(
        **{"by": by, "entry": entry, "file": [content], "filename": "s.csv", "origin": "workspace", "now": NOW} | more
    )


def _files(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def test_a_delivery_keeps_the_bytes_their_fingerprint_size_date_and_origin(network: Network, entry: Entry) -> None:
    delivery = _receive(actor(network.referent), entry)
    assert delivery.sha256 == hashlib.sha256(b"a,b\n1,2\n").hexdigest()
    assert (delivery.size, delivery.received_at, delivery.origin) == (8, NOW, "workspace")
    assert delivery.keep_until == NOW.date() + timedelta(days=1095)
    assert b"".join(queries.raw(actor(network.referent), delivery.pk)) == b"a,b\n1,2\n"


def test_a_delivery_is_announced_and_moves_its_entry(network: Network, entry: Entry) -> None:
    delivery = _receive(actor(network.referent), entry)
    event = OutboxEvent.objects.get(name="extraction.delivery_received")
    assert event.payload == {"delivery": str(delivery.pk), "entry": str(entry.pk)}
    entry.refresh_from_db()
    assert entry.stage == "extracted"


def test_the_same_bytes_twice_are_two_deliveries_of_one_blob(network: Network, entry: Entry, data: Path) -> None:
    first, second = (_receive(actor(network.referent), entry) for _ in range(2))
    assert first.pk != second.pk
    assert len(_files(data)) == 1


def test_a_file_past_the_limit_is_refused_and_leaves_nothing(
    network: Network, entry: Entry, data: Path, settings: Settings
) -> None:
    settings.DELIVERY_MAX_BYTES = 10
    with pytest.raises(Unreadable):
        _receive(actor(network.referent), entry, b"x" * 11)
    assert not Delivery.objects.exists()
    assert _files(data) == []


def test_an_upload_that_stops_on_the_way_leaves_nothing(network: Network, entry: Entry, data: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield b"half of"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        _receive(actor(network.referent), entry, file=interrupted())
    assert not Delivery.objects.exists()
    assert _files(data) == []


def test_a_delivery_that_cannot_be_recorded_leaves_no_bytes(
    network: Network, entry: Entry, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(event: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("pontdarc.extraction.actions.deliveries.announce", broken)
    with pytest.raises(RuntimeError):
        _receive(actor(network.referent), entry)
    assert not Delivery.objects.exists()
    assert _files(data) == []


def test_who_may_not_deliver_is_refused_before_anything_is_read(network: Network, entry: Entry) -> None:
    def read() -> Iterator[bytes]:
        pytest.fail("it was read")
        yield b""

    for person in (network.dpo, network.mayor, network.secretary):
        with pytest.raises(Forbidden):
            _receive(actor(person), entry, file=read())


def test_others_see_neither_the_delivery_nor_its_bytes(network: Network, entry: Entry) -> None:
    delivery = _receive(actor(network.referent), entry)
    with pytest.raises(NotFound):
        queries.delivery(actor(network.signatory), delivery.pk)
    with pytest.raises(NotFound):
        queries.raw(actor(network.secretary), delivery.pk)
    assert queries.delivery(actor(network.dpo), delivery.pk) == delivery


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\Users\\moi\\subventions.csv", "subventions.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n.csv", "ab.csv"),
        ("", "fichier"),
        (".htaccess", "htaccess"),
        ("x" * 300 + ".csv", "x" * 251 + ".csv"),
    ],
)
def test_a_file_name_is_only_a_name(given_name: str, kept: str) -> None:
    assert rules.safe_filename(given_name) == kept


@given(st.text())
def test_no_file_name_leads_anywhere(name: str) -> None:
    kept = rules.safe_filename(name)
    assert 0 < len(kept) <= 255
    assert not set(kept) & {"/", "\\", "\x00", "\n"}
    assert kept not in (".", "..")


def test_destroying_leaves_size_date_and_reason_and_takes_the_bytes(
    network: Network,
    entry: Entry,
    data: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    delivery = _receive(actor(network.referent), entry)
    with django_capture_on_commit_callbacks(execute=True):
        gone = actions.destroy(by=actor(network.coordinator), delivery=delivery, why="RGPD, article 17", now=NOW)
    assert (gone.size, gone.destroyed_at, gone.destroyed_why) == (8, NOW, "RGPD, article 17")
    assert _files(data) == []
    assert AuditEvent.objects.get(verb="destroy").facts["sha256"] == delivery.sha256
    with pytest.raises(Gone):
        queries.raw(OPERATOR, delivery.pk)
    with pytest.raises(Conflict):
        actions.destroy(by=OPERATOR, delivery=delivery, why="encore", now=NOW)


def test_bytes_that_another_delivery_or_stage_uses_stay(
    network: Network,
    entry: Entry,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first, second = (_receive(actor(network.referent), entry) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        actions.destroy(by=OPERATOR, delivery=first, why="doublon", now=NOW)
    assert blobs().path(second.sha256).exists()
    with django_capture_on_commit_callbacks(execute=True):
        actions.destroy(by=OPERATOR, delivery=second, why="doublon", now=NOW, keep_blobs={second.sha256})
    assert blobs().path(second.sha256).exists()


def test_only_a_coordinator_or_the_operator_destroys(network: Network, entry: Entry) -> None:
    delivery = _receive(actor(network.referent), entry)
    with pytest.raises(Forbidden):
        actions.destroy(by=actor(network.referent), delivery=delivery, why="envie", now=NOW)


def test_what_is_past_its_term_is_destroyed_but_for_what_is_still_published(network: Network, entry: Entry) -> None:
    published, old = (_receive(actor(network.referent), entry, content) for content in (b"1", b"2"))
    on_the_last_day = NOW + timedelta(days=1095)
    assert actions.destroy_expired(now=on_the_last_day) == 0
    assert actions.destroy_expired(now=on_the_last_day + timedelta(days=1), keep=[published.pk]) == 1
    old.refresh_from_db()
    published.refresh_from_db()
    assert old.destroyed_at
    assert published.destroyed_at is None
    assert AuditEvent.objects.get(verb="destroy").actor_kind == MACHINE.kind
