"""Carry out an erasure that was decided: what is public is made again without the person, then what held them goes.

Safe to run twice, and again later when the same person came back: everything is found again by the fingerprints.
"""

from datetime import datetime
from typing import Any, Final, Literal

from django.db import connection, transaction

from pontdarc.approach import consolidation, journeys
from pontdarc.approach.erasure import rules
from pontdarc.approach.erasure.backups import keep_list
from pontdarc.approach.erasure.places import Places, erase_from_drafts, places, sought_of
from pontdarc.approach.erasure.texts import forget_beneficiary, strike_editions
from pontdarc.approach.models import Erasure
from pontdarc.core.refusals import Refusal
from pontdarc.extraction.actions import destroy
from pontdarc.extraction.models import Delivery
from pontdarc.journal.actions import record
from pontdarc.network.rules import MACHINE
from pontdarc.outside.clock import date_of
from pontdarc.publication.actions import withdraw
from pontdarc.publication.erasing import destroy_tables, erase_versions, gathered_from
from pontdarc.publication.models import Version
from pontdarc.publication.queries import tables_kept
from pontdarc.standardisation.actions import prepare
from pontdarc.standardisation.erasing import rectify
from pontdarc.standardisation.models import Preparation

_WITHDRAWN: Final = "Retiré pour protéger une personne (%s)."
Trace = list[dict[str, Any]]


def carry_out(erasure: Erasure, now: datetime) -> Erasure:
    """Take somebody out of everything that is kept of a dataset, as was decided, and write down what went."""
    if not erasure.accepted:
        return erasure
    found = places(erasure.dataset, sought_of(erasure), now)
    trace: Trace = []
    if erasure.measure == Erasure.Measure.WITHDRAW:
        why = _WITHDRAWN % erasure.article
        withdraw(by=MACHINE, dataset=erasure.dataset, why=why, now=now)
    else:
        trace += _made_again(erasure, found, now)
    trace += _destroyed(erasure, found, now)
    trace += strike_editions(erasure.dataset, sought_of(erasure), erasure.article, now)
    _close(erasure, trace, now)
    consolidation.follow(erasure.dataset, now=now)
    return Erasure.objects.get(pk=erasure.pk)


def _made_again(erasure: Erasure, found: Places, now: datetime) -> Trace:
    """Make the delivery of what is public, and of what waits, again without the person; publish it where it may be."""
    trace: Trace = []
    for version in _living(found):
        delivery = version.preparation.delivery
        if not found.holds_raw(delivery):
            continue
        try:
            made = _version_without(erasure, delivery, version.preparation, now)
        except Refusal as refusal:
            trace.append({"kind": "not_made_again", "id": str(delivery.pk), "code": refusal.code})
        else:
            trace.append({"kind": "made_again", "id": str(made.pk), "rows": made.rows, "state": str(made.state)})
    return trace


def _living(found: Places) -> list[Version]:
    """Return the version that is public and the last one that waits, the oldest first."""
    states = {state: [one for one in found.versions if one.state == state] for state in ("published", "held")}
    held = sorted(states["held"], key=lambda one: one.preparation.delivery.received_at)[-1:]
    return [*states["published"], *held]


def _version_without(erasure: Erasure, delivery: Delivery, former: Preparation, now: datetime) -> Version:
    measure: Literal["rows", "cells"] = "cells" if erasure.measure == Erasure.Measure.CELLS else "rows"
    made = rectify(by=MACHINE, delivery=delivery, sought=sought_of(erasure), measure=measure, now=now)
    prepared = prepare(by=MACHINE, delivery=made, recipe=former.recipe, now=now)
    return journeys.update(preparation=prepared, now=now)


def _destroyed(erasure: Erasure, found: Places, now: datetime) -> Trace:
    trace: Trace = []
    held = [each for each in found.deliveries if found.holds_raw(each)]
    tables = [each for each in found.preparations if found.holds_table(each.table)]
    gone = [each for each in found.versions if _goes(each, found, held)]
    gathered = gathered_from([each.pk for each in gone])
    with transaction.atomic():
        for version in gone:
            if version.number is not None:
                trace.append({"kind": "version", "number": version.number, "rows": found.rows_of(version)})
        why = rules.tombstone(erasure.article, found.counts["rows"])
        erase_versions(by=MACHINE, dataset=erasure.dataset, versions=gone, why=why, now=now)
        for each in gathered:
            trace.append({"kind": "gathered", "number": each.number, "dataset": str(each.dataset_id)})
            erase_versions(by=MACHINE, dataset=each.dataset, versions=[each], why=why, now=now)
        trace += _destroy_raw(erasure, held, {each.table for each in (*gone, *gathered)}, now)
        trace += [{"kind": "table", "id": str(each.pk)} for each in tables]
        destroy_tables([*tables, *(each.preparation for each in gathered)])
        drafts = erase_from_drafts(erasure.dataset, sought_of(erasure))
        trace += [{"kind": "draft", "rows": drafts}] if drafts else []
        asked = forget_beneficiary(erasure.dataset, sought_of(erasure))
        trace += [{"kind": "beneficiary", "rows": asked}] if asked else []
    return trace


def _goes(version: Version, found: Places, held: list[Delivery]) -> bool:
    """Tell whether a version goes: its rows hold the person, or it waits and would be made again of what does."""
    waits = version.state == Version.State.HELD and (
        version.preparation.delivery in held or found.holds_table(version.preparation.table)
    )
    return waits or found.holds_table(version.table)


def _destroy_raw(erasure: Erasure, held: list[Delivery], gone: set[str], now: datetime) -> Trace:
    why, keep = f"{erasure.article}, effacement {erasure.pk}", tables_kept() - gone
    trace: Trace = []
    for delivery in held:
        destroy(by=MACHINE, delivery=delivery, why=why, now=now, keep_blobs=keep)
        said = {"size": delivery.size, "received_on": date_of(delivery.received_at).isoformat()}
        trace.append({"kind": "delivery", "id": str(delivery.pk), **said})
    return trace


def _close(erasure: Erasure, trace: Trace, now: datetime) -> None:
    with transaction.atomic():
        present = Erasure.objects.select_for_update().get(pk=erasure.pk)
        first = present.done_at or now
        whole = [*present.trace, *({**each, "at": now.isoformat()} for each in trace)]
        Erasure.objects.filter(pk=erasure.pk).update(done_at=first, trace=whole)
        kinds = [each["kind"] for each in trace]
        facts = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
        record(by=MACHINE, verb="carry_out_erasure", subject=erasure, facts=facts, now=now)
    keep_list()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was there before is in the log until then
