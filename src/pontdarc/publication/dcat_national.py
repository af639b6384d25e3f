"""What the national profiles of DCAT-AP ask of our graph beyond DCAT-AP itself.

All of them extend DCAT-AP: our graph is theirs where they require nothing more, or only what a national register gives
out and a French body cannot have (contributor number of GovData, DIR3 code, Swiss terms of use). Italy alone wants
classes and a rights holder that anyone can state.
Source: DCAT-AP_IT (AgID), DCAT-AP.de, DCAT-AP CH, DCAT-AP-SE, NTI-RISP, DCAT-AP Vlaanderen.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

DCATAPIT = Namespace("http://dati.gov.it/onto/dcatapit#")


def _same(graph: Graph) -> Graph:
    return graph


def _italian(graph: Graph) -> Graph:
    """Add the classes of the Italian ontology, and say that the publisher holds the rights."""
    graph.bind("dcatapit", DCATAPIT)
    classes = {
        DCAT.Catalog: DCATAPIT.Catalog,
        DCAT.Dataset: DCATAPIT.Dataset,
        DCAT.Distribution: DCATAPIT.Distribution,
        FOAF.Agent: DCATAPIT.Agent,
        DCTERMS.Standard: DCATAPIT.Standard,
        DCTERMS.LicenseDocument: DCATAPIT.LicenseDocument,
    }
    for ours, theirs in classes.items():
        for node in list(graph.subjects(RDF.type, ours)):
            graph.add((node, RDF.type, theirs))
    for dataset in list(graph.subjects(RDF.type, DCAT.Dataset)):
        for publisher in list(graph.objects(dataset, DCTERMS.publisher)):
            graph.add((dataset, DCTERMS.rightsHolder, publisher))
    for agent in list(graph.subjects(RDF.type, FOAF.Agent)):
        if isinstance(agent, URIRef) and (agent, DCTERMS.identifier, None) not in graph:
            graph.add((agent, DCTERMS.identifier, Literal(str(agent))))
    return graph


PROFILES: Final[Mapping[str, Callable[[Graph], Graph]]] = MappingProxyType(
    {"ch": _same, "de": _same, "se": _same, "sp": _same, "it": _italian, "vl": _same, "benap": _same}
)
"""What makes our graph that of each profile, by the end of its name in addresses."""
