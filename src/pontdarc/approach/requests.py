"""What bodies did with the requests that came here, as their duty to answer (G10) shows it."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from pontdarc.core.words import gettext_noop
from pontdarc.legal.compliance import Kept
from pontdarc.mediation.delays import Clock, clock_of
from pontdarc.mediation.models import DocumentRequest
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day


def clock_of_request(request: DocumentRequest, today: date) -> Clock:
    """Return where a request is in time."""
    answered = date_of(request.answered_at) if request.answered_at else None
    return clock_of(date_of(request.received_at), request.outcome, answered, today)


def kept_of_requests(organisations: Collection[UUID], today: date) -> dict[UUID, list[Kept]]:
    """Return where bodies stand with the requests of the last year; nothing of those that received none here."""
    since = today.replace(year=today.year - 1, day=min(today.day, 28))
    recent = DocumentRequest.objects.filter(organisation__in=organisations, received_at__date__gte=since)
    by_body: dict[UUID, list[DocumentRequest]] = {}
    for each in recent:
        by_body.setdefault(each.organisation_id, []).append(each)
    return {body: [shown(requests, today)] for body, requests in by_body.items()}


def shown(requests: Iterable[DocumentRequest], today: date) -> Kept:
    """Return what the requests of one body show: silence first, then what is still to be answered."""
    waiting = [clock_of_request(each, today) for each in requests if not each.outcome]
    silent = sum(each.silent for each in waiting)
    if silent:
        return Kept("G10", "late", _SILENT, (("count", str(silent)),))
    if waiting:
        first = min(each.due_on for each in waiting)
        return Kept("G10", "done", _RUNNING, (("day", day(first)),))
    return Kept("G10", "done", _ANSWERED)


_SILENT = gettext_noop("Demandes restées sans réponse après un mois : %(count)s.")
_RUNNING = gettext_noop("Aucune demande en retard. Prochaine réponse due le %(day)s.")
_ANSWERED = gettext_noop("Toutes les demandes reçues ici ont leur réponse.")
