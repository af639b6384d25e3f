"""Load the official territory of a département into the catalogue; loading it again changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property

from django.db import transaction

from pontdarc.core.departements import DEPARTEMENTS
from pontdarc.core.referential import Referential
from pontdarc.core.refusals import Invalid, Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.network.models import Fact, Membership, Organisation, OrganisationSlug
from pontdarc.network.official import NAME_FACT, SOURCE, OfficialBody, bodies_of, read_epcis, vintage_of
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.network.slugs import candidates
from pontdarc.outside import official
from pontdarc.outside.clock import date_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: organisations created, updated, unchanged; and how many of them are what."""

    created: int
    updated: int
    unchanged: int
    communes: int
    epcis: int
    references: int
    vintage: str

    def to_json(self) -> dict[str, object]:
        """Return it as the command line answers."""
        return asdict(self)


def load(*, by: Actor, departement: str, now: datetime) -> Loaded:
    """Load a département, its communes and its EPCI (network.official says which).

    Contacts, descriptions, names given by people and former slugs stay as they are; what is no longer in the
    official territory stays too, since datasets may hang on it.

    :raises Forbidden: the actor manages no organisation.
    :raises Invalid: we know no département with that code.
    :raises Unavailable: the official territory is not installed.
    """
    require(by, "manage", None, date_of(now))
    package = official.communes_package()
    if package is None:
        raise Unavailable(
            "territory_missing",
            gettext_noop("Le découpage administratif officiel n’est pas installé."),
            gettext_noop("Lancez « make setup », qui le télécharge."),
        )
    if departement not in DEPARTEMENTS:
        raise Invalid(
            "no_such_departement",
            gettext_noop("Aucun département n’a le code « %(code)s »."),
            gettext_noop("Donnez son code à deux ou trois chiffres. Exemple : 07 pour l’Ardèche."),
            {"code": departement},
        )
    territory = official.official_referential(package)
    return load_bodies(
        by=by, bodies=bodies_of(departement, territory, read_epcis(package)), referential=territory, now=now
    )


def load_bodies(*, by: Actor, bodies: list[OfficialBody], referential: Referential, now: datetime) -> Loaded:
    """Bring the catalogue to what official bodies say, in one transaction and one audit event when it changes."""
    vintage = vintage_of(referential.vintage)
    with transaction.atomic():
        merging = _Merging(bodies, vintage, now)
        created, updated = merging.merge()
        loaded = Loaded(
            created=len(created),
            updated=len(updated),
            unchanged=len(bodies) - len(created) - len(updated),
            communes=sum(body.kind == "commune" and body.listed for body in bodies),
            epcis=sum(body.kind == "epci" and body.listed for body in bodies),
            references=sum(not body.listed for body in bodies),
            vintage=vintage,
        )
        if created or updated:
            seat = merging.known[bodies[0].siren]
            facts = {"created": len(created), "updated": len(updated), "vintage": vintage}
            record(by=by, verb="load_territory", subject=seat, facts=facts, now=now)
    return loaded


