"""Sources that are fetched by themselves."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction import rules
from pontdarc.extraction.actions.deliveries import keep, store
from pontdarc.extraction.connector import Found, Known
from pontdarc.extraction.connectors.registry import connector as connector_named
from pontdarc.extraction.events import SourceFailed
from pontdarc.extraction.models import Delivery, Source
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record, refusal_as_json
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.http import Fetcher, GuardedFetcher, Limits

_OUTCOME = ["failures", "last_refusal", "last_success_at", "next_run_at", "etag", "last_modified"]


def fetcher() -> Fetcher:
    """Return the guarded fetcher of the settings."""
    return GuardedFetcher(settings.ALLOWED_HOSTS_OUT, limits=Limits(max_bytes=settings.DELIVERY_MAX_BYTES))


def add_source(
    *,
    by: Actor,
    entry: Entry,
    connector: str,
    parameters: Mapping[str, str],
    every_hours: int = 24,
    now: datetime,
) -> Source:
    """Have an entry's file fetched by itself, from now on.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: no such connector, parameters that cannot work, or a rhythm beyond an hour and a year.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    member = connector_named(connector)
    kept = {each.slug: parameters.get(each.slug, "").strip() for each in member.parameters}
    member.check(kept)
    if not 1 <= every_hours <= 24 * 366:
        raise Invalid(
            "rhythm",
            gettext_noop("Une source est relevée au plus chaque heure, au moins chaque année."),
            gettext_noop("Choisissez entre 1 et 8784 heures."),
        )
    with transaction.atomic():
        source = Source.objects.create(
            entry=entry, connector=connector, parameters=kept, every_hours=every_hours, next_run_at=now
        )
        facts = {"entry": entry.pk, "connector": connector, "every_hours": every_hours}
        record(by=by, verb="add_source", subject=source, facts=facts, now=now)
    return source


def stop_source(*, by: Actor, source: Source, now: datetime) -> Source:
    """Fetch a source no more; what came from it stays.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", source.entry.organisation_id, date_of(now))
    with transaction.atomic():
        source.enabled, source.next_run_at = False, None
        source.save(update_fields=["enabled", "next_run_at"])
        record(by=by, verb="stop_source", subject=source, now=now)
    return source


def fetch(*, source: Source, now: datetime, through: Fetcher | None = None) -> Delivery | None:
    """Fetch a source: the delivery, or None when nothing changed there, it failed, or another worker has it.

    A failure is kept on the source (``last_refusal``), announced, and the source tried again later and later.
    """
    if not _claimed(source, now):
        return None
    try:
        delivery = _fetch(source, now, through or fetcher())
    except Refusal as refusal:
        _failed(source, refusal, now)
        return None
    return delivery


def _claimed(source: Source, now: datetime) -> bool:
    """Move its next run on before working: a worker killed meanwhile leaves it due again, and no two have it."""
    ahead = now + timedelta(hours=1)
    mine = Source.objects.filter(pk=source.pk, enabled=True, next_run_at=source.next_run_at)
    if not mine.update(next_run_at=ahead, last_run_at=now):
        return False
    source.next_run_at, source.last_run_at = ahead, now
    return True


def _fetch(source: Source, now: datetime, through: Fetcher) -> Delivery | None:
    member = connector_named(source.connector)
    known = Known(source.etag, source.last_modified)
    with member.fetch(through, source.parameters, known) as found:
        delivery = None if found is None else _deliver(source, found, now)
    with transaction.atomic():
        source.failures, source.last_refusal, source.last_success_at = 0, None, now
        source.next_run_at = rules.next_run(now, source.every_hours, 0)
        source.save(update_fields=_OUTCOME)
        facts = {"delivery": delivery.pk if delivery else None}
        record(by=MACHINE, verb="fetch", subject=source, facts=facts, now=now)
    return delivery


def _deliver(source: Source, found: Found, now: datetime) -> Delivery | None:
    """Many servers do not say whether a file changed: the same bytes as last time are no delivery."""
    blob = store(found.chunks)
    source.etag, source.last_modified = found.known.etag, found.known.last_modified
    last = source.deliveries.order_by("-received_at").first()
    if last is not None and last.sha256 == blob.sha256 and last.destroyed_at is None:
        return None
    origin = Delivery.Origin.SOURCE
    return keep(
        by=MACHINE, entry=source.entry, blob=blob, filename=found.filename, origin=origin, source=source, now=now
    )


def _failed(source: Source, refusal: Refusal, now: datetime) -> None:
    with transaction.atomic():
        source.failures = min(source.failures + 1, 1000)
        source.last_refusal = refusal_as_json(refusal)
        source.next_run_at = rules.next_run(now, source.every_hours, source.failures)
        source.save(update_fields=_OUTCOME)
        facts = {"failures": source.failures, "refusal": refusal.code}
        record(by=MACHINE, verb="fetch", subject=source, facts=facts, now=now)
        announce(SourceFailed(source=source.pk, entry=source.entry_id, failures=source.failures))
