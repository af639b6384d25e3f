"""The catalogue as DCAT-AP 3: frozen records in, an RDF graph out.

Every concept of a controlled vocabulary is declared with its scheme and French label, so that a harvester that does
not follow links understands it, and the vocabulary shapes of DCAT-AP 3.0.1 pass.
Source: SEMIC DCAT-AP 3.0.1; EU Publications Office authority tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD

AUTHORITY = "http://publications.europa.eu/resource/authority/"
IANA = "http://www.iana.org/assignments/media-types/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
GEOSPARQL = Namespace("http://www.opengis.net/ont/geosparql#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
LICENCE_TYPES = "http://purl.org/adms/licencetype/"


@dataclass(frozen=True, slots=True)
class Agent:
    """A publisher: address of its identity, name, home page, SIREN when it has one."""

    uri: str
    name: str
    homepage: str
    siren: str = ""


@dataclass(frozen=True, slots=True)
class LicenceText:
    """A licence: address of its text, title, whether it asks for share-alike (else for attribution only)."""

    uri: str
    title: str
    share_alike: bool = False


@dataclass(frozen=True, slots=True)
class RightRecord:
    """A third party's right on what a dataset is made from: who holds it, and what reusers are told."""

    holder: str
    statement: str


@dataclass(frozen=True, slots=True)
class DistributionRecord:
    """One way to have the data: *file_type* is a code of the EU file-type table, *media_type* an IANA name."""

    uri: str
    title: str
    access_url: str
    download_url: str
    file_type: str
    media_type: str
    size: int | None
    sha256: str | None
    modified: datetime


