"""The Val-d’Arc: a département, an intercommunalité, three communes, and the people of their open data.

None of it exists. Names and numbers are fixed; addresses end in ``.example``, which nobody can own; SIREN pass the
control key and are outside what is given out.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pontdarc.network import actions
from pontdarc.network.models import Organisation, Person
from pontdarc.network.rules import OPERATOR, Actor

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)
PASSWORD = "quatre-mots-sans-rapport"
SOURCE = "territoire fictif"
QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""A setting for tests that make accounts: the ones in service take a quarter of a second for each."""


@dataclass(frozen=True, slots=True)
class Network:
    """The organisations of the Val-d’Arc and its people. *secretary* has no account."""

    departement: Organisation
    epci: Organisation
    communes: tuple[Organisation, Organisation, Organisation]
    coordinator: Person
    referent: Person
    dpo: Person
    lawyer: Person
    signatory: Person
    mayor: Person
    secretary: Person

    @property
    def commune(self) -> Organisation:
        """Saint-Arcens, whose mayor signs and whose secretary drops files by a link."""
        return self.communes[0]

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """All of them, the département first."""
        return (self.departement, self.epci, *self.communes)


def actor(person: Person) -> Actor:
    """Return the actor who is this person."""
    return Actor(person.pk, "person")


def build_network(now: datetime = NOW) -> Network:
    """Make the organisations, the people, their accounts (password: ``PASSWORD``) and their roles."""
    departement = _departement(now)
    epci = _epci(now)
    communes = (
        _commune("Saint-Arcens", "999990021", "00101", 912, 931, epci, now),
        _commune("Pont-du-Val", "999990039", "00102", 4_210, 4_305, epci, now),
        _commune("Roche-Blanche", "999990047", "00103", 287, 290, epci, now),
    )
    network = Network(
        departement,
        epci,
        communes,
        coordinator=_person("Camille Vernet", "camille.vernet@val-d-arc.example", now, phone="04 00 00 00 01"),
        referent=_person("Nour Tessier", "nour.tessier@val-d-arc.example", now, phone="04 00 00 00 02"),
        dpo=_person("Dominique Faure", "dpo@val-d-arc.example", now),
        lawyer=_person("Sacha Morel", "sacha.morel@val-d-arc.example", now),
        signatory=_person("Claude Rivière", "presidence@val-d-arc.example", now),
        mayor=_person("Andrée Chabert", "mairie@saint-arcens.example", now),
        secretary=_person("Lou Garnier", "secretariat@saint-arcens.example", now, account=False),
    )
    _give_roles(network, now)
    return network


def _departement(now: datetime) -> Organisation:
    departement = actions.add_organisation(
        by=OPERATOR,
        name="Département du Val-d’Arc",
        kind="departement",
        siren="999990005",
        siret="99999000500012",
        departement="00",
        now=now,
    )
    actions.describe_organisation(
        by=OPERATOR,
        organisation=departement,
        description="Un département fictif, pour les démonstrations.",
        contact_name="Mission open data",
        contact_email="opendata@val-d-arc.example",
        contact_phone="04 00 00 00 00",
        now=now,
    )
    return departement


def _epci(now: datetime) -> Organisation:
    return actions.add_organisation(
        by=OPERATOR,
        name="CC des Gorges du Val-d’Arc",
        kind="epci",
        siren="999990013",
        departement="00",
        official_type="CC",
        now=now,
    )


def _commune(
    name: str, siren: str, insee_code: str, municipale: int, totale: int, epci: Organisation, now: datetime
) -> Organisation:
    commune = actions.add_organisation(
        by=OPERATOR, name=name, kind="commune", siren=siren, insee_code=insee_code, departement="00", now=now
    )
    for key, value in (("population_municipale", municipale), ("population_totale", totale)):
        actions.record_fact(
            by=OPERATOR, organisation=commune, key=key, value=value, source=SOURCE, vintage="2026", now=now
        )
    actions.add_member(by=OPERATOR, group=epci, member=commune, source=SOURCE, now=now)
    return commune


def _person(name: str, email: str, now: datetime, *, phone: str = "", account: bool = True) -> Person:
    person = actions.add_person(by=OPERATOR, name=name, email=email, phone=phone, now=now)
    if account:
        actions.open_account(by=OPERATOR, person=person, password=PASSWORD, now=now)
    return person


def _give_roles(network: Network, now: datetime) -> None:
    saint_arcens = network.commune
    held = [
        *((network.coordinator, each, "coordinator") for each in network.organisations),
        *((network.dpo, each, "dpo") for each in network.organisations),
        *((network.lawyer, each, "lawyer") for each in network.organisations),
        (network.referent, network.departement, "referent"),
        (network.referent, saint_arcens, "referent"),
        (network.signatory, network.departement, "signatory"),
        (network.mayor, saint_arcens, "signatory"),
    ]
    for person, organisation, role in held:
        actions.grant_role(by=OPERATOR, person=person, organisation=organisation, name=role, since=SINCE, now=now)
