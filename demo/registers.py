"""What the demonstration shows of the registers: one of each, by the people whose role it is."""

from datetime import timedelta

from pontdarc.approach.registers import register_of
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.network.actions import record_fact
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from tests.world import registers
from tests.world.territory import SOURCE, Network, actor

FACTS = {"population_municipale": 328_000, "agents_fte": 1_900.0, "agents_count": 2_150, "website": True}
SOURCES = {
    "Équipements publics des Gorges": ("open_base", "BD TOPO", "IGN"),
    "Comptages vélo des voies vertes": ("own", "Relevés des compteurs du Département", ""),
}


def tell(people: Network) -> None:
    """Note where data comes from, keep the registers of the département, freeze the year's edition."""
    _facts(people.departement)
    for title, (kind, name, holder) in SOURCES.items():
        entry = Entry.objects.get(title=title)
        registers.source(people, entry, kind, title=name, holder=holder, now=clock.now())
    _lines(people)
    registers.designation(people, told=True, now=clock.now() - timedelta(days=40))
    registers.algorithm(people, now=clock.now())
    by = actor(people.signatory)
    lines = register_of(people.departement, clock.today())
    legal.publish_edition(by=by, organisation=people.departement, lines=lines, now=clock.now())


def _facts(body: Organisation) -> None:
    for key, value in FACTS.items():
        record_fact(
            by=OPERATOR, organisation=body, key=key, value=value, source=SOURCE, vintage="2026", now=clock.now()
        )


def _lines(people: Network) -> None:
    """A document that is not published, with words that say nothing of what it protects; another still to approve."""
    for title, approved in (("Plans des collèges", True), ("Contrats d’assurance", False)):
        entry = inventory.register(
            by=actor(people.referent),
            organisation=people.departement,
            title=title,
            service="Bâtiments",
            now=clock.now(),
        )
        if approved:
            registers.line(people, entry, now=clock.now())
        else:
            said = {"title": "Contrats d’assurance", "object": "Garanties et montants, par année"}
            registers.line(people, entry, approved=False, now=clock.now(), **said)
