"""Requests for documents through HTTP: the public form, the queue, the answer, the letter."""

import pytest
from django.core import mail
from django.test import Client

from pontdarc.approach.compliance import checklist
from pontdarc.approach.dispatch import drain
from pontdarc.mediation.actions import request_document
from pontdarc.mediation.models import DocumentRequest
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network

GIVEN = {
    "subject": "Comptages de 2025",
    "text": "Tous les mois.",
    "mode": "online",
    "author_name": "Une lectrice",
    "author_email": "lectrice@lecture.example",
}


@pytest.fixture
def asked(network: Network) -> DocumentRequest:
    return request_document(organisation=network.commune, now=clock.now(), **GIVEN)


def test_anybody_asks_from_the_page_of_the_organisation_and_is_told_the_day(client: Client, network: Network) -> None:
    slug = network.commune.slug
    assert f"/organisations/{slug}/demander/" in text_of(client, f"/organisations/{slug}/")
    assert "un mois pour vous répondre" in text_of(client, f"/organisations/{slug}/demander/")
    answer = client.post(f"/organisations/{slug}/demander/", GIVEN)
    assert "Votre demande est partie" in answer.content.decode()
    drain(clock.now())
    assert [message.to for message in mail.outbox] == [["lectrice@lecture.example"], [network.referent.email]]


def test_a_robot_is_thanked_and_leaves_nothing(client: Client, network: Network) -> None:
    client.post(f"/organisations/{network.commune.slug}/demander/", {**GIVEN, "site": "https://spam.example"})
    assert not DocumentRequest.objects.exists()


def test_a_body_without_anybody_here_says_where_to_write(client: Client, network: Network) -> None:
    nobody = network.communes[2]
    nobody.roles.all().delete()
    assert "ne reçoit pas encore de demandes ici" in text_of(client, f"/organisations/{nobody.slug}/demander/")


def test_the_queue_leads_to_an_answer_by_publication(
    network: Network, asked: DocumentRequest, markets: Dataset, enter: Enter
) -> None:
    client = enter(network.referent)
    assert "Comptages de 2025" in text_of(client, "/espace/")
    assert f"/espace/demandes/{asked.pk}/" in text_of(client, "/espace/demandes/")
    assert "Une lectrice" in text_of(client, f"/espace/demandes/{asked.pk}/")
    client.post(f"/espace/demandes/{asked.pk}/repondre", {"outcome": "published", "dataset": markets.pk})
    drain(clock.now())
    assert "/donnees/marches/" in mail.outbox[-1].body
    assert "publie" in text_of(client, f"/espace/demandes/{asked.pk}/lettre/")


def test_a_refusal_without_a_reason_is_told_and_the_letter_carries_the_remedies(
    network: Network, asked: DocumentRequest, enter: Enter
) -> None:
    client = enter(network.referent)
    answer = client.post(f"/espace/demandes/{asked.pk}/repondre", {"outcome": "refused"}, follow=True)
    assert "Un refus dit pourquoi" in answer.content.decode()
    given = {"outcome": "refused", "article": "CRPA L311-6 1°", "reason": "Elle nomme des agents."}
    client.post(f"/espace/demandes/{asked.pk}/repondre", given)
    letter = text_of(client, f"/espace/demandes/{asked.pk}/lettre/")
    for said in ("Elle nomme des agents.", "CRPA L311-6 1°", "CADA", "tribunal administratif"):
        assert said in letter


def test_a_request_is_sent_on_or_inscribed(network: Network, asked: DocumentRequest, enter: Enter) -> None:
    client = enter(network.referent)
    client.post(f"/espace/demandes/{asked.pk}/inscrire", {"title": "Comptages routiers"})
    asked.refresh_from_db()
    assert asked.entry is not None
    client.post(f"/espace/demandes/{asked.pk}/transmettre", {"to": network.departement.pk})
    asked.refresh_from_db()
    assert asked.organisation == network.departement


def test_who_does_not_answer_for_the_body_sees_no_request(
    network: Network, asked: DocumentRequest, enter: Enter
) -> None:
    client = enter(network.mayor)
    assert client.get(f"/espace/demandes/{asked.pk}/").status_code == 404
    assert "Comptages" not in text_of(client, "/espace/demandes/")


def test_the_duty_to_answer_follows_what_was_answered(network: Network, asked: DocumentRequest) -> None:
    def status() -> str:
        found = checklist(OPERATOR, network.commune, clock.today())
        return next(each.status for each in found.standings if each.bound.obligation.code == "G10")

    assert status() == "done"
    DocumentRequest.objects.update(received_at=clock.now().replace(year=clock.now().year - 1, month=12, day=20))
    assert status() == "late"


def test_the_calendar_has_the_day_of_an_answer_without_its_subject(
    client: Client, network: Network, asked: DocumentRequest, enter: Enter
) -> None:
    page = text_of(enter(network.mayor), f"/espace/obligations/{network.commune.slug}/echeances/")
    feed = page.partition("agenda/")[2].partition(".ics")[0]
    text = text_of(client, f"/espace/obligations/agenda/{feed}.ics")
    assert "Répondre à une demande de document" in text
    assert "Comptages" not in text
