"""Columns, shown and corrected."""

from datetime import datetime

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.inventory.actions import register
from pontdarc.outside import clock
from pontdarc.standardisation.queries import last_preparation
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

FILE = "PRENOM;TRUC;SEXE;ANNEE\nJade;12;F;2025\nLouis;9;M;2025\nRose;7;F;2025\n"


def test_a_column_that_was_not_found_is_given_by_hand_and_stays(network: Network, enter: Enter, now: datetime) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)
    deliver(by=by, entry=entry, file=[FILE.encode()], filename="prenoms.csv", now=clock.now())
    drain(clock.now())
    client = enter(network.referent)
    page = text_of(client, f"/espace/fiches/{entry.pk}/colonnes/")
    assert 'name="c.NOMBRE_OCCURRENCES"' in page
    answer = client.post(f"/espace/fiches/{entry.pk}/colonnes/", {"c.NOMBRE_OCCURRENCES": "TRUC"})
    assert "/espace/depots/" in answer["Location"]
    found = last_preparation(entry.pk)
    assert found is not None
    feed = next(one for one in found.report["feeds"] if one["target"] == "NOMBRE_OCCURRENCES")
    assert feed["sources"] == ["TRUC"]
    assert feed["by_person"]


def test_what_is_missing_is_said_before_how_to_add_it(network: Network, enter: Enter, now: datetime) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)
    delivery = deliver(by=by, entry=entry, file=[FILE.encode()], filename="prenoms.csv", now=clock.now())
    drain(clock.now())
    page = text_of(enter(network.referent), f"/espace/depots/{delivery.pk}/")
    assert "Il manque la colonne « NOMBRE_OCCURRENCES »." in page.replace("\u202f", " ").replace("\u00a0", " ")
