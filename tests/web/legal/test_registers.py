"""Registers, kept in the workspace and read by anybody: pages, open formats, who may act."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from pontdarc.legal import actions as legal
from pontdarc.legal.models import AccessOfficer, Algorithm, RegisterEdition, RegisterLine
from pontdarc.network.actions import erase_person
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.world import registers
from tests.world.territory import Network, actor
from tests.world.way import register

pytestmark = pytest.mark.django_db


def _read(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def _status(client: Client, slug: str, code: str) -> str:
    """Where a duty stands on the page of the body."""
    page = _read(client, "duties", slug)
    return page.split(f'id="{code}"')[1].split("badge")[2].split(">")[1].split("<")[0]


def test_the_register_holds_what_is_public_and_approved_words_never_the_title_of_an_entry(
    network: Network, markets: Dataset, enter: Enter
) -> None:
    slug = network.commune.slug
    entry = register(network, "Plan des alarmes de l’école")
    referent, mayor = enter(network.referent), enter(network.mayor)
    referent.post(
        reverse("register-line", args=[entry.pk]),
        {"title": "Plans des bâtiments", "object": "Plans pour l’entretien", "created_on": "2019-05-02"},
    )
    public = _read(Client(), "public-register", slug)
    assert "Marchés et foires" in public
    assert "Plans des bâtiments" not in public
    assert "Approuver" not in _read(referent, "register", slug)
    assert "Plans des bâtiments" in _read(mayor, "workspace")
    mayor.post(reverse("approve-line", args=[entry.pk]))
    public = _read(Client(), "public-register", slug)
    assert "Plans des bâtiments" in public
    assert "alarmes" not in public
    text = Client().get(reverse("public-register-file", args=[slug, "csv"])).content.decode()
    rows = {row["titre"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert rows["Plans des bâtiments"]["date_creation"] == "2019-05-02"
    assert rows["Marchés et foires"]["conditions_reutilisation"] == "Licence Ouverte 2.0"
    assert rows["Marchés et foires"]["adresse"].endswith("/donnees/marches/")
    document = Client().get(reverse("public-register-file", args=[slug, "json"])).json()
    assert [line["titre"] for line in document["lignes"]] == sorted(rows)


def test_the_edition_of_the_year_is_frozen_and_makes_the_duty_done(
    network: Network, markets: Dataset, enter: Enter
) -> None:
    slug, mayor = network.commune.slug, enter(network.mayor)
    assert "Publier l’édition" not in _read(enter(network.referent), "register", slug)
    assert _status(mayor, slug, "G5") == "non fait"
    mayor.post(reverse("publish-edition", args=[slug]))
    made = RegisterEdition.objects.get()
    assert _status(mayor, slug, "G5") == "fait"
    Dataset.objects.filter(pk=markets.pk).update(title="Autre titre")
    assert "Marchés et foires" in _read(Client(), "public-edition", slug, made.year)
    assert "Autre titre" in _read(Client(), "public-register", slug)
    document = Client().get(reverse("public-edition-file", args=[slug, made.year, "json"])).json()
    assert (document["edition"], document["arrete_le"]) == (made.year, clock.today().isoformat())
    for wrong in (reverse("public-edition", args=[slug, 2001]), f"/organisations/{slug}/repertoire.xml"):
        assert Client().get(wrong).status_code == 404


def test_a_line_that_is_struck_leaves_past_editions_too(network: Network, enter: Enter) -> None:
    entry = register(network, "Caméras")
    line = registers.line(network, entry, now=clock.now())
    mayor, slug = enter(network.mayor), network.commune.slug
    mayor.post(reverse("publish-edition", args=[slug]))
    year = RegisterEdition.objects.get().year
    assert line.title in _read(Client(), "public-edition", slug, year)
    enter(network.referent).post(reverse("strike-line", args=[entry.pk]))
    assert line.title not in _read(Client(), "public-edition", slug, year)
    assert not RegisterLine.objects.exists()


def test_a_designation_is_public_at_once_shared_and_in_order_once_the_cada_was_told(
    network: Network, enter: Enter
) -> None:
    coordinator, slug, today = enter(network.coordinator), network.departement.slug, clock.today()
    assert Client().get(reverse("public-access", args=[slug])).status_code == 404
    coordinator.post(
        reverse("access-officer", args=[network.epci.slug]),
        {
            "person": network.lawyer.pk,
            "profession": "Responsable juridique",
            "act": "Arrêté n° 12",
            "since": today.isoformat(),
            "contact_email": "acces@val-d-arc.example",
            "others": [network.commune.pk],
        },
    )
    assert AccessOfficer.objects.count() == 2
    public = _read(Client(), "public-access", network.epci.slug)
    for said in ("Sacha Morel", "Responsable juridique", "acces@val-d-arc.example", network.commune.name):
        assert said in public
    assert network.lawyer.email not in public
    assert reverse("public-access", args=[network.epci.slug]) in _read(Client(), "organisation", network.epci.slug)
    made = AccessOfficer.objects.get(role__organisation=network.commune)
    letter = _read(enter(network.referent), "access-letter", made.pk)
    for said in ("CADA", "Sacha Morel", "Arrêté n° 12", network.commune.name, network.epci.name):
        assert said in letter
    enter(network.referent).post(reverse("access-told", args=[made.pk]), {"on": today.isoformat(), "receipt": "77"})
    made.refresh_from_db()
    assert made.authority_told_on == today


def test_the_duty_of_access_is_done_only_once_the_cada_was_told(network: Network, enter: Enter) -> None:
    client, slug = enter(network.referent), network.departement.slug
    assert _status(client, slug, "G7") == "non fait"
    made = registers.designation(network, now=clock.now())
    assert _status(client, slug, "G7") == "non fait"
    assert "Il reste à l’annoncer à la CADA" in _read(client, "duties", slug)
    client.post(reverse("access-told", args=[made.pk]), {"on": clock.today().isoformat()})
    assert _status(client, slug, "G7") == "fait"
    erase_person(by=OPERATOR, person=network.lawyer, now=clock.now())
    assert Client().get(reverse("public-access", args=[slug])).status_code == 404
    assert _status(client, slug, "G7") == "non fait"


def test_an_algorithm_is_described_approved_by_another_read_by_all_and_its_notice_is_ready(
    network: Network, enter: Enter
) -> None:
    referent, signatory, slug = enter(network.referent), enter(network.signatory), network.departement.slug
    assert Client().get(reverse("public-algorithms", args=[slug])).status_code == 404
    referent.post(reverse("new-algorithm", args=[slug]), {**registers.DESCRIBED, "automation": "full"})
    made = Algorithm.objects.get()
    page = _read(referent, "algorithm", slug, made.pk)
    assert "une décision est nulle depuis le 1er juillet 2020" in page.replace("\xa0", " ")
    assert "Vous avez le droit d’obtenir la communication des règles" in page
    assert "Approuver et publier" not in page
    assert made.title in _read(signatory, "workspace")
    referent.post(reverse("approve-algorithm", args=[slug, made.pk]))
    assert Client().get(reverse("public-algorithms", args=[slug])).status_code == 404
    signatory.post(reverse("approve-algorithm", args=[slug, made.pk]))
    public = _read(Client(), "public-algorithms", slug)
    for said in registers.DESCRIBED.values():
        assert said in public
    assert "Décision entièrement automatisée" in public
    assert _read(Client(), "organisation", slug).count(reverse("public-algorithms", args=[slug])) == 1
    text = Client().get(reverse("public-algorithms-file", args=[slug, "csv"])).content.decode()
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["parametres_et_ponderations"] == registers.DESCRIBED["parameters"]
    answer = Client().get(reverse("public-algorithms-file", args=[slug, "json"]))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["lignes"][0]["nom"] == made.title
    assert (_status(referent, slug, "G8"), _status(referent, slug, "G9")) == ("fait", "non fait")


def test_strangers_neither_see_nor_keep_the_registers_of_others(network: Network, enter: Enter) -> None:
    slug, mayor = network.departement.slug, enter(network.mayor)
    made = registers.algorithm(network, published=False)
    officer = registers.designation(network)
    for name in ("registers", "register", "access-officer", "algorithms", "new-algorithm"):
        assert mayor.get(reverse(name, args=[slug])).status_code == 404
        assert Client().get(reverse(name, args=[slug])).status_code == 302
    assert mayor.get(reverse("algorithm", args=[slug, made.pk])).status_code == 404
    assert mayor.get(reverse("access-letter", args=[officer.pk])).status_code == 404
    for name, args in (
        ("approve-algorithm", [slug, made.pk]),
        ("publish-edition", [slug]),
        ("house-delay", [slug]),
    ):
        mayor.post(reverse(name, args=args), {"days": "3"})
    made.refresh_from_db()
    assert made.published is None
    assert not RegisterEdition.objects.exists()


def test_house_rules_are_settled_on_one_page_and_told_where_they_count(network: Network, enter: Enter) -> None:
    client, slug = enter(network.referent), network.commune.slug
    client.post(reverse("house-delay", args=[slug]), {"days": "10"})
    client.post(reverse("competes", args=[slug]), {"competes": "yes"})
    page = _read(client, "registers", slug)
    assert "10 jours" in page
    entry = register(network, "Contrats")
    for code, choice in (("Q17", "no"), ("Q18", "no"), ("Q2", "yes"), ("Q3", "yes"), ("Q4", "no"), ("Q8", "no")):
        legal.answer(by=actor(network.referent), entry=entry, code=code, choice=choice, now=clock.now())
    for code in ("Q5", "Q6"):
        legal.answer(by=actor(network.referent), entry=entry, code=code, choice="no", now=clock.now())
    asked = _read(client, "questions", entry.pk)
    assert "Vous lui laissez 10 jours" in asked
    assert "Son silence n’empêche rien" in asked
