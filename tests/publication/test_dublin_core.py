"""The catalogue in Dublin Core."""

from dataclasses import replace

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, XSD

from pontdarc.publication.dublin_core import graph
from tests.publication.test_dcat import FULL

NODE = URIRef(FULL.uri)


def test_the_elements_say_what_the_dataset_is() -> None:
    found = Graph().parse(data=graph([FULL]).serialize(format="pretty-xml"), format="xml")
    assert found.value(NODE, DC.title) == Literal(FULL.title, lang="fr")
    assert found.value(NODE, DC.publisher) == Literal("Val d’Arc")
    assert {str(each) for each in found.objects(NODE, DC.subject)} == {"Environnement", "arbre", "rue"}
    assert found.value(NODE, DCTERMS.license) == URIRef(FULL.licence.uri)
    assert found.value(NODE, DCTERMS.modified) == Literal("2026-11-23T12:00:00+00:00", datatype=XSD.dateTime)
    assert {str(each) for each in found.objects(NODE, DC["format"])} == {each.media_type for each in FULL.distributions}


def test_what_is_not_known_is_not_said() -> None:
    found = graph([replace(FULL, description="", standard_uri="", theme_label="", keywords=())])
    assert not list(found.objects(NODE, DC.description))
    assert not list(found.objects(NODE, DC.subject))
    assert not list(found.objects(NODE, DCTERMS.conformsTo))
