"""Contributions: what everybody may read, and what waits for somebody."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.mediation.models import DocumentRequest, Moderated, Question, Reuse
from pontdarc.network.models import Organisation, Role
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import GRANTS, Actor
from pontdarc.publication.models import Dataset


def public_reuses(dataset: Dataset) -> QuerySet[Reuse]:
    """Return the reuses that were accepted, the last first."""
    return Reuse.objects.filter(dataset=dataset, state=Moderated.State.ACCEPTED).defer("author_email")


def reuses_shown() -> int:
    """Return how many reuses were accepted, of all the datasets."""
    return Reuse.objects.filter(state=Moderated.State.ACCEPTED).count()


def public_questions(dataset: Dataset) -> QuerySet[Question]:
    """Return the questions that were accepted, answered or not, the last first."""
    return Question.objects.filter(dataset=dataset, state=Moderated.State.ACCEPTED).defer("author_email")


def reuses_waiting(by: Actor) -> QuerySet[Reuse]:
    """Return the reuses that the actor is asked to read, the longest waiting first."""
    waiting = Reuse.objects.filter(dataset__organisation__in=organisations_where(by, "moderate"))
    return waiting.filter(state=Moderated.State.WAITING).select_related("dataset").order_by("left_at")


def questions_waiting(by: Actor) -> QuerySet[Question]:
    """Return the questions that the actor is asked to read or answer, the longest waiting first."""
    waiting = Question.objects.filter(dataset__organisation__in=organisations_where(by, "moderate"))
    unanswered = Q(state=Moderated.State.WAITING) | Q(state=Moderated.State.ACCEPTED, answer="")
    return waiting.filter(unanswered).select_related("dataset").order_by("left_at")


def contribution(by: Actor, id: UUID) -> Reuse | Question:
    """Return one reuse or question that the actor may moderate.

    :raises NotFound: there is none.
    """
    moderated = organisations_where(by, "moderate")
    for kind in (Reuse, Question):
        found = kind.objects.filter(pk=id, dataset__organisation__in=moderated).select_related("dataset").first()
        if found is not None:
            return found
    raise NotFound(
        "no_such_contribution",
        gettext_noop("Cette contribution n’existe pas, ou n’est pas dans vos organisations."),
        gettext_noop("Revenez à la liste de ce qui attend une réponse."),
    )


def requests_seen_by(by: Actor) -> QuerySet[DocumentRequest]:
    """Return the requests to the bodies for which the actor answers, the oldest first: their day comes first."""
    answered = organisations_where(by, "moderate")
    found = DocumentRequest.objects.filter(organisation__in=answered)
    return found.select_related("organisation", "transmitted_from", "dataset", "entry", "answered_by")


def document_request(by: Actor, id: UUID) -> DocumentRequest:
    """Return one request that the actor may answer.

    :raises NotFound: there is none.
    """
    found = requests_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_request",
            gettext_noop("Cette demande n’existe pas, ou n’est pas adressée à vos organisations."),
            gettext_noop("Revenez à la liste des demandes."),
        )
    return found


def answering(bodies: QuerySet[Organisation], today: date) -> QuerySet[Organisation]:
    """Return which bodies have somebody here who answers requests."""
    roles = [name for name, verbs in GRANTS.items() if "moderate" in verbs]
    running = Role.objects.filter(name__in=roles, since__lte=today).filter(Q(until__isnull=True) | Q(until__gte=today))
    return bodies.filter(pk__in=running.values("organisation"), listed=True)
