"""Files dropped in the workspace and by a link."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from pontdarc.approach.dispatch import drain
from pontdarc.extraction.actions import invite, revoke_link
from pontdarc.extraction.models import Delivery, DepositLink
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.outside import clock
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor


@pytest.fixture
def entry(network: Network, now: datetime) -> Entry:
    return register(by=actor(network.referent), organisation=network.commune, title="Jardins partagés", now=now)


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("jardins.csv", b"Nom;Parcelles\nLes Cigales;12\nLe Ruisseau;8\n")


def test_the_file_is_kept_and_the_page_says_what_was_understood(network: Network, entry: Entry, enter: Enter) -> None:
    referent = enter(network.referent)
    answer = referent.post(f"/espace/fiches/{entry.pk}/deposer/", {"file": a_file()})
    delivery = Delivery.objects.get()
    assert answer["Location"] == f"/espace/depots/{delivery.pk}/"
    assert (delivery.filename, delivery.by) == ("jardins.csv", network.referent)
    assert "bien arrivé" in text_of(referent, answer["Location"])
    drain(clock.now())
    page = text_of(referent, answer["Location"])
    assert "Voici ce que nous avons compris" in page
    assert "Aucun indice de donnée personnelle trouvé." in page


def test_the_script_of_the_drop_is_told_where_to_go(network: Network, entry: Entry, enter: Enter) -> None:
    answer = enter(network.referent).post(
        f"/espace/fiches/{entry.pk}/deposer/", {"file": a_file()}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code == 201
    assert answer["X-Next"] == f"/espace/depots/{Delivery.objects.get().pk}/"


def test_a_file_that_is_too_big_leaves_nothing_and_says_so(
    network: Network, entry: Entry, enter: Enter, settings: Settings
) -> None:
    settings.DELIVERY_MAX_BYTES = 10
    answer = enter(network.referent).post(
        f"/espace/fiches/{entry.pk}/deposer/", {"file": a_file()}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code == 422
    assert "dépasse" in answer.content.decode()
    assert not Delivery.objects.exists()


def test_nobody_else_drops_or_sees(network: Network, entry: Entry, enter: Enter) -> None:
    signatory = enter(network.signatory)
    assert signatory.get(f"/espace/fiches/{entry.pk}/").status_code == 404
    signatory.post(f"/espace/fiches/{entry.pk}/deposer/", {"file": a_file()})
    assert not Delivery.objects.exists()


def test_the_secretary_drops_by_a_link_without_account(
    client: Client, network: Network, entry: Entry, now: datetime
) -> None:
    _link, token = invite(by=actor(network.referent), entry=entry, person=network.secretary, now=clock.now())
    page = text_of(client, f"/depot/{token}/")
    assert "Déposez votre fichier" in page
    assert network.referent.phone in page
    answer = client.post(f"/depot/{token}/", {"file": a_file()})
    delivery = Delivery.objects.get()
    assert (delivery.origin, delivery.by) == ("link", network.secretary)
    drain(clock.now())
    assert "Ce que nous avons réparé" in text_of(client, answer["Location"])


def test_a_link_that_ended_opens_nothing(client: Client, network: Network, entry: Entry) -> None:
    by = actor(network.referent)
    link, token = invite(by=by, entry=entry, person=network.secretary, now=clock.now())
    client.post(f"/depot/{token}/", {"file": a_file()})
    delivery = Delivery.objects.get()
    revoke_link(by=by, link=link, now=clock.now())
    for address in (f"/depot/{token}/", f"/depot/{token}/fichiers/{delivery.pk}/"):
        assert client.get(address).status_code == 403
    assert client.get("/depot/inconnu/").status_code == 404
    _old, expired = invite(by=by, entry=entry, person=network.secretary, days=1, now=clock.now() - timedelta(days=3))
    assert client.get(f"/depot/{expired}/").status_code == 403


def test_a_link_shows_no_file_of_another(client: Client, network: Network, entry: Entry, enter: Enter) -> None:
    enter(network.referent).post(f"/espace/fiches/{entry.pk}/deposer/", {"file": a_file()})
    _link, token = invite(by=actor(network.referent), entry=entry, person=network.secretary, now=clock.now())
    assert client.get(f"/depot/{token}/fichiers/{Delivery.objects.get().pk}/").status_code == 404


def test_the_referent_invites_somebody_never_seen_before(network: Network, entry: Entry, enter: Enter) -> None:
    sent = {"name": "Lou Vial", "email": "lou.vial@mairie.example", "phone": ""}
    enter(network.referent).post(f"/espace/fiches/{entry.pk}/inviter/", sent)
    assert DepositLink.objects.get(entry=entry).person.name == "Lou Vial"


def test_only_who_delivers_is_shown_how_to(network: Network, enter: Enter) -> None:
    assert "/espace/deposer/" in text_of(enter(network.referent), "/espace/")
    for person in (network.dpo, network.mayor):
        assert "/espace/deposer/" not in text_of(enter(person), "/espace/")
