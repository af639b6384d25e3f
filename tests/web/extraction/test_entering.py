"""Rows typed without any file: drafts, checks, the paste, the deposit; by HTTP, then in the browser."""

import json
from datetime import datetime

import pytest
from django.test import Client
from playwright.sync_api import expect

from pontdarc.approach.dispatch import drain
from pontdarc.extraction.holdings import HOLDINGS
from pontdarc.extraction.models import Delivery, Draft
from pontdarc.extraction.queries import raw
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.network.rules import MACHINE
from pontdarc.outside import clock
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.queries import last_preparation
from tests.web.conftest import Enter, Look, overflow, violations
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

NAMES = find("scdl/prenoms").schema.names
CHILD = {"ENFANT_SEXE": "F", "ENFANT_PRENOM": "LOUISE", "ANNEE": "2025", "NOMBRE_OCCURRENCES": "5"}


@pytest.fixture
def entry(network: Network, now: datetime) -> Entry:
    by = actor(network.referent)
    return register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)


@pytest.fixture
def client(network: Network, enter: Enter) -> Client:
    return enter(network.referent)


def _typed(cells: dict[str, str], row: int = 0) -> dict[str, str]:
    return {f"c.{row}.{NAMES.index(name)}": text for name, text in cells.items()}


def test_the_grid_is_made_from_the_standard(entry: Entry, client: Client) -> None:
    page = text_of(client, f"/espace/fiches/{entry.pk}/saisir/")
    assert all(f">{name}<" in page for name in NAMES)
    assert "Saisir sans fichier" in text_of(client, f"/espace/fiches/{entry.pk}/")


def test_what_is_typed_is_a_draft_until_it_is_deposited_as_a_file(entry: Entry, client: Client) -> None:
    url = f"/espace/fiches/{entry.pk}/saisir/"
    client.post(url, _typed(CHILD))
    assert Draft.objects.get(entry=entry).rows[0]["ENFANT_PRENOM"] == "Louise"
    assert not Delivery.objects.exists()
    client.post(url, {**_typed(CHILD), **_typed({**CHILD, "ENFANT_PRENOM": "JADE"}, 1), "deposit": "1"})
    drain(clock.now())
    delivery = Delivery.objects.get()
    assert delivery.origin == Delivery.Origin.ENTERED
    assert b"".join(raw(MACHINE, delivery.pk)).decode().startswith(",".join(NAMES))
    found = last_preparation(entry.pk)
    assert found is not None
    assert (found.rows, found.valid) == (2, True)
    assert not Draft.objects.exists()


def test_a_deposit_with_wrong_cells_is_held_until_somebody_says_so(entry: Entry, client: Client) -> None:
    url, wrong = f"/espace/fiches/{entry.pk}/saisir/", {**CHILD, "NOMBRE_OCCURRENCES": "beaucoup"}
    client.post(url, {**_typed(wrong), "deposit": "1"})
    assert not Delivery.objects.exists()
    assert 'aria-invalid="true"' in text_of(client, url)
    client.post(url, {**_typed(wrong), "deposit": "1", "despite": "1"})
    assert Delivery.objects.exists()


def test_a_row_is_checked_and_kept_as_one_types(entry: Entry, client: Client) -> None:
    body = {"row": 0, "cells": {**CHILD, "ANNEE": "l’an dernier"}}
    answer = client.post(
        f"/espace/fiches/{entry.pk}/saisir/controle", json.dumps(body), content_type="application/json"
    ).json()
    assert list(answer["problems"]) == ["ANNEE"]
    assert answer["cells"]["COLL_INSEE"]
    assert Draft.objects.get(entry=entry).rows[0]["ANNEE"] == "l’an dernier"


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"row": 9999999, "cells": {}}', '{"row": "a", "cells": 3}'])
def test_what_is_no_row_is_refused(entry: Entry, client: Client, body: str) -> None:
    answer = client.post(f"/espace/fiches/{entry.pk}/saisir/controle", body, content_type="application/json")
    assert answer.status_code == 400


def test_rows_are_pasted_after_the_last_one(entry: Entry, client: Client) -> None:
    text = "Année\tPrénom\tSexe\tNombre\n" + "".join(f"2025\tP{n}\tF\t{n + 1}\n" for n in range(60))
    client.post(f"/espace/fiches/{entry.pk}/saisir/coller", {"text": text})
    assert len(Draft.objects.get(entry=entry).rows) == 60


def test_who_may_not_deliver_types_nothing(network: Network, entry: Entry, enter: Enter) -> None:
    answer = enter(network.dpo).get(f"/espace/fiches/{entry.pk}/saisir/")
    assert answer.status_code == 403


def test_what_a_draft_says_of_somebody_is_given_back_and_erased(entry: Entry, client: Client) -> None:
    url = f"/espace/fiches/{entry.pk}/saisir/"
    client.post(url, {**_typed({**CHILD, "ENFANT_PRENOM": "lise@exemple.fr"}), **_typed(CHILD, 1)})
    holding = HOLDINGS[0]
    assert [row["row"]["ENFANT_PRENOM"].lower() for row in holding.export("lise@exemple.fr")] == ["lise@exemple.fr"]  # type: ignore[index]
    assert holding.erase("lise@exemple.fr", clock.now()) == 1
    assert holding.erase("lise@exemple.fr", clock.now()) == 0
    assert len(Draft.objects.get(entry=entry).rows) == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_row_typed_by_the_keyboard_is_checked_mended_and_kept(network: Network, entry: Entry, look: Look) -> None:
    page = look(f"/espace/fiches/{entry.pk}/saisir/", by=network.referent, width=360)
    assert violations(page) == []
    assert overflow(page) == 0
    year = page.locator("[data-row='0'] [data-column=ANNEE]")
    year.focus()
    page.keyboard.type("l’an dernier")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row='1'] [data-column=ANNEE]")).to_be_focused()
    expect(year).to_have_attribute("aria-invalid", "true")
    year.fill("2025")
    page.keyboard.press("ArrowDown")
    expect(year).not_to_have_attribute("aria-invalid", "true")
    assert Draft.objects.get(entry=entry).rows[0]["ANNEE"] == "2025"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_cells_copied_from_a_spreadsheet_fill_the_grid(network: Network, entry: Entry, look: Look) -> None:
    page = look(f"/espace/fiches/{entry.pk}/saisir/", by=network.referent)
    page.locator("[data-row='0'] [data-column=ENFANT_PRENOM]").evaluate(
        """one => { const data = new DataTransfer(); data.setData('text/plain', 'LOUISE\\t2025\\nJADE\\t2024');
        one.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }"""
    )
    expect(page.get_by_text("2 lignes collées.")).to_be_visible()
    expect(page.locator("[data-row='1'] [data-column=ENFANT_PRENOM]")).to_have_value("Jade")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_form_of_a_row_works_without_javascript(network: Network, entry: Entry, look: Look) -> None:
    page = look(f"/espace/fiches/{entry.pk}/saisir/lignes/1/", by=network.referent, javascript=False)
    page.locator("[data-column=ENFANT_PRENOM]").fill("LOUISE")
    page.locator("[data-column=ANNEE]").fill("2025")
    page.get_by_role("button", name="Enregistrer et passer à la ligne suivante").click()
    expect(page.get_by_role("heading", name="Ligne 2")).to_be_visible()
    assert Draft.objects.get(entry=entry).rows[0]["ENFANT_PRENOM"] == "Louise"
