"""The catalogue in Dublin Core, for libraries and archives: the elements, and the terms that are dates and links.

Source: DCMI Metadata Terms; DCMI recommendation on expressing Dublin Core in RDF.
"""

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DC, DCMITYPE, DCTERMS, RDF, XSD

from pontdarc.outside.clock import date_of
from pontdarc.publication.dcat import DatasetRecord


def graph(records: Iterable[DatasetRecord]) -> Graph:
    """Return the graph of these datasets."""
    whole = Graph()
    whole.bind("dc", DC)
    whole.bind("dcterms", DCTERMS)
    for record in records:
        _add(whole, record)
    return whole


def _add(whole: Graph, record: DatasetRecord) -> None:
    node = URIRef(record.uri)
    whole.add((node, RDF.type, DCMITYPE.Dataset))
    said = {
        DC.title: [record.title],
        DC.description: [record.description],
        DC.subject: [record.theme_label, *record.keywords],
        DC.coverage: [record.spatial_label],
        DC.rights: [record.licence.title],
    }
    for property_, texts in said.items():
        for text in filter(None, texts):
            whole.add((node, property_, Literal(text, lang="fr")))
    codes = {
        DC.identifier: [record.identifier],
        DC.creator: [record.publisher.name],
        DC.publisher: [record.publisher.name],
        DC.language: ["fr"],
        DC.type: ["Dataset"],
        DC["format"]: sorted({each.media_type for each in record.distributions}),
        DC.date: [date_of(record.modified).isoformat()],
    }
    for property_, texts in codes.items():
        for text in texts:
            whole.add((node, property_, Literal(text)))
    whole.add((node, DCTERMS.issued, Literal(record.issued.isoformat(timespec="seconds"), datatype=XSD.dateTime)))
    whole.add((node, DCTERMS.modified, Literal(record.modified.isoformat(timespec="seconds"), datatype=XSD.dateTime)))
    whole.add((node, DCTERMS.license, URIRef(record.licence.uri)))
    whole.add((node, DCTERMS.spatial, URIRef(record.spatial_uri)))
    if record.standard_uri:
        whole.add((node, DCTERMS.conformsTo, URIRef(record.standard_uri)))
