"""What crosses the stages: from a file to a public dataset, and from a new delivery to a new version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from pontdarc.approach.erasure.returning import erased_again
from pontdarc.approach.proposing import WITHDRAWN, propose_for
from pontdarc.approach.risk import risk_doubts
from pontdarc.approach.secrets import secret_doubts
from pontdarc.core.refusals import Invalid, NotFound, Unlawful
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions import receive
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.actions import move, register
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Decision
from pontdarc.legal.queries import clearance_for
from pontdarc.legal.risk import RISKY
from pontdarc.legal.rules import PUBLISHING, Doubt, Scope
from pontdarc.network.models import Organisation
from pontdarc.network.queries import organisation as organisation_named
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.actions import create_dataset, describe_dataset, hold, make_version, publish
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import dataset_seen, scope_of
from pontdarc.publication.versions import discard
from pontdarc.standardisation.actions import prepare
from pontdarc.standardisation.catalogue import find, standards
from pontdarc.standardisation.models import Preparation
from pontdarc.updating.rules import NO_ROWS, drift, profile_of

__all__ = [
    "Outcome",
    "apply_decision",
    "deliver",
    "doubts_on",
    "drift_of",
    "outcome_of",
    "propose_for",
    "publish_file",
    "release",
    "settle",
    "update",
]
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a file ended: slug of the dataset, version, public address, state of the version; *held*: why it waits."""

    dataset: str
    version: UUID
    url: str
    state: str
    held: tuple[dict[str, Any], ...] = ()


def deliver(
    *,
    by: Actor,
    entry: Entry,
    file: Iterable[bytes],
    filename: str,
    origin: str = Delivery.Origin.WORKSPACE,
    data_date: date | None = None,
    now: datetime,
) -> Delivery:
    """Receive a file; the background work prepares it, and publishes or holds it."""
    return receive(by=by, entry=entry, file=file, filename=filename, origin=origin, data_date=data_date, now=now)


def publish_file(
    *,
    by: Actor,
    path: Path,
    organisation: str,
    title: str,
    dataset: str | None = None,
    standard: str | None = None,
    clearance: str | None = None,
    now: datetime,
) -> Outcome:
    """Take one file through the approach: public when a clearance covers it, else held.

    *organisation*: its slug. *dataset*: slug of the dataset to update; a new one is made otherwise.
    *clearance*: identifier of the decision that must cover it.

    :raises Refusal: the file cannot be read (the raw delivery is kept), or something named does not exist.
    """
    _check_file(path)
    owner = organisation_named(organisation)
    decision = _decision(clearance) if clearance else None
    entry = _entry_for(by, owner, title, dataset, standard, decision, now)
    face = create_dataset(by=by, entry=entry, title=title, now=now)
    delivery = receive(
        by=by, entry=entry, file=_chunks(path), filename=path.name, origin=Delivery.Origin.COMMAND, now=now
    )
    preparation = prepare(by=by, delivery=delivery, now=now)
    version = update(preparation=preparation, clearance=decision, now=now)
    return outcome_of(version, face)


def outcome_of(version: Version, dataset: Dataset) -> Outcome:
    """Return what to say of a version."""
    url = f"{settings.SITE_URL}/donnees/{dataset.slug}/"
    return Outcome(dataset.slug, version.pk, url, str(version.state), tuple(version.held))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def _check_file(path: Path) -> None:
    """Refuse a file that cannot be opened before anything is written for it."""
    try:
        path.open("rb").close()
    except OSError as error:
        raise NotFound(
            "no_such_file",
            gettext_noop("Le fichier « %(name)s » ne peut pas être ouvert."),
            gettext_noop("Vérifiez son nom et vos droits."),
            {"name": path.name},
        ) from error


