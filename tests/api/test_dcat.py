"""Harvesters read the catalogue: every public dataset, and only those, under addresses that never change."""

import pytest
from django.test import Client
from pytest_django import Settings
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from pontdarc.network.models import Organisation, Person
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset, Version
from tests.publication.test_dcat import SHAPES, violations
from tests.world.datasets import public_dataset

PARSED = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def harvest(client: Client, address: str, syntax: str = "ttl") -> Graph:
    """Read one page of the catalogue."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return Graph().parse(data=answer.content, format=PARSED[syntax])


@pytest.mark.parametrize("syntax", PARSED)
def test_the_catalogue_holds_the_public_dataset_in_each_syntax(client: Client, markets: Dataset, syntax: str) -> None:
    graph = harvest(client, f"/catalogue.{syntax}", syntax)
    (node,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(node).endswith(f"/id/dataset/{markets.pk}")
    assert str(graph.value(node, DCTERMS.title)) == "Marchés et foires"
    formats = {str(code).rsplit("/", 1)[1] for code in graph.objects(None, DCTERMS["format"])}
    assert {"CSV", "GEOJSON", "PARQUET", "ODS", "XLSX", "JSON", "RDF_TURTLE"} <= formats


def test_each_distribution_can_be_downloaded(client: Client, markets: Dataset) -> None:
    graph = harvest(client, "/catalogue.ttl")
    addresses = [str(url) for url in graph.objects(None, DCAT.downloadURL)]
    assert len(addresses) > 5
    for address in addresses:
        assert client.get("/" + address.split("/", 3)[3]).status_code == 200, address


@pytest.mark.shared
@pytest.mark.skipif(not SHAPES.is_dir(), reason="the official shapes are not on this machine")
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl"])
def test_what_is_served_passes_the_official_shapes(client: Client, markets: Dataset, shapes: str) -> None:
    assert violations(harvest(client, "/catalogue.ttl"), shapes) == []


def test_a_held_dataset_is_in_no_page(client: Client, organisation: Organisation, person: Person) -> None:
    public_dataset(organisation, person, state=Version.State.HELD)
    assert list(harvest(client, "/catalogue.ttl").subjects(RDF.type, DCAT.Dataset)) == []
    assert client.get("/donnees/marches.ttl").status_code == 404


def test_what_was_withdrawn_leaves_the_catalogue_and_answers_410(client: Client, markets: Dataset) -> None:
    Dataset.objects.filter(pk=markets.pk).update(withdrawn_at=clock.now(), withdrawn_why="Erreur de fichier")
    assert list(harvest(client, "/catalogue.ttl").subjects(RDF.type, DCAT.Dataset)) == []
    assert client.get("/donnees/marches.ttl").status_code == 410


def test_the_feed_of_one_organisation_holds_its_datasets_only(client: Client, markets: Dataset) -> None:
    assert list(harvest(client, "/catalogue.ttl?organisation=saint-arcens").subjects(RDF.type, DCAT.Dataset))
    Organisation.objects.create(name="Pont-du-Val", slug="pont-du-val", kind="commune")
    assert not list(harvest(client, "/catalogue.ttl?organisation=pont-du-val").subjects(RDF.type, DCAT.Dataset))


def test_pages_follow_one_another_until_the_last(
    client: Client, organisation: Organisation, person: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pontdarc.api.dialects.dcat.PAGE", 2)
    for number in range(5):
        public_dataset(organisation, person, slug=f"marches-{number}", title=f"Marchés {number}")
    address, seen = "/catalogue.ttl?page=1", set()
    while address:
        graph = harvest(client, address)
        seen.update(graph.subjects(RDF.type, DCAT.Dataset))
        following = next(graph.objects(None, URIRef("http://www.w3.org/ns/hydra/core#next")), None)
        address = "/" + str(following).split("/", 3)[3] if following else ""
    assert len(seen) == 5


@pytest.mark.parametrize("page", ["0", "-1", "x", "1'; DROP", "999999999999"])
def test_a_page_that_is_no_number_is_refused_with_the_next_step(client: Client, db: None, page: str) -> None:
    answer = client.get("/catalogue.ttl", {"page": page})
    assert answer.status_code == 400
    assert "hydra:next" in answer.json()["detail"]
