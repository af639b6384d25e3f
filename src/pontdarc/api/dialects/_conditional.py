"""What every dialect says of an answer that a client may have already, and of one that comes from another site."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase


def preflight() -> HttpResponse:
    """Let pages of any site read: nothing here depends on who asks."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = "86400"
    return response


def validator(request: HttpRequest, *parts: object) -> str:
    """Return a weak ETag of what the answer is made from: the state of the data and the address."""
    text = "\n".join([*map(str, parts), request.get_full_path(), request.get_host()])
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def unless_known(request: HttpRequest, etag: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Answer 304 when the client already has it, else what *make* gives. Caches must ask each time: data can go."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]
    fresh = etag.removeprefix("W/") in known or "*" in known
    response = HttpResponseNotModified() if fresh else make()
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return response
