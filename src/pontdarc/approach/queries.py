"""What crosses the stages, read: the first screen of the workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import quote

from django.db.models import QuerySet
from django.utils.translation import gettext

from pontdarc.approach.erasure.queries import erasures_to_decide, requests_for
from pontdarc.approach.requests import clock_of_request
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.contracts import flags_seen_by
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import deliveries_seen_by, sources_seen_by
from pontdarc.legal.models import Proposal
from pontdarc.legal.queries import open_proposal, proposals_waiting_for
from pontdarc.legal.registers import algorithms_to_approve, lines_to_approve
from pontdarc.mediation.models import Question, Reuse
from pontdarc.mediation.queries import questions_waiting, requests_seen_by, reuses_waiting
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor
from pontdarc.outside.dates import day
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import datasets_seen_by
from pontdarc.standardisation.runs import progress_of
from pontdarc.updating.queries import Late, late

TO_DO = 3
RECENT = 10


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what it is about, why, what to do, where. *urgency*: smaller comes first."""

    kind: str
    title: str
    cause: str
    remedy: str
    url: str
    urgency: int


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """A delivery and where it is: received, preparing, unreadable, held, published, replaced…, with a sentence."""

    delivery: Delivery
    state: str
    sentence: str
    version: Version | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The first screen of the workspace."""

    to_do: tuple[Task, ...]
    more: int
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]
    reuses: tuple[Reuse, ...]
    late: tuple[Late, ...]
    deliveries: tuple[DeliveryState, ...]
    datasets: QuerySet[Dataset]


def dashboard(by: Actor, today: date) -> Dashboard:
    """Return what waits for the actor and how their data goes: three things to do first, the others counted."""
    proposals = tuple(proposals_waiting_for(by, today))
    questions, reuses = tuple(questions_waiting(by)), tuple(reuses_waiting(by))
    overdue = late(by, today)
    deliveries = recent_deliveries(by)
    tasks = sorted(
        (
            *_tasks_of_proposals(proposals, by, today),
            *_tasks_of_people(by),
            *_tasks_of_deliveries(by, today),
            *_tasks_of_sources(by, today),
            *_tasks_of_late(overdue, by, today),
            *_tasks_of_registers(by, today),
            *_tasks_of_contributions(questions, reuses),
            *_tasks_of_requests(by, today),
            *_tasks_of_secrets(by, today),
        ),
        key=lambda task: (task.urgency, task.title),
    )
    return Dashboard(
        to_do=tuple(tasks[:TO_DO]),
        more=max(0, len(tasks) - TO_DO),
        proposals=proposals,
        questions=questions,
        reuses=reuses,
        late=overdue,
        deliveries=deliveries,
        datasets=datasets_seen_by(by),
    )


def recent_deliveries(by: Actor, count: int = RECENT) -> tuple[DeliveryState, ...]:
    """Return the last deliveries that the actor sees, each with its state."""
    return tuple(state_of(delivery) for delivery in deliveries_seen_by(by).order_by("-received_at")[:count])


_STATES = {
    "received": gettext_noop("Reçu, en attente de préparation."),
    "preparing": gettext_noop("En préparation."),
    "cancelled": gettext_noop("Lecture arrêtée à la demande de quelqu’un : le fichier reçu est gardé."),
    "held": gettext_noop("Préparé. En attente d’autorisation ou de vérification."),
    "published": gettext_noop("Publié."),
    "replaced": gettext_noop("Publié, puis remplacé par une livraison plus récente."),
    "withdrawn": gettext_noop("Retiré du public."),
    "discarded": gettext_noop("Écarté : une livraison plus récente est publiée."),
    "prepared": gettext_noop("Préparé."),
    "merged": gettext_noop("Corrections reprises dans le fichier complété."),
}


_PREPARING = {"waiting": "received", "running": "preparing", "stopping": "preparing", "cancelled": "cancelled"}


def state_of(delivery: Delivery) -> DeliveryState:
    """Return where a delivery is on its way."""
    if delivery.refusal:
        return DeliveryState(delivery, "unreadable", delivery.refusal.get("sentence", ""), None)
    version = Version.objects.filter(preparation__delivery=delivery).order_by("-created_at").first()
    if version is not None:
        first = version.held[0]["text"] if version.held and version.state == Version.State.HELD else None
        return DeliveryState(delivery, str(version.state), first or _STATES[version.state], version)
    if delivery.preparations.exists():
        return DeliveryState(delivery, "prepared", _STATES["prepared"], None)
    if Delivery.objects.filter(workbook=delivery).exists():
        return DeliveryState(delivery, "merged", _STATES["merged"], None)
    state = _PREPARING[progress_of(delivery).state]
    return DeliveryState(delivery, state, _STATES[state], None)


def _tasks_of_proposals(proposals: tuple[Proposal, ...], by: Actor, today: date) -> Iterator[Task]:
    decided = set(organisations_where(by, "decide", today).values_list("pk", flat=True))
    for proposal in proposals:
        decides = proposal.entry.organisation_id in decided
        yield Task(
            "proposal",
            proposal.entry.title,
            gettext_noop("Une publication est proposée."),
            gettext_noop("Décidez.") if decides else gettext_noop("Donnez votre avis."),
            f"/espace/propositions/{proposal.pk}/",
            0,
        )


def _tasks_of_people(by: Actor) -> Iterator[Task]:
    """Whoever recognised themselves is answered within a month; an erasure waits for a signature."""
    for erasure in erasures_to_decide(by):
        cause = gettext_noop("Un effacement de personne est proposé.")
        url = f"/espace/effacements/{erasure.pk}/"
        yield Task("erasure", erasure.dataset.title, cause, gettext_noop("Décidez."), url, 0)
    for request in requests_for(by).filter(answered_at=None):
        cause = gettext("Une personne s’est reconnue : réponse due le %(due)s.") % {"due": day(request.due_on)}
        url = f"/espace/personnes/{request.pk}/"
        yield Task("person", request.dataset.title, cause, gettext_noop("Cherchez-la, puis répondez."), url, 0)


def _tasks_of_deliveries(by: Actor, today: date) -> Iterator[Task]:
    """What waits for a référent: unreadable files and held versions that are nobody else's to unblock."""
    ours = organisations_where(by, "propose", today)
    refused = deliveries_seen_by(by).filter(refusal__isnull=False, entry__organisation__in=ours)
    for delivery in islice(refused.order_by("-received_at"), RECENT):
        if Delivery.objects.filter(entry=delivery.entry_id, received_at__gt=delivery.received_at).exists():
            continue
        refusal = delivery.refusal or {}
        url = _entry_url(str(delivery.entry_id))
        yield Task("unreadable", delivery.entry.title, refusal.get("sentence", ""), refusal.get("advice", ""), url, 1)
    held = Version.objects.filter(state=Version.State.HELD, dataset__organisation__in=ours)
    for version in islice(held.select_related("dataset__entry").order_by("-created_at"), RECENT * 2):
        if open_proposal(version.dataset.entry_id) is not None:
            continue
        first = version.held[0] if version.held else {}
        cause, remedy = first.get("text") or _STATES["held"], first.get("advice") or ""
        yield Task("held", version.dataset.title, cause, remedy, _entry_url(str(version.dataset.entry_id)), 2)


