"""What is done to organisations and what is known of them."""

from datetime import datetime
from typing import Final

from django.db import transaction
from stdnum.fr import siren as siren_number
from stdnum.fr import siret as siret_number

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce, record
from pontdarc.network.emails import check_email
from pontdarc.network.events import OrganisationRenamed
from pontdarc.network.models import Fact, Membership, Organisation, OrganisationSlug
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.network.slugs import free_slug
from pontdarc.outside import clock

PUBLIC_FIELDS: Final = frozenset({"description", "contact_name", "contact_email", "contact_phone", "siret"})


def add_organisation(
    *,
    by: Actor,
    name: str,
    kind: str,
    siren: str = "",
    siret: str = "",
    insee_code: str = "",
    departement: str = "",
    official_type: str = "",
    listed: bool = True,
    now: datetime | None = None,
) -> Organisation:
    """Add a body that the official territory does not hold: a syndicat, an operator, a public establishment.

    :raises Forbidden: the actor manages no organisation.
    :raises Invalid: it has no name, no known kind, or a SIREN or SIRET whose key is wrong.
    :raises Conflict: the SIREN is already another's.
    """
    now = now or clock.now()
    require(by, "manage", None, clock.date_of(now))
    if kind not in Organisation.Kind.values:
        raise Invalid(
            "no_such_kind",
            gettext_noop("« %(kind)s » n’est pas une sorte d’organisation."),
            gettext_noop("Sortes possibles : %(kinds)s."),
            {"kind": kind, "kinds": ", ".join(Organisation.Kind.values)},
        )
    _check_numbers(siren, siret)
    with transaction.atomic():
        if siren and Organisation.objects.filter(siren=siren).exists():
            raise Conflict(
                "siren_taken",
                gettext_noop("Une organisation a déjà le SIREN %(siren)s."),
                gettext_noop("Cherchez-la dans la liste des organisations."),
                {"siren": siren},
            )
        organisation = Organisation(
            name=_name(name),
            kind=kind,
            siren=siren,
            siret=siret,
            insee_code=insee_code,
            departement=departement,
            official_type=official_type,
            listed=listed,
        )
        organisation.slug = free_slug(organisation)
        organisation.save()
        record(by=by, verb="add_organisation", subject=organisation, facts={"kind": kind, "siren": siren}, now=now)
    return organisation


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= 200:
        raise Invalid(
            "name_missing",
            gettext_noop("Il manque le nom de l’organisation, ou il dépasse 200 caractères."),
            gettext_noop("Écrivez son nom officiel."),
        )
    return name


def _check_numbers(siren: str, siret: str) -> None:
    wrong = (siren and not siren_number.is_valid(siren)) or (siret and not siret_number.is_valid(siret))
    if wrong or (siren and siret and not siret.startswith(siren)):
        raise Invalid(
            "number_wrong",
            gettext_noop("Le SIREN ou le SIRET n’est pas juste."),
            gettext_noop(
                "Un SIREN a 9 chiffres ; un SIRET, ces 9 puis 5 autres. Reprenez-les sur l’avis de situation."
            ),
        )


def add_member(
    *, by: Actor, group: Organisation, member: Organisation, source: str, now: datetime | None = None
) -> Membership:
    """Say that a body is a member of another, and who says so.

    :raises Forbidden: the actor does not manage the group.
    """
    now = now or clock.now()
    require(by, "manage", group.pk, clock.date_of(now))
    with transaction.atomic():
        membership, _ = Membership.objects.get_or_create(group=group, member=member, defaults={"source": source})
        record(by=by, verb="add_member", subject=group, facts={"member": member.pk}, now=now)
    return membership


def rename_organisation(
    *, by: Actor, organisation: Organisation, name: str, now: datetime | None = None
) -> Organisation:
    """Give an organisation another name, and the slug that goes with it; the former slug redirects for ever.

    :raises Forbidden: the actor does not manage it.
    :raises Invalid: the name is empty.
    """
    now = now or clock.now()
    require(by, "manage", organisation.pk, clock.date_of(now))
    name = _name(name)
    with transaction.atomic():
        former, organisation.name = organisation.slug, name
        organisation.slug = free_slug(organisation)
        if organisation.slug != former:
            OrganisationSlug.objects.filter(slug=organisation.slug).delete()
            OrganisationSlug.objects.get_or_create(slug=former, defaults={"organisation": organisation})
        organisation.save(update_fields=["name", "slug"])
        facts = {"slug": organisation.slug, "former": former}
        record(by=by, verb="rename_organisation", subject=organisation, facts=facts, now=now)
        announce(OrganisationRenamed(organisation=organisation.pk))
    return organisation


def describe_organisation(
    *, by: Actor, organisation: Organisation, now: datetime | None = None, **public: str
) -> Organisation:
    """Write what the public reads of an organisation: description, contact_name, _email, _phone, siret.

    :raises Forbidden: the actor does not manage it.
    :raises Invalid: another field, or an address that is none.
    """
    now = now or clock.now()
    require(by, "manage", organisation.pk, clock.date_of(now))
    unknown = sorted(set(public) - PUBLIC_FIELDS)
    if unknown:
        raise Invalid(
            "no_such_field",
            gettext_noop("Une organisation n’a pas de champ « %(field)s » à remplir."),
            gettext_noop("Champs possibles : %(fields)s."),
            {"field": unknown[0], "fields": ", ".join(sorted(PUBLIC_FIELDS))},
        )
    if public.get("contact_email"):
        check_email(public["contact_email"].strip())
    with transaction.atomic():
        for field, value in public.items():
            setattr(organisation, field, value.strip())
        organisation.save(update_fields=list(public))
        record(by=by, verb="describe_organisation", subject=organisation, facts={"fields": sorted(public)}, now=now)
    return organisation


def record_fact(
    *,
    by: Actor,
    organisation: Organisation,
    key: str,
    value: int | float | str | bool | None,
    source: str,
    vintage: str = "",
    now: datetime | None = None,
) -> Fact:
    """Keep a fact about an organisation with its source; the same source and vintage says it once.

    :raises Forbidden: the actor does not manage it.
    """
    now = now or clock.now()
    require(by, "manage", organisation.pk, clock.date_of(now))
    with transaction.atomic():
        fact, _ = Fact.objects.update_or_create(
            organisation=organisation,
            key=key,
            source=source,
            vintage=vintage,
            defaults={"value": value, "recorded_at": now},
        )
        record(by=by, verb="record_fact", subject=organisation, facts={"key": key, "vintage": vintage}, now=now)
    return fact
