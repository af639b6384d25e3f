"""What is done to raw deliveries: receive, destroy."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from pontdarc.core.refusals import Conflict
from pontdarc.core.words import day_in_french, gettext_noop
from pontdarc.extraction import rules
from pontdarc.extraction.events import DeliveryDestroyed, DeliveryReceived
from pontdarc.extraction.models import Delivery, DepositLink, Source
from pontdarc.extraction.queries import link_ended, raw
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.actions import move
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record
from pontdarc.network.queries import may, require
from pontdarc.network.rules import MACHINE, Actor, Verb
from pontdarc.outside.blobs import Blob
from pontdarc.outside.clock import date_of


def receive(
    *,
    by: Actor,
    entry: Entry,
    file: Iterable[bytes],
    filename: str,
    origin: str,
    source: Source | None = None,
    data_date: date | None = None,
    now: datetime,
) -> Delivery:
    """Keep a raw file, unmodified, and announce it; the same bytes twice are two deliveries of one blob.

    *origin*: one of Delivery.Origin. By link, the actor is the person to whom a live link for this entry was sent.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Unreadable: the file is past the limit of the settings; nothing of it is kept.
    """
    require_delivery(by, entry, origin, now)
    blob = store(file)
    return keep(
        by=by,
        entry=entry,
        blob=blob,
        filename=filename,
        origin=origin,
        source=source,
        data_date=data_date,
        now=now,
    )


def store(file: Iterable[bytes]) -> Blob:
    """Store the bytes, whole or not at all, up to the limit of the settings."""
    return blobs().store(rules.at_most(file, settings.DELIVERY_MAX_BYTES))


def keep(
    *,
    by: Actor,
    entry: Entry,
    blob: Blob,
    filename: str,
    origin: str,
    source: Source | None = None,
    data_date: date | None = None,
    now: datetime,
) -> Delivery:
    """Record a delivery whose bytes are stored; without the record, the bytes go too."""
    require_delivery(by, entry, origin, now)
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                entry=entry,
                origin=Delivery.Origin(origin),
                by_id=by.person,
                source=source,
                filename=rules.safe_filename(filename),
                size=blob.size,
                sha256=blob.sha256,
                received_at=now,
                data_date=data_date,
                keep_until=rules.keep_until(date_of(now), settings.RAW_RETENTION_DAYS),
            )
            if origin == Delivery.Origin.LINK:
                live_links(by, entry, now).update(last_used_at=now)
            facts = {"entry": entry.pk, "size": blob.size, "sha256": blob.sha256, "origin": str(origin)}
            record(by=by, verb="receive", subject=delivery, facts=facts, now=now)
            move(by=MACHINE, entry=entry, stage=Entry.Stage.EXTRACTED, now=now)
            if origin != Delivery.Origin.DERIVED:  # whoever derives it prepares it too
                announce(DeliveryReceived(delivery=delivery.pk, entry=entry.pk))
    except BaseException:
        _drop_orphan(blob)
        raise
    return delivery


def keep_corrected(*, by: Actor, workbook: Delivery, corrects: Delivery, blob: Blob, now: datetime) -> Delivery:
    """Record the delivery that a workbook of corrected rows makes of another one; once, whoever asks again.

    Its author is who sent the workbook, its data are of the same day; without the record, the bytes go.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", corrects.entry.organisation_id, date_of(now))
    try:
        with transaction.atomic():
            known = Delivery.objects.select_for_update().filter(workbook=workbook).first()
            if known is not None:
                return known
            delivery = Delivery.objects.create(
                entry=corrects.entry,
                origin=Delivery.Origin.CORRECTED,
                by_id=workbook.by_id,
                filename=rules.corrected_name(corrects.filename),
                size=blob.size,
                sha256=blob.sha256,
                received_at=now,
                data_date=workbook.data_date or corrects.data_date,
                keep_until=rules.keep_until(date_of(now), settings.RAW_RETENTION_DAYS),
                corrects=corrects,
                workbook=workbook,
            )
            facts = {"corrects": corrects.pk, "workbook": workbook.pk, "sha256": blob.sha256}
            record(by=by, verb="keep_corrected", subject=delivery, facts=facts, now=now)
            announce(DeliveryReceived(delivery=delivery.pk, entry=corrects.entry_id))
    except BaseException:
        _drop_orphan(blob)
        raise
    return delivery


