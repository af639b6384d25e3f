"""Columns, shown and corrected."""

from datetime import datetime
from uuid import UUID

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.inventory.actions import register
from pontdarc.outside import clock
from pontdarc.standardisation.queries import last_preparation
from tests.web.conftest import Enter, Look, overflow, violations
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


def test_two_columns_are_put_together_for_one_field_and_taken_apart_again(
    network: Network, enter: Enter, now: datetime
) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Subventions", standard="scdl/subventions", now=now)
    file = "Forme;Nom du tiers;Montant\nAssociation;Foyer rural;100\nAmicale;Laïque;200\n"
    deliver(by=by, entry=entry, file=[file.encode()], filename="subventions.csv", now=clock.now())
    drain(clock.now())
    client, url = enter(network.referent), f"/espace/fiches/{entry.pk}/colonnes/"
    client.post(
        url, {"c.nomBeneficiaire": "Forme", "m.nomBeneficiaire": ["Nom du tiers", ""], "s.nomBeneficiaire": " "}
    )
    assert _sources(entry.pk, "nomBeneficiaire") == ["Forme", "Nom du tiers"]
    page = text_of(client, url)
    assert '<option value="Nom du tiers" selected>' in page.split('name="m.nomBeneficiaire"')[1]
    unchanged = _recipe(entry.pk)
    same = {"c.nomBeneficiaire": "Forme", "m.nomBeneficiaire": ["Nom du tiers", ""], "s.nomBeneficiaire": " "}
    client.post(url, same)
    assert _recipe(entry.pk) == unchanged
    client.post(url, {**same, "s.nomBeneficiaire": " - "})
    assert 'separator: " - "' in _recipe(entry.pk).replace("'", '"')
    client.post(url, {"c.nomBeneficiaire": "Forme", "m.nomBeneficiaire": ["", ""], "s.nomBeneficiaire": " - "})
    assert _sources(entry.pk, "nomBeneficiaire") == ["Forme"]


def test_a_point_drawn_from_two_columns_is_not_taken_for_texts_put_together(
    network: Network, enter: Enter, now: datetime
) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Gymnases", standard="scdl/equipements", now=now)
    file = "EQUIP_NOM;EQUIP_LONG;EQUIP_LAT\nGymnase;836000;6404000\nPiscine;836100;6404100\n"
    deliver(by=by, entry=entry, file=[file.encode()], filename="equipements.csv", now=clock.now())
    drain(clock.now())
    client, url = enter(network.referent), f"/espace/fiches/{entry.pk}/colonnes/"
    before = _recipe(entry.pk)
    page = text_of(client, url)
    assert "<details open>" not in page
    client.post(url, {"c.EQUIP_LONG": "EQUIP_LONG", "m.EQUIP_LONG": ["", ""], "s.EQUIP_LONG": " "})
    assert _recipe(entry.pk) == before


def _sources(pk: UUID, target: str) -> list[str]:
    found = last_preparation(pk)
    assert found is not None
    return next(list(feed["sources"]) for feed in found.report["feeds"] if feed["target"] == target)


def _recipe(pk: UUID) -> str:
    found = last_preparation(pk)
    assert found is not None
    return found.recipe.document


def test_columns_are_put_together_by_the_keyboard_alone(network: Network, look: Look, now: datetime) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Subventions", standard="scdl/subventions", now=now)
    file = "Forme;Nom du tiers;Montant\nAssociation;Foyer rural;100\nAmicale;Laïque;200\n"
    deliver(by=by, entry=entry, file=[file.encode()], filename="subventions.csv", now=clock.now())
    drain(clock.now())
    page = look(f"/espace/fiches/{entry.pk}/colonnes/", by=network.referent, width=360)
    row = page.locator(".mapping-row", has=page.locator("[name='c.nomBeneficiaire']"))
    row.get_by_label("nomBeneficiaire").first.select_option("Forme")
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    row.get_by_label("Colonne 2 de nomBeneficiaire").focus()
    page.keyboard.type("Nom du tiers")
    assert violations(page) == []
    assert overflow(page) == 0
    page.get_by_role("button", name="Enregistrer et recommencer la lecture").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/espace/depots/**")
    assert _sources(entry.pk, "nomBeneficiaire") == ["Forme", "Nom du tiers"]
