"""Requests for documents, by their effects: receipt, clock, silence told to both, answers, people forgotten."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from pontdarc.approach.dispatch import drain
from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound
from pontdarc.journal.holdings import export, holdings
from pontdarc.journal.models import AuditEvent
from pontdarc.mediation import actions, queries
from pontdarc.mediation.models import DocumentRequest
from pontdarc.publication.models import Dataset
from tests.world.datasets import public_dataset
from tests.world.territory import NOW, Network, actor

EMAIL = "lectrice@lecture.example"
SUBJECT = "Comptages de 2025"


def request(network: Network, now: datetime = NOW, **more: object) -> DocumentRequest:
    given = {
        "organisation": network.commune,
        "subject": SUBJECT,
        "text": "Tous les mois.",
        "mode": "online",
        "author_name": "Une lectrice",
        "author_email": EMAIL,
        "now": now,
    }
    return actions.request_document(**(given | more))


def answer(network: Network, found: DocumentRequest, outcome: str, days: int = 3, **more: object) -> DocumentRequest:
    now = NOW + timedelta(days=days)
    return actions.answer_request(by=actor(network.referent), request=found, outcome=outcome, now=now, **more)


def letters(to: str = EMAIL) -> list[str]:
    return [f"{message.subject}\n{message.body}" for message in mail.outbox if message.to == [to]]


@pytest.fixture
def markets(network: Network) -> Dataset:
    return public_dataset(network.commune, network.mayor, now=NOW)


def test_the_receipt_gives_the_day_and_the_remedies_and_the_body_is_told(network: Network) -> None:
    found = request(network)
    drain(NOW)
    (receipt,) = letters()
    for said in ("23\u00a0décembre 2026", "23\u00a0février 2027", "R343-1", "CADA", found.reference, "R*311-12"):
        assert said in receipt
    (told,) = letters(network.referent.email)
    assert f"/espace/demandes/{found.pk}/" in told
    assert EMAIL not in told


def test_silence_is_told_to_both_once_and_the_day_after(network: Network) -> None:
    request(network)
    drain(NOW)
    mail.outbox.clear()
    for days in (30, 31, 32):
        actions.tell_silences(now=NOW + timedelta(days=days))
        drain(NOW + timedelta(days=days))
    (told,) = letters()
    assert "Ce silence vaut refus" in told
    assert "23\u00a0février 2027" in told
    assert len(letters(network.referent.email)) == 1
    assert DocumentRequest.objects.get().silence_told_at == NOW + timedelta(days=31)


def test_a_refusal_gives_its_reason_its_article_and_the_remedies(network: Network) -> None:
    found = request(network)
    with pytest.raises(Invalid):
        answer(network, found, "refused", reason="Non.")
    answer(network, found, "refused", reason="Il nomme des agents.", article="CRPA L311-6 1°")
    drain(NOW)
    told = letters()[-1]
    for said in ("refusée", "CRPA L311-6 1°", "Il nomme des agents.", "26\u00a0janvier 2027", "tribunal administratif"):
        assert said in told
    with pytest.raises(Conflict):
        answer(network, found, "sent")


def test_a_publication_answers_with_the_dataset_and_no_remedy(network: Network, markets: Dataset) -> None:
    found = request(network)
    with pytest.raises(Invalid):
        answer(network, found, "published")
    answer(network, found, "published", dataset=markets)
    drain(NOW)
    assert "/donnees/marches/" in letters()[-1]
    assert "CADA" not in letters()[-1]


def test_what_is_not_public_answers_nothing(network: Network) -> None:
    held = public_dataset(network.commune, network.mayor, slug="held", state="held", now=NOW)
    with pytest.raises(Invalid):
        answer(network, request(network), "published", dataset=held)


def test_what_is_already_public_is_answered_with_its_address(network: Network) -> None:
    found = request(network)
    with pytest.raises(Invalid):
        answer(network, found, "already_public")
    answer(network, found, "already_public", url="https://www.data.gouv.fr/jeux/x")
    drain(NOW)
    assert "https://www.data.gouv.fr/jeux/x" in letters()[-1]


def test_a_late_answer_is_an_answer(network: Network) -> None:
    found = request(network)
    actions.tell_silences(now=NOW + timedelta(days=40))
    answered = answer(network, found, "sent", days=50, reason="Le voici.")
    assert answered.outcome == "sent"


def test_sent_on_the_month_keeps_running_and_both_are_told(network: Network) -> None:
    found = request(network)
    drain(NOW)
    mail.outbox.clear()
    moved = actions.transmit_request(by=actor(network.referent), request=found, to=network.departement, now=NOW)
    drain(NOW)
    assert (moved.organisation, moved.transmitted_from) == (network.departement, network.commune)
    assert "23\u00a0décembre 2026" in letters()[0]
    assert network.departement.name in letters()[0]
    assert letters(network.referent.email)
    with pytest.raises(Conflict):
        actions.transmit_request(by=actor(network.referent), request=moved, to=network.commune, now=NOW)


def test_what_is_asked_lands_in_the_inventory_under_words_that_a_person_chose(network: Network) -> None:
    found = request(network)
    entry = actions.inscribe_request(by=actor(network.referent), request=found, title="Comptages routiers", now=NOW)
    assert (entry.title, entry.organisation) == ("Comptages routiers", network.commune)
    with pytest.raises(Conflict):
        actions.inscribe_request(by=actor(network.referent), request=found, title="Encore", now=NOW)


def test_only_who_answers_for_the_body_sees_and_answers(network: Network) -> None:
    found = request(network)
    assert list(queries.requests_seen_by(actor(network.dpo))) == []
    with pytest.raises(NotFound):
        queries.document_request(actor(network.mayor), found.pk)
    with pytest.raises(Forbidden):
        actions.answer_request(by=actor(network.mayor), request=found, outcome="sent", now=NOW)


def test_a_body_without_anybody_here_takes_no_request(network: Network) -> None:
    nobody = network.communes[2]
    nobody.roles.all().delete()
    with pytest.raises(Conflict):
        request(network, organisation=nobody)


@pytest.mark.parametrize("wrong", [{"mode": "fax"}, {"text": " "}, {"author_email": "rien"}, {"subject": ""}])
def test_a_request_without_its_parts_is_refused(network: Network, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        request(network, **wrong)


def test_who_asked_is_known_until_a_year_after_the_last_remedy(network: Network) -> None:
    found = request(network)
    last = datetime(2027, 2, 23, 12, tzinfo=NOW.tzinfo)
    assert actions.forget_requests(now=last + timedelta(days=364)) == 0
    assert actions.forget_requests(now=last + timedelta(days=365)) == 1
    found.refresh_from_db()
    assert (found.author_name, found.author_email, found.text) == ("", "efface@invalid", "")
    assert SUBJECT not in str(list(DocumentRequest.objects.values_list()))
    assert actions.forget_requests(now=last + timedelta(days=365)) == 0


def test_all_that_is_held_about_a_requester_comes_out_then_goes(network: Network) -> None:
    request(network)
    given = export(EMAIL, holdings())
    assert given["mediation.documentrequest"][0]["subject"] == SUBJECT
    assert sum(holding.erase(EMAIL, NOW) for holding in holdings()) == 1
    assert export(EMAIL, holdings()) == {}
    assert "lectrice" not in str([event.facts for event in AuditEvent.objects.all()])


def test_a_forgotten_request_is_written_to_nobody(network: Network) -> None:
    request(network)
    assert sum(holding.erase(EMAIL, NOW) for holding in holdings()) == 1
    drain(NOW)
    assert letters("efface@invalid") == []
    assert letters() == []
