from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Forbidden, Invalid, Refusal, Unavailable
from pontdarc.extraction import actions, queries, rules
from pontdarc.extraction.connectors.http import filename
from pontdarc.extraction.connectors.registry import connectors
from pontdarc.extraction.models import Delivery, Source
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import OutboxEvent
from pontdarc.outside.http import Answer
from tests.world.territory import NOW, Network, actor

URL = "https://exemple.test/subventions.csv"


class Server:
    """A fetcher that answers what it is told to."""

    def __init__(self, body: bytes = b"a\n1\n", **headers: str) -> None:
        self.body, self.headers, self.failure = body, headers, None
        self.asked: list[Mapping[str, str]] = []

    @contextmanager
    def open(self, url: str, *, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
        self.asked.append(headers or {})
        if self.failure:
            raise self.failure
        tag = self.headers.get("etag")
        if tag and (headers or {}).get("If-None-Match") == tag:
            yield Answer(304, {}, url, iter(()))
        else:
            yield Answer(200, self.headers, url, iter([self.body]))

    failure: Refusal | None


@pytest.fixture
def source(network: Network, entry: Entry) -> Source:
    return actions.add_source(
        by=actor(network.referent), entry=entry, connector="http", parameters={"url": URL}, now=NOW
    )


def test_a_source_is_due_at_once_then_after_its_rhythm(source: Source) -> None:
    assert list(queries.due_sources(NOW)) == [source]
    delivery = actions.fetch(source=source, now=NOW, through=Server())
    assert delivery is not None
    assert (delivery.origin, delivery.source, delivery.filename) == ("source", source, "subventions.csv")
    assert list(queries.due_sources(NOW + timedelta(hours=23))) == []
    assert list(queries.due_sources(NOW + timedelta(hours=24))) == [source]


def test_an_unchanged_file_is_no_delivery(source: Source) -> None:
    server = Server(etag='"v1"')
    actions.fetch(source=source, now=NOW, through=server)
    assert actions.fetch(source=source, now=NOW, through=server) is None
    assert server.asked[1] == {"If-None-Match": '"v1"'}
    assert Delivery.objects.count() == 1


def test_the_same_bytes_from_a_server_that_says_nothing_are_no_delivery(source: Source) -> None:
    server = Server()
    actions.fetch(source=source, now=NOW, through=server)
    assert actions.fetch(source=source, now=NOW, through=server) is None
    server.body = b"a\n2\n"
    assert actions.fetch(source=source, now=NOW, through=server) is not None


def test_a_failure_is_kept_announced_and_tried_again_later_and_later(source: Source) -> None:
    server = Server()
    server.failure = Unavailable(
        "source_error", "Le serveur répond par l’erreur %(status)s.", "Voyez.", {"status": 500}
    )
    waits: list[timedelta] = []
    for _ in range(3):
        assert actions.fetch(source=source, now=NOW, through=server) is None
        source.refresh_from_db()
        waits.append(_next(source) - NOW)
    assert waits == [timedelta(minutes=15), timedelta(minutes=30), timedelta(minutes=60)]
    assert source.last_refusal == {
        "code": "source_error",
        "sentence": "Le serveur répond par l’erreur 500.",
        "advice": "Voyez.",
    }
    assert OutboxEvent.objects.filter(name="extraction.source_failed").count() == 3
    server.failure = None
    actions.fetch(source=source, now=NOW, through=server)
    source.refresh_from_db()
    assert (source.failures, source.last_refusal, _next(source)) == (0, None, NOW + timedelta(hours=24))


def _next(source: Source) -> datetime:
    assert source.next_run_at is not None
    return source.next_run_at


@given(st.integers(1, 9000), st.integers(0, 100_000))
def test_the_wait_is_never_nothing_nor_beyond_a_week_of_failures(every: int, failures: int) -> None:
    wait = rules.next_run(NOW, every, failures) - NOW
    assert wait == timedelta(hours=every) if failures == 0 else timedelta(minutes=15) <= wait <= timedelta(days=7)


def test_two_workers_do_not_fetch_the_same_source(source: Source) -> None:
    stale = Source.objects.get(pk=source.pk)
    server = Server()
    actions.fetch(source=source, now=NOW, through=server)
    assert actions.fetch(source=stale, now=NOW, through=server) is None
    assert len(server.asked) == 1


def test_a_worker_killed_on_the_way_leaves_the_source_due_again(source: Source) -> None:
    class Killed(Server):
        @contextmanager
        def open(self, url: str, *, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
            raise KeyboardInterrupt
            yield

    with pytest.raises(KeyboardInterrupt):
        actions.fetch(source=source, now=NOW, through=Killed())
    assert list(queries.due_sources(NOW + timedelta(hours=1))) == [source]


def test_a_source_that_leads_inside_stores_the_refusal(source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(parameters={"url": "http://127.0.0.1/secret"})
    source.refresh_from_db()
    assert actions.fetch(source=source, now=NOW) is None
    assert source.last_refusal is not None
    assert source.last_refusal["code"] == "private_address"


def test_a_stopped_source_is_fetched_no_more(network: Network, source: Source) -> None:
    actions.stop_source(by=actor(network.referent), source=source, now=NOW)
    server = Server()
    assert actions.fetch(source=source, now=NOW, through=server) is None
    assert server.asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"connector": "telepathy"},
        {"parameters": {"url": "ftp://exemple.test/a"}},
        {"parameters": {"url": "https://moi:secret@exemple.test/a"}},
        {"parameters": {}},
        {"every_hours": 0},
    ],
)
def test_a_source_that_cannot_work_is_refused(network: Network, entry: Entry, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        actions.add_source(
            **{
                "by": actor(network.referent),
                "entry": entry,
                "connector": "http",
                "parameters": {"url": URL},
                "now": NOW,
            }
            | wrong
        )


def test_who_may_not_deliver_adds_no_source(network: Network, entry: Entry) -> None:
    with pytest.raises(Forbidden):
        actions.add_source(by=actor(network.mayor), entry=entry, connector="http", parameters={"url": URL}, now=NOW)


@pytest.mark.parametrize(
    ("disposition", "url", "name"),
    [
        ('attachment; filename="a b.csv"', URL, "a b.csv"),
        ("attachment; filename*=UTF-8''d%C3%A9lib.csv", URL, "délib.csv"),
        ("", "https://exemple.test/d%C3%A9lib.csv?x=1", "délib.csv"),
        ("", "https://exemple.test/", "fichier"),
    ],
)
def test_the_file_is_named_by_the_server_else_by_its_address(disposition: str, url: str, name: str) -> None:
    assert filename(disposition, url) == name


@pytest.mark.parametrize("slug", sorted(connectors()))
def test_every_connector_says_what_it_is_and_refuses_what_cannot_work(slug: str) -> None:
    connector = connectors()[slug]
    assert connector.slug == slug
    assert connector.title
    assert connector.help.endswith(".")
    assert all(each.title and each.hint and each.example for each in connector.parameters)
    connector.check({each.slug: each.example for each in connector.parameters})
    required = [each.slug for each in connector.parameters if each.required]
    for missing in required:
        with pytest.raises(Invalid):
            connector.check({each.slug: each.example for each in connector.parameters if each.slug != missing})
