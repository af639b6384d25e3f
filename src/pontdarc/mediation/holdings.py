"""What mediation holds about people: who left a reuse or a question, who asked for a document."""

from datetime import datetime

from pontdarc.journal.holdings import Holding
from pontdarc.mediation.actions.requests import forget
from pontdarc.mediation.models import NOBODY, DocumentRequest, Moderated, Question, Reuse

_FIELDS = ("author_name", "author_email")


def _holding(model: type[Moderated], label: str, *shown: str) -> Holding:
    def export(email: str) -> list[dict[str, object]]:
        found = model._default_manager.filter(author_email__iexact=email)
        return [dict(row) for row in found.values(*_FIELDS, *shown, "left_at", "dataset__title")]

    def erase(email: str, now: datetime) -> int:
        found = model._default_manager.filter(author_email__iexact=email)
        return found.update(author_name="", author_email=NOBODY)

    return Holding(label, _FIELDS, export, erase)


_ASKED = ("author_name", "author_email", "subject", "text")


def _export_requests(email: str) -> list[dict[str, object]]:
    found = DocumentRequest.objects.filter(author_email__iexact=email)
    shown = ("mode", "received_at", "organisation__name", "outcome", "reason", "answered_at")
    return [dict(row) for row in found.values(*_ASKED, *shown)]


def _erase_requests(email: str, now: datetime) -> int:
    return forget(DocumentRequest.objects.filter(author_email__iexact=email), now)


HOLDINGS = (
    Holding("mediation.documentrequest", _ASKED, _export_requests, _erase_requests),
    _holding(Reuse, "mediation.reuse", "title", "url", "description"),
    _holding(Question, "mediation.question", "text"),
)
