"""French first, English for who asks; programs are answered the same words whoever asks."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from pontdarc.approach.journeys import propose_for
from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.world.territory import NOW, Network, actor
from tests.world.way import drop, register

PUBLIC = (
    *("/", "/donnees/", "/donnees/?q=introuvable", "/donnees/marches/", "/donnees/marches/versions/1/"),
    *("/donnees/marches/question", "/donnees/marches/reutilisation", "/donnees/rien/", "/rien"),
    *("/organisations/", "/organisations/saint-arcens/", "/ma-commune/?nom=x", "/moissonnage/", "/demarche/"),
    *("/accessibilite/", "/mentions-legales/", "/donnees-personnelles/", "/compte/login/", "/compte/password/reset/"),
)
MINE = (
    *("/espace/", "/espace/inventaire/", "/espace/inventaire/nouveau/", "/espace/deposer/", "/espace/propositions/"),
    *("/espace/jetons/", "/espace/organisations/", "/espace/organisations/saint-arcens/", "/espace/contributions/"),
    *("/espace/retards/", "/espace/fiches/{entry}/", "/espace/fiches/{entry}/decrire/"),
    *("/espace/fiches/{entry}/deposer/", "/espace/fiches/{entry}/inviter/", "/espace/fiches/{entry}/source/"),
    *("/espace/fiches/{entry}/colonnes/", "/espace/fiches/{entry}/proposer/", "/espace/depots/{delivery}/"),
    *("/espace/propositions/{proposal}/", "/espace/jeux/{dataset}/", "/compte/password/change/"),
)
GRANTS = """Nom attribuant;Date de convention;Nom du bénéficiaire;Montant (€);Nature;Courriel
Saint-Arcens;31/02/2025;Association n°1;mille euros;don;claire.martel1@courriel.example
Saint-Arcens;01/03/2025;;12,50 €;aide en numéraire;claire.martel2@courriel.example
TOTAL;;;12,50 €;;
"""
FRENCH = re.compile(r"[àçèéêîôùœ«’]|\b(?:de|du|la|les?|des|une?|pas|pour|dans)\b", re.IGNORECASE)
DATA = re.compile(
    "march|exposants|ouverture|arc|promenade|pont-du-val|français|département|référent|chabert|montant|bénéficiaire|attribuant|convention"
    "|numéraire|courriel|subventions|crpa|versement|européenne|aide",
    re.IGNORECASE,
)
"""Words of what was published, of people, of the law and of standards: they stay as they are in every language."""


class _Words(HTMLParser):
    """Collects what a page says, read or heard."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.found |= {value for name, value in attrs if value and name in ("aria-label", "placeholder", "alt")}

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.add(" ".join(data.split()))


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
    version = drop(network, register(network, standard="scdl-subventions"), GRANTS)
    entry = version.dataset.entry
    proposal = propose_for(by=actor(network.referent), entry=entry, outcome="publish", article="CRPA L312-1-1", now=NOW)
    places = {"entry": entry.pk, "delivery": version.preparation.delivery_id, "dataset": version.dataset_id}
    mine = [address.format(**places, proposal=proposal.pk) for address in MINE]
    left: dict[str, str] = {}
    for by in (client, *map(enter, (network.referent, network.dpo, network.mayor, network.coordinator))):
        for address in PUBLIC if by is client else mine:
            french, english = (_said(by, address, language) for language in ("fr", "en"))
            kept = french & english
            left |= {text: address for text in kept if FRENCH.search(text) and not DATA.search(text)}
    assert left == {}


def _said(client: Client, address: str, language: str) -> set[str]:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address, follow=True)
    page = answer.content.decode()
    assert answer.status_code < 500, address
    assert f'<html lang="{language}"' in page, address
    return _Words(page).found


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