def _decision(identifier: str) -> Decision:
    try:
        found = Decision.objects.select_related("proposal__entry").filter(pk=UUID(identifier)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(
            "no_such_clearance",
            gettext_noop("Aucune autorisation ne porte cet identifiant."),
            gettext_noop("Copiez-le depuis la page de la décision, dans l’espace de travail."),
        )
    return found


def _entry_for(
    by: Actor,
    owner: Organisation,
    title: str,
    dataset: str | None,
    standard: str | None,
    decision: Decision | None,
    now: datetime,
) -> Entry:
    """Return the entry of the dataset named, else of the clearance's, else a new one."""
    require(by, "deliver", owner.pk, date_of(now))
    if dataset is not None:
        entry = dataset_seen(by, dataset).entry
    elif decision is not None:
        entry = decision.proposal.entry
    else:
        target = find(standard).slug if standard else ""
        return register(by=by, organisation=owner, title=title, standard=target, now=now)
    if entry.organisation_id != owner.pk:
        raise Invalid(
            "other_organisation",
            gettext_noop("Ce jeu de données n’est pas à l’organisation « %(slug)s »."),
            gettext_noop("Vérifiez --organisation et --dataset."),
            {"slug": owner.slug},
        )
    return entry


def update(*, preparation: Preparation, clearance: Decision | None = None, now: datetime) -> Version:
    """Make the version of a preparation; public by itself inside the clearance when nothing drifted, else held.

    Safe to run twice, and by two workers: a version is published once. *clearance*: the only decision that will do.
    """
    entry = preparation.delivery.entry
    dataset = create_dataset(by=MACHINE, entry=entry, now=now)
    _take_theme(dataset, preparation, now)
    steps = _steps_decided(entry.pk, date_of(now))
    version = make_version(by=MACHINE, dataset=dataset, preparation=preparation, steps=steps, now=now)
    if version.state != Version.State.HELD:
        return version
    if _is_older_than_public(version):
        return discard(by=MACHINE, version=version, why="older_than_public", now=now)
    return settle(version=version, doubts=doubts_on(version, clearance, now), now=now)


def _take_theme(dataset: Dataset, preparation: Preparation, now: datetime) -> None:
    """Give a dataset that nobody has classed yet the theme of its standard."""
    standard = standards().get(preparation.standard)
    if standard is not None and standard.theme and not dataset.theme and not dataset.versions.exists():
        describe_dataset(by=MACHINE, dataset=dataset, theme=standard.theme, now=now)


def settle(*, version: Version, doubts: tuple[Doubt, ...], now: datetime) -> Version:
    """Publish a version that raises no doubt, hold it otherwise."""
    if doubts:
        return hold(by=MACHINE, version=version, doubts=doubts, now=now)
    return publish(by=MACHINE, version=version, now=now)


def _steps_decided(entry_id: UUID, today: date) -> tuple[str, ...] | None:
    """Return the privacy steps of the last positive decision, None when nobody has decided."""
    nearest = clearance_for(entry_id, Scope(columns=()), today).nearest
    return Scope.from_json(nearest.scope).steps if nearest else None


def _is_older_than_public(version: Version) -> bool:
    received = version.preparation.delivery.received_at
    shown = Version.objects.filter(dataset=version.dataset_id, state=Version.State.PUBLISHED)
    return shown.filter(preparation__delivery__received_at__gt=received).exists()


def doubts_on(version: Version, clearance: Decision | None, now: datetime) -> tuple[Doubt, ...]:
    """Return every reason why a version must not be published by itself."""
    if version.dataset.withdrawn_at is not None:
        return (WITHDRAWN,)
    found = clearance_for(version.dataset.entry_id, scope_of(version), date_of(now))
    doubts = [*found.doubts, *secret_doubts(version, date_of(now))]
    if clearance is not None and found.decision is not None and found.decision.pk != clearance.pk:
        doubts.append(_OTHER_CLEARANCE)
    if version.rows == 0:
        doubts.append(NO_ROWS)
    doubts.extend(erased_again(version))
    known = {(doubt.code, doubt.column) for doubt in doubts}
    doubts.extend(doubt for doubt in drift_of(version) if (doubt.code, doubt.column) not in known)
    return (*doubts, *risk_doubts(version, now))


_OTHER_CLEARANCE = Doubt(
    "other_clearance",
    gettext_noop("L’autorisation donnée n’est pas celle qui est en vigueur pour ce jeu."),
    gettext_noop("Retirez l’option, ou faites une nouvelle proposition."),
)


def drift_of(version: Version) -> tuple[Doubt, ...]:
    """Return how far a version's delivery is from the one that is public; nothing when none is."""
    shown = Version.objects.filter(dataset=version.dataset_id, state=Version.State.PUBLISHED)
    public = shown.select_related("preparation").first()
    if public is None or public.preparation.delivery_id == version.preparation.delivery_id:
        return ()
    return drift(profile_of(public.preparation.report), profile_of(version.preparation.report))


def release(*, by: Actor, version: Version, now: datetime) -> Version:
    """Confirm, as a person, a version held because its delivery drifted: published if the clearance covers it.

    :raises Forbidden: the actor may not propose for the organisation.
    :raises Conflict: it does not wait.
    :raises Unlawful: no clearance covers it, its risk is beyond what was decided, it shows a column flagged as a trade
        secret, or it brings back somebody who was erased; it takes a proposal.
    """
    require(by, "propose", version.dataset.organisation_id, date_of(now))
    risky = [doubt for doubt in risk_doubts(version, now) if doubt.code in RISKY]
    for doubt in (*erased_again(version), *secret_doubts(version, date_of(now)), *risky):
        raise Unlawful(doubt.code, doubt.text, doubt.advice, {"column": doubt.column or ""})
    return publish(by=by, version=version, now=now)


def apply_decision(*, decision: Decision, now: datetime) -> Version | None:
    """Do what the signatory decided: publish the version that was looked at, or close the entry. Safe to run twice."""
    entry = decision.proposal.entry
    if decision.outcome not in PUBLISHING:
        public = Version.objects.filter(dataset__entry=entry, state=Version.State.PUBLISHED).exists()
        if decision.outcome != "defer" and not public:
            move(by=MACHINE, entry=entry, stage=Entry.Stage.REFUSED, now=now)
        return None
    move(by=MACHINE, entry=entry, stage=Entry.Stage.CLEARED, now=now)
    version = _version_decided(decision)
    if version is None:
        return None
    if version.state == Version.State.HELD:
        steps = Scope.from_json(decision.scope).steps
        version = make_version(
            by=MACHINE, dataset=version.dataset, preparation=version.preparation, steps=steps, now=now
        )
    doubts = (
        *clearance_for(entry.pk, scope_of(version), date_of(now)).doubts,
        *secret_doubts(version, date_of(now)),
        *erased_again(version),
    )
    if version.preparation.delivery_id != decision.proposal.delivery:
        doubts = (*doubts, *drift_of(version), *risk_doubts(version, now))
    if version.state == Version.State.HELD:
        return settle(version=version, doubts=doubts, now=now)
    return version if doubts else publish(by=MACHINE, version=version, suspended=True, now=now)


def _version_decided(decision: Decision) -> Version | None:
    """Return the version that waits, the newest first; else the last one that was public or suspended."""
    versions = Version.objects.filter(dataset__entry=decision.proposal.entry, dataset__withdrawn_at__isnull=True)
    versions = versions.select_related("dataset", "preparation__delivery").order_by(
        "-preparation__delivery__received_at"
    )
    held = versions.filter(state=Version.State.HELD).first()
    return held or versions.filter(state__in=(Version.State.PUBLISHED, Version.State.WITHDRAWN)).first()
