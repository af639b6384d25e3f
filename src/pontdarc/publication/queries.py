"""What may be read. Public faces reach data through here only: nothing leaves without a clearance in force."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from pontdarc.core.refusals import Gone, NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.legal.queries import decisions_in_force
from pontdarc.legal.rules import Column, Scope
from pontdarc.network.queries import organisations_seen_by
from pontdarc.network.rules import Actor, Moved
from pontdarc.outside import clock
from pontdarc.outside.dates import day
from pontdarc.publication.models import Dataset, Part, Version
from pontdarc.publication.raw import withheld
from pontdarc.standardisation.models import Preparation


def _cleared(today: date) -> Q:
    """Return the condition on versions: a positive decision, not revoked, not past its review.

    What a consolidated version is made of must be public itself: it goes at the very moment one of its parts does.
    """
    own = Q(_in_force("clearance", today), dataset__withdrawn_at__isnull=True)
    return own & ~Q(lost_a_part(today))


def _in_force(decision: str, today: date) -> Exists:
    """Return the condition that one decision holds: it is looked up, where a list would be made of all of them."""
    return Exists(decisions_in_force(today).filter(pk=OuterRef(decision)))


def lost_a_part(today: date) -> Exists:
    """Return the condition on versions: made of others, of which one is public no more."""
    standing = Q(
        _in_force("source__clearance", today),
        source__dataset__withdrawn_at__isnull=True,
        source__state__in=SHOWN,
    )
    return Exists(Part.objects.filter(version=OuterRef("pk")).exclude(standing))


SHOWN = (Version.State.PUBLISHED, Version.State.REPLACED)


def public_datasets() -> QuerySet[Dataset]:
    """Return the datasets that anybody may see now."""
    return _datasets_on(clock.today()).all()


# Building these conditions costs ten times what it takes to run them: once a day is enough.
@lru_cache(maxsize=2)
def _datasets_on(today: date) -> QuerySet[Dataset]:
    published = Version.objects.filter(_cleared(today), dataset=OuterRef("pk"), state=Version.State.PUBLISHED)
    return Dataset.objects.filter(Exists(published)).select_related("organisation", "entry")


@lru_cache(maxsize=2)
def _versions_on(today: date) -> QuerySet[Version]:
    versions = Version.objects.filter(_cleared(today), state__in=SHOWN)
    return versions.select_related("dataset__organisation").order_by("-number")


def public_dataset(name: str | UUID) -> Dataset:
    """Return the public dataset with this slug or identifier.

    :raises Moved: *name* is a former slug.
    :raises Gone: it was public; the params make the tombstone: title, at, why.
    :raises NotFound: nothing public was ever there.
    """
    dataset, moved = _named(name)
    if dataset is not None and state_now(dataset.pk) is not None:
        if moved:
            raise Moved(dataset.slug)
        return dataset
    if dataset is not None and _was_public(dataset):
        raise _tombstone(dataset)
    raise NotFound(
        "no_dataset",
        gettext_noop("Aucun jeu de données public ne porte ce nom."),
        gettext_noop("Cherchez-le dans le catalogue, ou demandez-le à l’organisation qui le tient."),
    )


def _named(name: str | UUID) -> tuple[Dataset | None, bool]:
    datasets = Dataset.objects.select_related("organisation", "entry")
    identifier = _uuid(name)
    if identifier is not None:
        return datasets.filter(pk=identifier).first(), False
    found = datasets.filter(slug=name).first()
    return (found, False) if found else (datasets.filter(former_slugs__slug=name).first(), True)


def _uuid(name: str | UUID) -> UUID | None:
    if isinstance(name, UUID):
        return name
    try:
        return UUID(name)
    except ValueError:
        return None


def _was_public(dataset: Dataset) -> bool:
    return dataset.versions.filter(published_at__isnull=False).exists()


def withdrawn_datasets() -> QuerySet[Dataset]:
    """Return the datasets that left after they had been public, the last first: the others were never known."""
    shown = Version.objects.filter(dataset=OuterRef("pk"), published_at__isnull=False)
    return Dataset.objects.filter(Exists(shown), withdrawn_at__isnull=False).order_by("-withdrawn_at")


def _tombstone(dataset: Dataset) -> Gone:
    if dataset.withdrawn_at is None:
        return Gone(
            "suspended",
            gettext_noop("« %(title)s » n’est plus diffusé : l’autorisation de publier n’est plus en vigueur."),
            gettext_noop("Le jeu reviendra si une nouvelle autorisation est donnée. Écrivez à l’organisation."),
            {"title": dataset.title, "at": None, "why": ""},
        )
    return Gone(
        "withdrawn",
        gettext_noop("« %(title)s » a été retiré le %(day)s."),
        gettext_noop("Motif : %(why)s"),
        {"title": dataset.title, **_left(dataset.withdrawn_at), "why": dataset.withdrawn_why},
    )


def _left(at: datetime) -> dict[str, str]:
    """When something left: for a machine, and in words."""
    on = clock.date_of(at)
    return {"at": on.isoformat(), "day": day(on)}


def public_versions(dataset: Dataset) -> QuerySet[Version]:
    """Return the versions of a dataset that anybody may read, the newest first."""
    return _versions_on(clock.today()).filter(dataset=dataset)


def published_versions(today: date) -> QuerySet[Version]:
    """Return the version that is served today of each public dataset."""
    served = Version.objects.filter(_cleared(today), state=Version.State.PUBLISHED)
    return served.select_related("dataset__organisation")


def published_version(dataset: Dataset) -> Version:
    """Return the version that is served today.

    :raises NotFound: none is public.
    """
    found = public_versions(dataset).filter(state=Version.State.PUBLISHED).first()
    if found is None:
        raise _no_version()
    return found


def current_version(name: str | UUID) -> Version | None:
    """Return what `public_dataset` then `published_version` give, in one query; None when either would refuse."""
    identifier = _uuid(name)
    which = Q(dataset=identifier) if identifier is not None else Q(dataset__slug=name)
    versions = Version.objects.filter(_cleared(clock.today()), which, state=Version.State.PUBLISHED)
    return versions.select_related("dataset__organisation", "dataset__entry").first()


def version_now(name: str) -> UUID | None:
    """Return the identifier of what `current_version` gives: asked before every answer that is given from memory."""
    state = state_now(name)
    return UUID(str(state[0])) if state else None


def state_now(name: str | UUID) -> tuple[object, ...] | None:
    """Return what tells one state of a public dataset from another, None when `current_version` gives nothing.

    The same condition, written out once: building a query costs ten times what it takes to run. The first part is
    the identifier of the version, as the database writes it.
    """
    identifier = _uuid(name)
    written = _written_out(identifier is not None)
    values: list[Any] = list(written.parameters)
    values[written.name] = name if identifier is None else _as_stored(identifier)
    for rank in written.days:
        values[rank] = connection.ops.adapt_datefield_value(clock.today())
    with connection.cursor() as cursor:
        cursor.execute(written.statement, values)
        found = cursor.fetchone()
    return tuple(found) if found else None


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement, its parameters, and which of them are the day and the name."""

    statement: str
    parameters: tuple[object, ...]
    days: tuple[int, ...]
    name: int


