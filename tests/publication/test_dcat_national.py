"""National profiles of DCAT-AP: our graph, and what Italy asks beyond it."""

import pytest
from rdflib import URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF

from pontdarc.publication.dcat import catalogue_graph
from pontdarc.publication.dcat_national import DCATAPIT, PROFILES
from tests.publication.test_dcat import CATALOGUE, FULL, PUBLISHER

DATASET = URIRef(FULL.uri)


def test_italy_finds_its_classes_and_who_holds_the_rights() -> None:
    graph = PROFILES["it"](catalogue_graph(CATALOGUE, [FULL]))
    assert (URIRef(CATALOGUE.uri), RDF.type, DCATAPIT.Catalog) in graph
    assert (DATASET, RDF.type, DCATAPIT.Dataset) in graph
    assert (DATASET, DCTERMS.rightsHolder, URIRef(PUBLISHER.uri)) in graph
    agents = list(graph.subjects(RDF.type, FOAF.Agent))
    assert agents
    assert all((agent, DCTERMS.identifier, None) in graph for agent in agents)


@pytest.mark.parametrize("country", sorted(set(PROFILES) - {"it"}))
def test_the_others_get_the_graph_of_dcat_ap(country: str) -> None:
    plain = catalogue_graph(CATALOGUE, [FULL])
    assert isomorphic(PROFILES[country](catalogue_graph(CATALOGUE, [FULL])), plain)
