"""Contracts of operators through HTTP: the authority's pages, the operator's link, waivers for everybody."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import expect

from pontdarc.approach.compliance import checklist
from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import propose_for
from pontdarc.core.refusals import Conflict
from pontdarc.extraction import actions
from pontdarc.extraction.actions import ask_identifiers, invite_operator
from pontdarc.extraction.models import Contract, Delivery, IdentifierRequest, SecretFlag, Waiver
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Answer
from pontdarc.network.models import Person
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.publication.models import Version
from tests.web.conftest import Enter, Look, violations
from tests.web.publication.test_portal import text_of
from tests.world.contracts import Contracts, add_contracts
from tests.world.territory import Network, actor

FILE = "annee;nom_collectivite;siren_collectivite;nom_service;competence;volume_produit;taux_impayes\n" + "".join(
    f"{2010 + n};Saint-Arcens;999990021;Eau de Saint-Arcens;eau potable;{9000 + n};{n},5\n" for n in range(1, 13)
)
SECRET, TITLE = "taux_impayes", "Impayés"
REASON = "Les captages y sont décrits, et les montrer exposerait la ressource en eau."


@pytest.fixture
def contracts(network: Network) -> Contracts:
    return add_contracts(actor(network.referent), network.commune, clock.now())


@pytest.fixture
def token(network: Network, contracts: Contracts) -> str:
    by = actor(network.referent)
    return invite_operator(by=by, contract=contracts.water, person=contracts.water_person, now=clock.now())[1]


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("indicateurs.csv", FILE.encode())


def drop(client: Client, token: str, contracts: Contracts) -> Delivery:
    answer = client.post(f"/depot/{token}/contrat/{contracts.indicators.pk}/", {"file": a_file()})
    delivery = Delivery.objects.get()
    assert answer["Location"] == f"/depot/{token}/fichiers/{delivery.pk}/"
    drain(clock.now())
    return delivery


def flag(client: Client, token: str, delivery: Delivery) -> SecretFlag:
    page = f"/depot/{token}/fichiers/{delivery.pk}/secrets/"
    client.post(page, {"column": SECRET, "reason": "Révèle notre structure de coûts."})
    drain(clock.now())
    return SecretFlag.objects.get()


def publish(network: Network, contracts: Contracts) -> Version:
    entry = contracts.indicators.entry
    given = {"outcome": "publish_after_redaction", "article": "CRPA L311-6", "now": clock.now()}
    proposal = propose_for(by=actor(network.referent), entry=entry, **given)
    legal.advise(by=actor(network.lawyer), proposal=proposal, verdict="favourable", now=clock.now())
    legal.decide(by=actor(network.mayor), proposal=proposal, **given)
    drain(clock.now())
    return Version.objects.get(dataset__entry=entry)


def test_a_contract_is_written_asked_for_and_sent_to_its_operator(
    network: Network, contracts: Contracts, enter: Enter
) -> None:
    client = enter(network.referent)
    given = {
        "authority": network.commune.pk,
        "operator": contracts.waste.operator.pk,
        "kind": "concession",
        "subject": "Halles et marchés",
        "starts_on": "2025-01-01",
    }
    answer = client.post("/espace/contrats/nouveau/", given)
    made = Contract.objects.get(subject="Halles et marchés")
    assert answer["Location"] == f"/espace/contrats/{made.pk}/demander/"
    asked = {
        "title": "Placement des étals",
        "ground": "service",
        "why": "Fixer les droits de place.",
        "format": "CSV",
        "rhythm": "monthly",
        "first_due_on": "2027-01-31",
    }
    client.post(answer["Location"], asked)
    assert made.asked.get().entry.title == "Placement des étals"
    client.post(f"/espace/contrats/{made.pk}/inviter/", {"name": "Ali Roux", "email": "a.roux@halles.example"})
    assert mail.outbox[-1].to == ["a.roux@halles.example"]
    page = text_of(client, f"/espace/contrats/{made.pk}/")
    for said in ("Placement des étals", "Ali Roux", "Attendu pour le 31\u00a0janvier 2027."):
        assert said in page
    assert "Halles et marchés" in text_of(client, "/espace/contrats/")


def test_what_a_contract_cannot_ask_for_leaves_no_entry_in_the_inventory(
    network: Network, contracts: Contracts, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**asked: object) -> None:
        raise Conflict("asked_already", "Déjà demandé.", "Choisissez une autre fiche.")

    monkeypatch.setattr(actions, "ask_for", refuse)
    given = {"title": "Placement des étals", "ground": "clause", "why": "Article 12.", "format": "CSV"}
    given |= {"rhythm": "monthly", "first_due_on": "2027-01-31"}
    answer = enter(network.referent).post(f"/espace/contrats/{contracts.waste.pk}/demander/", given)
    assert "Choisissez une autre fiche." in answer.content.decode()
    assert not Entry.objects.filter(title="Placement des étals").exists()


def test_the_list_begins_with_what_is_late_and_says_why(network: Network, contracts: Contracts, enter: Enter) -> None:
    contracts.tonnages.first_due_on = clock.today() - timedelta(days=9)
    contracts.tonnages.save()
    page = text_of(enter(network.referent), "/espace/contrats/")
    assert page.index("Collecte des déchets ménagers") < page.index("Délégation du service public")
    assert "9 jours de retard" in page
    assert "pas encore reçu de lien de dépôt" in page


def test_who_is_not_of_the_authority_sees_nothing(network: Network, contracts: Contracts, enter: Enter) -> None:
    client = enter(network.signatory)
    assert client.get(f"/espace/contrats/{contracts.water.pk}/").status_code == 404
    assert "Délégation" not in text_of(client, "/espace/contrats/")


def test_the_operator_sees_what_is_asked_the_day_the_format_and_its_files(
    client: Client, contracts: Contracts, token: str
) -> None:
    answer = client.get(f"/depot/{token}/")
    assert answer["Location"] == f"/depot/{token}/contrat/"
    page = text_of(client, answer["Location"])
    for said in (
        contracts.indicators.entry.title,
        "CSV, au standard pontdarc/service-eau",
        "31\xa0mars",
        "CCP L3131-2",
    ):
        assert said in page
    assert contracts.tonnages.entry.title not in page
    drop(client, token, contracts)
    assert "indicateurs.csv" in text_of(client, answer["Location"])


def test_the_link_of_one_contract_opens_no_other(client: Client, contracts: Contracts, token: str) -> None:
    assert client.get(f"/depot/{token}/contrat/{contracts.tonnages.pk}/").status_code == 404
    assert client.get("/depot/rien/contrat/").status_code == 404


def test_a_flagged_column_never_becomes_public_once_redacted(
    client: Client, network: Network, contracts: Contracts, token: str, enter: Enter
) -> None:
    delivery = drop(client, token, contracts)
    flagged = flag(client, token, delivery)
    assert mail.outbox[-1].to == [network.referent.email]
    assert "structure de coûts" not in mail.outbox[-1].body
    referent = enter(network.referent)
    assert "une colonne" in text_of(referent, "/espace/")
    referent.post(f"/espace/secrets/{flagged.pk}/decider", {"decision": "redact", "why": "La concurrence est réelle."})
    drain(clock.now())
    assert "La concurrence est réelle." in mail.outbox[-1].body
    assert Answer.objects.get().choice == "partly"
    version = publish(network, contracts)
    assert version.state == "published"
    names = [column["name"] for column in version.columns]
    assert SECRET not in names
    assert "volume_produit" in names
    page = text_of(client, f"/donnees/{version.dataset.slug}/")
    assert TITLE not in page.partition('id="apercu"')[2].partition("</table>")[0]
    data = client.get(f"/donnees/{version.dataset.slug}/telecharger/csv")
    assert SECRET not in b"".join(data.streaming_content).decode()


def test_a_column_flagged_after_the_clearance_holds_the_next_file(
    client: Client, network: Network, contracts: Contracts, token: str
) -> None:
    delivery = drop(client, token, contracts)
    given = {"outcome": "publish", "article": "CRPA L312-1-1", "now": clock.now()}
    proposal = propose_for(by=actor(network.referent), entry=contracts.indicators.entry, **given)
    legal.decide(by=actor(network.mayor), proposal=proposal, **given)
    drain(clock.now())
    assert Version.objects.get().state == "published"
    flag(client, token, delivery)
    later = FILE + "2023;Saint-Arcens;999990021;Eau de Saint-Arcens;eau potable;9013;13,5\n"
    client.post(
        f"/depot/{token}/contrat/{contracts.indicators.pk}/",
        {"file": SimpleUploadedFile("indicateurs-2.csv", later.encode())},
    )
    drain(clock.now())
    held = Version.objects.get(state="held")
    assert [(doubt["code"], doubt["column"]) for doubt in held.held] == [("trade_secret", SECRET)]


def test_the_operator_answers_a_decision_to_publish(
    client: Client, network: Network, contracts: Contracts, token: str, enter: Enter
) -> None:
    flagged = flag(client, token, drop(client, token, contracts))
    enter(network.referent).post(
        f"/espace/secrets/{flagged.pk}/decider", {"decision": "not_secret", "why": "Tarif public."}
    )
    page = text_of(client, f"/depot/{token}/contrat/")
    assert "Votre réponse" in page
    client.post(f"/depot/{token}/secrets/{flagged.pk}/repondre", {"reply": "Nous maintenons."})
    flagged.refresh_from_db()
    assert flagged.reply == "Nous maintenons."
    drain(clock.now())
    assert "répond" in mail.outbox[-1].subject


def test_the_duties_of_the_operator_follow_its_deposits(
    client: Client, network: Network, contracts: Contracts, token: str
) -> None:
    def status() -> dict[str, str]:
        found = checklist(OPERATOR, contracts.water.operator, clock.today())
        return {each.bound.obligation.code: each.status for each in found.standings}

    assert (status()["P7"], status()["P11"]) == ("not_done", "not_done")
    drop(client, token, contracts)
    assert (status()["P7"], status()["P11"]) == ("done", "not_done")
    contracts.report.first_due_on = clock.today() - timedelta(days=1)
    contracts.report.save()
    assert status()["P11"] == "late"
    found = checklist(OPERATOR, contracts.water.operator, clock.today())
    assert any("est attendu depuis hier." in each.sentence() for each in found.standings)


def test_a_signed_waiver_is_public_as_a_page_and_as_data(
    client: Client, network: Network, contracts: Contracts, enter: Enter
) -> None:
    mayor = enter(network.mayor)
    given = {"asked": [str(contracts.indicators.pk)], "reason": REASON, "signed_on": clock.today().isoformat()}
    mayor.post(f"/espace/contrats/{contracts.water.pk}/dispenser/", given)
    waiver = Waiver.objects.get()
    slug = network.commune.slug
    for address in ("/dispenses/", f"/organisations/{slug}/dispenses/"):
        page = text_of(client, address)
        assert REASON in page
        assert network.mayor.name in page
    (row,) = json.loads(text_of(client, f"/organisations/{slug}/dispenses.json"))
    assert row["donnees_dispensees"] == contracts.indicators.entry.title
    assert REASON in text_of(client, f"/organisations/{slug}/dispenses.csv")
    assert client.get(f"/organisations/{slug}/dispenses.docx").status_code == 404
    found = checklist(OPERATOR, contracts.water.operator, clock.today())
    assert next(each for each in found.standings if each.bound.obligation.code == "P7").status == "exempt"
    mayor.post(f"/espace/dispenses/{waiver.pk}/fin")
    assert REASON not in text_of(client, "/dispenses/")


def test_only_the_signatory_is_offered_to_waive(network: Network, contracts: Contracts, enter: Enter) -> None:
    address = f"/espace/contrats/{contracts.water.pk}/"
    assert "dispenser/" in text_of(enter(network.mayor), address)
    assert "dispenser/" not in text_of(enter(network.referent), address)


def test_the_days_of_contracts_are_in_the_calendar_without_their_subject(
    client: Client, network: Network, contracts: Contracts, enter: Enter
) -> None:
    page = text_of(enter(network.mayor), f"/espace/obligations/{network.commune.slug}/echeances/")
    feed = page.partition("agenda/")[2].partition(".ics")[0]
    text = text_of(client, f"/espace/obligations/agenda/{feed}.ics")
    assert "Dépôt attendu d’un exploitant" in text
    assert "DTSTART;VALUE=DATE:" + contracts.indicators.first_due_on.strftime("%Y%m%d") in text
    assert "Indicateurs" not in text


def test_a_beneficiary_is_told_that_it_owes_no_data_and_gives_one_number(
    client: Client, network: Network, contracts: Contracts
) -> None:
    _, token = ask_identifiers(
        by=actor(network.referent),
        entry=contracts.indicators.entry,
        beneficiary="Club du Val",
        email="club@val.example",
        now=clock.now(),
    )
    page = text_of(client, f"/depot/identifiants/{token}/")
    assert "ne vous oblige pas à publier vos données" in page
    assert "14 chiffres" in page
    wrong = client.post(f"/depot/identifiants/{token}/", {"siret": "35600000000049"})
    assert "pas juste" in wrong.content.decode()
    client.post(f"/depot/identifiants/{token}/", {"siret": "35600000000048"})
    drain(clock.now())
    assert IdentifierRequest.objects.get().siret == "35600000000048"
    assert mail.outbox[-1].to == [network.referent.email]
    assert "35600000000048" not in mail.outbox[-1].body


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_an_operator_drops_flags_and_the_public_table_lacks_the_column(
    network: Network, contracts: Contracts, token: str, look: Look
) -> None:
    page = look(f"/depot/{token}/")
    assert violations(page) == []
    page.get_by_role("link", name="Déposer le fichier Indicateurs").click()
    page.locator("#id_file").set_input_files(
        {"name": "indicateurs.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.wait_for_url("**/fichiers/**")
    drain(clock.now())
    page.reload()
    assert violations(page) == []
    page.get_by_role("link", name="Signaler une colonne").click()
    assert violations(page) == []
    page.get_by_label("Colonne").select_option(SECRET)
    page.get_by_label("Pourquoi c’est un secret des affaires").fill("Révèle notre structure de coûts.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("est signalée")).to_be_visible()
    assert page.complaints == []  # type: ignore[attr-defined]

    desk = _desk(look, network.referent, contracts)
    assert violations(desk) == []
    desk.get_by_label("Retirer la colonne avant toute publication").check()
    desk.get_by_label("Pourquoi", exact=True).fill("La concurrence est réelle.")
    desk.get_by_role("button", name="Décider").click()
    expect(desk.get_by_text("C’est décidé.")).to_be_visible()
    version = publish(network, contracts)
    public = look(f"/donnees/{version.dataset.slug}/", width=360)
    headers = public.locator("#apercu thead")
    expect(headers).to_contain_text("Volume produit")
    expect(headers).not_to_contain_text(TITLE)


def _desk(look: Look, person: Person, contracts: Contracts) -> object:
    return look(f"/espace/contrats/{contracts.water.pk}/", by=person)
