"""Preparations and their reports, limited to what the asker's organisations hold."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from pontdarc.core.refusals import NotFound, Refusal
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import deliveries_seen_by
from pontdarc.inventory.models import Entry
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.standardisation import job
from pontdarc.standardisation.models import Preparation, Recipe
from pontdarc.standardisation.rules import in_words

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
        raise _no_such_preparation()
    return found


def _no_such_preparation() -> NotFound:
    return NotFound(
        "no_such_preparation",
        gettext_noop("Cette préparation n’existe pas, ou n’est pas dans vos organisations."),
        gettext_noop("Revenez à la fiche pour voir ses dépôts."),
    )


def last_preparation(entry_id: UUID) -> Preparation | None:
    """Return the preparation of the entry's last delivery that could be read, with its last recipe."""
    found = Preparation.objects.filter(delivery__entry_id=entry_id).select_related("delivery__entry", "recipe")
    return found.order_by("-delivery__received_at", "-recipe__number").first()


def recipe_for(delivery: Delivery) -> Recipe | None:
    """Return the recipe that is replayed on a delivery: the entry's last one, of files or of what was typed.

    What is typed here comes in the columns of the standard: a recipe made for a supplier's file says nothing of it,
    and the other way round.
    """
    recipes = delivery.entry.recipes.order_by("-number")
    for_typed = Exists(Preparation.objects.filter(recipe=OuterRef("pk"), delivery__origin=Delivery.Origin.ENTERED))
    for_files = Exists(
        Preparation.objects.filter(recipe=OuterRef("pk")).exclude(delivery__origin=Delivery.Origin.ENTERED)
    )
    if delivery.origin == Delivery.Origin.ENTERED:
        return recipes.filter(for_typed).first()
    return recipes.filter(for_files | ~for_typed).first()


def report(by: Actor, delivery: Delivery) -> Mapping[str, Any] | None:
    """Return the report of a delivery's last preparation, None when it is not prepared (yet).

    :raises NotFound: the actor does not see it.
    """
    found = preparations_seen_by(by).filter(delivery=delivery).first()
    return found.report if found else None


def reading_chosen(entry: Entry) -> Choices:
    """Return how the files of an entry are read, where its last recipe does not leave it to be found out."""
    last = next(entry.recipes.order_by("-number")[:1].readable(), None)
    return last.reading if last else Choices()


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """A page of findings: id, level, row, column, value, message, hint.

    *total*: how many are kept; *counts* are complete, by id. *samples*: a few cells before and after each repair, by
    column and step. Values and samples are read again from the raw file; they are missing once it is destroyed.
    """

    findings: tuple[Mapping[str, Any], ...]
    page: int
    pages: int
    total: int
    counts: Mapping[str, int]
    samples: Mapping[str, Any]


def findings_shown(by: Actor, preparation: Preparation, page: int = 1) -> FindingsPage:
    """Return one page, counted from 1, of what remains to be seen in a preparation; personal values are masked.

    Values are kept nowhere: the raw file is read again, in a confined child, and remembered for a while in memory.

    :raises NotFound: the actor does not see it.
    """
    found = preparations_seen_by(by).filter(pk=preparation.pk).first()
    if found is None:
        raise _no_such_preparation()
    derived = found.delivery.origin == Delivery.Origin.DERIVED
    shown = None if found.delivery.destroyed_at or derived else _read_again(found.pk)
    kept = shown["findings"] if shown else [_without_value(finding) for finding in found.report.get("findings", [])]
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(page, 1), pages)
    return FindingsPage(
        tuple(kept[(page - 1) * PAGE : page * PAGE]),
        page,
        pages,
        len(kept),
        found.report.get("counts", {}),
        shown["samples"] if shown else {},
    )


@lru_cache(maxsize=16)
def _read_again(preparation_id: UUID) -> Mapping[str, Any] | None:
    found = Preparation.objects.select_related("delivery__entry__organisation", "recipe").get(pk=preparation_id)
    today = clock.date_of(found.created_at)
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        try:
            report = job.run(found.delivery, found.recipe.document, Path(folder), today)
        except Refusal:
            return None
    return {"findings": report["findings"], "samples": report.get("samples", {})}


def _without_value(finding: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a finding as it was kept, its sentences made again without the value."""
    message, hint = in_words(finding)
    return {**finding, "value": None, "message": message, "hint": hint}
