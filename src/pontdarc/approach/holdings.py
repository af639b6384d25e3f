"""What the approach holds about people: who asked something about themselves."""

from datetime import datetime

from pontdarc.approach.erasure.actions import forget
from pontdarc.approach.models import PersonRequest
from pontdarc.journal.holdings import Holding


def _export(email: str) -> list[dict[str, object]]:
    found = PersonRequest.objects.filter(email__iexact=email)
    fields = ("name", "email", "text", "right", "received_at", "due_on", "answer", "answered_at", "dataset__title")
    return [dict(row) for row in found.values(*fields)]


def _erase(email: str, now: datetime) -> int:
    found = list(PersonRequest.objects.filter(email__iexact=email))
    for request in found:
        forget(request, now)
    return len(found)


HOLDINGS = (Holding("approach.personrequest", ("name", "email", "text"), _export, _erase),)
