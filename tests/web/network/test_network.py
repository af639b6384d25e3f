"""People, roles and tokens."""

import re

from django.test import Client

from pontdarc.network.models import Person, PersonalToken, Role
from pontdarc.network.queries import actor_of_token
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import PASSWORD, Network


def test_a_person_logs_in_with_their_address(client: Client, network: Network) -> None:
    answer = client.post("/compte/login/", {"login": network.referent.email, "password": PASSWORD})
    assert answer["Location"] == "/espace/"
    assert "Bonjour Nour Tessier" in text_of(client, "/espace/")


def test_a_token_is_shown_once_and_ends_when_its_owner_says(network: Network, enter: Enter) -> None:
    client = enter(network.referent)
    client.post("/espace/jetons/", {"label": "envoi mensuel"})
    page = text_of(client, "/espace/jetons/")
    shown = re.search(r'class="once"[^>]*>([^<]+)<', page)
    assert shown
    assert actor_of_token(shown[1]).person == network.referent.pk
    assert shown[1] not in text_of(client, "/espace/jetons/")
    token = PersonalToken.objects.get()
    enter(network.dpo).post(f"/espace/jetons/{token.pk}/revoquer")
    token.refresh_from_db()
    assert token.revoked_at is None
    client.post(f"/espace/jetons/{token.pk}/revoquer")
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_the_coordinator_adds_people_and_the_referent_does_not(network: Network, enter: Enter) -> None:
    sent = {"name": "Jo Valette", "email": "jo@saint-arcens.example", "phone": "", "role": "reader"}
    enter(network.referent).post("/espace/organisations/saint-arcens/personne", sent)
    assert not Person.objects.filter(name="Jo Valette").exists()
    enter(network.coordinator).post("/espace/organisations/saint-arcens/personne", sent)
    assert Role.objects.filter(person__name="Jo Valette", name="reader", organisation=network.commune).exists()


def test_each_sees_their_own_organisations(network: Network, enter: Enter) -> None:
    assert "Saint-Arcens" in text_of(enter(network.mayor), "/espace/organisations/")
    assert "Roche-Blanche" not in text_of(enter(network.mayor), "/espace/organisations/")
    assert enter(network.mayor).get("/espace/organisations/roche-blanche/").status_code == 404
