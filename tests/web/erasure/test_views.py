"""From the form of somebody who recognises themselves to the letter that answers them."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers
from pytest_django import Settings

from pontdarc.approach.dispatch import drain
from pontdarc.approach.models import Erasure, PersonRequest
from pontdarc.journal.models import AuditEvent
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import published_version
from tests.approach.erasure.digging import dig_in_a_child
from tests.approach.erasure.test_purging import PEOPLE, SOMEBODY
from tests.web.conftest import Enter
from tests.world.built import built
from tests.world.territory import Network
from tests.world.way import clear, drop, register

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = {"right": "erase", "name": "Une Dame", "email": "dame@courriel.example", "text": "Ligne 8."}
TERMS = {"terms": SOMEBODY}


@pytest.fixture(autouse=True)
def _data(settings: Settings, tmp_path: Path) -> None:
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path)


@pytest.fixture
def dataset(network: Network, tmp_path: Path) -> Dataset:
    return built(_published, network, folder=tmp_path)


def _published(network: Network) -> Dataset:
    entry = register(network, "Aides versées")
    drop(network, entry, PEOPLE)
    clear(network, entry)
    return Dataset.objects.get(entry=entry)


def _request(client: object, dataset: Dataset) -> PersonRequest:
    answer = client.post(f"/donnees/{dataset.slug}/personne", ASKED, follow=True)  # type: ignore[attr-defined]
    assert "sous un mois" in answer.content.decode()
    drain()
    return PersonRequest.objects.get()


def test_somebody_asks_is_found_erased_proven_and_answered(
    client: object,
    enter: Enter,
    network: Network,
    dataset: Dataset,
    mailoutbox: list,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dig_in_a_child(monkeypatch)
    asked = _request(client, dataset)
    assert [mail.to for mail in mailoutbox[-1:]] == [[network.dpo.email]]
    assert "Une Dame" not in mailoutbox[-1].body
    dpo, mayor = enter(network.dpo), enter(network.mayor)
    page = f"/espace/personnes/{asked.pk}/"
    assert "dans" in dpo.get(page).content.decode()
    assert "Une personne s’est reconnue" in dpo.get("/espace/").content.decode()

    seen = dpo.post(f"{page}chercher", TERMS).content.decode()
    assert "Version 1" in seen
    assert "Fichier reçu" in seen
    assert "Proposer un effacement" in seen
    copied = dpo.post(f"{page}copie", TERMS)
    assert "Zqxwberg" in copied.content.decode()
    assert "no-store" in copied["Cache-Control"]
    assert AuditEvent.objects.get(verb="copy_for_person").facts == {"rows": 1}

    made = dpo.post(f"{page}proposer", {**TERMS, "measure": "rows", "article": "RGPD art. 17"})
    erasure = Erasure.objects.get()
    assert made["Location"] == f"/espace/effacements/{erasure.pk}/"
    assert "Accepter" not in dpo.get(made["Location"]).content.decode()
    assert "Accepter" in mayor.get(made["Location"]).content.decode()
    mayor.post(f"{made['Location']}decider", {"accept": "yes"})
    drain()
    assert published_version(dataset).rows == 11
    assert "Version 1 retirée" in dpo.get(made["Location"]).content.decode()

    attested = dpo.post(f"{made['Location']}attestation", {"terms": ""})["Location"]
    assert "dans un instant" in dpo.get(attested).content.decode()
    assert "dans un instant" in dpo.get(f"{attested}suivi").content.decode()
    assert dpo.post(f"{made['Location']}attestation", {"terms": ""})["Location"] == attested, "one at a time"
    assert "Établir l’attestation" not in dpo.get(made["Location"]).content.decode()
    assert enter(network.referent).get(attested).status_code == 404
    drain()
    assert dpo.get(f"{attested}suivi")["HX-Redirect"] == attested
    assert "Aucune trace" in dpo.get(attested).content.decode()
    assert "Établir l’attestation" in dpo.get(made["Location"]).content.decode()
    assert f'href="{attested}"' in dpo.get(made["Location"]).content.decode()

    dpo.post(f"{page}repondre", {"answer": "granted", "why": ""})
    drain()
    assert mailoutbox[-1].to == ["dame@courriel.example"]
    assert "versions publiées retirées : 1" in mailoutbox[-1].body
    assert "Nous avons fait droit" in dpo.get(f"{page}lettre/").content.decode()


def test_somebody_is_designated_by_a_place_without_their_name(
    client: object, enter: Enter, network: Network, dataset: Dataset
) -> None:
    asked = _request(client, dataset)
    dpo = enter(network.dpo)
    page = f"/espace/personnes/{asked.pk}/chercher"
    seen = dpo.post(page, {"line": "8", "columns": "nom, prenom"}).content.decode()
    assert "Fichier reçu" in seen
    assert 'name="terms" value="Zqxwberg\nYsaline"' in seen
    for place in ({"line": "99", "columns": "nom"}, {"line": "8", "columns": "rien"}):
        assert "Rien ne se trouve" in dpo.post(page, place, follow=True).content.decode()
    assert dpo.post(page, {"line": "8"}).status_code == 422


def test_nobody_else_reads_who_asked(client: object, enter: Enter, network: Network, dataset: Dataset) -> None:
    asked = _request(client, dataset)
    for person in (network.referent, network.mayor, network.coordinator):
        other = enter(person)
        for address in ("", "lettre/"):
            answer = other.get(f"/espace/personnes/{asked.pk}/{address}")
            assert answer.status_code == 404
        assert "Une Dame" not in other.get("/espace/personnes/").content.decode()


def test_what_is_sought_is_kept_nowhere_and_never_logged(
    client: object, enter: Enter, network: Network, dataset: Dataset, caplog: pytest.LogCaptureFixture, mailoutbox: list
) -> None:
    caplog.set_level("DEBUG")
    asked = _request(client, dataset)
    dpo = enter(network.dpo)
    for deed in ("chercher", "copie", "proposer", "proposer"):
        dpo.post(
            f"/espace/personnes/{asked.pk}/{deed}", {**TERMS, "measure": "rows", "article": "RGPD art. 17"}, follow=True
        )
    dpo.post(f"/espace/personnes/{asked.pk}/proposer", {"terms": "Zqxwberg Introuvable", "measure": "x"}, follow=True)
    kept = "".join(serializers.serialize("json", model._base_manager.all()) for model in apps.get_models())
    mails = "".join(mail.body for mail in mailoutbox)
    assert "zqxwberg" not in (kept + mails + caplog.text).lower()


def test_robots_and_incomplete_requests_leave_nothing(client: object, dataset: Dataset) -> None:
    address = f"/donnees/{dataset.slug}/personne"
    client.post(address, {**ASKED, "site": "x"})  # type: ignore[attr-defined]
    answer = client.post(address, {**ASKED, "email": "rien"})  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert not PersonRequest.objects.exists()


def test_a_request_by_letter_is_registered_with_its_own_delay(enter: Enter, network: Network, dataset: Dataset) -> None:
    dpo = enter(network.dpo)
    form = {"dataset": dataset.pk, "right": "access", "name": "Une Dame", "received_on": "2024-01-31"}
    answer = dpo.post("/espace/personnes/nouvelle/", form)
    made = PersonRequest.objects.get()
    assert answer["Location"] == f"/espace/personnes/{made.pk}/"
    assert made.due_on.isoformat() == "2024-02-29"
    assert "était due" in dpo.get(answer["Location"]).content.decode()
    dpo.post(f"{answer['Location']}prolonger", {"why": "Complexe."})
    made.refresh_from_db()
    assert made.extended_at is None, "the first month is over"


def test_everybody_takes_their_data_away_then_has_them_erased(enter: Enter, network: Network) -> None:
    me = enter(network.referent)
    assert network.referent.name in me.get("/espace/mes-donnees/").content.decode()
    held = me.get("/espace/mes-donnees/export.json").json()
    assert held["network.person"][0]["email"] == network.referent.email
    me.post("/espace/mes-donnees/effacer", {"confirm": "non"})
    network.referent.refresh_from_db()
    assert network.referent.erased_at is None
    me.post("/espace/mes-donnees/effacer", {"confirm": "Effacer"})
    network.referent.refresh_from_db()
    assert network.referent.erased_at is not None
    assert me.get("/espace/").status_code == 302