_SOME_DAY, _SOME_NAME, _SOME_ID = date(1, 2, 3), "some-name", UUID(int=1)


@cache
def _written_out(by_id: bool) -> _Written:
    which = Q(dataset=_SOME_ID) if by_id else Q(dataset__slug=_SOME_NAME)
    versions = Version.objects.filter(_cleared(_SOME_DAY), which, state=Version.State.PUBLISHED).order_by()
    shown = versions.values_list("pk", "dataset__modified_at", "dataset__organisation__name", "clearance")
    statement, parameters = shown.query.sql_with_params()
    day = connection.ops.adapt_datefield_value(_SOME_DAY)
    name = _as_stored(_SOME_ID) if by_id else _SOME_NAME
    days = tuple(rank for rank, value in enumerate(parameters) if value == day)
    (place,) = (rank for rank, value in enumerate(parameters) if value == name)
    return _Written(statement, tuple(parameters), days, place)


def _as_stored(identifier: UUID) -> object:
    return Dataset._meta.pk.get_db_prep_value(identifier, connection)


def public_version(id: UUID) -> Version:
    """Return one public version.

    :raises NotFound: it is not public, or does not exist. :raises Gone: it was erased to protect somebody.
    """
    found = Version.objects.select_related("dataset").filter(pk=id).first()
    public = public_versions(found.dataset).filter(pk=id).first() if found else None
    if public is None:
        raise _erased(found) if found is not None and is_tombstone(found) else _no_version()
    return public