@dataclass(frozen=True, slots=True)
class DatasetRecord:
    """What the catalogue says of one dataset. *frequency* and *theme* are EU codes, *bbox* is W, S, E, N.

    *sources*: identities of the datasets that it is made of. *rights*: of third parties on what it is made from.
    """

    uri: str
    identifier: str
    title: str
    description: str
    landing_page: str
    publisher: Agent
    contact_name: str
    contact_email: str
    contact_page: str
    licence: LicenceText
    frequency: str
    frequency_label: str
    theme: str
    theme_label: str
    keywords: tuple[str, ...]
    issued: datetime
    modified: datetime
    version: str
    spatial_uri: str
    spatial_label: str
    bbox: tuple[float, float, float, float] | None
    standard_uri: str
    standard_title: str
    provenance: str
    data_date: date | None
    distributions: tuple[DistributionRecord, ...]
    sources: tuple[str, ...] = ()
    rights: tuple[RightRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueRecord:
    """The catalogue itself, one page of it: *first*, *previous*, *next*, *last* are addresses of pages."""

    uri: str
    page_uri: str
    title: str
    description: str
    homepage: str
    publisher: Agent
    licence: LicenceText
    spatial_uri: str
    spatial_label: str
    issued: datetime
    modified: datetime
    total: int
    first: str
    last: str
    previous: str | None = None
    next: str | None = None
    api: str | None = None


def dataset_graph(record: DatasetRecord) -> Graph:
    """Return the graph of one dataset."""
    graph = _empty()
    _add_dataset(graph, record)
    return graph


def catalogue_graph(catalogue: CatalogueRecord, records: Iterable[DatasetRecord]) -> Graph:
    """Return the graph of one page of the catalogue, paged with Hydra as harvesters expect."""
    graph = _empty()
    node = URIRef(catalogue.uri)
    graph.add((node, RDF.type, DCAT.Catalog))
    graph.add((node, DCTERMS.title, Literal(catalogue.title, lang="fr")))
    graph.add((node, DCTERMS.description, Literal(catalogue.description, lang="fr")))
    graph.add((node, DCTERMS.publisher, _agent(graph, catalogue.publisher)))
    graph.add((node, DCTERMS.language, _language(graph)))
    graph.add((node, DCTERMS.license, _licence(graph, catalogue.licence)))
    graph.add((node, DCTERMS.spatial, _location(graph, catalogue.spatial_uri, catalogue.spatial_label)))
    graph.add((node, DCTERMS.issued, _moment(catalogue.issued)))
    graph.add((node, DCTERMS.modified, _moment(catalogue.modified)))
    graph.add((node, FOAF.homepage, _document(graph, catalogue.homepage)))
    graph.add((node, DCAT.themeTaxonomy, _scheme(graph, f"{AUTHORITY}data-theme", "Thèmes")))
    services = _service(graph, catalogue) if catalogue.api else None
    if services:
        graph.add((node, DCAT.service, services))
    for record in records:
        dataset = _add_dataset(graph, record)
        graph.add((node, DCAT.dataset, dataset))
        if services:
            graph.add((services, DCAT.servesDataset, dataset))
    _add_pages(graph, catalogue)
    return graph


def _empty() -> Graph:
    graph = Graph()
    for prefix, namespace in {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "skos": SKOS, "vcard": VCARD}.items():
        graph.bind(prefix, namespace)
    for prefix, namespace in {"dcatap": DCATAP, "prov": PROV, "spdx": SPDX, "hydra": HYDRA}.items():
        graph.bind(prefix, namespace)
    return graph


def _add_dataset(graph: Graph, record: DatasetRecord) -> URIRef:
    node = URIRef(record.uri)
    graph.add((node, RDF.type, DCAT.Dataset))
    graph.add((node, DCTERMS.identifier, Literal(record.identifier)))
    graph.add((node, DCTERMS.title, Literal(record.title, lang="fr")))
    graph.add((node, DCTERMS.description, Literal(record.description or record.title, lang="fr")))
    graph.add((node, DCTERMS.publisher, _agent(graph, record.publisher)))
    graph.add((node, DCAT.landingPage, _document(graph, record.landing_page)))
    graph.add((node, DCAT.contactPoint, _contact(graph, record)))
    graph.add((node, DCTERMS.language, _language(graph)))
    graph.add((node, DCTERMS.accessRights, _access_right(graph)))
    graph.add((node, DCTERMS.issued, _moment(record.issued)))
    graph.add((node, DCTERMS.modified, _moment(record.modified)))
    graph.add((node, URIRef(f"{DCAT}version"), Literal(record.version)))
    graph.add((node, DCTERMS.accrualPeriodicity, _frequency(graph, record)))
    graph.add((node, DCTERMS.spatial, _location(graph, record.spatial_uri, record.spatial_label)))
    if record.bbox:
        graph.add((node, DCTERMS.spatial, _area(graph, f"{record.uri}#area", record.bbox)))
    for keyword in record.keywords:
        graph.add((node, DCAT.keyword, Literal(keyword, lang="fr")))
    if record.theme:
        theme = _concept(graph, "data-theme", record.theme, record.theme_label, "Thèmes")
        graph.add((node, DCAT.theme, theme))
    if record.standard_uri:
        graph.add((node, DCTERMS.conformsTo, _standard(graph, record)))
    if record.provenance:
        statement = URIRef(f"{record.uri}#provenance")
        graph.add((statement, RDF.type, DCTERMS.ProvenanceStatement))
        graph.add((statement, RDFS.label, Literal(record.provenance, lang="fr")))
        graph.add((node, DCTERMS.provenance, statement))
    for source in record.sources:
        graph.add((node, DCTERMS.source, URIRef(source)))
        graph.add((node, PROV.wasDerivedFrom, URIRef(source)))
    for number, right in enumerate(record.rights, start=1):
        graph.add((node, DCTERMS.rightsHolder, _holder(graph, f"{record.uri}#holder-{number}", right)))
    for distribution in record.distributions:
        graph.add((node, DCAT.distribution, _distribution(graph, distribution, record)))
    return node


def _distribution(graph: Graph, distribution: DistributionRecord, record: DatasetRecord) -> URIRef:
    node = URIRef(distribution.uri)
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCTERMS.title, Literal(distribution.title, lang="fr")))
    graph.add((node, DCTERMS.description, Literal(distribution.title, lang="fr")))
    graph.add((node, DCAT.accessURL, URIRef(distribution.access_url)))
    graph.add((node, DCAT.downloadURL, URIRef(distribution.download_url)))
    file_type = _concept(graph, "file-type", distribution.file_type, distribution.file_type, "Formats de fichier")
    graph.add((file_type, RDF.type, DCTERMS.MediaTypeOrExtent))
    graph.add((file_type, RDFS.label, Literal(distribution.file_type)))
    graph.add((node, DCTERMS["format"], file_type))
    media_type = URIRef(IANA + distribution.media_type)
    graph.add((media_type, RDF.type, DCTERMS.MediaType))
    graph.add((node, DCAT.mediaType, media_type))
    graph.add((node, DCTERMS.license, _licence(graph, record.licence)))
    graph.add((node, DCTERMS.issued, _moment(record.issued)))
    graph.add((node, DCTERMS.modified, _moment(distribution.modified)))
    graph.add((node, DCATAP.availability, _concept(graph, "planned-availability", "STABLE", "Stable", "Disponibilité")))
    for number, right in enumerate(record.rights, start=1):
        graph.add((node, DCTERMS.rights, _statement(graph, f"{record.uri}#rights-{number}", right)))
    if distribution.size is not None:
        graph.add((node, DCAT.byteSize, Literal(distribution.size, datatype=XSD.nonNegativeInteger)))
    if distribution.sha256:
        graph.add((node, SPDX.checksum, _checksum(graph, distribution)))
    if record.standard_uri:
        graph.add((node, DCTERMS.conformsTo, _standard(graph, record)))
    return node


