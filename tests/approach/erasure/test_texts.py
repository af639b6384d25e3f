"""Every text of the catalogue about a dataset is looked into; what nobody can mend is struck, and says so."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from pontdarc.approach.erasure import texts
from pontdarc.approach.erasure.copying import look
from pontdarc.approach.registers import register_of
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.legal import actions as legal
from pontdarc.legal.models import PublicRefusal
from pontdarc.mediation.models import DocumentRequest
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset, Version
from tests.approach.erasure.test_purging import SOMEBODY, _erase, _published
from tests.world import registers
from tests.world.datasets import public_dataset
from tests.world.territory import NOW, Network, actor
from tests.world.way import later, register

OURS = [model for model in apps.get_models() if model.__module__.startswith("pontdarc.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_a_model_with_a_text_is_looked_into_or_says_why_it_need_not_be(model) -> None:
    label, application = model._meta.label_lower, model._meta.app_label
    if label in texts.SHELVES:
        assert model._default_manager.filter(**{texts.SHELVES[label].by: uuid4()}).query, "the look-up leads somewhere"
        return
    assert not any(texts.text_fields(model)) or {label, application} & set(texts.WITHOUT), label


@pytest.mark.django_db
def test_what_people_wrote_is_told_by_kind_wherever_it_is(network: Network) -> None:
    dataset = public_dataset(network.commune, network.mayor, title="Marchés", now=NOW, keywords=["foire", SOMEBODY])
    entry, body = dataset.entry, network.commune
    registers.line(network, register(network, "Plans"), title=f"Plans de {SOMEBODY}")
    DocumentRequest.objects.create(
        organisation=body,
        subject="Un dossier",
        text="Le mien",
        mode="email",
        author_name=SOMEBODY,
        author_email="a@courriel.example",
        received_at=NOW,
        outcome="refused",
        reason=f"Ce dossier est celui de {SOMEBODY}.",
    )
    decision = Version.objects.get(dataset=dataset).clearance
    assert decision is not None
    PublicRefusal.objects.create(decision=decision, wording=f"Dossier de {SOMEBODY}", by=network.mayor, at=NOW)
    type(decision.proposal).objects.filter(pk=decision.proposal_id).update(answers=[{"why": f"Selon {SOMEBODY}"}])
    told = {
        each.what: each.count for each in look(by=actor(network.dpo), dataset=dataset, terms=[SOMEBODY], now=NOW).beside
    }
    assert told == {
        "la description du jeu ou de la fiche": 1,
        "une ligne du répertoire": 1,
        "une demande de document, ou sa réponse": 1,
        "le refus que lit le public": 1,
        "une proposition, un avis ou une décision": 1,
    }
    DocumentRequest.objects.update(reason="")
    told = look(by=actor(network.dpo), dataset=dataset, terms=[SOMEBODY], now=NOW).beside
    assert "une demande de document, ou sa réponse" not in {each.what for each in told}, "who asks is not who is named"
    assert entry.title == "Marchés"


@pytest.mark.django_db(transaction=True)
def test_an_erasure_strikes_the_editions_of_the_register_and_what_was_asked_of_a_beneficiary(
    network: Network, data: object, client: Client
) -> None:
    entry, dataset = _published(network, "nom;prenom\nZqxwberg;Ysaline\nAutre;Paule\n")
    Dataset.objects.filter(pk=dataset.pk).update(title=f"Aides à {SOMEBODY}")
    registers.line(network, register(network, "Plans"))
    body = network.commune
    made = legal.publish_edition(
        by=actor(network.mayor), organisation=body, lines=register_of(body, date_of(NOW)), now=NOW
    )
    Dataset.objects.filter(pk=dataset.pk).update(title="Aides")
    for name in (SOMEBODY, "Les Amis du pont"):
        IdentifierRequest.objects.create(
            entry=entry, beneficiary=name, email="a@courriel.example", digest=name, asked_at=NOW, expires_at=later(9)
        )
    Version.objects.filter(dataset=dataset).update(risk={"unique": 2})
    address = f"/organisations/{body.slug}/repertoire/{made.year}"
    assert "Zqxwberg" in client.get(f"{address}.csv").content.decode()
    assert look(by=actor(network.dpo), dataset=dataset, terms=[SOMEBODY], now=NOW).editions == 1

    erasure = _erase(network, dataset)

    for suffix in (".csv", ".json", "/"):
        said = client.get(address + suffix).content.decode()
        assert "Zqxwberg" not in said
        assert "Ligne retirée le 23\u00a0novembre 2026" in said
        assert "Une personne y était nommée (RGPD art. 17)." in said
        assert "Plans des bâtiments publics" in said
    assert list(IdentifierRequest.objects.values_list("beneficiary", flat=True)) == ["Les Amis du pont"]
    assert {(each["kind"], each["rows"]) for each in erasure.trace if each["kind"] in ("edition", "beneficiary")} == {
        ("edition", 1),
        ("beneficiary", 1),
    }
    assert [each.risk for each in Version.objects.filter(erased_at__isnull=False)] == [{}]