def public_version_numbered(dataset: Dataset, number: int) -> Version:
    """Return the public version of a public dataset with this number.

    :raises NotFound: none is public. :raises Gone: it was erased to protect somebody.
    """
    found = public_versions(dataset).filter(number=number).first()
    if found is None:
        gone = erased_versions(dataset).filter(number=number).first()
        raise _erased(gone) if gone is not None else _no_version()
    return found


def erased_versions(dataset: Dataset) -> QuerySet[Version]:
    """Return the versions that were public, and that were erased to protect somebody: what their tombstones say."""
    return Version.objects.filter(dataset=dataset, erased_at__isnull=False, number__isnull=False).order_by("-number")


def is_tombstone(version: Version) -> bool:
    """Tell whether a version was public once and was erased, of a dataset that is public still."""
    shown = version.erased_at is not None and version.number is not None
    return shown and public_datasets().filter(pk=version.dataset_id).exists()


def _erased(version: Version) -> Gone:
    assert version.erased_at is not None  # noqa: S101 - asked before
    return Gone(
        "version_erased",
        gettext_noop("La version %(number)s a été retirée le %(day)s pour protéger une personne."),
        gettext_noop("%(why)s La page du jeu donne la version en vigueur."),
        {
            "number": version.number,
            **_left(version.erased_at),
            "why": version.erased_why,
            "title": version.dataset.title,
        },
    )


def _no_version() -> NotFound:
    return NotFound(
        "no_version",
        gettext_noop("Cette version n’est pas publique."),
        gettext_noop("Ouvrez la page du jeu de données pour voir ses versions publiques."),
    )


def table_path(version: Version) -> Path:
    """Return where the public Parquet file of a version lies.

    :raises NotFound: the version is not public now.
    """
    return blobs().path(public_version(version.pk).table)


def raw_path(version: Version) -> Path | None:
    """Return where the file lies from which a version was made, as it was received, if that file is cleared too.

    None when the decision does not say so, when the file holds more than what is public, or was destroyed.

    :raises NotFound: the version is not public now.
    """
    found = Version.objects.select_related("clearance", "preparation__delivery").get(pk=public_version(version.pk).pk)
    delivery = found.preparation.delivery
    said = found.clearance is not None and bool(found.clearance.scope.get("raw"))
    if not said or delivery.destroyed_at is not None or withheld(found.preparation.report, found.steps) is not None:
        return None
    return blobs().path(delivery.sha256)


def datasets_seen_by(by: Actor) -> QuerySet[Dataset]:
    """Return the datasets of the organisations that the actor sees, public or not."""
    datasets = Dataset.objects.select_related("organisation", "entry")
    return datasets if by.kind != "person" else datasets.filter(organisation__in=organisations_seen_by(by))


def dataset_seen(by: Actor, name: str | UUID) -> Dataset:
    """Return one dataset of the workspace by slug, former slug or identifier.

    :raises NotFound: there is none that the actor sees.
    """
    dataset, _ = _named(name)
    if dataset is None or not datasets_seen_by(by).filter(pk=dataset.pk).exists():
        raise NotFound(
            "no_dataset_here",
            gettext_noop("Ce jeu de données n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Vérifiez son nom dans l’adresse de sa page, ou revenez à l’inventaire."),
        )
    return dataset


def versions_seen_by(by: Actor, dataset: Dataset) -> QuerySet[Version]:
    """Return every version of a dataset, held ones included, the newest first."""
    return Version.objects.filter(dataset__in=datasets_seen_by(by).filter(pk=dataset.pk)).select_related(
        "preparation__delivery", "preparation__recipe", "clearance"
    )


def scope_of(version: Version) -> Scope:
    """Return what a clearance must cover for this version to be public."""
    return Scope(
        columns=tuple(Column(each["name"], each.get("kind"), each.get("role") or "no") for each in version.columns),
        steps=tuple(version.steps),
        standard=version.standard,
        licence=version.dataset.licence,
    )


def protected_deliveries() -> frozenset[UUID]:
    """Return the deliveries of which a version is public: retention leaves them alone."""
    versions = Version.objects.filter(state=Version.State.PUBLISHED)
    return frozenset(versions.values_list("preparation__delivery_id", flat=True))


def tables_kept() -> frozenset[str]:
    """Return the fingerprints of the tables in use: a raw file of the same bytes is the same blob, and must stay."""
    tables = (model.objects.values_list("table", flat=True) for model in (Version, Preparation))
    return frozenset(chain.from_iterable(tables))
