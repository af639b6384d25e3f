"""Where somebody is in what an entry holds: raw files, standardised and public tables, drafts, catalogue."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from pontdarc.approach.erasure import rules
from pontdarc.approach.erasure.texts import named_in
from pontdarc.approach.models import Erasure
from pontdarc.core.privacy.marks import Seeker, mark_of, marks_from_json
from pontdarc.extraction.models import Delivery, Draft
from pontdarc.publication.models import Dataset, Version
from pontdarc.standardisation.erasing import Sought, seek_in_deliveries, seek_in_tables
from pontdarc.standardisation.models import Preparation

_DERIVED: Final = Delivery.Origin.DERIVED


@dataclass(frozen=True, slots=True)
class Places:
    """Where somebody is, as confined_erasing says it. *raw*: by identifier of delivery; *tables*: by fingerprint."""

    deliveries: tuple[Delivery, ...]
    preparations: tuple[Preparation, ...]
    versions: tuple[Version, ...]
    raw: dict[str, dict[str, Any]]
    tables: dict[str, dict[str, Any]]

    @property
    def counts(self) -> dict[str, int]:
        """How much was found, without any value."""
        return rules.counts(self.raw, self.tables.values())

    def holds_raw(self, delivery: Delivery) -> bool:
        """Tell whether a raw file holds the person."""
        found = self.raw.get(str(delivery.pk))
        return found is not None and rules.holds(found)

    def holds_table(self, table: str) -> bool:
        """Tell whether the table with this fingerprint holds the person."""
        found = self.tables.get(table)
        return found is not None and rules.holds(found)

    def rows_of(self, version: Version) -> int:
        """Return how many rows of a version are about the person."""
        return int(self.tables.get(version.table, {}).get("rows", 0))


def key_of(erasure: UUID) -> bytes:
    """Return the key of one erasure: two of them tell nothing of one another."""
    return hashlib.blake2b(settings.SECRET_KEY.encode(), key=erasure.bytes, person=b"erasure", digest_size=32).digest()


def sought_of(erasure: Erasure) -> Sought:
    """Return what finds the person of an erasure again."""
    return Sought(marks_from_json(erasure.marks), key_of(erasure.pk))


def sought_for(erasure: UUID, people: Iterable[Sequence[str]]) -> Sought:
    """Return what finds people named by these terms.

    :raises Invalid: a term is too short.
    """
    key = key_of(erasure)
    return Sought(tuple(mark_of(terms, key) for terms in people), key)


def places(dataset: Dataset, sought: Sought, now: datetime) -> Places:
    """Look for somebody in everything that is kept of a dataset."""
    deliveries = Delivery.objects.filter(entry=dataset.entry_id, destroyed_at=None).exclude(origin=_DERIVED)
    kept = list(deliveries.select_related("entry__organisation"))
    preparations = list(Preparation.objects.filter(delivery__entry=dataset.entry_id).select_related("delivery"))
    versions = list(dataset.versions.filter(erased_at=None).select_related("preparation__delivery"))
    tables = {each.table for each in preparations} | {each.table for each in versions}
    return Places(
        tuple(kept),
        tuple(preparations),
        tuple(versions),
        seek_in_deliveries(kept, sought, now),
        seek_in_tables(sorted(tables), sought),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """Texts of the catalogue that name the person: what they are (msgid), how many."""

    what: str
    count: int


def beside(dataset: Dataset, sought: Sought) -> tuple[Beside, ...]:
    """Return the texts of the catalogue that name somebody."""
    counts: Counter[str] = Counter()
    for what, count in named_in(dataset, sought):
        counts[what] += count
    return tuple(Beside(what, count) for what, count in counts.items())


def erase_from_drafts(dataset: Dataset, sought: Sought) -> int:
    """Take out of the rows that are being typed those about somebody; return how many."""
    seeker, count = Seeker(sought.marks, sought.key), 0
    for draft in Draft.objects.filter(entry=dataset.entry_id):
        kept = [row for row in draft.rows if seeker.columns_on(list(row.values())) is None]
        count += len(draft.rows) - len(kept)
        if len(kept) < len(draft.rows):
            Draft.objects.filter(pk=draft.pk).update(rows=kept)
    return count
