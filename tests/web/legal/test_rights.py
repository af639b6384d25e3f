"""Sources and their holders: noted on an entry, they settle the licence and are told on every public face."""

import json

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS

from pontdarc.approach.journeys import propose_for
from pontdarc.approach.questioning import questioning
from pontdarc.core.refusals import Unlawful
from pontdarc.legal.models import SourceUsed
from pontdarc.outside import clock
from pontdarc.publication.actions import describe_dataset
from pontdarc.publication.models import Dataset, Version
from tests.web.conftest import Enter
from tests.world import registers
from tests.world.territory import Network, actor
from tests.world.way import PLACES, PLACES_LATER, clear, drop, register

pytestmark = pytest.mark.django_db
HOLDER = "Atelier du Ciel"


def test_a_share_alike_source_sets_the_licence_and_another_one_is_refused(network: Network, enter: Enter) -> None:
    entry = register(network)
    dataset = drop(network, entry, PLACES).dataset
    assert dataset.licence == "lov2"
    client = enter(network.referent)
    client.post(reverse("rights", args=[entry.pk]), {"kind": "osm", "title": "Chemins d’OpenStreetMap"})
    dataset.refresh_from_db()
    assert dataset.licence == "odc-odbl"
    assert "ne peut être que" in client.get(reverse("rights", args=[entry.pk])).content.decode()
    with pytest.raises(Unlawful):
        describe_dataset(by=actor(network.referent), dataset=dataset, licence="lov2", now=clock.now())
    refused = client.post(
        reverse("describe-dataset", args=[dataset.pk]),
        {"title": dataset.title, "licence": "lov2", "frequency": "ANNUAL", "answer_days": "15"},
    )
    assert "se partage à l’identique" in refused.content.decode()
    proposal = propose_for(
        by=actor(network.referent), entry=entry, outcome="publish", article="CRPA L312-1", now=clock.now()
    )
    assert proposal.scope["licence"] == "odc-odbl"


def test_a_source_that_forces_another_licence_holds_the_next_version_of_what_is_public(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    registers.source(network, entry)
    later = drop(network, entry, PLACES_LATER, hours=1)
    assert later.state == Version.State.HELD
    assert "share_alike_source" in {doubt["code"] for doubt in later.held}
    assert Version.objects.filter(dataset=later.dataset, state=Version.State.PUBLISHED).exists()


def test_the_holder_is_told_on_the_page_in_dcat_and_in_both_apis(network: Network, markets: Dataset) -> None:
    said = {"title": "Vues aériennes", "holder": HOLDER, "terms": "Reproduction permise"}
    kept = {"agreed_on": clock.today(), "agreement": "courrier secret 12", "contact_email": "patron@atelier.example"}
    registers.source(network, markets.entry, "photo", now=clock.now(), **said, **kept)
    client = Client()
    page = client.get(reverse("dataset", args=[markets.slug])).content.decode()
    graph = Graph().parse(data=client.get(f"/donnees/{markets.slug}.ttl").content, format="turtle")
    v1 = client.get(f"/api/v1/datasets/{markets.slug}").json()
    explore = client.get(f"/api/explore/v2.1/catalog/datasets/{markets.slug}").json()
    statement = f"Vues aériennes, {HOLDER}, Reproduction permise"
    node = URIRef(f"{settings.SITE_URL}/id/dataset/{markets.pk}")
    (holder,) = graph.objects(node, DCTERMS.rightsHolder)
    assert str(graph.value(holder, FOAF.name)) == HOLDER
    distribution = next(graph.objects(node, DCAT.distribution))
    (right,) = graph.objects(distribution, DCTERMS.rights)
    assert str(graph.value(right, RDFS.label)) == statement
    assert v1["rights"] == [
        {"source": "Vues aériennes", "holder": HOLDER, "terms": "Reproduction permise", "url": None}
    ]
    assert v1["licence"]["title"] == "Licence Ouverte 2.0"
    assert explore["metas"]["default"]["attributions"] == [statement]
    assert HOLDER in page
    for face in (page, graph.serialize(), json.dumps(v1), json.dumps(explore)):
        assert "courrier secret" not in face
        assert "patron@atelier.example" not in face


def test_validators_change_when_a_holder_is_noted(network: Network, markets: Dataset) -> None:
    address = f"/api/v1/datasets/{markets.slug}"
    before = Client().get(address)["ETag"]
    registers.source(network, markets.entry, "open_base", title="BD TOPO", holder="IGN", now=clock.now())
    answer = Client().get(address, headers={"If-None-Match": before})
    assert (answer.status_code, answer.json()["rights"][0]["holder"]) == (200, "IGN")


def test_sources_answer_the_questions_of_rights_and_of_share_alike(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    assert "Q14" not in questioning(entry, clock.today()).known
    registers.source(network, entry)
    known = questioning(entry, clock.today()).known
    assert (known["Q14"].choice, known["Q14"].settled, known["Q16"].choice) == ("cleared", True, "yes")
    registers.source(network, entry, "author", title="Notices", holder="Une autrice")
    assert questioning(entry, clock.today()).known["Q14"].choice == "not_cleared"


def test_headers_pre_answer_the_questions_of_secrets_with_their_evidence(network: Network, enter: Enter) -> None:
    entry = register(network, "Prix des fournitures")
    drop(network, entry, "article;prix unitaire HT;nom du client\nGravier;12,5;Carrière du Pont\nSable;8;Bâti Val\n")
    known = questioning(entry, clock.today()).known
    assert known["Q7"].choice == "partly"
    assert "« prix unitaire HT » (détail des prix)" in known["Q7"].sentence()
    assert "« nom du client » (clients)" in known["Q7"].sentence()
    assert (known["Q5"].choice, known["Q5"].settled) == ("no", False)
    assert "Aucun indice trouvé" in known["Q5"].sentence()


def test_the_dossier_that_is_printed_says_what_the_data_is_made_from(network: Network, enter: Enter) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    registers.source(network, entry)
    proposal = propose_for(
        by=actor(network.referent), entry=entry, outcome="publish", article="CRPA L312-1", now=clock.now()
    )
    page = enter(network.dpo).get(reverse("dossier", args=[proposal.pk])).content.decode()
    assert "Voies et lieux d’OpenStreetMap, Les contributeurs d’OpenStreetMap, ODbL 1.0" in page


def test_only_the_people_of_the_body_note_and_remove_sources(network: Network, enter: Enter) -> None:
    entry = register(network)
    kept = registers.source(network, entry)
    stranger = enter(network.signatory)
    assert stranger.get(reverse("rights", args=[entry.pk])).status_code == 404
    assert stranger.post(reverse("remove-source", args=[kept.pk])).status_code == 404
    enter(network.referent).post(reverse("remove-source", args=[kept.pk]))
    assert SourceUsed.objects.get().removed_at is not None
