"""What is done to datasets: create, describe, rename, withdraw. Versions: publication.versions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record
from pontdarc.legal.property import check_licence, licence_forced
from pontdarc.legal.rights import licences_of, sources_of
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.events import DatasetWithdrawn
from pontdarc.publication.models import (
    CatalogueChange,
    Dataset,
    DatasetSlug,
    Frequency,
    Theme,
    Version,
)
from pontdarc.publication.rules import free_slug, slug_of
from pontdarc.publication.storage import remove_derived
from pontdarc.publication.versions import hold, make_version, publish, suspend

__all__ = [
    "create_dataset",
    "describe_dataset",
    "hold",
    "make_version",
    "publish",
    "rename_dataset",
    "suspend",
    "withdraw",
]

DESCRIBED: Final = frozenset(
    [
        "title",
        "description",
        "licence",
        "theme",
        "keywords",
        "frequency",
        "contact_name",
        "contact_email",
        "answer_days",
    ]
)
_CHOICES: Final[Mapping[str, frozenset[str]]] = {
    "theme": frozenset({*Theme.values, ""}),
    "frequency": frozenset(Frequency.values),
}


def create_dataset(*, by: Actor, entry: Entry, title: str = "", now: datetime, **described: object) -> Dataset:
    """Give an entry its public face, not public yet; the one it has already when it has one.

    *described*: see :func:`describe_dataset`. The slug comes from the title, then from the organisation's slug too.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Unlawful: what it is made from asks for another licence than the one given.
    """
    require(by, "describe", entry.organisation_id, date_of(now))
    forced = licence_forced(sources_of(entry.pk))
    fields = _checked({**({"licence": forced} if forced else {}), **described, "title": title or entry.title})
    _check_licence_of(entry, fields)
    with transaction.atomic():
        entry = Entry.objects.select_for_update().select_related("organisation").get(pk=entry.pk)
        known = Dataset.objects.filter(entry=entry).first()
        if known is not None:
            return known
        organisation = entry.organisation
        dataset = Dataset.objects.create(
            entry=entry,
            organisation=organisation,
            slug=_free(slug_of(str(fields["title"])), organisation.slug),
            created_at=now,
            modified_at=now,
            **{
                "description": entry.description,
                "contact_name": organisation.contact_name,
                "contact_email": organisation.contact_email,
                **fields,
            },
        )
        record(by=by, verb="create_dataset", subject=dataset, facts={"entry": entry.pk}, now=now)
    return dataset


def _free(wished: str, suffix: str) -> str:
    likely = [wished, f"{wished}-{suffix}"]
    taken = set(Dataset.objects.filter(slug__startswith=wished).values_list("slug", flat=True))
    taken |= set(DatasetSlug.objects.filter(slug__startswith=wished).values_list("slug", flat=True))
    return free_slug(likely[0], suffix, taken)


def describe_dataset(*, by: Actor, dataset: Dataset, now: datetime, **described: object) -> Dataset:
    """Write the public description: title, description, licence, theme, keywords, frequency, contact, answer_days.

    The licence of a dataset that has a clearance is part of its scope: changing it holds the next version.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Invalid: another field, or a value outside its list.
    :raises Unlawful: what it is made from asks for another licence than the one given.
    """
    require(by, "describe", dataset.organisation_id, date_of(now))
    fields = _checked(described)
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update().select_related("entry").get(pk=dataset.pk)
        if fields.get("licence") != dataset.licence:
            _check_licence_of(dataset.entry, fields)
        _check_not_cleared(dataset, fields)
        for name, value in fields.items():
            setattr(dataset, name, value)
        dataset.modified_at = now
        dataset.save(update_fields=[*fields, "modified_at"])
        record(by=by, verb="describe_dataset", subject=dataset, facts={"fields": sorted(fields)}, now=now)
        CatalogueChange.objects.create(dataset=dataset)
    return dataset


def _check_licence_of(entry: Entry, fields: Mapping[str, object]) -> None:
    if "licence" not in fields:
        return
    admitted = frozenset(each.slug for each in licences_of(entry.organisation_id))
    if fields["licence"] not in admitted:
        raise _invalid("licence", admitted)
    check_licence(str(fields["licence"]), sources_of(entry.pk))


def _check_not_cleared(dataset: Dataset, fields: Mapping[str, object]) -> None:
    published = dataset.versions.filter(state=Version.State.PUBLISHED).exists()
    if published and fields.get("licence", dataset.licence) != dataset.licence:
        raise Conflict(
            "licence_is_cleared",
            gettext_noop("La licence d’un jeu publié fait partie de l’autorisation : elle ne change pas ainsi."),
            gettext_noop("Retirez le jeu, puis proposez-le de nouveau sous l’autre licence."),
        )


def _checked(described: Mapping[str, object]) -> dict[str, object]:
    for name, value in described.items():
        if name not in DESCRIBED:
            raise _invalid(name, DESCRIBED)
        if name in _CHOICES and value not in _CHOICES[name]:
            raise _invalid(name, _CHOICES[name])
    fields = dict(described)
    if "title" in fields:
        fields["title"] = " ".join(str(fields["title"]).split())
        if not 1 <= len(str(fields["title"])) <= 200:
            raise Invalid(
                "title_length",
                gettext_noop("Le titre doit avoir entre 1 et 200 caractères."),
                gettext_noop("Dites en quelques mots de quoi parlent ces données, sans sigle."),
            )
    return fields


def _invalid(name: str, admitted: frozenset[str]) -> Invalid:
    return Invalid(
        "dataset_field",
        gettext_noop("« %(name)s » n’est pas un champ, ou n’a pas une valeur, de la fiche d’un jeu de données."),
        gettext_noop("Possibles : %(admitted)s."),
        {"name": name, "admitted": ", ".join(sorted(filter(None, admitted)))},
    )


def rename_dataset(*, by: Actor, dataset: Dataset, slug: str, now: datetime) -> Dataset:
    """Give a dataset another slug; the former one redirects for ever.

    :raises Conflict: the slug is or was another dataset's.
    """
    require(by, "describe", dataset.organisation_id, date_of(now))
    wished = slug_of(slug)
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update().get(pk=dataset.pk)
        if wished == dataset.slug:
            return dataset
        others = Dataset.objects.exclude(pk=dataset.pk).filter(slug=wished)
        former = DatasetSlug.objects.exclude(dataset=dataset).filter(slug=wished)
        if others.exists() or former.exists():
            raise Conflict(
                "slug_taken",
                gettext_noop("L’adresse « %(slug)s » est ou fut celle d’un autre jeu."),
                gettext_noop("Choisissez-en une autre."),
                {"slug": wished},
            )
        DatasetSlug.objects.filter(dataset=dataset, slug=wished).delete()
        DatasetSlug.objects.create(dataset=dataset, slug=dataset.slug)
        facts = {"from": dataset.slug, "to": wished}
        dataset.slug, dataset.modified_at = wished, now
        dataset.save(update_fields=["slug", "modified_at"])
        record(by=by, verb="rename_dataset", subject=dataset, facts=facts, now=now)
        CatalogueChange.objects.create(dataset=dataset)
    return dataset


def withdraw(*, by: Actor, dataset: Dataset, why: str, now: datetime) -> Dataset:
    """Take a dataset out of the public for ever: a tombstone with the reason stays, derived files go.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Invalid: no reason is given: the public reads it.
    """
    require(by, "describe", dataset.organisation_id, date_of(now))
    if not why.strip():
        raise Invalid(
            "why_missing",
            gettext_noop("Il manque le motif du retrait."),
            gettext_noop("Écrivez-le en une phrase : il sera montré à la place du jeu."),
        )
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update().get(pk=dataset.pk)
        if dataset.withdrawn_at is not None:
            return dataset
        versions = Version.objects.filter(dataset=dataset)
        shown = list(versions.filter(published_at__isnull=False).values_list("pk", flat=True))
        versions.filter(pk__in=shown).update(state=Version.State.WITHDRAWN, withdrawn_at=now)
        versions.filter(state=Version.State.HELD).update(state=Version.State.DISCARDED)
        dataset.withdrawn_at, dataset.withdrawn_why, dataset.modified_at = now, why.strip(), now
        dataset.save(update_fields=["withdrawn_at", "withdrawn_why", "modified_at"])
        record(by=by, verb="withdraw", subject=dataset, facts={"versions": len(shown)}, now=now)
        CatalogueChange.objects.create(dataset=dataset)
        announce(DatasetWithdrawn(dataset=dataset.pk))
        transaction.on_commit(lambda: remove_derived(shown))
    return dataset
