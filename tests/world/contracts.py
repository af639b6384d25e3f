"""Two operators of the Val-d’Arc and their contracts: water in concession, waste by a market with a clause on data."""

from dataclasses import dataclass
from datetime import date, datetime

from pontdarc.extraction import actions
from pontdarc.extraction.models import Asked, Contract
from pontdarc.inventory.actions import register
from pontdarc.network.actions import add_organisation, add_person
from pontdarc.network.models import Organisation, Person
from pontdarc.network.rules import OPERATOR, Actor
from tests.world.territory import NOW


@dataclass(frozen=True, slots=True)
class Contracts:
    """The two contracts, what they ask for, and who answers for each operator."""

    water: Contract
    waste: Contract
    indicators: Asked
    report: Asked
    tonnages: Asked
    water_person: Person
    waste_person: Person


def add_contracts(by: Actor, authority: Organisation, now: datetime = NOW) -> Contracts:
    """Write the contracts of an authority, by somebody who describes its data and adds people."""
    water = actions.add_contract(
        by=by,
        authority=authority,
        operator=_operator("Eaux du Val", "999990054", now),
        kind="concession",
        subject="Délégation du service public d’eau potable",
        reference="DSP-2021-04",
        consulted_on=date(2021, 2, 1),
        starts_on=date(2022, 1, 1),
        ends_on=date(2033, 12, 31),
        now=now,
    )
    waste = actions.add_contract(
        by=by,
        authority=authority,
        operator=_operator("Val Propre", "999990062", now),
        kind="procurement",
        subject="Collecte des déchets ménagers",
        reference="M-2024-17",
        starts_on=date(2024, 7, 1),
        ends_on=date(2028, 6, 30),
        now=now,
    )
    due = date(now.year, now.month, 1)
    return Contracts(
        water,
        waste,
        _ask(by, water, _INDICATORS, due=date(now.year + 1, 3, 31), now=now),
        _ask(by, water, _REPORT, due=date(now.year + 1, 5, 31), now=now),
        _ask(by, waste, _TONNAGES, due=due, now=now),
        add_person(by=by, name="Alex Ferrand", email="donnees@eaux-du-val.example", now=now),
        add_person(by=by, name="Maud Lemaire", email="exploitation@val-propre.example", now=now),
    )


_INDICATORS = {
    "title": "Indicateurs du service d’eau potable",
    "standard": "pontdarc/service-eau",
    "ground": "service",
    "why": "Sans ces indicateurs, la collectivité ne peut ni contrôler le service ni fixer le prix de l’eau.",
    "format": "CSV, au standard pontdarc/service-eau",
    "rhythm": "yearly",
}
_REPORT = {
    "title": "Rapport annuel du concessionnaire, comptes et patrimoine",
    "standard": "",
    "ground": "report",
    "why": "Comptes, qualité du service, biens, investissements et tarifs de l’année.",
    "format": "CSV ou classeur OpenDocument",
    "rhythm": "yearly",
}
_TONNAGES = {
    "title": "Tonnages collectés par flux",
    "standard": "pontdarc/collecte-dechets",
    "ground": "clause",
    "why": "Article 12 du marché : le titulaire remet chaque trimestre les tonnages par flux et par commune.",
    "format": "CSV, au standard pontdarc/collecte-dechets",
    "rhythm": "quarterly",
}


def _operator(name: str, siren: str, now: datetime) -> Organisation:
    return add_organisation(by=OPERATOR, name=name, kind="concessionaire", siren=siren, departement="00", now=now)


def _ask(by: Actor, contract: Contract, what: dict[str, str], *, due: date, now: datetime) -> Asked:
    given = dict(what)
    entry = register(
        by=by,
        organisation=contract.authority,
        title=given.pop("title"),
        standard=given.pop("standard"),
        service="Exploitant",
        now=now,
    )
    return actions.ask_for(by=by, contract=contract, entry=entry, first_due_on=due, now=now, **given)
