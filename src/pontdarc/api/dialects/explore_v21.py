"""Explore API v2.1, as Opendatasoft and Huwise portals answer it: catalogue, records, facets, exports.

Source: the provider's OpenAPI document and its query language reference. What is not served answers 404 or a refusal
that names it, never something else.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from pontdarc.api.answers import depends_on
from pontdarc.api.dialect import Dialect
from pontdarc.api.dialects._conditional import unless_known, validator
from pontdarc.api.dialects._explore import openapi
from pontdarc.api.dialects._explore.app_metas import app_metas
from pontdarc.api.dialects._explore.catalogue import catalogue
from pontdarc.api.dialects._explore.datasets import FACETED, described, selected
from pontdarc.api.dialects._explore.exports import TABLES, file, not_offered, options_of
from pontdarc.api.dialects._explore.parameters import (
    MOST_FACETS,
    Asked,
    asked_export,
    asked_facets,
    asked_one,
    asked_page,
    present,
)
from pontdarc.api.dialects._explore.records import DOCUMENTS, document
from pontdarc.api.dialects._explore.rows import (
    facets as as_trees,
)
from pontdarc.api.dialects._explore.rows import (
    one_by_one,
    page_links,
    results,
    with_identifiers,
    with_links,
)
from pontdarc.api.dialects._explore.wire import Refused, answered, json, too_many
from pontdarc.core.downloads.registry import Rows, downloads, ordered
from pontdarc.core.query.engine import Served
from pontdarc.core.query.facets import FacetRequest
from pontdarc.core.query.tree import Columns, FieldName, Named, Query, Star
from pontdarc.core.words import gettext_noop
from pontdarc.mediation.queries import reuses_shown
from pontdarc.outside import clock
from pontdarc.publication.coding import gzipped
from pontdarc.publication.downloads import stream
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_versions
from pontdarc.publication.serving import Current, current, served_now

PREFIX = "api/explore/v2.1"


_CATALOGUE_FACETS = ("features", "theme", "keyword", "publisher", "license", "language", "modified", "territory")


_SHOWN = (Star(), Columns("uuid", False, False), Columns("datasetid", False, False), Columns("default.", True, False))
"""The columns of the catalogue as a file: each under one name."""


@answered
def datasets(request: HttpRequest) -> HttpResponseBase:
    """Answer a page of the catalogue."""
    asked = asked_page(request.GET)
    whole = catalogue()
    etag = validator(request, whole.state, asked.moment, _reuses(asked))
    return unless_known(request, etag, lambda: _datasets(request, asked, whole.table))


def _datasets(request: HttpRequest, asked: Asked, table: Served) -> HttpResponse:
    query, zone = asked.query, asked.query.timezone
    total = table.count(query)
    if query.group_by or any(
        isinstance(item, Named) and not isinstance(item.value, FieldName) for item in query.select
    ):
        return json({"total_count": total, "results": results(table.page(query))}, zone)
    found = [_described(request, served_now(each), asked) for each in _found(table, query)]
    links = {"_links": page_links(asked, total, partial(_page_address, request))} if asked.links else {}
    return json({"total_count": total, "results": found} | links, zone)


def _found(table: Served, query: Query) -> list[Version]:
    """Return what is served of the public datasets that a query of the catalogue finds, in its order."""
    rows = table.page(replace(query, select=(Named(FieldName("uuid"), "uuid"),))).rows()
    wanted = [UUID(str(row["uuid"])) for row in rows]
    known = {each.dataset_id: each for each in published_versions(clock.today()).filter(dataset__in=wanted)}
    return [known[uuid] for uuid in wanted if uuid in known]


@answered
def dataset(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer one dataset."""
    here = current(dataset_id)
    asked = asked_page(request.GET)
    etag = validator(request, here.version.pk, here.dataset.modified_at, _reuses(asked))
    return unless_known(request, etag, lambda: json(_described(request, here, asked), asked.query.timezone))


def _reuses(asked: Asked) -> int:
    """Return what application metas depend on beside the data and its description."""
    return reuses_shown() if asked.app_metas else 0


