"""What is done to people, their accounts and their roles."""

from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce, record
from pontdarc.network import rules
from pontdarc.network.emails import check_email
from pontdarc.network.erasure import forget
from pontdarc.network.events import RoleEnded, RoleGranted
from pontdarc.network.models import Account, Organisation, Person, Role
from pontdarc.network.queries import organisations_where, require
from pontdarc.network.rules import Actor
from pontdarc.outside import clock


def add_person(*, by: Actor, name: str, email: str, phone: str = "", now: datetime | None = None) -> Person:
    """Add somebody to the network, without role nor account: all they can do is drop a file they are asked for.

    :raises Forbidden: the actor delivers for no organisation.
    :raises Invalid: there is no name, or the address is none.
    :raises Conflict: the address is already somebody's.
    """
    now = now or clock.now()
    require(by, "deliver", None, clock.date_of(now))
    name, email = " ".join(name.split()), email.strip().lower()
    if not name:
        raise Invalid(
            "name_missing",
            gettext_noop("Il manque le nom de la personne."),
            gettext_noop("Écrivez son prénom et son nom."),
        )
    check_email(email)
    with transaction.atomic():
        if Person.objects.filter(email=email).exists():
            raise Conflict(
                "person_exists",
                gettext_noop("Quelqu’un du réseau a déjà cette adresse électronique."),
                gettext_noop("Choisissez cette personne dans la liste et donnez-lui un rôle."),
            )
        person = Person.objects.create(name=name, email=email, phone=phone.strip())
        record(by=by, verb="add_person", subject=person, now=now)
    return person


def person_named(*, by: Actor, name: str, email: str, phone: str = "", now: datetime) -> Person:
    """Return whoever has this address, added to the network when nobody has it.

    :raises Refusal: as `add_person`.
    """
    known = Person.objects.filter(email=email.strip().lower(), erased_at__isnull=True).first()
    return known or add_person(by=by, name=name, email=email, phone=phone, now=now)


def open_account(*, by: Actor, person: Person, password: str | None = None, now: datetime | None = None) -> Account:
    """Give a person a way to log in; without a password they choose it by « mot de passe oublié ».

    :raises Forbidden: the person has roles where the actor is no coordinator.
    :raises Conflict: the person has an account already, or was erased.
    :raises Invalid: the password is too weak.
    """
    now = now or clock.now()
    today = clock.date_of(now)
    require(by, "manage", None, today)
    managed = frozenset(organisations_where(by, "manage", today).values_list("pk", flat=True))
    theirs = frozenset(Role.objects.filter(person=person).values_list("organisation_id", flat=True))
    if not rules.may_open_account(by, managed, theirs):
        raise Forbidden(
            "person_of_others",
            gettext_noop("Cette personne a aussi un rôle dans une organisation que vous ne gérez pas."),
            gettext_noop("Demandez à l’administrateur d’ouvrir son compte."),
        )
    if password is not None:
        _check_password(password)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.account_id or person.erased_at:
            raise Conflict(
                "account_exists",
                gettext_noop("Cette personne a déjà un compte, ou a quitté le réseau."),
                gettext_noop("Elle peut choisir un nouveau mot de passe par « Mot de passe oublié »."),
            )
        person.account = Account.objects.create_user(person.email, password)
        person.save(update_fields=["account"])
        record(by=by, verb="open_account", subject=person, now=now)
    return person.account


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:
        raise Invalid(
            "password_weak",
            gettext_noop("Ce mot de passe est trop court ou trop courant."),
            gettext_noop("Choisissez au moins 12 caractères, par exemple quatre mots sans rapport entre eux."),
        ) from error