def _checksum(graph: Graph, distribution: DistributionRecord) -> URIRef:
    node = URIRef(f"{distribution.uri}#checksum")
    # The official shapes want this address with https, although the vocabulary itself is declared with http.
    algorithm = URIRef("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
    graph.add((algorithm, RDF.type, SPDX.ChecksumAlgorithm))
    graph.add((node, RDF.type, SPDX.Checksum))
    graph.add((node, SPDX.algorithm, algorithm))
    graph.add((node, SPDX.checksumValue, Literal(distribution.sha256, datatype=XSD.hexBinary)))
    return node


def _service(graph: Graph, catalogue: CatalogueRecord) -> URIRef:
    node = URIRef(f"{catalogue.api}#service")
    graph.add((node, RDF.type, DCAT.DataService))
    graph.add((node, DCTERMS.title, Literal("Interface Explore v2.1", lang="fr")))
    graph.add((node, DCAT.endpointURL, URIRef(str(catalogue.api))))
    graph.add((node, DCAT.endpointDescription, URIRef(f"{catalogue.api}/openapi.json")))
    graph.add((node, DCTERMS.publisher, _agent(graph, catalogue.publisher)))
    graph.add((node, DCTERMS.license, _licence(graph, catalogue.licence)))
    return node


def _add_pages(graph: Graph, catalogue: CatalogueRecord) -> None:
    graph.add((URIRef(catalogue.uri), HYDRA.totalItems, Literal(catalogue.total)))
    view = URIRef(catalogue.page_uri)
    graph.add((view, RDF.type, HYDRA.PartialCollectionView))
    graph.add((view, HYDRA.first, URIRef(catalogue.first)))
    graph.add((view, HYDRA["last"], URIRef(catalogue.last)))
    if catalogue.previous:
        graph.add((view, HYDRA.previous, URIRef(catalogue.previous)))
    if catalogue.next:
        graph.add((view, HYDRA["next"], URIRef(catalogue.next)))


def _agent(graph: Graph, agent: Agent) -> URIRef:
    node = URIRef(agent.uri)
    graph.add((node, RDF.type, FOAF.Agent))
    graph.add((node, RDF.type, FOAF.Organization))
    graph.add((node, FOAF.name, Literal(agent.name, lang="fr")))
    graph.add((node, FOAF.homepage, _document(graph, agent.homepage)))
    if agent.siren:
        graph.add((node, DCTERMS.identifier, Literal(agent.siren)))
    return node


def _holder(graph: Graph, uri: str, right: RightRecord) -> URIRef:
    node = URIRef(uri)
    graph.add((node, RDF.type, FOAF.Agent))
    graph.add((node, FOAF.name, Literal(right.holder, lang="fr")))
    return node


def _statement(graph: Graph, uri: str, right: RightRecord) -> URIRef:
    node = URIRef(uri)
    graph.add((node, RDF.type, DCTERMS.RightsStatement))
    graph.add((node, RDFS.label, Literal(right.statement, lang="fr")))
    return node


def _contact(graph: Graph, record: DatasetRecord) -> URIRef:
    node = URIRef(f"{record.uri}#contact")
    graph.add((node, RDF.type, VCARD.Kind))
    graph.add((node, RDF.type, VCARD.Organization))
    graph.add((node, VCARD.fn, Literal(record.contact_name, lang="fr")))
    graph.add((node, VCARD.hasURL, URIRef(record.contact_page)))
    if record.contact_email:
        graph.add((node, VCARD.hasEmail, URIRef(f"mailto:{record.contact_email}")))
    return node


def _location(graph: Graph, uri: str, label: str) -> URIRef:
    node = URIRef(uri)
    graph.add((node, RDF.type, DCTERMS.Location))
    graph.add((node, SKOS.prefLabel, Literal(label, lang="fr")))
    return node


def _area(graph: Graph, uri: str, bbox: tuple[float, float, float, float]) -> URIRef:
    """The box of the data hangs on a node of its own: several datasets share the node of their body."""
    west, south, east, north = bbox
    ring = ", ".join(f"{x} {y}" for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)))
    node = URIRef(uri)
    graph.add((node, RDF.type, DCTERMS.Location))
    graph.add((node, DCAT.bbox, Literal(f"POLYGON(({ring}))", datatype=GEOSPARQL.wktLiteral)))
    return node