def _described(request: HttpRequest, here: Current, asked: Asked) -> dict[str, object]:
    columns, zone = here.table.columns, asked.query.timezone
    more = app_metas(here.dataset, here.version, columns, zone) if asked.app_metas else {}
    whole = described(here.dataset, here.version, columns, settings.SITE_URL, zone, more)
    shown = selected(whole, asked.query.select)
    if asked.links:
        place = f"catalog/datasets/{here.dataset.slug}"
        rels = {"self": "", "records": "/records", "exports": "/exports", "facets": "/facets"}
        shown["_links"] = [{"rel": rel, "href": _address(request, place + end)} for rel, end in rels.items()]
    return shown


@answered
def records(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer a page of rows, or of groups."""
    here = current(dataset_id)
    asked = asked_page(request.GET)
    etag = validator(request, here.version.pk, asked.moment)

    def made() -> HttpResponse:
        answer = _records(request, here, asked)
        return answer if asked.moment else depends_on(answer, dataset_id, here.version.pk)

    return unless_known(request, etag, made)


def _records(request: HttpRequest, here: Current, asked: Asked) -> HttpResponse:
    if not asked.links:
        page, total = here.table.counted_page(asked.query)
        return json({"total_count": total, "results": results(page)}, asked.query.timezone)
    total = here.table.count(asked.query)
    links = page_links(asked, total, partial(_page_address, request))
    shown = _linked(request, here, asked.query) if one_by_one(asked.query) else results(here.table.page(asked.query))
    return json({"total_count": total, "_links": links, "results": shown}, asked.query.timezone)


def _linked(request: HttpRequest, here: Current, query: Query) -> list[dict[str, object]]:
    rows = results(here.table.page(with_identifiers(query)))
    changed = here.version.published_at or here.version.created_at
    return with_links(rows, here.dataset.slug, changed, partial(_address, request))


@answered
def record(request: HttpRequest, dataset_id: str, record_id: str) -> HttpResponseBase:
    """Answer one row."""
    here = current(dataset_id)
    query = asked_one(request.GET, record_id)
    rows = results(here.table.page(query))
    if not rows:
        raise Refused("RecordNotFoundError", f"Unknown record: {record_id[:50]}", 404)
    etag = validator(request, here.version.pk, present(request.GET))
    return unless_known(request, etag, lambda: json(rows[0], query.timezone))


@answered
def facets(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer the values of facets with their counts."""
    here = current(dataset_id)
    usual = [column.name for column in here.table.columns if column.type in FACETED][:MOST_FACETS]
    requests, query = asked_facets(request.GET, usual)
    moment = present(request.GET)

    def made() -> HttpResponse:
        answer = _facets(here.table, requests, query)
        return answer if moment else depends_on(answer, dataset_id, here.version.pk)

    return unless_known(request, validator(request, here.version.pk, moment), made)


@answered
def catalogue_facets(request: HttpRequest) -> HttpResponseBase:
    """Answer the values of the facets of the catalogue."""
    whole = catalogue()
    requests, query = asked_facets(request.GET, _CATALOGUE_FACETS)
    etag = validator(request, whole.state, present(request.GET))
    return unless_known(request, etag, lambda: _facets(whole.table, requests, query))


def _facets(table: Served, requests: tuple[FacetRequest, ...], query: Query) -> HttpResponse:
    return json({"links": [], "facets": as_trees(table.facets(requests, query))}, query.timezone)


@answered
def attachments(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer the files joined to a dataset: there are none here."""
    here = current(dataset_id)
    return unless_known(request, validator(request, here.version.pk), lambda: json({"links": [], "attachments": []}))


@answered
def exports(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer the formats in which a dataset leaves."""
    here = current(dataset_id)
    base = f"catalog/datasets/{here.dataset.slug}/exports"
    formats = [each.slug for each in ordered(here.table.columns)]
    return unless_known(request, validator(request, here.version.pk), lambda: _formats(request, base, formats))


@answered
def catalogue_exports(request: HttpRequest) -> HttpResponseBase:
    """Answer the formats in which the catalogue leaves."""
    return _formats(request, "catalog/exports", _catalogue_formats())


def _formats(request: HttpRequest, place: str, formats: Iterable[str]) -> HttpResponse:
    base = _address(request, place)
    links = [{"rel": "self", "href": base}, *({"rel": each, "href": f"{base}/{each}"} for each in formats)]
    return json({"links": links})


def _catalogue_formats() -> list[str]:
    return [*(slug for slug in TABLES if slug in downloads()), *DOCUMENTS]


@answered
def export(request: HttpRequest, dataset_id: str, format: str) -> HttpResponseBase:
    """Answer all the rows asked for, as a file."""
    here = current(dataset_id)
    chosen = downloads().get(format)
    query = asked_export(request.GET)
    options = options_of(request.GET)
    columns = here.table.result_columns(query)
    if chosen is None or not chosen.applies(columns):
        raise not_offered(format, columns)
    etag = validator(request, here.version.pk, present(request.GET))

    def made() -> HttpResponseBase:
        streamed = stream(here.version, format, query, options, head=request.method != "GET")
        return file(request, streamed.chunks, streamed.media_type, streamed.filename)

    return unless_known(request, etag, made)


@answered
def catalogue_export(request: HttpRequest, format: str) -> HttpResponseBase:
    """Answer all the datasets asked for, as a file."""
    if format not in _catalogue_formats():
        raise Refused.parameter("format", format[:20], " or ".join(map(repr, _catalogue_formats())))
    whole = catalogue()
    query = asked_export(request.GET, with_offset=True)
    etag = validator(request, whole.state, present(request.GET))
    return unless_known(request, etag, lambda: _catalogue_file(request, whole.table, query, format))


def _catalogue_file(request: HttpRequest, table: Served, query: Query, format: str) -> HttpResponseBase:
    options = options_of(request.GET)
    if format in DOCUMENTS:
        return document(request, [each.dataset for each in _found(table, query)], format, PREFIX)
    if format == "json" and not query.select and not query.group_by:
        asked = Asked(query)
        found = _found(table, query)
        return json([_described(request, served_now(each), asked) for each in found], query.timezone)
    chosen = downloads()[format]
    if not query.select and not query.group_by:
        query = replace(query, select=_SHOWN)
    rows = Rows(table.result_columns(query), partial(table.batches, query), "Catalogue")
    chunks = chosen.chunks(rows, options)
    if options.compressed:
        return file(request, gzipped(chunks), "application/gzip", f"catalogue.{chosen.extension}.gz")
    return file(request, chunks, chosen.media_type, f"catalogue.{chosen.extension}")


def _address(request: HttpRequest, place: str) -> str:
    return request.build_absolute_uri(f"/{PREFIX}/{place}")


def _page_address(request: HttpRequest, offset: int) -> str:
    params = request.GET.copy()
    if offset or "offset" in params:
        params["offset"] = str(offset)
    return request.build_absolute_uri(f"{request.path}?{params.urlencode()}")


@answered
def description(request: HttpRequest) -> HttpResponseBase:
    """Answer the OpenAPI document of what is served here."""
    return json(openapi.document(f"/{PREFIX}", list(downloads()), _catalogue_formats()))


@answered
def nothing(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answer that there is nothing here, in the dialect's shape."""
    raise Refused("NotFoundError", f"Unknown route: /{rest[:100]}", 404)


_ONE = "catalog/datasets/<str:dataset_id>"
_ROUTES: tuple[tuple[str, Callable[..., HttpResponseBase], str], ...] = (
    ("catalog/datasets", datasets, "explore_datasets"),
    ("catalog/facets", catalogue_facets, "explore_catalogue_facets"),
    ("catalog/exports", catalogue_exports, "explore_catalogue_exports"),
    ("catalog/exports/<str:format>", catalogue_export, "explore_catalogue_export"),
    (_ONE, dataset, "explore_dataset"),
    (f"{_ONE}/records", records, "explore_records"),
    (f"{_ONE}/records/<str:record_id>", record, "explore_record"),
    (f"{_ONE}/facets", facets, "explore_facets"),
    (f"{_ONE}/attachments", attachments, "explore_attachments"),
    (f"{_ONE}/exports", exports, "explore_exports"),
    (f"{_ONE}/exports/<str:format>", export, "explore_export"),
)
DIALECT = Dialect(
    slug="explore_v21",
    title=gettext_noop("Explore 2.1, celle des portails Opendatasoft et Huwise"),
    start=f"/{PREFIX}/catalog/datasets",
    prefix=PREFIX,
    too_many=too_many,
    patterns=(
        path(f"{PREFIX}/openapi.json", description, name="explore_openapi"),
        *(
            path(f"{PREFIX}/{address}{slash}", view, name=name if not slash else None)
            for address, view, name in _ROUTES
            for slash in ("", "/")
        ),
        path(f"{PREFIX}/<path:rest>", nothing),
    ),
)
