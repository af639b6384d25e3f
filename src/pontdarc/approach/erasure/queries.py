"""Requests of people and erasures, limited to those who answer them or decide."""

from uuid import UUID

from django.db.models import Q, QuerySet

from pontdarc.approach.models import Attestation, Erasure, PersonRequest
from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor


def requests_for(by: Actor) -> QuerySet[PersonRequest]:
    """Return the requests that the actor answers, the first due first."""
    found = PersonRequest.objects.filter(dataset__organisation__in=organisations_where(by, "advise"))
    return found.select_related("dataset__organisation", "dataset__entry", "answered_by")


def request_for(by: Actor, id: UUID) -> PersonRequest:
    """Return one request.

    :raises NotFound: there is none that the actor answers.
    """
    found = requests_for(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_request",
            gettext_noop("Cette demande n’existe pas, ou ne vous est pas confiée."),
            gettext_noop("Revenez à la liste des demandes de personnes."),
        )
    return found


def erasures_for(by: Actor) -> QuerySet[Erasure]:
    """Return the erasures that the actor advises or decides, the last first; all of them for the operator."""
    ours = Q(dataset__organisation__in=organisations_where(by, "advise")) | Q(
        dataset__organisation__in=organisations_where(by, "decide")
    )
    found = Erasure.objects.filter(ours) if by.kind == "person" else Erasure.objects.all()
    return found.select_related("dataset__organisation", "dataset__entry", "request", "proposed_by", "decided_by")


def erasure_for(by: Actor, id: UUID) -> Erasure:
    """Return one erasure.

    :raises NotFound: there is none that the actor advises or decides.
    """
    found = erasures_for(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_erasure",
            gettext_noop("Cet effacement n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la liste des demandes de personnes."),
        )
    return found


def erasures_to_decide(by: Actor) -> QuerySet[Erasure]:
    """Return the erasures that wait for the actor's decision, the longest waiting first."""
    waiting = Erasure.objects.filter(dataset__organisation__in=organisations_where(by, "decide"), decided_at=None)
    return waiting.exclude(proposed_by=by.person).select_related("dataset__organisation").order_by("proposed_at")


def attestation_for(by: Actor, id: UUID) -> Attestation:
    """Return one proof.

    :raises NotFound: there is none of an erasure that the actor advises or decides.
    """
    found = Attestation.objects.select_related("erasure__dataset__organisation", "erasure__decided_by", "asked_by")
    one = found.filter(pk=id, erasure__in=erasures_for(by)).first()
    if one is None:
        raise NotFound(
            "no_such_attestation",
            gettext_noop("Cette attestation n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la liste des demandes de personnes."),
        )
    return one
