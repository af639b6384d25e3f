"""Answers kept in memory, as the bytes that were sent. The gate is asked before each of them leaves again.

A view says that its answer depends on nothing but its address and one version (`depends_on`); this middleware, the
outermost, keeps it whole: compressed, with its headers. What is withdrawn, suspended or replaced is gone at once.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotModified

from pontdarc.publication.queries import version_now

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_LARGEST: Final = 1 << 20
_OVERHEAD: Final = 2_000
"""What an entry takes beside its body: key, headers, objects."""
_MARK: Final = "pontdarc_depends_on"


def depends_on(response: HttpResponse, name: str, version: UUID) -> HttpResponse:
    """Say that an answer holds for its address as long as this version is the one public under *name*."""
    setattr(response, _MARK, (name, version))
    return response


@dataclass(frozen=True, slots=True)
class _Kept:
    name: str
    version: UUID
    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str

    @property
    def size(self) -> int:
        return len(self.body) + _OVERHEAD


class Memory:
    """The answers last used, bounded in bytes. Shared by the threads of a process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[str, str, bool], _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, str, bool]) -> _Kept | None:
        """Return what is kept under this key."""
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, bool], kept: _Kept) -> None:
        """Keep an answer, and let go of those that were used the longest ago."""
        with self._lock:
            self._take_out(key)
            self._kept[key] = kept
            self._size += kept.size
            while self._size > self._most:
                self._take_out(next(iter(self._kept)))

    def drop(self, key: tuple[str, str, bool]) -> None:
        """Let go of an answer."""
        with self._lock:
            self._take_out(key)

    def _take_out(self, key: tuple[str, str, bool]) -> None:
        former = self._kept.pop(key, None)
        if former:
            self._size -= former.size


class Answers:
    """Gives the answers of the APIs that are in memory, and puts there those that may be."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.memory = Memory(settings.ANSWERS_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from memory when the gate says that it still holds."""
        if request.method != "GET" or not request.path_info.startswith("/api/"):
            return self.get_response(request)
        host = request.META.get("HTTP_HOST", "")
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        key = (host, request.get_full_path(), packed)
        kept = self.memory.get(key)
        if kept is not None:
            if version_now(kept.name) == kept.version:
                return _again(request, kept)
            self.memory.drop(key)
        response = self.get_response(request)
        self._keep(key, response)
        return response

    def _keep(self, key: tuple[str, str, bool], response: HttpResponseBase) -> None:
        mark: tuple[str, UUID] | None = getattr(response, _MARK, None)
        if mark is None or response.status_code != 200 or response.cookies or not isinstance(response, HttpResponse):
            return
        if len(response.content) <= _LARGEST:
            headers = tuple(response.items())
            self.memory.put(key, _Kept(mark[0], mark[1], response.content, headers, response.get("ETag", "")))


def _again(request: HttpRequest, kept: _Kept) -> HttpResponse:
    known = [each.strip().removeprefix("W/") for each in request.META.get("HTTP_IF_NONE_MATCH", "").split(",")]
    fresh = kept.etag and (kept.etag.removeprefix("W/") in known or "*" in known)
    response = HttpResponseNotModified() if fresh else HttpResponse(kept.body)
    for name, value in kept.headers:
        if not fresh or name not in ("Content-Type", "Content-Length", "Content-Encoding"):
            response[name] = value
    return response
