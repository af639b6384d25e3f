"""The letters of a request for a document: the receipt, sent on, the answer with its remedies, silence told to both."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext

from pontdarc.approach.messages import one_line, tell_roles
from pontdarc.core.words import gettext_noop
from pontdarc.mediation import delays
from pontdarc.mediation.models import DocumentRequest
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day

ROLES = ("referent",)
CADA = "https://www.cada.fr"
_REMEDY = gettext_noop(
    "Vous pouvez saisir la Commission d’accès aux documents administratifs (CADA) jusqu’au %(until)s (CRPA, article "
    "R343-1) : c’est gratuit, et obligatoire avant tout recours devant le tribunal administratif (article L342-1). "
    "En ligne : %(cada)s. Par courrier : CADA, TSA 50730, 75334 Paris Cedex 07."
)


def remedy(until: date) -> str:
    """Return how to contest a refusal, and until when: the delay holds only against who was told so."""
    return gettext(_REMEDY) % {"until": day(until), "cada": CADA}


def _said(request: DocumentRequest) -> dict[str, str]:
    received = date_of(request.received_at)
    due = delays.due_on(received)
    return {
        "subject": request.subject,
        "reference": request.reference,
        "organisation": request.organisation.name,
        "received": day(received),
        "due": day(due),
        "until": day(delays.SEIZURE.due(due)),
        "mode": request.get_mode_display(),
        "cada": CADA,
        "url": f"{settings.SITE_URL}/espace/demandes/{request.pk}/",
    }


def _to_requester(request: DocumentRequest, subject: str, lines: Sequence[str]) -> None:
    if request.forgotten_at is None:
        body = "\n".join([gettext("Bonjour,"), "", *lines, "", "--", request.organisation.name, *_contact(request)])
        mail.send(to=request.author_email, subject=one_line(subject), text=body)


def _contact(request: DocumentRequest) -> list[str]:
    body = request.organisation
    return [each for each in (body.contact_name, body.contact_phone, body.contact_email) if each]


def tell_received(request: DocumentRequest) -> None:
    """Give the requester their receipt (CRPA L112-3, R112-5), and tell the body that the month runs."""
    said = _said(request)
    lines = [
        gettext("Votre demande « %(subject)s » est arrivée le %(received)s. Numéro : %(reference)s.") % said,
        gettext("Vous souhaitez : %(mode)s.") % said,
        "",
        gettext("%(organisation)s a jusqu’au %(due)s pour répondre (CRPA, articles R*311-12 et R311-13).") % said,
        gettext("Sans réponse ce jour-là, votre demande est refusée. Nous vous l’écrirons.") % said,
        gettext(_REMEDY) % said,
    ]
    _to_requester(request, gettext("Votre demande est arrivée : %(subject)s") % said, lines)
    _tell_body(request)


def _tell_body(request: DocumentRequest) -> None:
    said = _said(request)
    lines = [
        gettext("Une demande de document est arrivée le %(received)s. Répondez avant le %(due)s.") % said,
        gettext("Après ce jour, le silence vaut refus, et la personne peut saisir la CADA."),
        "",
        gettext("La lire et répondre : %(url)s") % said,
    ]
    subject = gettext("Demande de document %(reference)s : répondre avant le %(due)s") % said
    tell_roles(request.organisation, ROLES, subject, lines)


def tell_transmitted(request: DocumentRequest) -> None:
    """Tell the requester who holds the document, and that body that it has to answer within the same month."""
    former = request.transmitted_from.name if request.transmitted_from else ""
    said = {**_said(request), "former": former}
    lines = [
        gettext("%(former)s ne détient pas ce que vous demandez. Votre demande est transmise à : %(organisation)s.")
        % said,
        gettext("Le délai ne change pas : une réponse vous est due avant le %(due)s.") % said,
    ]
    _to_requester(request, gettext("Votre demande est transmise : %(subject)s") % said, lines)
    _tell_body(request)


def tell_request_answered(request: DocumentRequest) -> None:
    """Send the answer to who asked."""
    subject = gettext("Réponse à votre demande : %(subject)s") % _said(request)
    _to_requester(request, subject, letter(request))


def letter(request: DocumentRequest) -> list[str]:
    """Return the answer, paragraph by paragraph, as it is sent and as it is printed."""
    said = {**_said(request), "article": request.article}
    outcomes = DocumentRequest.Outcome
    opening = gettext("Vous avez demandé le %(received)s : « %(subject)s » (numéro %(reference)s).") % said
    answers = {
        outcomes.PUBLISHED: gettext("Ce que vous demandez est publié en ligne, pour tout le monde."),
        outcomes.SENT: gettext("Le document vous est communiqué."),
        outcomes.ALREADY: gettext("Ce que vous demandez est déjà public (CRPA, article L311-2). Le voici :"),
        outcomes.REFUSED: gettext("Votre demande est refusée, au titre de : %(article)s.") % said,
        outcomes.ABUSIVE: gettext("Votre demande est tenue pour abusive (%(article)s) : il n’y est pas donné suite.")
        % said,
    }
    address = request.url or (f"{settings.SITE_URL}/donnees/{request.dataset.slug}/" if request.dataset else "")
    lines = [opening, answers[outcomes(request.outcome)], address, request.reason]
    answered = date_of(request.answered_at) if request.answered_at else None
    clock = delays.clock_of(date_of(request.received_at), request.outcome, answered, answered or date.max)
    if clock.seize_until is not None:
        lines.append(remedy(clock.seize_until))
    return [line for line in lines if line]


def tell_silent(request: DocumentRequest) -> None:
    """Tell both sides that the month passed without an answer."""
    said = _said(request)
    lines = [
        gettext("%(organisation)s n’a pas répondu à votre demande « %(subject)s » avant le %(due)s.") % said,
        gettext("Ce silence vaut refus (CRPA, article R*311-12). Une réponse peut encore vous parvenir."),
        gettext(_REMEDY) % said,
    ]
    _to_requester(request, gettext("Votre demande est restée sans réponse : %(subject)s") % said, lines)
    lines = [
        gettext("La demande %(reference)s est restée sans réponse : depuis le %(due)s, ce silence vaut refus.") % said,
        gettext("Vous pouvez encore répondre. La personne peut saisir la CADA jusqu’au %(until)s.") % said,
        "",
        said["url"],
    ]
    tell_roles(request.organisation, ROLES, gettext("Demande %(reference)s : le mois est passé") % said, lines)