class _Merging:
    """One comparison of official bodies with the catalogue, in as many queries whatever their number."""

    def __init__(self, bodies: list[OfficialBody], vintage: str, now: datetime) -> None:
        self.bodies, self.vintage, self.now = bodies, vintage, now
        sirens = [body.siren for body in bodies]
        self.known = {each.siren: each for each in Organisation.objects.filter(siren__in=sirens)}

    @cached_property
    def taken(self) -> set[str]:
        """Every slug in use or used once."""
        slugs = set(Organisation.objects.values_list("slug", flat=True))
        return slugs | set(OrganisationSlug.objects.values_list("slug", flat=True))

    def merge(self) -> tuple[set[str], set[str]]:
        """Write what differs and return the SIREN that were created, and those that were changed."""
        new = [self._new(body) for body in self.bodies if body.siren not in self.known]
        names = self._former_names()
        changed = {body.siren for body in self.bodies if body.siren in self.known and self._update(body, names)}
        Organisation.objects.bulk_create(new)
        self.known |= {each.siren: each for each in new}
        created = {each.siren for each in new}
        changed |= self._merge_facts() | self._merge_members()
        return created, changed - created

    def _new(self, body: OfficialBody) -> Organisation:
        return Organisation(
            slug=self._slug(body),
            name=body.name,
            kind=body.kind,
            siren=body.siren,
            insee_code=body.insee_code,
            departement=body.departement,
            official_type=body.official_type,
            listed=body.listed,
        )

    def _slug(self, body: OfficialBody) -> str:
        slug = next(each for each in candidates(body.name, body.insee_code, body.siren) if each not in self.taken)
        self.taken.add(slug)
        return slug

    def _former_names(self) -> Mapping[str, object]:
        """The official names as they were when last loaded: people may have given others since."""
        facts = Fact.objects.filter(organisation__in=self.known.values(), key=NAME_FACT, source=SOURCE)
        return dict(facts.order_by("vintage").values_list("organisation__siren", "value"))

    def _update(self, body: OfficialBody, names: Mapping[str, object]) -> bool:
        organisation = self.known[body.siren]
        wanted: dict[str, object] = {
            "kind": body.kind,
            "insee_code": body.insee_code,
            "departement": body.departement,
            "official_type": body.official_type,
            "listed": body.listed or organisation.listed,
        }
        if names.get(body.siren) not in (None, body.name):
            wanted |= {"name": body.name, "slug": self._renamed(organisation, body)}
        different = [field for field, value in wanted.items() if getattr(organisation, field) != value]
        for field in different:
            setattr(organisation, field, wanted[field])
        if different:
            organisation.save(update_fields=different)
        return bool(different)

    def _renamed(self, organisation: Organisation, body: OfficialBody) -> str:
        former = organisation.slug
        slug = self._slug(body)
        OrganisationSlug.objects.get_or_create(slug=former, defaults={"organisation": organisation})
        return slug

    def _merge_facts(self) -> set[str]:
        facts = Fact.objects.filter(organisation__in=self.known.values(), source=SOURCE, vintage=self.vintage)
        kept = {(fact.organisation_id, fact.key): fact for fact in facts}
        new, changed, touched = [], [], set()
        for body, key, value in self._wanted_facts():
            organisation = self.known[body.siren]
            fact = kept.get((organisation.pk, key))
            if fact is not None and fact.value == value:
                continue
            touched.add(body.siren)
            if fact is None:
                new.append(self._fact(organisation, key, value))
            else:
                fact.value, fact.recorded_at = value, self.now
                changed.append(fact)
        Fact.objects.bulk_create(new)
        Fact.objects.bulk_update(changed, ["value", "recorded_at"])
        return touched

    def _wanted_facts(self) -> Iterable[tuple[OfficialBody, str, int | str]]:
        return ((body, key, value) for body in self.bodies for key, value in body.facts.items())

    def _fact(self, organisation: Organisation, key: str, value: int | str) -> Fact:
        return Fact(
            organisation=organisation,
            key=key,
            value=value,
            vintage=self.vintage,
            source=SOURCE,
            recorded_at=self.now,
        )

    def _merge_members(self) -> set[str]:
        """Members that left are removed where this source had put them, and where it gives all members."""
        groups = {self.known[body.siren].pk: body for body in self.bodies if body.kind == "epci"}
        kept = Membership.objects.filter(group__in=groups, source=SOURCE)
        before = set(kept.values_list("group_id", "member_id"))
        after = {
            (group, self.known[siren].pk)
            for group, body in groups.items()
            for siren in body.members
            if siren in self.known
        }
        gone = {(group, member) for group, member in before - after if groups[group].listed}
        for group, member in gone:
            kept.filter(group=group, member=member).delete()
        fresh = [Membership(group_id=group, member_id=member, source=SOURCE) for group, member in after - before]
        Membership.objects.bulk_create(fresh, ignore_conflicts=True)
        return {groups[group].siren for group, _ in gone | (after - before)}