def _licence(graph: Graph, licence: LicenceText) -> URIRef:
    node = URIRef(licence.uri)
    graph.add((node, RDF.type, DCTERMS.LicenseDocument))
    graph.add((node, DCTERMS.title, Literal(licence.title, lang="fr")))
    graph.add((node, RDFS.label, Literal(licence.title, lang="fr")))
    kind = URIRef(LICENCE_TYPES + ("ViralEffect-ShareAlike" if licence.share_alike else "Attribution"))
    graph.add((kind, RDF.type, SKOS.Concept))
    words = "Partage à l’identique" if licence.share_alike else "Attribution"
    graph.add((kind, SKOS.prefLabel, Literal(words, lang="fr")))
    graph.add((kind, SKOS.inScheme, _scheme(graph, f"{LICENCE_TYPES}1.0", "Types de licence")))
    graph.add((node, DCTERMS.type, kind))
    return node


def _standard(graph: Graph, record: DatasetRecord) -> URIRef:
    node = URIRef(record.standard_uri)
    graph.add((node, RDF.type, DCTERMS.Standard))
    graph.add((node, DCTERMS.title, Literal(record.standard_title, lang="fr")))
    return node


def _frequency(graph: Graph, record: DatasetRecord) -> URIRef:
    node = _concept(graph, "frequency", record.frequency, record.frequency_label, "Fréquences")
    graph.add((node, RDF.type, DCTERMS.Frequency))
    return node


def _access_right(graph: Graph) -> URIRef:
    node = _concept(graph, "access-right", "PUBLIC", "Public", "Droits d’accès")
    graph.add((node, RDF.type, DCTERMS.RightsStatement))
    return node


def _language(graph: Graph) -> URIRef:
    node = _concept(graph, "language", "FRA", "français", "Langues")
    graph.add((node, RDF.type, DCTERMS.LinguisticSystem))
    return node


def _concept(graph: Graph, table: str, code: str, label: str, scheme_label: str) -> URIRef:
    node = URIRef(f"{AUTHORITY}{table}/{code}")
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.prefLabel, Literal(label, lang="fr")))
    graph.add((node, SKOS.inScheme, _scheme(graph, AUTHORITY + table, scheme_label)))
    return node


def _scheme(graph: Graph, uri: str, label: str) -> URIRef:
    node = URIRef(uri)
    graph.add((node, RDF.type, SKOS.ConceptScheme))
    graph.add((node, DCTERMS.title, Literal(label, lang="fr")))
    return node


def _document(graph: Graph, url: str) -> URIRef:
    node = URIRef(url)
    graph.add((node, RDF.type, FOAF.Document))
    return node


def _moment(moment: datetime) -> Literal:
    return Literal(moment.isoformat(timespec="seconds"), datatype=XSD.dateTime)
