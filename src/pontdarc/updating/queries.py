"""What is late, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext

from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery, Source
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import datasets_seen_by
from pontdarc.updating.models import Promise
from pontdarc.updating.rules import TOLERANCE, days_late


@dataclass(frozen=True, slots=True)
class Late:
    """A dataset whose promise is not kept: by how many days, why, and what to do (in French)."""

    promise: Promise
    dataset: Dataset
    due_on: date
    days: int
    cause: str
    advice: str


def promises_seen_by(by: Actor) -> QuerySet[Promise]:
    """Return the promises on the datasets that the actor sees, the most urgent first."""
    seen = datasets_seen_by(by).filter(withdrawn_at__isnull=True)
    promises = Promise.objects.filter(dataset__in=seen.values("pk"))
    return promises.select_related("dataset__organisation", "dataset__entry").order_by("due_on")


def late(by: Actor, today: date) -> tuple[Late, ...]:
    """Return the datasets that are late for the actor, the latest first."""
    overdue = list(promises_seen_by(by).filter(due_on__lt=today - TOLERANCE))
    causes = _Causes.of([promise.dataset for promise in overdue])
    return tuple(_late(promise, causes, today) for promise in overdue)


def _late(promise: Promise, causes: "_Causes", today: date) -> Late:
    due_on = promise.due_on or today
    cause, advice = causes.one(promise.dataset)
    return Late(promise, promise.dataset, due_on, days_late(due_on, today), cause, advice)


@dataclass(frozen=True, slots=True)
class _Causes:
    """What may explain that datasets are late, asked at once for all of them.

    *held*: the last version that waits, by dataset. *sources*: one that is refused, by entry. *last*: the last
    delivery, by entry.
    """

    held: Mapping[UUID, Version]
    sources: Mapping[UUID, Source]
    last: Mapping[UUID, Delivery]

    @classmethod
    def of(cls, datasets: Collection[Dataset]) -> "_Causes":
        entries = [dataset.entry_id for dataset in datasets]
        held = Version.objects.filter(dataset__in=datasets, state=Version.State.HELD).order_by("created_at")
        refused = Source.objects.filter(entry__in=entries, enabled=True, last_refusal__isnull=False).order_by("-pk")
        newest = Delivery.objects.filter(entry=OuterRef("entry")).order_by("-received_at").values("pk")[:1]
        last = Delivery.objects.filter(entry__in=entries, pk=Subquery(newest))
        return cls(
            {each.dataset_id: each for each in held.only("dataset", "held")},
            {each.entry_id: each for each in refused},
            {each.entry_id: each for each in last.only("entry", "refusal")},
        )

    def one(self, dataset: Dataset) -> tuple[str, str]:
        """Why a dataset is late, and what to do."""
        held, source = self.held.get(dataset.pk), self.sources.get(dataset.entry_id)
        if held is not None:
            return _cause_of_held(held)
        if source is not None:
            return _cause_of_source(source)
        delivery = self.last.get(dataset.entry_id)
        if delivery is not None and delivery.refusal:
            return (
                gettext("le dernier fichier déposé ne peut pas être lu. %(why)s")
                % {"why": _kept(delivery.refusal.get("sentence"))},
                delivery.refusal.get("advice", ""),
            )
        return (
            gettext_noop("aucun fichier n’a été déposé depuis la dernière publication."),
            gettext_noop("Déposez le fichier à jour ici, ou envoyez un lien de dépôt à qui le tient :"),
        )


def _cause_of_held(version: Version) -> tuple[str, str]:
    first = version.held[0] if version.held else {}
    return (
        gettext("une livraison est arrivée mais elle attend. %(why)s") % {"why": _kept(first.get("text"))},
        first.get("advice") or gettext_noop("Ouvrez la fiche et regardez pourquoi elle attend."),
    )


def _cause_of_source(source: Source) -> tuple[str, str]:
    refusal = source.last_refusal or {}
    since = source.last_success_at
    if since is None:
        text = gettext("la source automatique n’a jamais répondu. %(why)s")
    else:
        text = gettext("la source automatique est refusée depuis le %(since)s. %(why)s")
    shown = day(date_of(since)) if since else ""
    return text % {"since": shown, "why": _kept(refusal.get("sentence"))}, refusal.get("advice", "")


def _kept(sentence: str | None) -> str:
    """A sentence that was kept in French, in the language of whoever reads."""
    return gettext(sentence) if sentence else ""
