"""The proof finds somebody wherever they are, asks every public route, and is clean once they are erased."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from pontdarc.approach.erasure import asking
from pontdarc.approach.erasure.asking import Stranger, addresses, known_of
from pontdarc.approach.erasure.proof import Proof, prove
from pontdarc.extraction.models import Draft
from pontdarc.mediation import actions as mediation
from pontdarc.publication.actions import rename_dataset
from pontdarc.publication.models import Dataset
from tests.approach.erasure.digging import dig_in_a_child
from tests.approach.erasure.test_purging import PEOPLE, SOMEBODY, _erase, _published
from tests.world.territory import Network, actor
from tests.world.way import later

pytestmark = pytest.mark.django_db(transaction=True)
TERMS = [SOMEBODY]


@pytest.fixture(autouse=True)
def _confined(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    dig_in_a_child(monkeypatch)


def _proof(dataset: Dataset) -> Proof:
    return prove([dataset], TERMS, later(6))


def test_it_finds_somebody_in_addresses_files_and_the_catalogue_then_nowhere_once_erased(
    network: Network, data: Path, client: Client
) -> None:
    entry, dataset = _published(network, PEOPLE)
    rename_dataset(by=actor(network.referent), dataset=dataset, slug="aides", now=later(1))
    dataset.refresh_from_db()
    question = mediation.ask(
        dataset=dataset, text=f"Qui est {SOMEBODY} ?", author_name="A", author_email="a@courriel.example", now=later(1)
    )
    Draft.objects.create(entry=entry, standard="", rows=[{"nom": SOMEBODY}, {"nom": "Paule"}], changed_at=later(1))
    before = _proof(dataset)
    places = {each.place for each in before.left}
    assert {"/donnees/aides/telecharger/csv", "/donnees/aides/telecharger/xlsx", "/donnees/aides/"} <= places
    assert {"/donnees/aides/versions/1/telecharger/ods", "/api/explore/v2.1/catalog/datasets/aides/records"} <= places
    assert sum(each.what == "fichier reçu" for each in before.left) == 1
    assert {"extraction.draft", "mediation.question"} <= places
    assert not before.clean

    question.delete()
    _erase(network, dataset)
    after = _proof(dataset)
    assert after.left == ()
    assert after.unopened == ()
    assert after.clean
    assert after.addresses > 100
    assert Draft.objects.get(entry=entry).rows == [{"nom": "Paule"}]


def test_every_public_route_can_be_asked(network: Network) -> None:
    _, dataset = _published(network, PEOPLE)
    asked, left = addresses(known_of([dataset]))
    assert left == [], "say in approach/erasure/asking.py how to fill them"
    statuses = {url: Stranger().ask(url).status for url in asked}
    assert not [url for url, status in statuses.items() if status >= 500]
    assert sum(status == 200 for status in statuses.values()) > 60


def test_a_route_that_cannot_be_filled_is_told(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    _, dataset = _published(network, PEOPLE)
    known = asking.Known.values
    monkeypatch.setattr(asking.Known, "values", lambda self, *of: None if "number" in of else known(self, *of))
    told = prove([dataset], TERMS, later(6))
    assert any("versions/<int:number>" in route for route in told.unasked)
    assert not told.clean


def test_what_the_catalogue_deletes_is_overwritten_on_the_disk(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the promise is about SQLite")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone()[0] == 1
