"""The one table from refusals to statuses, and how a refusal is told on a page."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a whole page: what is refused and why, then what to do."""
    status = status_of(refusal)
    context = {
        "status": status,
        "sentence": refusal.sentence(gettext),
        "advice": refusal.advice(gettext),
    }
    return render(request, "pages/gone.html" if status == 410 else "pages/refusal.html", context, status=status)


def said(refusal: Refusal) -> str:
    """Return what is refused and why, then what to do."""
    return f"{refusal.sentence(gettext)} {refusal.advice(gettext)}"


@dataclass(frozen=True, slots=True)
class Telling(AbstractContextManager[None, bool]):
    """Say on the next page what is refused within, then go on after it."""

    request: HttpRequest

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Refusal):
            return False
        tell(self.request, error)
        return True


def tell(request: HttpRequest, refusal: Refusal) -> None:
    """Say the refusal on the next page that this person sees."""
    messages.error(request, said(refusal))
