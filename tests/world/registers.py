"""One of each in the fictional territory: a source, a line of the register, a designation, an algorithm."""

from datetime import date, datetime

from pontdarc.approach.property import record_source
from pontdarc.approach.registers import register_of
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import AccessOfficer, Algorithm, RegisterEdition, RegisterLine, SourceUsed
from pontdarc.outside.clock import date_of
from tests.world.territory import NOW, Network, actor

DESCRIBED = {
    "title": "Attribution des places en crèche",
    "decision": "Attribuer ou refuser une place en crèche",
    "legal_basis": "Règlement des crèches du Département, article 4",
    "purpose": "Classer les demandes selon les critères votés par l’assemblée",
    "contribution": "Il classe les demandes. Une commission suit ce classement ou s’en écarte en disant pourquoi.",
    "data_used": "Ressources du foyer, lieu de travail, nombre d’enfants : le formulaire de demande.",
    "parameters": "Deux parents au travail : 40 points. Fratrie déjà accueillie : 20. Quotient familial : de 0 à 30.",
    "operations": "Somme des points, puis tri ; à égalité, la demande la plus ancienne passe devant.",
    "run_by": "Service de la petite enfance",
    "contact_name": "Service de la petite enfance",
    "contact_email": "petite-enfance@val-d-arc.example",
}


def source(network: Network, entry: Entry, kind: str = "osm", now: datetime = NOW, **said: object) -> SourceUsed:
    """Note where data comes from."""
    said = {"title": "Voies et lieux d’OpenStreetMap", **said}
    return record_source(by=actor(network.referent), entry=entry, kind=kind, now=now, **said)


def line(network: Network, entry: Entry, *, approved: bool = True, now: datetime = NOW, **said: object) -> RegisterLine:
    """Word the line of an entry in the register; the mayor or the presidency approves it."""
    said = {
        "title": "Plans des bâtiments publics",
        "object": "Plans des niveaux, pour l’entretien",
        "created_on": date(2019, 5, 2),
        **said,
    }
    made = legal.word_line(by=actor(network.referent), entry=entry, now=now, **said)  # type: ignore[arg-type]
    return legal.approve_line(by=signatory(network, entry), line=made, now=now) if approved else made


def edition(network: Network, now: datetime = NOW) -> RegisterEdition:
    """Freeze the register of the département."""
    lines = register_of(network.departement, date_of(now))
    by = actor(network.signatory)
    return legal.publish_edition(by=by, organisation=network.departement, lines=lines, now=now)


def designation(network: Network, *, told: bool = False, now: datetime = NOW) -> AccessOfficer:
    """Designate the lawyer for the département and the intercommunalité."""
    made, _ = legal.designate(
        by=actor(network.coordinator),
        person=network.lawyer,
        organisations=[network.departement, network.epci],
        profession="Responsable des affaires juridiques",
        act="Arrêté n° 2026-118",
        since=date_of(now),
        contact_email="acces@val-d-arc.example",
        contact_phone="04 00 00 00 10",
        contact_address="Hôtel du Département, 1 place du Pont, 00000 Val-d’Arc",
        now=now,
    )
    if told:
        legal.tell_authority(by=actor(network.referent), designation=made, on=date_of(now), now=now)
    return made


def algorithm(network: Network, *, published: bool = True, now: datetime = NOW, **said: object) -> Algorithm:
    """Describe how places in day nurseries are given; the presidency approves it."""
    said = {"automation": "aid", "notice_since": date_of(now), **DESCRIBED, **said}
    by = actor(network.referent)
    made = legal.describe_algorithm(by=by, organisation=network.departement, now=now, **said)  # type: ignore[arg-type]
    return legal.approve_algorithm(by=actor(network.signatory), algorithm=made, now=now) if published else made


def signatory(network: Network, entry: Entry) -> object:
    """Who signs for the body of an entry."""
    return actor(network.mayor if entry.organisation_id == network.commune.pk else network.signatory)
