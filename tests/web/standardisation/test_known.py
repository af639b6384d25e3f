"""The page of the standards: who may adds one by its file, takes it away; what is wrong is told beside the form."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pontdarc.core.refusals import NotFound
from pontdarc.standardisation.catalogue import find, standards
from pontdarc.standardisation.shelf import VARIABLE
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network

URL = "/espace/standards/"
ROOMS = {
    "name": "mairie/salles",
    "title": "Salles communales",
    "version": "1.0.0",
    "fields": [{"name": "nom_salle", "title": "Nom de la salle"}, {"name": "capacite", "type": "integer"}],
}


@pytest.fixture(autouse=True)
def _shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "standards"))


def _file(document: object) -> SimpleUploadedFile:
    return SimpleUploadedFile("schema.json", json.dumps(document).encode())


def test_a_standard_is_added_by_its_file_shown_and_taken_away(network: Network, enter: Enter) -> None:
    client = enter(network.coordinator)
    assert client.post(URL, {"file": _file(ROOMS)})["Location"] == URL
    assert find("mairie/salles").name == "mairie/salles@1.0.0"
    page = text_of(client, URL)
    assert "Ajoutés ici" in page
    assert "Salles communales" in page
    client.post(f"{URL}retirer", {"name": "mairie/salles@1.0.0"})
    with pytest.raises(NotFound):
        find("mairie/salles")


def test_what_is_no_schema_is_refused_beside_the_form_with_what_to_do(network: Network, enter: Enter) -> None:
    answer = enter(network.coordinator).post(URL, {"file": _file(["rien"]), "slug": "mairie/rien"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'role="alert" id="erreur"' in page
    assert 'value="mairie/rien"' in page


def test_who_manages_nothing_reads_all_the_standards_and_adds_none(network: Network, enter: Enter) -> None:
    client = enter(network.referent)
    page = text_of(client, URL)
    assert all(slug in page for slug in standards())
    assert 'name="address"' not in page
    answer = client.post(URL, {"file": _file(ROOMS)})
    assert answer.status_code in (400, 403)
    assert "mairie/salles" not in standards()
