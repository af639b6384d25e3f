"""Nobody takes everything: requests counted by client, exports counted for all, and when to come back."""

import threading

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from pontdarc.api.fairness import Buckets, Fairness, client_of


def test_a_client_that_has_had_its_share_waits_while_the_others_do_not() -> None:
    buckets = Buckets(minute=3)
    assert [buckets.take("a", now=0).allowed for _ in range(4)] == [True, True, True, False]
    assert buckets.take("a", now=0).seconds == 20
    assert buckets.take("b", now=0).left == 2
    assert buckets.take("a", now=20).allowed
    assert not buckets.take("a", now=21).allowed


def test_clients_that_were_not_seen_for_long_are_forgotten() -> None:
    buckets = Buckets(minute=1, most_clients=2)
    for client in "abc":
        assert buckets.take(client, now=0).allowed
    assert buckets.take("a", now=0).allowed
    assert not buckets.take("c", now=0).allowed


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("2001:db8::1", "", "2001:db8::/64"),
        ("2001:db8::2", "", "2001:db8::/64"),
        ("", "", "unknown"),
    ],
)
def test_only_our_own_proxies_are_believed_on_who_asks(
    settings: pytest.FixtureRequest, remote: str, forwarded: str, client: str
) -> None:
    settings.PROXIES = frozenset({"10.0.0.1"})  # type: ignore[attr-defined]
    request = RequestFactory().get("/api/x", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_of(request) == client


def test_a_refusal_says_when_to_come_back_in_the_shape_of_its_api(settings: pytest.FixtureRequest) -> None:
    settings.API_PER_MINUTE = 1  # type: ignore[attr-defined]
    serve = Fairness(lambda request: HttpResponse("ok"))
    ask = RequestFactory().get
    first = serve(ask("/api/v1/datasets/x"))
    assert (first.status_code, first["X-RateLimit-Limit"], first["X-RateLimit-Remaining"]) == (200, "1", "0")
    refused = serve(ask("/api/v1/datasets/x"))
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert refused["Content-Type"] == "application/problem+json"
    assert serve(ask("/donnees/")).status_code == 200


def test_exports_are_counted_until_their_last_byte(db: None, settings: pytest.FixtureRequest) -> None:
    settings.EXPORTS_AT_ONCE = 1  # type: ignore[attr-defined]
    serve = Fairness(lambda request: StreamingHttpResponse(iter([b"a", b"b"])))
    ask = RequestFactory().get
    running = serve(ask("/api/x/exports/csv"))
    assert serve(ask("/api/x/exports/csv")).status_code == 429
    assert serve(ask("/api/x/records")).status_code == 200
    running.close()
    running.close()
    assert serve(ask("/api/x/exports/csv")).status_code == 200
    assert serve(ask("/api/x/exports/csv")).status_code == 429


def test_an_export_that_fails_leaves_its_place() -> None:
    def fails(request: object) -> HttpResponse:
        raise ValueError

    serve = Fairness(fails)
    serve.exports = threading.BoundedSemaphore(1)
    for _ in range(2):
        with pytest.raises(ValueError):  # noqa: PT011 - the one raised above
            serve(RequestFactory().get("/api/x/exports/csv"))
