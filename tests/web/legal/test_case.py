"""Propose, advise, decide, each on their own page."""

from datetime import datetime

import pytest
from django.test import Client

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Proposal
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

FILE = (
    "Jardin;Parcelles;Courriel\n"
    "Les Cigales;12;anne.dupont@courriel.example\n"
    "Le Ruisseau;8;paul.martin@courriel.example\n"
    "Le Moulin;5;lea.petit@courriel.example\n"
)


@pytest.fixture
def entry(network: Network, now: datetime) -> Entry:
    by = actor(network.referent)
    made = register(by=by, organisation=network.commune, title="Jardins partagés", now=now)
    deliver(by=by, entry=made, file=[FILE.encode()], filename="jardins.csv", now=clock.now())
    drain(clock.now())
    return made


def propose(enter: Enter, network: Network, entry: Entry) -> Proposal:
    sent = {"outcome": "publish_after_redaction", "article": "CRPA L312-1", "note": "", "drop": ["Courriel"]}
    enter(network.referent).post(f"/espace/fiches/{entry.pk}/proposer/", sent)
    return Proposal.objects.get()


def test_the_proposal_is_filled_beforehand_with_what_the_scan_found(
    network: Network, entry: Entry, enter: Enter
) -> None:
    page = text_of(enter(network.referent), f"/espace/fiches/{entry.pk}/proposer/")
    assert "Courriel" in page
    assert 'name="drop" value="Courriel" checked' in page
    assert 'name="drop" value="Parcelles" checked' not in page


def test_the_case_shows_masked_samples_and_four_answers_none_chosen(
    network: Network, entry: Entry, enter: Enter
) -> None:
    case = propose(enter, network, entry)
    page = text_of(enter(network.dpo), f"/espace/propositions/{case.pk}/")
    answers = page[page.index('id="avis"') :]
    assert answers.count('type="radio" name="verdict"') == 4
    assert "checked" not in answers
    assert "anne.dupont@courriel.example" not in page
    assert "Exemples masqués" in page
    assert 'id="decision"' not in page


def test_from_proposal_to_public_page(client: Client, network: Network, entry: Entry, enter: Enter) -> None:
    case = propose(enter, network, entry)
    enter(network.dpo).post(f"/espace/propositions/{case.pk}/avis", {"verdict": "favourable", "note": ""})
    mayor = enter(network.mayor)
    sent = {"outcome": "publish_after_redaction", "article": "CRPA L312-1"}
    answer = mayor.post(f"/espace/propositions/{case.pk}/decision", sent)
    assert "a décidé de publier après occultation" in text_of(mayor, answer["Location"])
    drain(clock.now())
    page = text_of(client, f"/donnees/{Dataset.objects.get().slug}/")
    assert "Les Cigales" in page
    assert "courriel.example" not in page


def test_a_decision_against_an_opinion_says_why(network: Network, entry: Entry, enter: Enter) -> None:
    case = propose(enter, network, entry)
    enter(network.dpo).post(
        f"/espace/propositions/{case.pk}/avis", {"verdict": "unfavourable", "note": "Trop de détail."}
    )
    mayor = enter(network.mayor)
    sent = {"outcome": "publish_after_redaction", "article": "CRPA L312-1"}
    answer = mayor.post(f"/espace/propositions/{case.pk}/decision", sent)
    assert answer.status_code == 422
    assert "Dites pourquoi" in answer.content.decode()
    assert not hasattr(Proposal.objects.get(), "decision")


def test_an_opinion_is_the_advisers_alone(network: Network, entry: Entry, enter: Enter) -> None:
    case = propose(enter, network, entry)
    enter(network.referent).post(f"/espace/propositions/{case.pk}/avis", {"verdict": "favourable"})
    assert not case.opinions.exists()
    assert enter(network.signatory).get(f"/espace/propositions/{case.pk}/").status_code == 404
