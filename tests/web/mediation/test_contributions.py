"""What the public leaves: read over before it shows."""

from django.core import mail
from django.test import Client

from pontdarc.mediation.models import Question, Reuse
from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network

LEFT = {"author_name": "Lise", "author_email": "lise@courriel.example", "site": ""}
QUESTION = {**LEFT, "text": "Les marchés de nuit en sont-ils ?"}


def test_a_question_shows_once_answered_and_its_address_never(
    client: Client, markets: Dataset, network: Network, enter: Enter
) -> None:
    assert client.post("/donnees/marches/question", QUESTION)["Location"] == "/donnees/marches/"
    assert "marchés de nuit" not in text_of(client, "/donnees/marches/")
    referent = enter(network.referent)
    assert "marchés de nuit" in text_of(referent, "/espace/contributions/")
    question = Question.objects.get()
    referent.post(f"/espace/contributions/{question.pk}/repondre", {"text": "Oui, depuis 2024."})
    page = text_of(client, "/donnees/marches/")
    assert "Oui, depuis 2024." in page
    assert "lise@courriel.example" not in page


def test_a_robot_is_thanked_and_forgotten(client: Client, markets: Dataset) -> None:
    assert client.post("/donnees/marches/question", {**QUESTION, "site": "http://spam"}).status_code == 302
    assert not Question.objects.exists()
    assert not mail.outbox


def test_a_reuse_shows_once_accepted(client: Client, markets: Dataset, network: Network, enter: Enter) -> None:
    sent = {**LEFT, "title": "Ma carte", "url": "https://carte.example/", "description": ""}
    client.post("/donnees/marches/reutilisation", sent)
    reuse = Reuse.objects.get()
    assert "Ma carte" not in text_of(client, "/donnees/marches/")
    enter(network.referent).post(f"/espace/contributions/{reuse.pk}/relire", {"accept": "yes"})
    assert "Ma carte" in text_of(client, "/donnees/marches/")


def test_a_form_filled_badly_comes_back_with_its_words(client: Client, markets: Dataset) -> None:
    answer = client.post("/donnees/marches/question", {**QUESTION, "author_email": "pas une adresse"})
    assert answer.status_code == 200
    assert "marchés de nuit" in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


def test_who_keeps_another_body_moderates_nothing(
    markets: Dataset, client: Client, network: Network, enter: Enter
) -> None:
    client.post("/donnees/marches/question", QUESTION)
    signatory = enter(network.signatory)
    assert "marchés de nuit" not in text_of(signatory, "/espace/contributions/")
    question = Question.objects.get()
    signatory.post(f"/espace/contributions/{question.pk}/repondre", {"text": "Non."})
    question.refresh_from_db()
    assert question.answer == ""
