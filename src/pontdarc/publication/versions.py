"""What is done to versions: make, hold, publish, discard, suspend. publication.actions is their door."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from pontdarc.core.privacy.plan import PrivacyPlan, key_names, plan_of, with_keys
from pontdarc.core.refusals import Conflict
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.journal.actions import announce, record
from pontdarc.legal.models import Decision
from pontdarc.legal.queries import clearance_for
from pontdarc.legal.rules import Doubt
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.official import official_referential
from pontdarc.outside.secrets import privacy_key
from pontdarc.publication import rules
from pontdarc.publication.events import VersionHeld, VersionPublished
from pontdarc.publication.making import Made, make
from pontdarc.publication.models import CatalogueChange, Dataset, Version
from pontdarc.publication.profiles import keep_profile
from pontdarc.publication.queries import scope_of
from pontdarc.publication.storage import remove_derived
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.models import Preparation


def make_version(
    *, by: Actor, dataset: Dataset, preparation: Preparation, steps: Iterable[str] | None = None, now: datetime
) -> Version:
    """Make the public form of a preparation, held. One version per preparation: made again while it is held.

    *steps*: the privacy steps, as a clearance's scope writes them; None means what the standard asks by default.
    A version that is out of HELD comes back as it is.
    """
    require(by, "deliver", dataset.organisation_id, date_of(now))
    known = Version.objects.filter(preparation=preparation).first()
    plan = default_plan_of(preparation) if steps is None else plan_of(steps)
    if known is not None and (known.state != Version.State.HELD or plan_of(known.steps) == plan):
        return known
    if not blobs().path(preparation.table).exists():
        raise Conflict(
            "table_destroyed",
            gettext_noop("La table de cette livraison a été détruite pour protéger une personne."),
            gettext_noop("Déposez de nouveau le fichier, sans elle."),
        )
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        target = Path(folder) / "public.parquet"
        source, report = blobs().path(preparation.table), preparation.report
        keyed = with_keys(plan, keys_of(dataset, plan))
        made = make(source, target, report, keyed, date_of(now), referential=official_referential())
        blob = blobs().store_file(target)
    content = _content(preparation, plan, made) | {"table": blob.sha256, "size": blob.size}
    with transaction.atomic():
        Dataset.objects.select_for_update().get(pk=dataset.pk)
        known = Version.objects.select_for_update().filter(preparation=preparation).first()
        if known is None:
            version = Version.objects.create(dataset=dataset, preparation=preparation, created_at=now, **content)
        elif known.state == Version.State.HELD:
            Version.objects.filter(pk=known.pk).update(**content)
            version = Version.objects.get(pk=known.pk)
        else:
            return known
        facts = {"dataset": dataset.pk, "rows": made.rows, "columns": len(made.columns)}
        record(by=by, verb="make_version", subject=version, facts=facts, now=now)
    keep_profile(version, made.profile)
    return version


def keys_of(dataset: Dataset, plan: PrivacyPlan) -> dict[str, str]:
    """Return the keys of the steps of a plan that draw, by name; made at the first call, and written nowhere else."""
    return {name: privacy_key(Path(settings.DATA), str(dataset.pk), name) for name in key_names(plan)}


def default_plan_of(preparation: Preparation) -> PrivacyPlan:
    """Return the privacy steps that apply unless somebody decides otherwise."""
    standard = standards().get(preparation.standard)
    names = [column["name"] for column in preparation.report["columns"]]
    return rules.default_plan(standard.rare if standard else None, names)


def _content(preparation: Preparation, plan: PrivacyPlan, made: Made) -> dict[str, object]:
    report = preparation.report
    titles = {slug: step.title for slug, step in registry().items()}
    return {
        "rows": made.rows,
        "columns": made.columns,
        "geometry": made.geometry,
        "standard": preparation.standard,
        "standard_version": preparation.standard_version,
        "conforms": preparation.valid,
        "data_date": preparation.delivery.data_date,
        "steps": list(plan.steps()),
        "risk": {},
        "alterations": [
            *rules.repairs_in_words(report, titles),
            *rules.left_out_in_words(report, preparation.rows),
            *rules.privacy_in_words(plan, made.counts, preparation.rows),
            *rules.unprotected_in_words(plan, made.unprotected),
        ],
    }


def hold(*, by: Actor, version: Version, doubts: Sequence[Doubt], now: datetime) -> Version:
    """Write on a version why it waits, and announce it when the reasons are new.

    :raises Conflict: it does not wait.
    """
    written = [doubt.to_json() for doubt in doubts]
    with transaction.atomic():
        version = Version.objects.select_for_update().get(pk=version.pk)
        if version.state != Version.State.HELD:
            raise Conflict(
                "version_not_held",
                gettext_noop("Cette version n’attend pas d’être publiée."),
                gettext_noop("Rien à faire."),
            )
        if version.held == written:
            return version
        Version.objects.filter(pk=version.pk).update(held=written)
        codes = sorted({doubt.code for doubt in doubts})
        record(by=by, verb="hold", subject=version, facts={"doubts": codes}, now=now)
        announce(VersionHeld(version=version.pk, dataset=version.dataset_id))
    return Version.objects.get(pk=version.pk)


def publish(*, by: Actor, version: Version, suspended: bool = False, now: datetime) -> Version:
    """Make a version public in the place of the former one.

    A version that is public under the very decision that covers it now comes back as it is: publishing twice is
    publishing once. *suspended*: one that lost its clearance may come back, with its number: that takes a decision,
    nobody's click.

    :raises Unlawful: no clearance in force covers it.
    :raises Conflict: it does not wait, or its dataset was withdrawn.
    """
    require(by, "deliver", version.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update().get(pk=version.dataset_id)
        version = Version.objects.select_related("dataset", "preparation__delivery").get(pk=version.pk)
        found = clearance_for(dataset.entry_id, scope_of(version), date_of(now))
        rules.check_may_publish(
            waits=version.state in _PUBLISHABLE or (suspended and version.state == Version.State.WITHDRAWN),
            withdrawn=dataset.withdrawn_at is not None,
            covered=found.decision is not None,
        )
        if version.state == Version.State.PUBLISHED and version.clearance_id == (found.decision and found.decision.pk):
            return version
        former = _replace_former(dataset, version)
        _make_public(by, dataset, version, found.decision, now)
        _discard_older(dataset, version)
        Dataset.objects.filter(pk=dataset.pk).update(modified_at=now)
        facts = {"clearance": found.decision and found.decision.pk}
        record(by=by, verb="publish", subject=version, facts=facts, now=now)
        CatalogueChange.objects.create(dataset=dataset)
        announce(VersionPublished(version=version.pk, dataset=dataset.pk, replaced=former))
    return Version.objects.select_related("dataset").get(pk=version.pk)


_PUBLISHABLE = (Version.State.HELD, Version.State.PUBLISHED)


def _replace_former(dataset: Dataset, version: Version) -> UUID | None:
    published = Version.objects.filter(dataset=dataset, state=Version.State.PUBLISHED).exclude(pk=version.pk)
    former = published.values_list("pk", flat=True).first()
    published.update(state=Version.State.REPLACED)
    return former


def _make_public(by: Actor, dataset: Dataset, version: Version, decision: Decision | None, now: datetime) -> None:
    if version.state == Version.State.HELD:
        last = Version.objects.filter(dataset=dataset).aggregate(last=Max("number"))["last"]
        Version.objects.filter(pk=version.pk).update(
            number=(last or 0) + 1, published_at=now, published_by=by.person, held=[]
        )
    Version.objects.filter(pk=version.pk).update(state=Version.State.PUBLISHED, clearance=decision, withdrawn_at=None)


def _discard_older(dataset: Dataset, version: Version) -> None:
    """Put aside what waited before this version: publishing it later would bring older data back."""
    waiting = Version.objects.filter(dataset=dataset, state=Version.State.HELD).exclude(pk=version.pk)
    received = version.preparation.delivery.received_at
    waiting.filter(preparation__delivery__received_at__lte=received).update(state=Version.State.DISCARDED)


def discard(*, by: Actor, version: Version, why: str, now: datetime) -> Version:
    """Put a held version aside; *why* is a code."""
    require(by, "deliver", version.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        held = Version.objects.select_for_update().filter(pk=version.pk, state=Version.State.HELD)
        if held.update(state=Version.State.DISCARDED):
            record(by=by, verb="discard", subject=version, facts={"why": why}, now=now)
    return Version.objects.get(pk=version.pk)


def suspend(*, by: Actor, decision: Decision, now: datetime) -> int:
    """Take out of the public every version that this revoked decision covered; return how many."""
    shown = (Version.State.PUBLISHED, Version.State.REPLACED)
    with transaction.atomic():
        versions = Version.objects.select_for_update().filter(clearance=decision, state__in=shown)
        found: list[tuple[UUID, UUID]] = list(versions.values_list("pk", "dataset_id"))
        for pk, _ in found:
            Version.objects.filter(pk=pk).update(state=Version.State.WITHDRAWN, withdrawn_at=now)
        for dataset_id in {dataset_id for _, dataset_id in found}:
            CatalogueChange.objects.create(dataset_id=dataset_id)
        if found:
            record(by=by, verb="suspend", subject=decision, facts={"versions": len(found)}, now=now)
        transaction.on_commit(lambda: remove_derived([pk for pk, _ in found]))
    return len(found)
