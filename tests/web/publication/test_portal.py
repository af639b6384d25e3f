"""The public pages, as a browser without JavaScript reads them."""

import json
import re
from datetime import datetime

import polars as pl
from django.test import Client

from pontdarc.publication.models import Dataset, Version
from tests.world.datasets import add_version, public_dataset
from tests.world.territory import Network


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_home_asks_one_question_and_counts_what_is_public(client: Client, markets: Dataset) -> None:
    page = text_of(client, "/")
    assert page.count("<h1") == 1
    assert "cherchez-vous" in page
    assert "Marchés et foires" in page
    assert "Économie et finances" in page


def test_a_held_version_shows_nowhere(client: Client, network: Network, now: datetime) -> None:
    public_dataset(network.commune, network.mayor, slug="secret", title="Rien à voir", state="held", now=now)
    for address in (
        "/",
        "/donnees/",
        "/donnees/?q=rien",
        "/organisations/",
        "/organisations/saint-arcens/",
        "/moissonnage/",
    ):
        assert "Rien à voir" not in text_of(client, address), address
    for address in ("", "apercu", "lieux.geojson", "telecharger/csv", "versions/1/", "question", "reutilisation"):
        assert client.get(f"/donnees/secret/{address}").status_code == 404, address


def test_a_commune_is_found_by_its_name(client: Client, network: Network) -> None:
    assert client.get("/ma-commune/?nom=saint-arcens")["Location"] == "/organisations/saint-arcens/"
    assert "Aucune commune" in text_of(client, "/ma-commune/?nom=nulle%20part")


def test_facets_narrow_the_results_and_count_what_is_left(client: Client, markets: Dataset, network: Network) -> None:
    public_dataset(network.departement, network.signatory, slug="routes", title="Routes", theme="TRAN", geometry=None)
    assert "Routes" in text_of(client, "/donnees/")
    page = text_of(client, "/donnees/?theme=ECON")
    assert "/donnees/marches/" in page
    assert "/donnees/routes/" not in page
    page = text_of(client, "/donnees/?format=geojson")
    assert "/donnees/routes/" not in page
    page = text_of(client, "/donnees/?organisation=departement-du-val-d-arc&theme=ECON")
    assert "Rien ici pour le moment" in page


def test_a_search_that_finds_nothing_offers_nothing_to_refine(client: Client, markets: Dataset) -> None:
    assert 'href="#affiner"' in text_of(client, "/donnees/?q=foires")
    page = text_of(client, "/donnees/?q=rien-du-tout")
    assert "Rien ne répond" in page
    assert "#affiner" not in page
    chosen = text_of(client, "/donnees/?q=rien-du-tout&theme=ECON")
    assert 'href="#affiner"' in chosen, "a choice can always be taken back"


def test_results_come_as_a_fragment_for_the_page_that_stands(client: Client, markets: Dataset) -> None:
    answer = client.get("/donnees/?q=marches", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_the_page_says_who_when_under_which_licence_and_for_machines_too(client: Client, markets: Dataset) -> None:
    page = text_of(client, "/donnees/marches/")
    assert "Les marchés de la commune." in page
    assert "Saint-Arcens" in page
    assert "Licence Ouverte 2.0" in page
    assert f"/id/dataset/{markets.pk}" in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    assert json.loads(block[1])["@type"] == "Dataset"


def test_a_title_cannot_leave_its_place(client: Client, network: Network) -> None:
    public_dataset(network.commune, network.mayor, slug="x", title="</script><script>alert(1)</script>")
    assert "<script>alert" not in text_of(client, "/donnees/x/")


def test_the_permanent_address_leads_to_the_page(client: Client, markets: Dataset) -> None:
    answer = client.get(f"/id/dataset/{markets.pk}")
    assert (answer.status_code, answer["Location"]) == (303, "/donnees/marches/")


def test_two_versions_are_compared_row_by_row(
    client: Client, markets: Dataset, network: Network, now: datetime
) -> None:
    Version.objects.filter(dataset=markets).update(state="replaced")
    frame = pl.DataFrame({"nom": ["Marché de la place", "Marché de nuit"], "exposants": [42, 7]})
    columns = (("nom", "string", "Nom"), ("exposants", "integer", "Exposants"))
    add_version(markets, network.mayor, frame=frame, columns=columns, number=2, now=now)
    page = text_of(client, "/donnees/marches/versions/2/")
    assert "1 lignes nouvelles ou changées, 3 lignes" in page
    assert "Marché de nuit" in page
    assert client.get("/donnees/marches/versions/9/").status_code == 404


def test_places_come_for_the_map_and_stand_in_the_list(client: Client, markets: Dataset) -> None:
    found = client.get("/donnees/marches/lieux.geojson").json()
    assert [one["properties"]["label"] for one in found["features"]] == [
        "Marché de la place",
        "Marché d’été",
        "Foire aux châtaignes",
    ]
    assert "Sur la carte" in text_of(client, "/donnees/marches/")


def test_words_are_found_without_accents_with_a_slip_and_in_the_columns(client: Client, markets: Dataset) -> None:
    for words in ("marche", "MARCHÉS", "foirs", "exposants"):
        assert "/donnees/marches/" in text_of(client, f"/donnees/?q={words}"), words
    assert "Trouvé dans les colonnes" in text_of(client, "/donnees/?q=exposants")
    assert "/donnees/marches/" not in text_of(client, "/donnees/?q=piscine")


def test_what_it_holds_comes_before_how_it_was_made(client: Client, markets: Dataset) -> None:
    page = text_of(client, "/donnees/marches/")
    places = [page.index(f'id="{name}"') for name in ("coup-d-oeil", "telecharger", "apercu", "carte", "modifie")]
    assert places == sorted(places)
    assert page.index('id="modifie"') < page.index('id="fiche"') < page.index('id="historique"')
    assert "Du 21 octobre 2023 au 14 juillet 2024" in page.replace("\u00a0", " ")


def test_a_place_that_comes_back_stands_once_on_the_map(client: Client, network: Network) -> None:
    frame = pl.DataFrame({"nom": ["Compteur"] * 40, "passages": [*range(40)], "lat": [44.6] * 40, "lon": [4.4] * 40})
    columns = [(name, "string" if name == "nom" else "number", name) for name in frame.columns]
    place = {"latitude": "lat", "longitude": "lon", "bbox": [4.4, 44.6, 4.4, 44.6]}
    public_dataset(network.commune, network.mayor, slug="velo", frame=frame, columns=columns, geometry=place)
    assert len(client.get("/donnees/velo/lieux.geojson").json()["features"]) == 1
    page = text_of(client, "/donnees/velo/")
    assert 'id="dessins"' in page
    assert page.count("<li>Compteur</li>") == 1
