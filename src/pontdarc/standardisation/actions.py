"""Prepare deliveries and correct recipes. The parsing happens in a confined child process, never here."""

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from pontdarc.core import recipe as recipes
from pontdarc.core.refusals import Conflict, Refusal, Unavailable
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.events import DeliveryReceived
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.actions import move
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, ask_cancel, record, refusal_as_json
from pontdarc.journal.models import Run
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.confined import Stopped, Watch
from pontdarc.standardisation import job
from pontdarc.standardisation.events import Prepared, Unprepared
from pontdarc.standardisation.models import Preparation, Recipe
from pontdarc.standardisation.queries import last_preparation, recipe_for
from pontdarc.standardisation.rules import check_is_table, choices_of, stored_report
from pontdarc.standardisation.runs import RUN, run_of
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.taking_back import CORRECTS, take_back


def prepare(
    *, by: Actor, delivery: Delivery, recipe: Recipe | None = None, watch: Watch | None = None, now: datetime
) -> Preparation:
    """Read, map, mend, check and scan a delivery; the same delivery and recipe always give the same preparation.

    Without *recipe*, the entry's last one is replayed; the first delivery of an entry gets one made for it.
    Nothing is kept of a preparation that was killed half way. *watch*: as `job.run` has it. A workbook of corrected
    rows is put back in the delivery it comes from, and that is what is prepared.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Refusal: the file cannot be read: written on the delivery and announced before it is raised.
    :raises Stopped: *watch* said so; the delivery is as it was.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    recipe = recipe or recipe_for(delivery)
    known = Preparation.objects.filter(delivery=delivery, recipe=recipe).first() if recipe else None
    if known is not None:
        return known
    if delivery.destroyed_at is not None:
        raise _destroyed()
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        try:
            document = recipe.document if recipe else None
            report = job.run(delivery, document, Path(folder), date_of(now), watch=watch)
            merged = (
                take_back(by=by, workbook=delivery, digest=report["corrects"], now=now) if CORRECTS in report else None
            )
            if merged is None:
                check_is_table(report)
        except (Unavailable, Stopped):
            raise
        except Refusal as refusal:
            _refuse(by, delivery, refusal, now)
            raise
        if merged is None:
            table = blobs().store_file(Path(folder) / "table.parquet")
    if merged is not None:
        return prepare(by=by, delivery=merged, watch=watch, now=now)
    return _keep(by, delivery, recipe, report, table.sha256, now)


def cancel_preparation(*, by: Actor, delivery: Delivery, now: datetime) -> Run:
    """Ask the preparation of a delivery that goes on to stop; the delivery is kept as it came.

    :raises Forbidden: the actor may not deliver for the organisation. :raises Conflict: none goes on.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    run = run_of(delivery)
    if run is None:
        raise Conflict(
            "not_preparing",
            gettext_noop("La lecture de ce fichier n’a pas commencé."),
            gettext_noop("Attendez un instant, puis rechargez la page."),
        )
    return ask_cancel(by=by, run=run, now=now)


def start_again(*, by: Actor, delivery: Delivery, now: datetime) -> None:
    """Have a delivery prepared whose preparation was cancelled.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Conflict: it was not cancelled, or the file was destroyed.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    if delivery.destroyed_at is not None:
        raise _destroyed()
    with transaction.atomic():
        run = run_of(delivery, lock=True)
        if run is None or run.state != Run.State.CANCELLED:
            raise Conflict(
                "not_cancelled",
                gettext_noop("La lecture de ce fichier n’a pas été arrêtée."),
                gettext_noop("Rechargez la page pour voir où elle en est."),
            )
        Run.objects.create(kind=RUN, subject=delivery.pk)
        record(by=by, verb="prepare_again", subject=delivery, now=now)
        announce(DeliveryReceived(delivery=delivery.pk, entry=delivery.entry_id))


def _destroyed() -> Conflict:
    return Conflict(
        "delivery_destroyed",
        gettext_noop("Ce fichier a été détruit : il ne peut plus être préparé."),
        gettext_noop("Déposez-le de nouveau."),
    )


def _refuse(by: Actor, delivery: Delivery, refusal: Refusal, now: datetime) -> None:
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(refusal=refusal_as_json(refusal))
        record(by=by, verb="refuse_delivery", subject=delivery, facts={"code": refusal.code}, now=now)
        announce(Unprepared(delivery=delivery.pk, entry=delivery.entry_id))


def _keep(
    by: Actor,
    delivery: Delivery,
    recipe: Recipe | None,
    report: Mapping[str, Any],
    table: str,
    now: datetime,
    *,
    told: bool = True,
) -> Preparation:
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=delivery.entry_id)
        recipe = recipe or keep_recipe(by, entry, str(report["recipe"]), now)
        known = Preparation.objects.filter(delivery=delivery, recipe=recipe).first()
        if known is not None:
            return known
        preparation = Preparation.objects.create(
            delivery=delivery,
            recipe=recipe,
            created_at=now,
            standard=report.get("standard") or "",
            standard_version=report.get("version") or "",
            valid=report.get("valid"),
            rows=report["rows"],
            table=table,
            report=stored_report(report),
        )
        Delivery.objects.filter(pk=delivery.pk).update(refusal=None)
        facts = {"delivery": delivery.pk, "recipe": recipe.number, "rows": preparation.rows}
        record(by=by, verb="prepare", subject=preparation, facts=facts, now=now)
        move(by=MACHINE, entry=entry, stage=Entry.Stage.STANDARDISED, now=now)
        if told:
            announce(Prepared(preparation=preparation.pk, delivery=delivery.pk, entry=entry.pk))
    return preparation


def keep_recipe(by: Actor, entry: Entry, document: str, now: datetime) -> Recipe:
    """Return the entry's last recipe when it is this very document, else a new number. The entry is locked."""
    digest = hashlib.sha256(document.encode()).hexdigest()
    last = entry.recipes.order_by("-number").first()
    if last is not None and last.digest == digest:
        return last
    number = last.number + 1 if last else 1
    return Recipe.objects.create(
        entry=entry, number=number, document=document, digest=digest, by_id=by.person, created_at=now
    )


