"""Rights of third parties across stages: noted on an entry, they set its licence and are told to reusers."""

from datetime import datetime

from django.db import transaction

from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import SourceUsed
from pontdarc.legal.property import Source, licence_forced, told
from pontdarc.legal.rights import sources_of
from pontdarc.network.rules import Actor
from pontdarc.publication.actions import describe_dataset
from pontdarc.publication.consolidations import sources_of as parts_of
from pontdarc.publication.models import Dataset, Version


def record_source(*, by: Actor, entry: Entry, now: datetime, **said: object) -> SourceUsed:
    """Note a source (legal.actions.record_source); a share-alike one sets the licence of what is not public yet.

    What is public already keeps the licence under which it was cleared: its next version is held (legal.property).

    :raises Forbidden: the actor may neither propose nor describe for the organisation.
    :raises Invalid: what is said of it is incomplete.
    """
    with transaction.atomic():
        made = legal.record_source(by=by, entry=entry, now=now, **said)  # type: ignore[arg-type]
        _tell(by, entry, now)
    return made


def take_source_back(*, by: Actor, source: SourceUsed, now: datetime) -> None:
    """Say that a source is no longer in the data.

    :raises Forbidden: the actor may neither propose nor describe for the organisation.
    """
    with transaction.atomic():
        legal.take_source_back(by=by, source=source, now=now)
        _tell(by, source.entry, now)


def _tell(by: Actor, entry: Entry, now: datetime) -> None:
    """Whoever reads the public record of the dataset must read it again."""
    dataset = Dataset.objects.filter(entry=entry, withdrawn_at=None).first()
    if dataset is None:
        return
    forced = licence_forced(sources_of(entry.pk))
    public = dataset.versions.filter(state=Version.State.PUBLISHED).exists()
    describe_dataset(by=by, dataset=dataset, now=now, **({"licence": forced} if forced and not public else {}))


def rights_told(version: Version) -> tuple[Source, ...]:
    """Return whose rights are told with a version: those on its sources, and on those of what it is made of."""
    entries = [version.dataset.entry_id, *(part.dataset.entry_id for part in parts_of(version))]
    return told(sources_of(*entries))
