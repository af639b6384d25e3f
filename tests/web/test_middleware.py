"""Refusals as pages, and the policy of every answer."""

from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from pontdarc.publication.actions import rename_dataset, withdraw
from pontdarc.publication.models import Dataset
from pontdarc.web.middleware import Compression, policy
from tests.world.territory import Network, actor


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed(client: Client, markets: Dataset) -> None:
    for address in ("/", "/donnees/marches/", "/donnees/rien/", "/donnees/marches/telecharger/csv"):
        said = client.get(address)["Content-Security-Policy"]
        assert "unsafe" not in said
        assert "script-src 'self'" in said
        assert "worker-src 'self'" in said


def test_only_the_base_map_that_was_chosen_is_let_in() -> None:
    said = policy("https://tuiles.example/style.json")
    assert "connect-src 'self' https://tuiles.example" in said
    assert "script-src 'self';" in said
    assert "https:" not in policy()


def test_what_never_was_public_is_not_found(client: Client, markets: Dataset) -> None:
    answer = client.get("/donnees/rien/")
    assert answer.status_code == 404
    assert "Aucun jeu de données public ne porte ce nom." in answer.content.decode()


def test_what_was_withdrawn_says_when_and_why(
    client: Client, markets: Dataset, network: Network, now: datetime
) -> None:
    withdraw(by=actor(network.referent), dataset=markets, why="Le marché n’existe plus.", now=now)
    for address in ("/donnees/marches/", f"/id/dataset/{markets.pk}", "/donnees/marches/telecharger/csv"):
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert "Le marché n’existe plus." in answer.content.decode()


def test_a_former_name_leads_to_the_present_one(
    client: Client, markets: Dataset, network: Network, now: datetime
) -> None:
    rename_dataset(by=actor(network.referent), dataset=markets, slug="marches-et-foires", now=now)
    answer = client.get("/donnees/marches/")
    assert answer.status_code == 301
    assert answer["Location"] == "/donnees/marches-et-foires/"
    assert client.get("/donnees/marches/telecharger/csv")["Location"].endswith("/marches-et-foires/telecharger/csv")


@pytest.mark.parametrize("address", ["/espace/", "/espace/inventaire/", "/espace/jetons/", "/espace/propositions/"])
def test_the_workspace_asks_who_one_is(client: Client, network: Network, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/compte/login/")


def test_nobody_opens_an_account_by_themselves(client: Client, network: Network) -> None:
    answer = client.post(
        "/compte/signup/", {"email": "x@courriel.example", "password1": "a" * 20, "password2": "a" * 20}
    )
    assert "Les comptes s’ouvrent sur invitation" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/donnees/", "/donnees/marches/", "/organisations/", "/demarche/"])
def test_who_reads_gets_no_cookie(client: Client, markets: Dataset, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize(("size", "coding"), [(1_000, None), (5_000, "gzip")])
def test_only_what_takes_more_than_a_packet_is_compressed(rf: RequestFactory, size: int, coding: str | None) -> None:
    answer = Compression(lambda _: HttpResponse("a" * size))(rf.get("/", headers={"Accept-Encoding": "gzip"}))
    assert answer.get("Content-Encoding") == coding