def keep_derived(
    *, by: Actor, delivery: Delivery, standard: Standard, report: Mapping[str, Any], table: Path, now: datetime
) -> Preparation:
    """Keep a table that was made of others as what its delivery gave; nothing is announced: whoever makes it goes on.

    *report*: as reporting.report_of writes it, ``recipe`` left out. *table*: Parquet.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    columns = tuple(recipes.SourceColumn(each["name"], each["kind"], each["type"]) for each in report["columns"])
    feeds = tuple(recipes.Feed(each.name, each.name, (each.name,), certainty=1.0) for each in columns)
    document = recipes.to_yaml(recipes.Recipe(standard.slug, standard.version, columns=columns, mapping=feeds))
    blob = blobs().store_file(table)
    return _keep(by, delivery, None, {**report, "recipe": document}, blob.sha256, now, told=False)


def correct_mapping(*, by: Actor, entry: Entry, changes: Mapping[str, Any], now: datetime) -> Preparation:
    """Say what fills target columns, and prepare the last delivery again with the recipe made anew around it.

    *changes*, by target column: a source header, ``{"sources": [headers], "separator": sign}`` for several put
    together, ``{"value": text}`` for the same value everywhere, or None to leave it empty. What a person said before
    is kept, and is proposed for the other files of the organisation that follow the same standard.

    :raises Conflict: nothing was prepared for this entry yet.
    :raises Invalid: a column that the file or the standard does not have.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    last = last_preparation(entry.pk)
    if last is None:
        raise Conflict(
            "nothing_prepared",
            gettext_noop("Aucun fichier n’a encore été préparé pour cette fiche."),
            gettext_noop("Déposez d’abord un fichier."),
        )
    _check_not_derived(last.delivery)
    present = recipes.from_yaml(last.recipe.document)
    overrides = {**present.overrides, **choices_of(changes, present)}
    document = recipes.to_yaml(replace(present, overrides=overrides))
    return prepare_anew(by, last.delivery, document, now)


def correct_reading(*, by: Actor, delivery: Delivery, choices: Choices, now: datetime) -> Preparation:
    """Say how a file is to be read, and prepare it again; the next deliveries of the entry are read likewise.

    Also for a file that could not be read. What a person said of its columns is kept.

    :raises Refusal: the file cannot be read that way; nothing changes then.
    """
    require(by, "deliver", delivery.entry.organisation_id, date_of(now))
    if delivery.destroyed_at is not None:
        raise _destroyed()
    _check_not_derived(delivery)
    last = delivery.entry.recipes.order_by("-number").first()
    present = recipes.from_yaml(last.document) if last else recipes.Recipe()
    return prepare_anew(by, delivery, recipes.to_yaml(replace(present, reading=choices)), now)


def _check_not_derived(delivery: Delivery) -> None:
    if delivery.origin == Delivery.Origin.DERIVED:
        raise Conflict(
            "derived_delivery",
            gettext_noop("Ces données sont réunies à partir d’autres jeux : elles ne se corrigent pas ici."),
            gettext_noop("Corrigez-les sur la fiche de l’organisme qui les produit ; elles seront reprises ici."),
        )


def prepare_anew(by: Actor, delivery: Delivery, document: str, now: datetime, *, remake: bool = True) -> Preparation:
    """Prepare with the overrides of *document*; the child makes the rest of the recipe again around them.

    *remake*: False replays the document as it is, and it is what becomes the entry's recipe.
    """
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        report = job.run(delivery, document, Path(folder), date_of(now), remake=remake)
        check_is_table(report)
        table = blobs().store_file(Path(folder) / "table.parquet")
    return _keep(by, delivery, None, report, table.sha256, now)
