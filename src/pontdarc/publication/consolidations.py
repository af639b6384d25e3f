"""The datasets that are made of others: their beginning, what could be in them, what must leave them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.outside.clock import date_of
from pontdarc.publication.actions import create_dataset, describe_dataset
from pontdarc.publication.gathering import Absent, Candidate
from pontdarc.publication.models import CatalogueChange, Consolidation, Dataset, Part, Version
from pontdarc.publication.queries import SHOWN, lost_a_part, public_datasets
from pontdarc.publication.storage import remove_derived
from pontdarc.standardisation.standard import Standard


def start(*, by: Actor, entry: Entry, standard: Standard, licence: str, now: datetime) -> Consolidation:
    """Say that the dataset of an entry is made of all the public ones of a standard.

    :raises Forbidden: the actor may not describe data of the organisation.
    """
    require(by, "describe", entry.organisation_id, date_of(now))
    dataset = create_dataset(
        by=by, entry=entry, licence=licence, theme=standard.theme or "", frequency="AS_NEEDED", now=now
    )
    with transaction.atomic():
        made, new = Consolidation.objects.get_or_create(
            standard=standard.slug,
            defaults={
                "dataset": dataset,
                "standard_version": standard.version,
                "by_id": by.person,
                "created_at": now,
            },
        )
        if new:
            record(by=by, verb="consolidate", subject=made, facts={"standard": standard.slug}, now=now)
    return made


def consolidations_of(standards: Iterable[str]) -> QuerySet[Consolidation]:
    """Return the consolidations of these standards that are not withdrawn."""
    found = Consolidation.objects.filter(standard__in=list(standards), dataset__withdrawn_at__isnull=True)
    return found.select_related("dataset__entry__organisation")


def public_versions_of(standard: str) -> list[Version]:
    """Return the public version of every dataset that follows a standard and is made of no other, by organisation."""
    datasets = public_datasets().filter(consolidation__isnull=True)
    versions = Version.objects.filter(dataset__in=datasets, state=Version.State.PUBLISHED, standard=standard)
    return list(versions.select_related("dataset__organisation").order_by("dataset__organisation__name", "dataset"))


def candidate_of(version: Version) -> Candidate:
    """Return a public version as the rules see it."""
    return Candidate(
        str(version.pk),
        version.standard_version,
        bool(version.conforms),
        version.dataset.licence,
        tuple(version.columns),
        tuple(version.steps),
    )


def note_parts(version: Version, sources: Iterable[Version]) -> None:
    """Write what a held version is made of, before it can become public."""
    Part.objects.bulk_create([Part(version=version, source=each) for each in sources], ignore_conflicts=True)


def note_build(
    consolidation: Consolidation,
    *,
    version: str,
    absent: Iterable[Absent],
    licence: str | None,
    by: Actor,
    now: datetime,
) -> None:
    """Write how the last build went; *licence*: to give to the dataset, None to leave it."""
    left_out = [each.to_json() for each in absent]
    Consolidation.objects.filter(pk=consolidation.pk).update(built_at=now, left_out=left_out, standard_version=version)
    if licence is not None and consolidation.dataset.licence != licence:
        describe_dataset(by=by, dataset=consolidation.dataset, licence=licence, now=now)


def close_lost(*, by: Actor, dataset: Dataset, now: datetime) -> int:
    """Withdraw the versions of a consolidated dataset of which a part is public no more; return how many.

    The gate has shut already; this makes it last, and removes the files that were made of them.
    """
    with transaction.atomic():
        lost = list(lost_versions(dataset).select_for_update(of=("self",)).values_list("pk", flat=True))
        if not lost:
            return 0
        Version.objects.filter(pk__in=lost).update(state=Version.State.WITHDRAWN, withdrawn_at=now)
        record(by=by, verb="close_consolidated", subject=dataset, facts={"versions": len(lost)}, now=now)
        CatalogueChange.objects.create(dataset=dataset)
        transaction.on_commit(lambda: remove_derived(lost))
    return len(lost)


def lost_versions(dataset: Dataset) -> QuerySet[Version]:
    """Return the versions of a consolidated dataset that were public and of which a part is public no more."""
    shown = Version.objects.filter(dataset=dataset, state__in=SHOWN)
    return shown.filter(lost_a_part(clock.today()))


def sources_of(version: Version) -> Sequence[Version]:
    """Return the versions that a consolidated one is made of, by organisation; none when it is no such version."""
    found = Version.objects.filter(taken_in__version=version).select_related("dataset__organisation", "clearance")
    return list(found.order_by("dataset__organisation__name", "dataset__title"))
