"""An authority's marks, and the look that a reader chooses."""

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from pontdarc.web.branding import contrast, legible
from tests.world.territory import Network


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1)])
def test_contrast_is_that_of_the_norm(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected)


def test_a_colour_that_cannot_be_read_is_left_out() -> None:
    assert legible("brand", "#0d5b50")
    assert not legible("brand", "#9fd0c5")
    assert not legible("brand", "red; } body { display: none")


def test_name_and_colours_come_from_the_data_folder(
    client: Client, network: Network, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    marks = {"name": "Mairie du Val", "brand": "#5a2a7a", "accent": "x", "font_title": 'a"; } body { }'}
    (tmp_path / "marque.json").write_text(json.dumps(marks), encoding="utf-8")
    assert "Mairie du Val" in client.get("/").content.decode()
    sheet = client.get("/marque.css").content.decode()
    assert sheet == ":root { --brand: #5a2a7a; }\n"


def test_dark_is_remembered_without_javascript(client: Client, network: Network) -> None:
    assert "data-theme" not in client.get("/demarche/").content.decode()
    client.post("/apparence/", {"look": "dark", "next": "/demarche/"})
    assert 'data-theme="dark"' in client.get("/demarche/").content.decode()
    client.post("/apparence/", {"look": "", "next": "https://ailleurs.example/"})
    assert "data-theme" not in client.get("/demarche/").content.decode()


def test_a_form_never_leads_elsewhere(client: Client, network: Network) -> None:
    answer = client.post("/apparence/", {"look": "dark", "next": "https://ailleurs.example/"})
    assert answer["Location"] == "/"


def test_every_page_of_a_demonstration_says_so(client: Client, network: Network, settings: Settings) -> None:
    settings.DEMO = True
    for address in ("/", "/donnees/", "/compte/login/", "/donnees/rien/"):
        assert "Données fictives de démonstration" in client.get(address).content.decode()
