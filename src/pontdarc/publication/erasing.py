"""Destroy the tables that hold somebody, and all that was derived from them; a tombstone stays at each address."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.journal.actions import announce, record
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.events import VersionsErased
from pontdarc.publication.models import CatalogueChange, Dataset, Version
from pontdarc.publication.rebuilding import drop_index
from pontdarc.publication.storage import remove_derived
from pontdarc.standardisation.models import Preparation

_ENDS = {
    Version.State.PUBLISHED: Version.State.WITHDRAWN,
    Version.State.REPLACED: Version.State.WITHDRAWN,
    Version.State.HELD: Version.State.DISCARDED,
}


def gathered_from(versions: Collection[UUID]) -> list[Version]:
    """Return the versions of other datasets into which rows of these were gathered."""
    found = Version.objects.filter(parts__source__in=versions).exclude(pk__in=versions)
    return list(found.distinct().select_related("dataset", "preparation"))


def erase_versions(*, by: Actor, dataset: Dataset, versions: Collection[Version], why: str, now: datetime) -> None:
    """Take versions of a dataset out for ever: their tables and all that was derived from them are destroyed.

    *why*: the article and counts, shown on the tombstone; no personal value.

    :raises Forbidden: the actor may not describe data of the organisation.
    """
    require(by, "describe", dataset.organisation_id, date_of(now))
    ids = [each.pk for each in versions]
    with transaction.atomic():
        present = list(Version.objects.select_for_update().filter(pk__in=ids, dataset=dataset, erased_at=None))
        if not present:
            return
        for each in present:
            fields: dict[str, object] = {"erased_at": now, "erased_why": why[:200], "risk": {}}
            ended = _ENDS.get(Version.State(each.state))
            fields |= {"state": ended} if ended else {}
            fields |= {"withdrawn_at": now} if ended == Version.State.WITHDRAWN else {}
            Version.objects.filter(pk=each.pk).update(**fields)
        record(by=by, verb="erase_versions", subject=dataset, facts={"versions": len(present)}, now=now)
        CatalogueChange.objects.create(dataset=dataset)
        announce(VersionsErased(dataset=dataset.pk))
        tables = {each.table for each in present}
        transaction.on_commit(lambda: _forget(tables, ids))


def forget_erased(dataset_id: UUID) -> None:
    """Destroy what erased versions left when whoever erased them was stopped just after; safe to run twice."""
    erased = Version.objects.filter(dataset=dataset_id, erased_at__isnull=False).select_related("preparation")
    tables = {table for each in erased for table in (each.table, each.preparation.table)}
    _forget(tables, [each.pk for each in erased])


def _forget(tables: Iterable[str], versions: Iterable[UUID]) -> None:
    remove_derived(versions)
    drop_index()
    _destroy(tables)


def destroy_tables(preparations: Iterable[Preparation]) -> None:
    """Destroy the standardised tables of these preparations; their reports, which hold no cell, stay."""
    tables = {each.table for each in preparations}
    transaction.on_commit(lambda: _destroy(tables))


def _destroy(tables: Iterable[str]) -> None:
    for table in tables:
        if not _is_used(table):
            blobs().destroy(table)


def _is_used(table: str) -> bool:
    """Tell whether somebody still reads the same bytes under another name."""
    public = Q(erased_at=None, state__in=(Version.State.PUBLISHED, Version.State.REPLACED, Version.State.HELD))
    return (
        Version.objects.filter(public, table=table).exists()
        or Delivery.objects.filter(sha256=table, destroyed_at=None).exists()
    )
