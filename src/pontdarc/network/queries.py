"""Who is who, and what each may see."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from pontdarc.core.referential import Body, Referential
from pontdarc.core.refusals import Forbidden, NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.network import rules
from pontdarc.network.models import Account, Fact, Organisation, OrganisationSlug, Person, PersonalToken, Role
from pontdarc.network.rules import OPERATOR, Actor, RoleHeld, Verb
from pontdarc.outside import clock, official
from pontdarc.outside.secrets import digest

_DEEDS: dict[Verb, str] = {
    "see": gettext_noop("voir ce que tient cette organisation"),
    "describe": gettext_noop("décrire des données de cette organisation"),
    "deliver": gettext_noop("déposer un fichier pour cette organisation"),
    "propose": gettext_noop("proposer une publication pour cette organisation"),
    "advise": gettext_noop("donner un avis pour cette organisation"),
    "decide": gettext_noop("décider pour cette organisation"),
    "moderate": gettext_noop("relire les contributions du public pour cette organisation"),
    "manage": gettext_noop("gérer les personnes et les réglages de cette organisation"),
}


def roles_of(person_id: UUID, on: date) -> tuple[RoleHeld, ...]:
    """Return the roles that a person holds on a day."""
    held = _running(on).filter(person_id=person_id, person__erased_at__isnull=True)
    return tuple(RoleHeld(role.name, role.organisation_id) for role in held)


def _running(on: date) -> QuerySet[Role]:
    return Role.objects.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)


def roles_held_by(by: Actor, on: date) -> tuple[RoleHeld, ...]:
    """Return the roles of the actor on a day; the operator and the machine hold none."""
    return roles_of(by.person, on) if by.person else ()


def may(by: Actor, verb: Verb, organisation_id: UUID | None, on: date) -> bool:
    """Tell whether the actor may do this in the organisation; in any of theirs when it is None."""
    return rules.may(by, roles_held_by(by, on), verb, organisation_id)


def require(by: Actor, verb: Verb, organisation_id: UUID | None, on: date) -> None:
    """Pass when the actor may do this in the organisation; in any of theirs when it is None.

    :raises Forbidden: they may not.
    """
    if not may(by, verb, organisation_id, on):
        raise Forbidden(
            "not_allowed",
            gettext_noop("Votre rôle ne permet pas de %(deed)s."),
            gettext_noop("Demandez à votre chef de projet open data de vous donner le rôle qui convient."),
            {"deed": _DEEDS[verb]},
        )


def person_of(by: Actor, only: str = gettext_noop("Seule une personne peut noter ce qui est fait.")) -> UUID:
    """Return the person who acts; *only* says why it must be one.

    :raises Forbidden: the operator or the machine acts.
    """
    if by.person is None:
        raise Forbidden(
            "needs_a_person",
            only,
            gettext_noop("Connectez-vous avec votre compte, ou donnez votre jeton dans PONTDARC_TOKEN."),
        )
    return by.person


def organisations_seen_by(by: Actor, on: date | None = None) -> QuerySet[Organisation]:
    """Return the organisations whose work the actor may see: all of them for the operator and the machine."""
    if by.kind != "person":
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=rules.seen_organisations(roles_held_by(by, on or clock.today())))


def organisations_where(by: Actor, verb: Verb, on: date | None = None) -> QuerySet[Organisation]:
    """Return the organisations in which the actor may do this."""
    roles = roles_held_by(by, on or clock.today())
    if by.kind != "person":
        return Organisation.objects.all() if rules.may(by, (), verb, None) else Organisation.objects.none()
    return Organisation.objects.filter(
        pk__in=[role.organisation_id for role in roles if rules.may(by, [role], verb, role.organisation_id)]
    )


def actor_of(account: Account) -> Actor:
    """Return who acts when this account is logged in.

    :raises Forbidden: nobody of the network hangs on it, and it is not an operator's.
    """
    person = Person.objects.filter(account=account, erased_at__isnull=True).first()
    if account.is_active and person:
        return Actor(person.pk, "person")
    if account.is_active and account.is_staff:
        return OPERATOR
    raise Forbidden(
        "account_of_nobody",
        gettext_noop("Ce compte n’est rattaché à personne."),
        gettext_noop("Demandez à votre chef de projet open data de vous inscrire dans le réseau."),
    )


def actor_of_token(token: str, now: datetime | None = None) -> Actor:
    """Return who acts with this personal token, and note that it was used.

    :raises Forbidden: it is unknown, expired or revoked.
    """
    now = now or clock.now()
    known = PersonalToken.objects.filter(
        digest=digest(token), revoked_at__isnull=True, expires_at__gt=now, person__erased_at__isnull=True
    ).first()
    if known is None:
        raise Forbidden(
            "token_refused",
            gettext_noop("Ce jeton n’est pas valable : il est inconnu, expiré ou révoqué."),
            gettext_noop("Créez un nouveau jeton dans votre espace et placez-le dans PONTDARC_TOKEN."),
        )
    known.last_used_at = now
    known.save(update_fields=["last_used_at"])
    return Actor(known.person_id, "person")


def organisation(slug: str) -> Organisation:
    """Return the organisation with this slug, or that had it once.

    :raises NotFound: there is none.
    """
    found = Organisation.objects.filter(slug=slug).first()
    if found is not None:
        return found
    former = OrganisationSlug.objects.filter(slug=slug).select_related("organisation").first()
    if former is not None:
        return former.organisation
    raise NotFound(
        "no_such_organisation",
        gettext_noop("Aucune organisation ne s’appelle « %(slug)s »."),
        gettext_noop(
            "Cherchez-la dans la liste des organisations, ou chargez son territoire : pontdarc territory load."
        ),
        {"slug": slug},
    )


def organisation_seen(by: Actor, slug: str) -> Organisation:
    """Return the organisation with this slug, or that had it once, of the actor's space.

    :raises NotFound: there is none, or not in it.
    """
    found = organisation(slug)
    if not organisations_seen_by(by).filter(pk=found.pk).exists():
        raise NotFound(
            "no_such_organisation",
            gettext_noop("Cette organisation n’est pas dans votre espace."),
            gettext_noop("Revenez à la liste de vos organisations."),
        )
    return found


def present_organisation(slug: str) -> Organisation:
    """Return the organisation with this slug: what every public address of an organisation asks.

    :raises Moved: it had it once. :raises NotFound: there is none.
    """
    found = organisation(slug)
    if found.slug != slug:
        raise rules.Moved(found.slug)
    return found


def body_of(organisation: Organisation) -> Body:
    """Return what core may know of an organisation to fill constant columns."""
    return Body(
        name=organisation.name,
        siren=organisation.siren or None,
        siret=organisation.siret or None,
        insee_code=organisation.insee_code or None,
        commune_name=organisation.name if organisation.kind == Organisation.Kind.COMMUNE else None,
    )


def referential() -> Referential:
    """Return the official territory, read once per process; NOWHERE when it is not installed."""
    return official.official_referential(official.communes_package())


def people_with(role_names: Iterable[str], organisation: Organisation, on: date | None = None) -> QuerySet[Person]:
    """Return the people who hold one of these roles in the organisation today."""
    running = _running(on or clock.today()).filter(name__in=list(role_names), organisation=organisation)
    return Person.objects.filter(pk__in=running.values("person_id"), erased_at__isnull=True)


def bodies_of_their_own(by: Actor, organisations: Iterable[Organisation], on: date) -> set[UUID]:
    """Return which of the organisations the actor is of, rather than somebody who coordinates them with others.

    Whoever only coordinates is of a body when it is the only one they coordinate, or the département itself.
    """
    held = roles_held_by(by, on)
    inside = {role.organisation_id for role in held if role.name != "coordinator"}
    coordinated = {role.organisation_id for role in held if role.name == "coordinator"}
    alone = coordinated if len(coordinated) == 1 else set()
    seats = {each.pk for each in organisations if each.kind == Organisation.Kind.DEPARTEMENT}
    return {each.pk for each in organisations if each.pk in inside | alone | (coordinated & seats)}


def known_facts(organisations: Iterable[UUID]) -> dict[UUID, dict[str, object]]:
    """Return what is known of organisations, by key: the latest vintage, then what was recorded last."""
    known: dict[UUID, dict[str, object]] = {}
    facts = Fact.objects.filter(organisation__in=list(organisations)).order_by("vintage", "recorded_at")
    for organisation_id, key, value in facts.values_list("organisation_id", "key", "value"):
        known.setdefault(organisation_id, {})[key] = value
    return known


def population_of(organisation: Organisation, key: str = "population_municipale") -> int | None:
    """Return the most recent figure known under this key."""
    fact = organisation.facts.filter(key=key).order_by("-vintage", "-recorded_at").first()
    return int(fact.value) if fact else None