def keep_rectified(*, by: Actor, corrects: Delivery, blob: Blob, now: datetime) -> Delivery:
    """Record the file made of another one without somebody who was erased; once, and for the term of that one.

    Nothing is announced: whoever makes it prepares it. Without the record, the bytes go.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", corrects.entry.organisation_id, date_of(now))
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                entry=corrects.entry,
                origin=Delivery.Origin.RECTIFIED,
                by_id=corrects.by_id,
                filename=rules.rectified_name(corrects.filename),
                size=blob.size,
                sha256=blob.sha256,
                received_at=now,
                data_date=corrects.data_date,
                keep_until=corrects.keep_until,
                corrects=corrects,
            )
            facts = {"corrects": corrects.pk, "size": blob.size}
            record(by=by, verb="keep_rectified", subject=delivery, facts=facts, now=now)
    except BaseException:
        _drop_orphan(blob)
        raise
    return delivery


def require_delivery(by: Actor, entry: Entry, origin: str, now: datetime) -> None:
    """Pass when the actor may deliver for the entry by this way: a face asks before it reads a long upload.

    :raises Forbidden: they may not.
    :raises Conflict: the entry is made of other datasets: no file comes beside them.
    """
    derived = origin == Delivery.Origin.DERIVED
    if not derived and Delivery.objects.filter(entry=entry, origin=Delivery.Origin.DERIVED).exists():
        raise Conflict(
            "derived_entry",
            gettext_noop("Ce jeu est réuni à partir d’autres jeux : on n’y dépose pas de fichier."),
            gettext_noop("Déposez-le sur la fiche de l’organisme qui le produit ; il sera repris ici."),
        )
    if origin != Delivery.Origin.LINK:
        require(by, "deliver", entry.organisation_id, date_of(now))
    elif by.person is None or not live_links(by, entry, now).exists():
        raise link_ended()


def live_links(by: Actor, entry: Entry, now: datetime) -> QuerySet[DepositLink]:
    """Return the links by which the actor may drop a file for the entry now: its own, or its contract's."""
    opens = Q(entry=entry) | Q(contract__asked__entry=entry, contract__asked__ended_at=None)
    links = DepositLink.objects.filter(opens, person=by.person, revoked_at=None, expires_at__gt=now)
    return DepositLink.objects.filter(pk__in=links.values("pk"))


def _drop_orphan(blob: Blob) -> None:
    if not Delivery.objects.filter(sha256=blob.sha256, destroyed_at=None).exists():
        blobs().destroy(blob.sha256)


def hand_over(*, by: Actor, delivery: Delivery, now: datetime) -> Iterator[bytes]:
    """Return the bytes of a delivery as they came, once it is written down who takes them.

    :raises Forbidden: the actor neither delivers for the organisation, nor gives opinions or decides there.
    :raises Gone: it was destroyed.
    """
    organisation, today = delivery.entry.organisation_id, date_of(now)
    if not any(may(by, verb, organisation, today) for verb in _LOOKING):
        require(by, "deliver", organisation, today)
    content = raw(by, delivery.pk)
    record(by=by, verb="hand_over", subject=delivery, facts={"entry": delivery.entry_id}, now=now)
    return content


_LOOKING: Final[tuple[Verb, ...]] = ("advise", "decide")
"""Who gives an opinion or decides may look at what it is about."""


def destroy(*, by: Actor, delivery: Delivery, why: str, now: datetime, keep_blobs: Collection[str] = ()) -> Delivery:
    """Destroy a raw file by a recorded decision; its size, date, author and the reason stay.

    *why*: an article or a rule, at most 200 characters, no personal value. *keep_blobs*: fingerprints that later
    stages still use.

    :raises Forbidden: the actor does not manage the organisation.
    :raises Conflict: it is destroyed already.
    """
    require(by, "manage", delivery.entry.organisation_id, date_of(now))
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if delivery.destroyed_at:
            raise Conflict(
                "already_destroyed",
                gettext_noop("Ce fichier est déjà détruit."),
                gettext_noop("Rien à faire."),
            )
        delivery.destroyed_at, delivery.destroyed_why = now, why[:200]
        delivery.save(update_fields=["destroyed_at", "destroyed_why"])
        facts = {"size": delivery.size, "sha256": delivery.sha256}
        record(by=by, verb="destroy", subject=delivery, facts=facts, now=now)
        announce(DeliveryDestroyed(delivery=delivery.pk, entry=delivery.entry_id))
        transaction.on_commit(lambda: _destroy_blob(delivery.sha256, keep_blobs))
    return delivery


def forget_destroyed(*, delivery: Delivery, keep_blobs: Collection[str] = ()) -> None:
    """Remove the file of a destroyed delivery when whoever destroyed it was stopped just after; safe to run twice.

    *keep_blobs*: see :func:`destroy`.
    """
    if delivery.destroyed_at is not None:
        _destroy_blob(delivery.sha256, keep_blobs)


def _destroy_blob(sha256: str, keep: Collection[str]) -> None:
    if sha256 not in keep and not Delivery.objects.filter(sha256=sha256, destroyed_at=None).exists():
        blobs().destroy(sha256)


def destroy_expired(*, now: datetime, keep: Collection[UUID] = (), keep_blobs: Collection[str] = ()) -> int:
    """Destroy the raw files whose term has ended, but for the deliveries in *keep*; return how many.

    *keep_blobs*: see :func:`destroy`.
    """
    ended = Delivery.objects.filter(destroyed_at=None, keep_until__lt=date_of(now)).exclude(pk__in=list(keep))
    count = 0
    for delivery in ended.iterator():
        why = f"durée de conservation écoulée le {day_in_french(delivery.keep_until)}"
        destroy(by=MACHINE, delivery=delivery, why=why, now=now, keep_blobs=keep_blobs)
        count += 1
    return count