def _tasks_of_sources(by: Actor, today: date) -> Iterator[Task]:
    ours = organisations_where(by, "deliver", today)
    failing = sources_seen_by(by).filter(enabled=True, last_refusal__isnull=False, entry__organisation__in=ours)
    for source in islice(failing, RECENT):
        refusal = source.last_refusal or {}
        url = _entry_url(str(source.entry_id))
        yield Task("source", source.entry.title, refusal.get("sentence", ""), refusal.get("advice", ""), url, 3)


def _tasks_of_late(overdue: tuple[Late, ...], by: Actor, today: date) -> Iterator[Task]:
    ours = set(organisations_where(by, "deliver", today).values_list("pk", flat=True))
    for each in overdue:
        if each.dataset.organisation_id in ours:
            said = {"days": each.days, "cause": gettext(each.cause)}
            cause = gettext("En retard de %(days)s jours : %(cause)s") % said
            yield Task("late", each.dataset.title, cause, each.advice, _entry_url(str(each.dataset.entry_id)), 4)


def _tasks_of_contributions(questions: tuple[Question, ...], reuses: tuple[Reuse, ...]) -> Iterator[Task]:
    for question in questions:
        cause = gettext_noop("Une question du public attend une réponse.")
        url = "/espace/contributions/"
        yield Task("question", question.dataset.title, cause, gettext_noop("Lisez-la et répondez."), url, 5)
    for reuse in reuses:
        cause = gettext_noop("Une réutilisation attend d’être relue.")
        url = "/espace/contributions/"
        yield Task("reuse", reuse.dataset.title, cause, gettext_noop("Lisez-la, acceptez-la ou refusez-la."), url, 6)


def _tasks_of_registers(by: Actor, today: date) -> Iterator[Task]:
    """Words to approve, for who signs and did not write them."""
    signed = organisations_where(by, "decide", today) if by.person else ()
    for line in lines_to_approve(signed).exclude(by=by.person)[:RECENT]:
        cause = gettext_noop("Une ligne du répertoire attend d’être approuvée.")
        url = f"/espace/registres/{quote(line.entry.organisation.slug)}/repertoire/"
        yield Task("register", line.title, cause, gettext_noop("Relisez les mots, puis approuvez-les."), url, 4)
    for each in algorithms_to_approve(signed).exclude(by=by.person)[:RECENT]:
        cause = gettext_noop("La description d’un algorithme attend d’être approuvée.")
        url = f"/espace/registres/{quote(each.organisation.slug)}/algorithmes/{each.pk}/"
        yield Task("algorithm", each.title, cause, gettext_noop("Relisez-la, puis publiez-la."), url, 4)


def _tasks_of_requests(by: Actor, today: date) -> Iterator[Task]:
    for request in requests_seen_by(by).filter(outcome="", forgotten_at=None)[:RECENT]:
        clock = clock_of_request(request, today)
        cause = _SILENT if clock.silent else _REQUEST
        said = {"day": day(clock.due_on)}
        url = f"/espace/demandes/{quote(str(request.pk))}/"
        yield Task("request", request.subject, gettext(cause) % said, gettext_noop("Lisez-la et répondez."), url, 1)


_REQUEST = gettext_noop("Une demande de document attend sa réponse avant le %(day)s.")
_SILENT = gettext_noop("Une demande est restée sans réponse : depuis le %(day)s, le silence vaut refus.")


def _tasks_of_secrets(by: Actor, today: date) -> Iterator[Task]:
    ours = organisations_where(by, "propose", today)
    for flag in flags_seen_by(by).filter(decision="", asked__contract__authority__in=ours)[:RECENT]:
        cause = gettext_noop("L’exploitant signale un secret des affaires dans une colonne.")
        url = f"/espace/contrats/{quote(str(flag.asked.contract_id))}/"
        yield Task("secret", flag.asked.entry.title, cause, gettext_noop("Lisez sa raison et décidez."), url, 2)


def _entry_url(entry_id: str) -> str:
    return f"/espace/fiches/{quote(entry_id)}/"
