"""What people do with recipes: read one, change it by hand, compare, go back, take another's, follow a new shape."""

import difflib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pontdarc.core.drift import Drift
from pontdarc.core.recipe import Recipe as Document
from pontdarc.core.recipe import from_yaml, to_yaml
from pontdarc.core.recipe_text import read_by_hand
from pontdarc.core.refusals import Conflict, NotFound, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.outside.clock import date_of
from pontdarc.standardisation import job
from pontdarc.standardisation.actions import keep_recipe, prepare_anew
from pontdarc.standardisation.adapting import Moved, for_another, kept_choices, moved
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.models import Preparation, Recipe
from pontdarc.standardisation.queries import last_preparation


def recipe_of(entry: Entry, number: int | None = None) -> Recipe:
    """Return a recipe of an entry, the last one without *number*.

    :raises NotFound: there is none.
    """
    found = entry.recipes.select_related("by").order_by("-number")
    one = found.first() if number is None else found.filter(number=number).first()
    if one is None:
        raise NotFound(
            "no_such_recipe",
            gettext_noop("Cette recette n’existe pas."),
            gettext_noop(
                "Déposez un fichier : la recette se fait toute seule. Sinon, choisissez un numéro de la liste."
            ),
        )
    return one


def checked(text: str) -> Document:
    """Return the recipe that a person wrote, its standard known and its targets columns of that standard.

    :raises Invalid: it is no recipe; the sentence says the line. :raises NotFound: no such standard.
    """
    document = read_by_hand(text)
    if document.standard is None:
        return document
    standard = find(f"{document.standard}@{document.version}" if document.version else document.standard)
    return replace(read_by_hand(text, targets=standard.schema.names), standard=standard.slug, version=standard.version)


def write_recipe(*, by: Actor, entry: Entry, text: str, now: datetime) -> Recipe:
    """Make a document the recipe of an entry, as it is, and prepare its last delivery by it.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Refusal: it is no recipe, or the delivery cannot be read by it; nothing changes then.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    document = to_yaml(checked(text))
    last = last_preparation(entry.pk)
    if last is None or last.delivery.destroyed_at is not None:
        with transaction.atomic():
            entry = Entry.objects.select_for_update().get(pk=entry.pk)
            kept = keep_recipe(by, entry, document, now)
            record(by=by, verb="write_recipe", subject=kept, facts={"number": kept.number}, now=now)
        return kept
    _check_raw(last.delivery)
    kept = prepare_anew(by, last.delivery, document, now, remake=False).recipe
    record(by=by, verb="write_recipe", subject=kept, facts={"number": kept.number}, now=now)
    return kept


def go_back(*, by: Actor, entry: Entry, number: int, now: datetime) -> Recipe:
    """Make an earlier recipe of an entry its recipe again, as a new number: nothing is erased.

    :raises NotFound: there is no such number.
    """
    return write_recipe(by=by, entry=entry, text=recipe_of(entry, number).document, now=now)


def take_over(*, by: Actor, entry: Entry, text: str, now: datetime) -> Recipe:
    """Make the recipe of another organisation that of an entry, without what was the first one's own."""
    return write_recipe(by=by, entry=entry, text=to_yaml(for_another(checked(text))), now=now)


def difference(before: Recipe, now: Recipe) -> list[str]:
    """Return the lines that differ, with three around them, as ``diff -u`` shows them."""
    return list(
        difflib.unified_diff(
            before.document.splitlines(),
            now.document.splitlines(),
            f"recette {before.number}",
            f"recette {now.number}",
            lineterm="",
        )
    )


def drift_told(preparation: Preparation) -> tuple[Drift, ...]:
    """Return what had changed in a delivery since the recipe that it was prepared by."""
    said = preparation.report.get("drift") or []
    return tuple(Drift(**{name: each.get(name) for name in Drift.__slots__}) for each in said)


@dataclass(frozen=True, slots=True)
class NewShape:
    """A recipe for a delivery that changed its shape: what it fills otherwise, and what would remain.

    *rows*, *errors*: of the delivery prepared by it. *document*: the recipe.
    """

    moved: tuple[Moved, ...]
    rows: int
    errors: int
    document: str


def new_shape(preparation: Preparation) -> NewShape | None:
    """Return the recipe proposed for a delivery that changed its shape, None when nothing that matters changed.

    Nothing is kept: the delivery is read again in a confined child, and the answer remembered for a while.
    """
    if not any(each.blocking for each in drift_told(preparation)) or preparation.delivery.destroyed_at is not None:
        return None
    return _proposed(preparation.pk)


@lru_cache(maxsize=16)
def _proposed(preparation_id: UUID) -> NewShape | None:
    found = Preparation.objects.select_related("delivery__entry__organisation", "recipe").get(pk=preparation_id)
    before = from_yaml(found.recipe.document)
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        try:
            report = job.run(
                found.delivery, _adapted(found), Path(folder), clock.date_of(found.created_at), remake=True
            )
        except Refusal:
            return None
    document = str(report["recipe"])
    return NewShape(moved(before, from_yaml(document)), int(report["rows"]), int(report.get("errors") or 0), document)


def _adapted(preparation: Preparation) -> str:
    """Return the recipe with its choices under the new names of columns; the child makes the rest again."""
    present = from_yaml(preparation.recipe.document)
    columns = _columns(preparation.report)
    choices = kept_choices(present, drift_told(preparation), columns)
    sheet = None if any(each.what == "sheet" for each in drift_told(preparation)) else present.reading.sheet
    return to_yaml(replace(present, overrides=choices, reading=replace(present.reading, sheet=sheet)))


def _columns(report: Mapping[str, Any]) -> set[str]:
    """Return the columns of the file: those read this time, whatever the recipe says."""
    held = {str(each["name"]) for each in (report.get("reading") or {}).get("columns", [])}
    held -= {each["column"] for each in report.get("drift") or [] if each["what"] in ("gone", "renamed")}
    held |= {each["column"] for each in report.get("drift") or [] if each["what"] == "added"}
    return held | {str(each["now"]) for each in report.get("drift") or [] if each["what"] == "renamed"}


def follow_shape(*, by: Actor, delivery: Delivery, now: datetime) -> Preparation:
    """Accept the recipe proposed for a delivery that changed its shape; it serves for the next ones too.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Conflict: nothing changed in its shape.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    found = Preparation.objects.filter(delivery=delivery).select_related("recipe", "delivery__entry")
    last = found.order_by("-recipe__number").first()
    if last is None or not any(each.blocking for each in drift_told(last)):
        raise Conflict(
            "same_shape",
            gettext_noop("Ce fichier a la même forme que le précédent : la recette n’a pas à changer."),
            gettext_noop("Rechargez la page pour voir où il en est."),
        )
    _check_raw(delivery)
    made = prepare_anew(by, delivery, _adapted(last), now)
    record(by=by, verb="follow_shape", subject=made.recipe, facts={"number": made.recipe.number}, now=now)
    return made


def _check_raw(delivery: Delivery) -> None:
    if delivery.destroyed_at is not None or delivery.origin == Delivery.Origin.DERIVED:
        raise Conflict(
            "nothing_to_read",
            gettext_noop("Il n’y a plus de fichier sur lequel appliquer cette recette."),
            gettext_noop("Déposez-le de nouveau."),
        )
