"""French first, English for who asks; programs are answered the same words whoever asks."""

import pytest
from django.test import Client

from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.world.territory import Network

PUBLIC = ("/", "/donnees/", "/donnees/marches/", "/organisations/", "/moissonnage/", "/demarche/", "/accessibilite/")
MINE = (
    "/espace/",
    "/espace/inventaire/",
    "/espace/propositions/",
    "/espace/jetons/",
    "/espace/organisations/",
    "/espace/retards/",
)
SAID_IN_FRENCH = ("Aller au contenu", "Mentions légales", "Toutes les données", "Données personnelles", "Apparence")


def _choose(client: Client, language: str) -> None:
    answer = client.post("/langue/", {"language": language, "next": "/donnees/"})
    assert answer["Location"] == "/donnees/"


def test_pages_are_french_whatever_the_browser_says(client: Client, markets: Dataset) -> None:
    answer = client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert '<html lang="fr"' in answer.content.decode()
    assert answer["Content-Language"] == "fr"
    assert "Cookie" in answer["Vary"]


def test_a_reader_can_choose_english_and_come_back(client: Client, markets: Dataset) -> None:
    assert 'name="language" value="en"' in client.get("/").content.decode()
    _choose(client, "en")
    page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Skip to content" in page
    _choose(client, "fr")
    assert '<html lang="fr"' in client.get("/").content.decode()


def test_no_page_is_left_half_in_french(client: Client, markets: Dataset, network: Network, enter: Enter) -> None:
    for by, addresses in ((client, PUBLIC), (enter(network.referent), MINE)):
        _choose(by, "en")
        for address in addresses:
            answer = by.get(address)
            page = answer.content.decode()
            assert answer.status_code == 200, address
            assert '<html lang="en"' in page, address
            assert [words for words in SAID_IN_FRENCH if words in page] == [], address


def test_refusals_and_what_choices_are_called_are_english_too(client: Client, markets: Dataset) -> None:
    _choose(client, "en")
    assert "No public dataset has this name." in client.get("/donnees/rien/").content.decode()
    page = client.get("/donnees/marches/").content.decode()
    assert "Economy and finance" in page
    assert "Not stated" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/api/explore/v2.1/catalog/datasets", "Économie et finances"),
        ("/api/explore/v2.1/catalog/datasets/marches", "Non précisée"),
        ("/catalogue.ttl", "Économie et finances"),
        ("/donnees/marches.jsonld", "Économie et finances"),
    ],
)
def test_programs_read_the_same_words_whoever_asks(client: Client, markets: Dataset, address: str, said: str) -> None:
    french = client.get(address).content.decode()
    assert said in french
    _choose(client, "en")
    assert said in client.get(address).content.decode()
