"""The catalogue says what DCAT-AP 3.0.1 asks, whatever the dataset."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, SH

from pontdarc.publication.dcat import (
    Agent,
    CatalogueRecord,
    DatasetRecord,
    DistributionRecord,
    LicenceText,
    catalogue_graph,
    dataset_graph,
)

SHAPES = Path(os.environ["PONTDARC_SHARED"]) / "shacl" / "dcat-ap-3.0.1"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PUBLISHER = Agent("https://val.example/id/organisation/1", "Val d’Arc", "https://val.example/organisations/val/", "1")
LICENCE = LicenceText("https://www.etalab.gouv.fr/licence-ouverte-open-licence", "Licence Ouverte 2.0")
CSV = DistributionRecord(
    uri="https://val.example/donnees/arbres/telecharger/csv",
    title="Arbres, CSV",
    access_url="https://val.example/donnees/arbres/",
    download_url="https://val.example/donnees/arbres/telecharger/csv",
    file_type="CSV",
    media_type="text/csv",
    size=1200,
    sha256="0" * 64,
    modified=NOON,
)
FULL = DatasetRecord(
    uri="https://val.example/id/dataset/2",
    identifier="https://val.example/id/dataset/2",
    title="Arbres d’alignement",
    description="Les arbres plantés le long des rues.",
    landing_page="https://val.example/donnees/arbres/",
    publisher=PUBLISHER,
    contact_name="Service espaces verts",
    contact_email="arbres@val.example",
    contact_page="https://val.example/donnees/arbres/#questions",
    licence=LICENCE,
    frequency="ANNUAL",
    frequency_label="Chaque année",
    theme="ENVI",
    theme_label="Environnement",
    keywords=("arbre", "rue"),
    issued=NOON,
    modified=NOON,
    version="3",
    spatial_uri="http://id.insee.fr/geo/commune/99001",
    spatial_label="Val",
    bbox=(4.1, 44.2, 4.9, 45.1),
    standard_uri="https://schema.example/arbres/1.0",
    standard_title="arbres 1.0",
    provenance="12 dates remises au format international.",
    data_date=None,
    distributions=(CSV, replace(CSV, uri=CSV.uri + "x", file_type="ODS", size=None, sha256=None)),
)
BARE = replace(
    FULL,
    uri="https://val.example/id/dataset/3",
    description="",
    contact_email="",
    theme="",
    keywords=(),
    bbox=None,
    standard_uri="",
    provenance="",
    distributions=(),
)
CATALOGUE = CatalogueRecord(
    uri="https://val.example/catalogue",
    page_uri="https://val.example/catalogue.ttl?page=1",
    title="Les données du Val d’Arc",
    description="Le catalogue des données ouvertes.",
    homepage="https://val.example/",
    publisher=PUBLISHER,
    licence=LICENCE,
    spatial_uri="http://id.insee.fr/geo/departement/99",
    spatial_label="Val d’Arc",
    issued=NOON,
    modified=NOON,
    total=2,
    first="https://val.example/catalogue.ttl?page=1",
    last="https://val.example/catalogue.ttl?page=2",
    next="https://val.example/catalogue.ttl?page=2",
    api="https://val.example/api/explore/v2.1",
)


def violations(graph: Graph, *names: str) -> list[str]:
    """The messages of severity Violation that the official shapes find."""
    shapes = Graph()
    for name in names:
        shapes.parse(SHAPES / name, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=True)
    top = report.objects(None, SH.result)
    serious = [result for result in top if (result, SH.resultSeverity, SH.Violation) in report]
    return sorted(f"{report.value(each, SH.focusNode)} {report.value(each, SH.resultPath)}" for each in serious)


@pytest.mark.shared
@pytest.mark.skipif(not SHAPES.is_dir(), reason="the official shapes are not on this machine")
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl"])
def test_a_full_and_a_bare_dataset_pass_the_official_shapes(shapes: str) -> None:
    assert violations(catalogue_graph(CATALOGUE, [FULL, BARE]), shapes) == []


@pytest.mark.shared
@pytest.mark.skipif(not SHAPES.is_dir(), reason="the official shapes are not on this machine")
def test_the_official_shapes_do_see_a_dataset_without_title() -> None:
    graph = dataset_graph(FULL)
    graph.remove((URIRef(FULL.uri), DCTERMS.title, None))
    assert violations(graph, "shapes.ttl")


def test_the_page_says_how_many_there_are_and_where_the_next_one_is() -> None:
    graph = catalogue_graph(CATALOGUE, [FULL])
    hydra = "http://www.w3.org/ns/hydra/core#"
    assert str(graph.value(URIRef(CATALOGUE.uri), URIRef(hydra + "totalItems"))) == "2"
    assert str(graph.value(URIRef(CATALOGUE.page_uri), URIRef(hydra + "next"))) == CATALOGUE.next


def test_two_datasets_of_one_body_do_not_share_their_boxes() -> None:
    other = replace(FULL, uri=BARE.uri, bbox=(1.0, 2.0, 3.0, 4.0))
    graph = catalogue_graph(CATALOGUE, [FULL, other])
    boxes = {str(node) for node in graph.subjects(DCAT.bbox, None)}
    assert boxes == {f"{FULL.uri}#area", f"{other.uri}#area"}


@pytest.mark.parametrize("syntax", ["turtle", "pretty-xml", "json-ld"])
def test_the_three_syntaxes_say_the_same(syntax: str) -> None:
    graph = catalogue_graph(CATALOGUE, [FULL, BARE])
    again = Graph().parse(data=graph.serialize(format=syntax), format={"pretty-xml": "xml"}.get(syntax, syntax))
    assert len(again) == len(graph)
    assert set(again.subjects(RDF.type, DCAT.Dataset)) == {URIRef(FULL.uri), URIRef(BARE.uri)}
