"""The one table from refusals to statuses for programs, and how our own routes tell them (RFC 9457)."""

from collections.abc import Mapping

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext

from pontdarc.core.refusals import (
    Conflict,
    Forbidden,
    Gone,
    Invalid,
    NotFound,
    Refusal,
    Unavailable,
    Unlawful,
    Unreadable,
)

STATUSES: dict[type[Refusal], int] = {
    Unreadable: 422,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Unlawful: 403,
    Invalid: 400,
    Gone: 410,
    Unavailable: 503,
}


def status_of(refusal: Refusal) -> int:
    """Return the status of the answer that says this refusal."""
    return next((status for kind, status in STATUSES.items() if isinstance(refusal, kind)), 400)


def problem(refusal: Refusal, status: int = 0, more: Mapping[str, object] | None = None) -> HttpResponse:
    """Answer a refusal as a problem document; *status* when the table does not know it, *more* members of our own."""
    status = status or status_of(refusal)
    body = {
        "type": f"urn:pontdarc:refusal:{refusal.code}",
        "title": refusal.sentence(gettext),
        "status": status,
        "detail": refusal.advice(gettext),
        **(more or {}),
    }
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/problem+json")
