"""Preparations and their reports, limited to what the asker's organisations hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import deliveries_seen_by
from pontdarc.network.rules import Actor
from pontdarc.standardisation.models import Preparation, Recipe

PAGE = 50


def preparations_seen_by(by: Actor) -> QuerySet[Preparation]:
    """Return the preparations of the deliveries that the actor sees, the last first."""
    seen = deliveries_seen_by(by).values("pk")
    preparations = Preparation.objects.filter(delivery__in=seen).select_related("delivery__entry", "recipe")
    return preparations.order_by("-delivery__received_at", "-created_at")


def preparation(by: Actor, id: UUID) -> Preparation:
    """Return one preparation.

    :raises NotFound: there is none that the actor may see.
    """
    found = preparations_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_preparation",
            gettext_noop("Cette préparation n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la fiche pour voir ses dépôts."),
        )
    return found


def last_preparation(entry_id: UUID) -> Preparation | None:
    """Return the preparation of the entry's last delivery that could be read, with its last recipe."""
    found = Preparation.objects.filter(delivery__entry_id=entry_id).select_related("delivery__entry", "recipe")
    return found.order_by("-delivery__received_at", "-recipe__number").first()


def preparation_before(preparation: Preparation) -> Preparation | None:
    """Return the last preparation of the delivery before this one's."""
    earlier = Preparation.objects.filter(
        delivery__entry_id=preparation.delivery.entry_id, delivery__received_at__lt=preparation.delivery.received_at
    )
    return earlier.order_by("-delivery__received_at", "-recipe__number").first()


def report(by: Actor, delivery: Delivery) -> Mapping[str, Any] | None:
    """Return the report of a delivery's last preparation, None when it is not prepared (yet).

    :raises NotFound: the actor does not see it.
    """
    found = preparations_seen_by(by).filter(delivery=delivery).first()
    return found.report if found else None


def recipes_of(by: Actor, entry_id: UUID) -> QuerySet[Recipe]:
    """Return the recipes of an entry that the actor sees, the last first."""
    seen = deliveries_seen_by(by).filter(entry_id=entry_id)
    return Recipe.objects.filter(entry__in=seen.values("entry")).order_by("-number")


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """A page of findings: as kept, without values. *total*: how many are kept; *counts* are complete."""

    findings: tuple[Mapping[str, Any], ...]
    page: int
    pages: int
    total: int
    counts: Mapping[str, int]


def findings_shown(by: Actor, preparation: Preparation, page: int = 1) -> FindingsPage:
    """Return one page, counted from 1, of what remains to be seen in a preparation.

    :raises NotFound: the actor does not see it.
    """
    found = preparations_seen_by(by).filter(pk=preparation.pk).first()
    kept = found.report.get("findings", []) if found else []
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(page, 1), pages)
    counts = found.report.get("counts", {}) if found else {}
    return FindingsPage(tuple(kept[(page - 1) * PAGE : page * PAGE]), page, pages, len(kept), counts)
