"""Contributions: what everybody may read, and what waits for somebody."""

from uuid import UUID

from django.db.models import Q, QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.mediation.models import Moderated, Question, Reuse
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor
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
