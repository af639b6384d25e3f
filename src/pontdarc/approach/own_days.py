"""The days that are one body's own: requests to answer, deposits of operators to come. No subject, no name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from pontdarc.approach.requests import clock_of_request
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.contracts import awaited_of, running
from pontdarc.mediation.models import DocumentRequest


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day, what falls on it (msgid), at the title of which article; *uid* stays the same from one day to the next."""

    uid: str
    day: date
    summary: str
    article: str


def days_of(organisation: UUID, today: date) -> list[OwnDay]:
    """Return the days of a body that are to come, and those that passed with nothing done."""
    return sorted((*_requests(organisation, today), *_deposits(organisation, today)), key=lambda each: each.day)


def _requests(organisation: UUID, today: date) -> Iterator[OwnDay]:
    waiting = DocumentRequest.objects.filter(organisation=organisation, outcome="", forgotten_at=None)
    for each in waiting:
        due = clock_of_request(each, today).due_on
        yield OwnDay(f"request-{each.pk}", due, _ANSWER, "CRPA R*311-12, R311-13")


def _deposits(organisation: UUID, today: date) -> Iterator[OwnDay]:
    contracts = running(today).filter(Q(authority=organisation) | Q(operator=organisation))
    asked = awaited_of(contracts, today)
    for contract in contracts:
        for each in asked[contract.pk]:
            if each.due_on is not None and each.waiver is None:
                words = _DEPOSIT if contract.operator_id == organisation else _AWAITED
                yield OwnDay(f"deposit-{each.asked.pk}-{each.due_on:%Y%m%d}", each.due_on, words, _ARTICLE)


_ANSWER = gettext_noop("Répondre à une demande de document")
_DEPOSIT = gettext_noop("Remettre des données prévues par un contrat")
_AWAITED = gettext_noop("Dépôt attendu d’un exploitant")
_ARTICLE = "CCP L3131-2, L3131-5"
