"""Requests for documents: received with their clock, sent on, inscribed, answered; silence told; people forgotten."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record
from pontdarc.mediation import delays
from pontdarc.mediation.events import RequestAnswered, RequestReceived, RequestSilent, RequestTransmitted
from pontdarc.mediation.models import NOBODY, DocumentRequest
from pontdarc.mediation.queries import answering
from pontdarc.mediation.rules import address_of, text_of
from pontdarc.network.emails import check_email
from pontdarc.network.models import Organisation
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_datasets

_FORGOTTEN = "Demande effacée"


def request_document(
    *,
    organisation: Organisation,
    subject: str,
    text: str,
    mode: str,
    author_name: str,
    author_email: str,
    now: datetime,
) -> DocumentRequest:
    """Ask a body for a document; the month runs from now, and a receipt says so.

    :raises Conflict: nobody answers for this body here.
    :raises Invalid: a text, an address or the mode is wrong.
    """
    _check_answered_here(organisation, now)
    email = author_email.strip().lower()
    check_email(email)
    if mode not in DocumentRequest.Mode.values:
        raise Invalid(
            "no_such_mode",
            gettext_noop("Cette façon de recevoir le document n’existe pas."),
            gettext_noop("Choisissez l’une de celles que la loi prévoit (L311-9)."),
        )
    made = DocumentRequest(
        organisation=organisation,
        subject=text_of(" ".join(subject.split()), most=200),
        text=text_of(text),
        mode=mode,
        author_name=text_of(author_name, most=100),
        author_email=email,
        received_at=now,
    )
    with transaction.atomic():
        made.save(force_insert=True)
        facts = {"organisation": organisation.pk, "mode": mode, "due_on": delays.due_on(date_of(now))}
        record(by=MACHINE, verb="request_document", subject=made, facts=facts, now=now)
        announce(RequestReceived(request=made.pk))
    return made


def _check_answered_here(organisation: Organisation, now: datetime) -> None:
    if not answering(Organisation.objects.filter(pk=organisation.pk), date_of(now)).exists():
        raise Conflict(
            "not_answered_here",
            gettext_noop("Cette organisation ne reçoit pas encore de demandes ici."),
            gettext_noop("Écrivez-lui à l’adresse de sa page : elle a de même un mois pour répondre."),
        )


def transmit_request(*, by: Actor, request: DocumentRequest, to: Organisation, now: datetime) -> DocumentRequest:
    """Send a request on to the body that holds the document (CRPA L311-2); the month keeps running.

    :raises Forbidden: the actor does not answer for the body.
    :raises Conflict: it was answered, sent on already, or nobody answers for the other body here.
    """
    require(by, "moderate", request.organisation_id, date_of(now))
    if to.pk == request.organisation_id:
        raise Invalid(
            "transmitted_to_itself",
            gettext_noop("La demande est déjà adressée à cette organisation."),
            gettext_noop("Choisissez celle qui détient le document."),
        )
    _check_answered_here(to, now)
    with transaction.atomic():
        request = _open(request)
        if request.transmitted_from_id is not None:
            raise Conflict(
                "transmitted_already",
                gettext_noop("Cette demande a déjà été transmise une fois."),
                gettext_noop("Répondez à la personne : dites-lui qui détient le document, ou qu’il n’existe pas."),
            )
        request.transmitted_from_id, request.organisation = request.organisation_id, to
        request.transmitted_at = now
        request.save(update_fields=["transmitted_from", "organisation", "transmitted_at"])
        record(by=by, verb="transmit_request", subject=request, facts={"to": to.pk}, now=now)
        announce(RequestTransmitted(request=request.pk))
    return request


def inscribe_request(*, by: Actor, request: DocumentRequest, title: str, now: datetime) -> Entry:
    """Write what is asked for into the inventory of the body, under words that name nobody.

    :raises Forbidden: the actor may not describe data of the body.
    :raises Conflict: it is inscribed already.
    """
    if request.entry_id is not None:
        raise Conflict(
            "inscribed_already",
            gettext_noop("Cette demande est déjà à l’inventaire."),
            gettext_noop("Ouvrez sa fiche."),
        )
    with transaction.atomic():
        entry = register(by=by, organisation=request.organisation, title=title, now=now)
        request.entry = entry
        request.save(update_fields=["entry"])
        record(by=by, verb="inscribe_request", subject=request, facts={"entry": entry.pk}, now=now)
    return entry


def answer_request(
    *,
    by: Actor,
    request: DocumentRequest,
    outcome: str,
    reason: str = "",
    article: str = "",
    dataset: Dataset | None = None,
    url: str = "",
    now: datetime,
) -> DocumentRequest:
    """Answer a request; the letter leaves by e-mail, with the remedies when it refuses. A late answer is an answer.

    :raises Forbidden: the actor is no person who answers for the body.
    :raises Invalid: a publication without its dataset, something public without its address, a refusal without reason
        and article.
    :raises Conflict: it was answered already.
    """
    require(by, "moderate", request.organisation_id, date_of(now))
    person = person_of(by, gettext_noop("Seule une personne répond à une demande."))
    reason, article = reason.strip(), " ".join(article.split())
    _check(outcome, reason, article, dataset, url)
    with transaction.atomic():
        request = _open(request)
        request.outcome, request.reason, request.article = outcome, reason[:5000], article[:100]
        request.dataset, request.url = dataset, address_of(url) if url else ""
        request.answered_by_id, request.answered_at = person, now
        request.save()
        facts = {"outcome": outcome, "dataset": dataset.pk if dataset else None}
        record(by=by, verb="answer_request", subject=request, facts=facts, now=now)
        announce(RequestAnswered(request=request.pk))
    return request


def _check(outcome: str, reason: str, article: str, dataset: Dataset | None, url: str) -> None:
    outcomes = DocumentRequest.Outcome
    if outcome not in outcomes.values:
        raise Invalid(
            "no_such_outcome",
            gettext_noop("Cette réponse n’est pas possible."),
            gettext_noop("Choisissez l’une des réponses proposées."),
        )
    if dataset is not None and not public_datasets().filter(pk=dataset.pk).exists():
        raise Invalid(
            "dataset_not_public",
            gettext_noop("Ce jeu de données n’est pas public : il ne répond pas encore à la demande."),
            gettext_noop("Publiez-le d’abord, ou envoyez le document à la personne."),
        )
    if outcome == outcomes.PUBLISHED and dataset is None:
        raise Invalid(
            "dataset_missing",
            gettext_noop("Il manque le jeu de données qui répond à la demande."),
            gettext_noop("Choisissez-le dans la liste des jeux publiés."),
        )
    if outcome == outcomes.ALREADY and dataset is None and not url:
        raise Invalid(
            "link_missing",
            gettext_noop("Dire que c’est déjà public, c’est dire où."),
            gettext_noop("Choisissez le jeu de données, ou copiez l’adresse de la page."),
        )
    if outcome in delays.REFUSALS and not (reason and article):
        raise Invalid(
            "refusal_unreasoned",
            gettext_noop("Un refus dit pourquoi, et au titre de quel article (CRPA, article L311-14)."),
            gettext_noop("Écrivez la raison en une ou deux phrases, et citez l’article."),
        )


def _open(request: DocumentRequest) -> DocumentRequest:
    found = DocumentRequest.objects.select_for_update().get(pk=request.pk)
    if found.outcome or found.forgotten_at:
        raise Conflict(
            "request_answered",
            gettext_noop("Cette demande a déjà sa réponse."),
            gettext_noop("Rechargez la page pour la lire."),
        )
    return found


def tell_silences(*, now: datetime) -> int:
    """Announce, once each, the requests whose month has passed without an answer; return how many."""
    today, count = date_of(now), 0
    waiting = DocumentRequest.objects.filter(outcome="", silence_told_at=None, forgotten_at=None)
    for each in waiting:
        if not delays.clock_of(date_of(each.received_at), "", None, today).silent:
            continue
        with transaction.atomic():
            if not DocumentRequest.objects.filter(pk=each.pk, silence_told_at=None).update(silence_told_at=now):
                continue
            record(by=MACHINE, verb="tell_silences", subject=each, now=now)
            announce(RequestSilent(request=each.pk))
        count += 1
    return count


def forget_requests(*, now: datetime) -> int:
    """Forget who asked, once no remedy is left for a year; return how many requests were so."""
    today = date_of(now)
    old = [
        each.pk
        for each in DocumentRequest.objects.filter(forgotten_at=None)
        if delays.forgotten_on(
            date_of(each.received_at), each.outcome, date_of(each.answered_at) if each.answered_at else None
        )
        <= today
    ]
    return forget(DocumentRequest.objects.filter(pk__in=old), now)


def forget(requests: QuerySet[DocumentRequest], now: datetime) -> int:
    """Blank who asked and what they wrote; what the body did stays, under words that name nobody."""
    return requests.update(author_name="", author_email=NOBODY, subject=_FORGOTTEN, text="", forgotten_at=now)
