"""The catalogue as documents about datasets: DCAT-AP and its national profiles, Dublin Core, RSS, data.json."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from rdflib import Graph

from pontdarc.api.dialects._explore.parameters import boolean
from pontdarc.api.dialects._explore.wire import JSON, Refused, dumped
from pontdarc.api.dialects._records import catalogue_record, dataset_record
from pontdarc.core.downloads.registry import downloads
from pontdarc.outside import clock
from pontdarc.publication import dcat, dublin_core, project_open_data, rss
from pontdarc.publication.dcat_national import PROFILES
from pontdarc.publication.models import Dataset

_SYNTAXES: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "rdf": ("pretty-xml", "application/rdf+xml", "rdf"),
        "dcat": ("pretty-xml", "application/rdf+xml", "rdf"),
        **{f"dcat_ap_{name}": ("pretty-xml", "application/rdf+xml", "rdf") for name in PROFILES},
        "ttl": ("turtle", "text/turtle; charset=utf-8", "ttl"),
        "jsonld": ("json-ld", "application/ld+json", "jsonld"),
        "dublin_core": ("pretty-xml", "application/rdf+xml", "rdf"),
    }
)
"""Syntax, media type and extension of each graph."""
DOCUMENTS: Final = (*_SYNTAXES, "rss", "data.json")
_WITH_HEADERS: Final = ("csv", "xlsx", "ods")
"""The formats whose first line can say titles."""


def document(request: HttpRequest, datasets: list[Dataset], format: str, prefix: str) -> HttpResponse:
    """Answer the datasets in one of `DOCUMENTS`; *prefix*: the beginning of the addresses of the dialect.

    :raises Refused: ``include_exports`` names what is no format.
    """
    modified = max((each.modified_at for each in datasets), default=clock.now())
    catalogue = catalogue_record("ttl", 1, 1, len(datasets), None, modified)
    offered = _Offered(request.GET, f"{settings.SITE_URL}/{prefix}/catalog/datasets")
    records = (offered.record(each) for each in datasets)
    if format == "data.json":
        return _kept(dumped(project_open_data.document(records)), JSON, "data.json")
    if format == "rss":
        return _kept(rss.feed(catalogue, records, request.build_absolute_uri()), rss.MEDIA_TYPE, "catalogue.rss")
    syntax, media_type, extension = _SYNTAXES[format]
    written = _graph(format, catalogue, records).serialize(format=syntax)
    return _kept(written, media_type, f"catalogue.{extension}")


def _graph(format: str, catalogue: dcat.CatalogueRecord, records: Iterable[dcat.DatasetRecord]) -> Graph:
    if format == "dublin_core":
        return dublin_core.graph(records)
    graph = dcat.catalogue_graph(catalogue, records)
    profile = PROFILES.get(format.removeprefix("dcat_ap_"))
    return profile(graph) if profile else graph


def _kept(content: bytes | str, media_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


class _Offered:
    """The files that a document says there are: ``include_exports`` names some, titles in headers are on demand.

    Addresses of files are how harvesters know them: without a word they are permanent, and headers are names.
    """

    def __init__(self, params: QueryDict, base: str) -> None:
        names = [each.strip() for each in params.get("include_exports", "").split(",") if each.strip()]
        unknown = next((each for each in names if each not in downloads()), None)
        if unknown is not None:
            raise Refused.parameter("include_exports", unknown[:20], " or ".join(map(repr, downloads())))
        self._names = frozenset(names)
        self._labels = boolean(params, "use_labels_in_exports")
        self._base = base

    def record(self, dataset: Dataset) -> dcat.DatasetRecord:
        found = dataset_record(dataset)
        kept = [(self._slug(each), each) for each in found.distributions]
        kept = [(slug, each) for slug, each in kept if not self._names or slug in self._names]
        return replace(found, distributions=tuple(self._labelled(dataset, slug, each) for slug, each in kept))

    @staticmethod
    def _slug(each: dcat.DistributionRecord) -> str:
        return each.uri.rpartition("#")[2]

    def _labelled(self, dataset: Dataset, slug: str, each: dcat.DistributionRecord) -> dcat.DistributionRecord:
        if not self._labels or slug not in _WITH_HEADERS:
            return each
        address = f"{self._base}/{dataset.slug}/exports/{slug}?use_labels=true"
        return replace(each, download_url=address, size=None, sha256=None)
