"""The questions on their page, the dossier, an opinion that holds elsewhere, the public line of a refusal."""

import pytest
from django.test import Client
from django.urls import reverse

from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Answer, Decision, Proposal, PublicRefusal, StandingOpinion
from tests.web.conftest import Enter
from tests.web.legal.test_case import entry, propose
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network

__all__ = ["entry"]

pytestmark = pytest.mark.django_db
ORDINARY = {"Q17": "no", "Q18": "no", "Q3": "yes", "Q4": "no", "Q8": "no", "Q5": "no", "Q6": "no", "Q7": "no"}
TO_ANONYMITY = {**ORDINARY, "Q9": "no", "Q11": "no", "Q12": "no", "Q13": "yes", "Q14": "no", "Q15": "no", "Q16": "no"}


def _answer(client: Client, entry: Entry, code: str, choice: str, **more: str) -> str:
    sent = {"choice": choice, "justification": "Vu." if code == "Q13" else "", **more}
    return client.post(reverse("answer-question", args=[entry.pk, code]), sent, follow=True).content.decode()


def test_one_question_is_asked_at_a_time_and_what_is_known_is_not_asked(
    network: Network, entry: Entry, enter: Enter
) -> None:
    client = enter(network.referent)
    page = text_of(client, reverse("questions", args=[entry.pk]))
    assert "déjà diffusées publiquement ailleurs" in page
    assert page.count('name="choice"') == 2
    for code, choice in TO_ANONYMITY.items():
        page = _answer(client, entry, code, choice)
    assert set(Answer.objects.values_list("code", flat=True)) == set(TO_ANONYMITY)
    assert "Ces réponses mènent à" in page
    assert "publier après anonymisation" in page
    assert "des indices" in page
    assert "Courriel" in page, "the scan answered that there are personal data"
    assert network.referent.name in page


def test_nothing_is_chosen_beforehand_where_people_or_secrets_are_at_stake(
    network: Network, entry: Entry, enter: Enter
) -> None:
    client = enter(network.referent)
    page = ""
    for code, choice in ORDINARY.items():
        page = _answer(client, entry, code, choice)
    assert "jugement sur une personne" in page
    assert "checked" not in page[page.index('name="choice"') :]


def test_a_secret_without_a_reason_is_refused_with_what_to_do(network: Network, entry: Entry, enter: Enter) -> None:
    page = _answer(enter(network.referent), entry, "Q5", "wholly")
    assert "elle dit pourquoi" in page
    assert not Answer.objects.exists()


def test_a_proposal_that_would_show_more_than_the_answers_lead_to_is_refused(
    network: Network, entry: Entry, enter: Enter
) -> None:
    client = enter(network.referent)
    for code, choice in TO_ANONYMITY.items():
        _answer(client, entry, code, choice)
    sent = {"outcome": "publish", "article": "CRPA L312-1", "note": ""}
    page = client.post(f"/espace/fiches/{entry.pk}/proposer/", sent, follow=True).content.decode()
    assert "montrerait davantage" in page
    assert not Proposal.objects.exists()
    case = propose(enter, network, entry)
    assert {each["code"] for each in case.answers} == set(TO_ANONYMITY)


def test_the_dossier_tells_who_answered_advised_and_decided_without_any_value(
    network: Network, entry: Entry, enter: Enter
) -> None:
    _answer(enter(network.referent), entry, "Q5", "partly", justification="Un captage.", document_on="2020-01-01")
    case = propose(enter, network, entry)
    enter(network.dpo).post(reverse("advise", args=[case.pk]), {"verdict": "favourable", "note": "Vu.", "article": ""})
    enter(network.mayor).post(
        reverse("decide", args=[case.pk]), {"outcome": "publish_after_redaction", "article": "CRPA L312-1"}
    )
    page = text_of(enter(network.mayor), reverse("dossier", args=[case.pk]))
    for said in (network.referent.name, network.dpo.name, network.mayor.name, "Un captage.", "Favorable", "2070"):
        assert said in page, said
    assert str(Decision.objects.get().pk) in page
    assert "anne.dupont@courriel.example" not in page
    assert enter(network.signatory).get(reverse("dossier", args=[case.pk])).status_code == 404


def test_a_dpo_lets_an_opinion_hold_elsewhere_and_ends_it(network: Network, entry: Entry, enter: Enter) -> None:
    entry.standard = "scdl/equipements"
    entry.save()
    case = propose(enter, network, entry)
    Proposal.objects.filter(pk=case.pk).update(scope={**case.scope, "standard": "scdl/equipements@0.1.5"})
    client = enter(network.dpo)
    client.post(reverse("advise", args=[case.pk]), {"verdict": "favourable", "note": "Vu.", "article": ""})
    page = text_of(client, reverse("proposal", args=[case.pk]))
    assert "L’appliquer partout pendant un an" in page
    client.post(reverse("extend-opinion", args=[case.opinions.get().pk]))
    standing = StandingOpinion.objects.get()
    assert "Ne plus l’appliquer ailleurs" in text_of(client, reverse("proposal", args=[case.pk]))
    assert enter(network.lawyer).post(reverse("end-extension", args=[standing.pk])).status_code == 404
    client.post(reverse("end-extension", args=[standing.pk]))
    standing.refresh_from_db()
    assert standing.ended_at


def test_a_refusal_is_read_by_the_public_in_its_approved_words_only(
    network: Network, entry: Entry, enter: Enter
) -> None:
    case = propose(enter, network, entry)
    mayor = enter(network.mayor)
    mayor.post(reverse("decide", args=[case.pk]), {"outcome": "do_not_publish", "article": "CRPA L311-6"})
    decision = Decision.objects.get()
    enter(network.referent).post(reverse("word-refusal", args=[decision.pk]), {"wording": "Une liste nominative."})
    assert "Une liste nominative." not in text_of(Client(), reverse("refused"))
    mayor.post(reverse("approve-refusal", args=[PublicRefusal.objects.get().pk]))
    public = text_of(Client(), reverse("refused"))
    assert "Une liste nominative." in public
    assert "CRPA L311-6" in public
    assert entry.title not in public
