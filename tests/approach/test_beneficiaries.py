"""The answer of a beneficiary is a repair that is proposed: nothing changes before a person says so."""

from pathlib import Path

import pytest
from django.test import Client

from pontdarc.approach.beneficiaries import ask_beneficiary, take_over, wanting
from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Conflict
from pontdarc.extraction.actions import give_identifiers
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.network.models import Account
from pontdarc.standardisation.corrections import corrections_in
from pontdarc.standardisation.queries import last_preparation
from tests.world.built import built
from tests.world.territory import NOW, Network, actor

HEAD = "nomAttribuant;idAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;objet;montant;nature"
HEAD += ";datesPeriodeVersement"
ROW = "Saint-Arcens;99999002100016;2026-03-0{n};{name};{id};Saison;1000;aide en numéraire;2026-03-0{n}"
WRONG, RIGHT = "35600000000049", "35600000000048"


def table(*beneficiaries: tuple[str, str]) -> bytes:
    rows = [ROW.format(n=n, name=name, id=id) for n, (name, id) in enumerate(beneficiaries, 1)]
    return "\n".join([HEAD, *rows, ""]).encode()


@pytest.fixture
def entry(network: Network, data: Path) -> Entry:
    return built(_dropped, network, folder=data)


def _dropped(network: Network) -> Entry:
    by = actor(network.referent)
    made = register(by=by, organisation=network.commune, title="Aides", standard="scdl/subventions", now=NOW)
    content = table(("Club du Val", WRONG), ("Club du Val", WRONG), ("Harmonie", RIGHT))
    deliver(by=by, entry=made, file=[content], filename="aides.csv", now=NOW)
    drain(NOW)
    return made


def asked(network: Network, entry: Entry) -> IdentifierRequest:
    by = actor(network.referent)
    (row,) = wanting(by, last_preparation(entry.pk))
    return ask_beneficiary(by=by, entry=entry, digest=row.digest, email="club@val.example", now=NOW)


def given(request: IdentifierRequest, monkeypatch: pytest.MonkeyPatch) -> IdentifierRequest:
    monkeypatch.setattr("pontdarc.extraction.queries.digest", lambda _: request.digest)
    return give_identifiers(token="whatever", siret=RIGHT, now=NOW)


def test_the_rows_of_one_beneficiary_without_a_right_number_are_one_to_ask(network: Network, entry: Entry) -> None:
    (row,) = wanting(actor(network.referent), last_preparation(entry.pk), masked=False)
    assert (row.name, row.stated) == ("Club du Val", WRONG)


def test_nothing_changes_before_a_person_takes_the_answer_over(
    network: Network, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    by, request = actor(network.referent), asked(network, entry)
    with pytest.raises(Conflict):
        take_over(by=by, request=request, now=NOW)
    answered = given(request, monkeypatch)
    assert corrections_in(from_yaml(last_preparation(entry.pk).recipe.document)) == ()
    done = take_over(by=by, request=answered, now=NOW)
    assert [one.after for one in corrections_in(from_yaml(done.recipe.document))] == [RIGHT, RIGHT]
    assert wanting(by, last_preparation(entry.pk)) == []
    request.refresh_from_db()
    assert request.state == "taken"


def test_the_page_shows_who_to_ask_and_what_they_answered(
    client: Client, network: Network, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(Account.objects.get(person=network.referent), backend=backend)
    address = f"/espace/fiches/{entry.pk}/beneficiaires/"
    assert address in client.get(f"/espace/fiches/{entry.pk}/").content.decode()
    page = client.get(address).content.decode()
    digest = page.partition('name="row" value="')[2].partition('"')[0]
    client.post(f"{address}demander", {"row": digest, "email": "club@val.example"})
    request = given(IdentifierRequest.objects.get(), monkeypatch)
    assert RIGHT in client.get(address).content.decode()
    client.post(f"/espace/identifiants/{request.pk}/reprendre", {"take": "yes"})
    assert "Chaque bénéficiaire a un identifiant juste." in client.get(address).content.decode()
