"""A share for everybody: so many requests a minute for one client, so many exports at a time for all.

Counted by process: a client that meets two of them has twice as much. What is refused says when to come back.
"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from pontdarc.api.dialect import Dialect, Share
from pontdarc.api.refusals import problem
from pontdarc.api.urls import DIALECTS
from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_CLIENTS: Final = 20_000
_COME_BACK: Final = 5
"""Seconds after which something that was busy is worth another try."""


class Buckets:
    """A bucket of *minute* requests for each client, filled again little by little. *now* in seconds, any origin."""

    def __init__(self, minute: int, most_clients: int = _CLIENTS) -> None:
        self.minute = minute
        self._most = most_clients
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, client: str, now: float) -> Share:
        """Take one request of a client's share."""
        with self._lock:
            left, at = self._left.pop(client, (float(self.minute), now))
            left = min(float(self.minute), left + max(0.0, now - at) * self.minute / 60)
            allowed = left >= 1
            self._left[client] = (left - allowed, now)
            while len(self._left) > self._most:
                self._left.popitem(last=False)
        wait = 0.0 if allowed else (1 - left) * 60 / self.minute
        return Share(allowed, self.minute, int(left - allowed), wait)


class Fairness:
    """Refuses politely what would leave nothing to the others."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.buckets = Buckets(settings.API_PER_MINUTE)
        self.exports = threading.BoundedSemaphore(settings.EXPORTS_AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or say when to come back."""
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        share = None
        if self.buckets.minute:
            share = self.buckets.take(client_of(request), time.monotonic())
            if not share.allowed:
                return _told(_refused(request, share), share)
        if request.method == "GET" and "/exports/" in request.path_info:
            return _told(self._export(request), share)
        return _told(self.get_response(request), share)

    def _export(self, request: HttpRequest) -> HttpResponseBase:
        if not self.exports.acquire(blocking=False):
            return _refused(request, Share(False, settings.EXPORTS_AT_ONCE, 0, _COME_BACK))
        release = _Once(self.exports.release)
        try:
            response = self.get_response(request)
        except BaseException:
            release()
            raise
        if isinstance(response, StreamingHttpResponse):
            response._resource_closers.append(release)  # type: ignore[attr-defined]  # as Django ends a stream
        else:
            release()
        return response


@dataclass(slots=True)
class _Once:
    """Calls once, however often it is called."""

    act: Callable[[], object]
    done: bool = False

    def __call__(self) -> None:
        if not self.done:
            self.done = True
            self.act()


def client_of(request: HttpRequest) -> str:
    """Return whose share it is: an address, or the network of a home for IPv6; behind our proxies, what they saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if address in settings.PROXIES:
        seen = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        address = next((each for each in reversed(seen) if each and each not in settings.PROXIES), address)
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else str(known)


def _told(response: HttpResponseBase, share: Share | None) -> HttpResponseBase:
    if share is not None:
        response["X-RateLimit-Limit"] = str(share.limit)
        response["X-RateLimit-Remaining"] = str(share.left)
        response["X-RateLimit-Reset"] = str(share.seconds)
    if response.status_code in (429, 503) and not response.has_header("Retry-After"):
        response["Retry-After"] = str(_COME_BACK)
    return response


def _refused(request: HttpRequest, share: Share) -> HttpResponseBase:
    dialect = _dialect_of(request.path_info)
    response = dialect.too_many(request, share) if dialect and dialect.too_many else _problem(share)
    response.status_code = 429
    response["Retry-After"] = str(share.seconds)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _problem(share: Share) -> HttpResponseBase:
    refusal = Unavailable(
        "too_many_requests",
        gettext_noop("Trop de demandes en peu de temps."),
        gettext_noop("Réessayez dans %(seconds)s secondes, ou téléchargez le fichier entier."),
        {"seconds": share.seconds},
    )
    return problem(refusal, status=429)


def _dialect_of(path: str) -> Dialect | None:
    return next((each for each in DIALECTS.values() if each.prefix and path.startswith(f"/{each.prefix}/")), None)