def grant_role(
    *,
    by: Actor,
    person: Person,
    organisation: Organisation,
    name: str,
    since: date,
    until: date | None = None,
    deputy_of: Role | None = None,
    now: datetime | None = None,
) -> Role:
    """Give a person a role in an organisation, from a day to a day, maybe to stand in for somebody.

    :raises Forbidden: the actor does not manage the organisation, or the role is for themselves.
    :raises Invalid: no such role, dates in the wrong order, or a deputy of another role.
    :raises Conflict: the person holds that role at that time.
    """
    now = now or clock.now()
    require(by, "manage", organisation.pk, clock.date_of(now))
    if by.person == person.pk:
        raise Forbidden(
            "own_role",
            gettext_noop("On ne se donne pas un rôle à soi-même."),
            gettext_noop("Demandez à un autre chef de projet, ou à l’administrateur."),
        )
    _check_role(organisation, name, since, until, deputy_of)
    with transaction.atomic():
        others = Role.objects.filter(person=person, organisation=organisation, name=name)
        if any(_overlap(other, since, until) for other in others):
            raise Conflict(
                "role_held",
                gettext_noop("Cette personne a déjà ce rôle à ces dates."),
                gettext_noop("Mettez d’abord fin au rôle en cours, ou choisissez d’autres dates."),
            )
        role = Role.objects.create(
            person=person, organisation=organisation, name=name, since=since, until=until, deputy_of=deputy_of
        )
        facts = {"role": name, "organisation": organisation.pk, "person": person.pk, "since": since, "until": until}
        record(by=by, verb="grant_role", subject=role, facts=facts, now=now)
        announce(RoleGranted(person=person.pk, organisation=organisation.pk, role=name))
    return role


def _check_role(organisation: Organisation, name: str, since: date, until: date | None, deputy_of: Role | None) -> None:
    if name not in Role.Name.values:
        raise Invalid(
            "no_such_role",
            gettext_noop("Le rôle « %(role)s » n’existe pas."),
            gettext_noop("Rôles possibles : %(roles)s."),
            {"role": name, "roles": ", ".join(Role.Name.values)},
        )
    if until is not None and until < since:
        raise Invalid(
            "dates_reversed",
            gettext_noop("La date de fin est avant la date de début."),
            gettext_noop("Corrigez l’une des deux dates, ou laissez la fin vide."),
        )
    if deputy_of is not None and (deputy_of.organisation_id, deputy_of.name) != (organisation.pk, name):
        raise Invalid(
            "other_deputy",
            gettext_noop("On ne supplée que la personne qui a le même rôle dans la même organisation."),
            gettext_noop("Choisissez le rôle à suppléer dans cette organisation."),
        )


def _overlap(role: Role, since: date, until: date | None) -> bool:
    return (until is None or role.since <= until) and (role.until is None or since <= role.until)


def end_role(*, by: Actor, role: Role, until: date, now: datetime | None = None) -> Role:
    """Say on which day a role ends; it is kept, so that past deeds stay understandable.

    :raises Forbidden: the actor does not manage the organisation.
    :raises Invalid: the end is before the beginning.
    :raises Conflict: it ended before: to prolong a role is to give it, which nobody does for themselves.
    """
    now = now or clock.now()
    require(by, "manage", role.organisation_id, clock.date_of(now))
    _check_role(role.organisation, role.name, role.since, until, None)
    if role.until is not None and until > role.until:
        raise Conflict(
            "role_ended",
            gettext_noop("Ce rôle prend fin plus tôt : on ne le prolonge pas ainsi."),
            gettext_noop("Donnez-le de nouveau, à partir du lendemain de sa fin."),
        )
    with transaction.atomic():
        role.until = until
        role.save(update_fields=["until"])
        record(by=by, verb="end_role", subject=role, facts={"until": until}, now=now)
        announce(RoleEnded(person=role.person_id, organisation=role.organisation_id, role=role.name))
    return role


def erase_person(*, by: Actor, person: Person, now: datetime | None = None) -> UUID:
    """Make somebody anonymous: name, address, phone and account go; the identifier stays for the audit trail.

    What other stages hold about them is erased by the journey of the approach, from journal.holdings.

    :raises Forbidden: the actor is not the operator, nor the person.
    """
    now = now or clock.now()
    if by.kind == "person" and by.person != person.pk:
        raise Forbidden(
            "erase_others",
            gettext_noop("Seuls la personne elle-même et l’administrateur peuvent effacer ses données."),
            gettext_noop("Transmettez la demande à l’administrateur de la plateforme."),
        )
    with transaction.atomic():
        forget(Person.objects.select_for_update().get(pk=person.pk), now)
        record(by=by, verb="erase_person", subject=person, now=now)
    return person.pk
