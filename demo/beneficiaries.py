"""Beneficiaries of subsidies whose number is wrong in the file: each is asked, some answer, and the table follows."""

from collections.abc import Mapping

from pontdarc.approach.beneficiaries import STANDARD, take_over, wanting
from pontdarc.approach.dispatch import drain
from pontdarc.extraction import actions
from pontdarc.inventory.models import Entry
from pontdarc.network.actions import add_organisation
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.standardisation.queries import last_preparation
from tests.world.territory import Network, actor

__all__ = ["STANDARD", "tell_beneficiaries"]

ANSWERS: Mapping[str, str] = {"Harmonie municipale": "99115838700027"}
"""The SIRET that a beneficiary gives back; whoever is not here has not answered yet."""


def tell_beneficiaries(people: Network, entry: Entry) -> None:
    """Ask each beneficiary that the last file has no right number for; take over the answers that came."""
    by, preparation = actor(people.referent), last_preparation(entry.pk)
    for row in wanting(by, preparation, masked=False) if preparation else ():
        asked, token = actions.ask_identifiers(
            by=by,
            entry=entry,
            beneficiary=row.name,
            stated=row.stated,
            email="bureau@association.example",
            now=clock.now(),
        )
        siret = ANSWERS.get(row.name)
        if siret is None:
            continue
        _known(row.name, siret)
        given = actions.give_identifiers(token=token, siret=siret, now=clock.now())
        drain()
        take_over(by=by, request=given, now=clock.now())
        drain()


def _known(name: str, siret: str) -> Organisation:
    """The beneficiary as a body of the network, with its own duties."""
    known = Organisation.objects.filter(siren=siret[:9]).first()
    return known or add_organisation(
        by=OPERATOR,
        name=name,
        kind=Organisation.Kind.SUBSIDISED,
        siren=siret[:9],
        siret=siret,
        departement="00",
        now=clock.now(),
    )
