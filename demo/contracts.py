"""Two operators of the intercommunalité: water in order and public, waste with a column that they say is a secret."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pontdarc.approach import journeys
from pontdarc.approach.dispatch import drain
from pontdarc.extraction import actions
from pontdarc.extraction.models import Asked, Contract, Delivery
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.mediation.actions import request_document
from pontdarc.network.models import Person
from pontdarc.outside import clock
from tests.world.contracts import Contracts, add_contracts
from tests.world.territory import Network, actor

COST = "cout_ht_tonne"


def tell_contracts(people: Network, files: Path) -> None:
    """Have each operator deposit by its link, the waste one flag a column, a waiver signed, and a request wait."""
    by = actor(people.referent)
    told = add_contracts(by, people.epci, clock.now())
    _deposit(people, told.water, told.indicators, told.water_person, files / "service-eau-2025.csv")
    _publish(people, told.indicators)
    _deposit(people, told.waste, told.tonnages, told.waste_person, files / "collecte-dechets-2025.csv")
    actions.flag_secret(
        by=actor(told.waste_person),
        asked=told.tonnages,
        column=COST,
        reason="Le coût à la tonne, flux par flux, révèle notre structure de prix avant le prochain appel d’offres.",
        now=clock.now(),
    )
    _waive(people, told)
    request_document(
        organisation=people.epci,
        subject="Contrat de délégation de l’eau potable",
        text="Le contrat signé et ses avenants, ainsi que le dernier rapport du délégataire.",
        mode="online",
        author_name="Une lectrice",
        author_email="lectrice@lecture.example",
        now=clock.now() - timedelta(days=20),
    )
    drain()


def _deposit(people: Network, contract: Contract, asked: Asked, person: Person, path: Path) -> None:
    actions.invite_operator(by=actor(people.referent), contract=contract, person=person, now=clock.now())
    journeys.deliver(
        by=actor(person),
        entry=asked.entry,
        file=_chunks(path),
        filename=path.name,
        origin=Delivery.Origin.LINK,
        now=clock.now(),
    )
    drain()


def _publish(people: Network, asked: Asked) -> None:
    given = {"outcome": "publish", "article": "CRPA L312-1-1"}
    proposal = journeys.propose_for(
        by=actor(people.referent), entry=asked.entry, note="Remis par le concessionnaire.", now=clock.now(), **given
    )
    legal.advise(by=actor(people.dpo), proposal=proposal, verdict="favourable", now=clock.now())
    legal.decide(
        by=actor(people.signatory),
        proposal=proposal,
        review_on=clock.today() + timedelta(days=3 * 365),
        now=clock.now(),
        **given,
    )
    drain()


def _waive(people: Network, told: Contracts) -> None:
    by = actor(people.referent)
    plans = actions.ask_for(
        by=by,
        contract=told.water,
        entry=_plans(people),
        ground="service",
        why="Localiser les conduites lors des travaux.",
        format="GeoJSON",
        rhythm="yearly",
        first_due_on=clock.today() + timedelta(days=90),
        now=clock.now(),
    )
    actions.waive(
        by=actor(people.signatory),
        contract=told.water,
        asked=[plans],
        reason=(
            "Le tracé des conduites et des captages exposerait la ressource en eau à la malveillance. Les agents de "
            "la communauté de communes le consultent sur place, chez le délégataire."
        ),
        signed_on=clock.today(),
        now=clock.now(),
    )


def _plans(people: Network) -> Entry:
    return register(
        by=actor(people.referent), organisation=people.epci, title="Tracé du réseau d’eau potable", now=clock.now()
    )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(1 << 20), b"")
