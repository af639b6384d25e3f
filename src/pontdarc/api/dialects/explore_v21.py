"""Explore API v2.1, as Opendatasoft and Huwise portals answer it: catalogue, records, exports.

Source: the provider's OpenAPI document and its query language reference. What is not served (facets, attachments,
geographic functions) answers 404 or a refusal that names it, never something else.
"""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from pontdarc.api.dialect import Dialect
from pontdarc.api.dialects._explore import openapi
from pontdarc.api.dialects._explore.catalogue import catalogue
from pontdarc.api.dialects._explore.datasets import described, selected
from pontdarc.api.dialects._explore.parameters import Asked, asked_export, asked_page, boolean, choice
from pontdarc.api.dialects._explore.wire import Refused, answered, json, unless_known, validator
from pontdarc.core.downloads.registry import Download, Options, Rows, downloads
from pontdarc.core.query.engine import Page, Served
from pontdarc.core.query.tree import FieldName, Named, Query
from pontdarc.core.words import gettext_noop
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_datasets, published_version
from pontdarc.publication.serving import Current, current, served

PREFIX = "api/explore/v2.1"


@answered
def datasets(request: HttpRequest) -> HttpResponseBase:
    """Answer a page of the catalogue."""
    asked = asked_page(request.GET)
    whole = catalogue()
    return unless_known(request, validator(request, whole.state), lambda: _datasets(request, asked, whole.table))


def _datasets(request: HttpRequest, asked: Asked, table: Served) -> HttpResponse:
    query = asked.query
    if query.group_by or any(
        isinstance(item, Named) and not isinstance(item.value, FieldName) for item in query.select
    ):
        return json({"total_count": table.count(query), "results": _results(table.page(query))})
    found = table.page(_only(query, "uuid"))
    wanted = [str(row["uuid"]) for row in found.rows()]
    known = {str(each.pk): each for each in public_datasets().filter(pk__in=wanted)}
    results = [_dataset(request, known[uuid], asked) for uuid in wanted if uuid in known]
    return json({"total_count": table.count(query), "results": results} | _links(request, asked, "catalog/datasets"))


def _only(query: Query, name: str) -> Query:
    return replace(query, select=(Named(FieldName(name), name),))


@answered
def dataset(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer one dataset."""
    here = current(dataset_id)
    asked = asked_page(request.GET)
    etag = validator(request, here.version.pk, here.dataset.modified_at)
    return unless_known(request, etag, lambda: json(_described(request, here, asked)))


def _dataset(request: HttpRequest, found: Dataset, asked: Asked) -> dict[str, object]:
    version = published_version(found)
    return _described(request, Current(found, version, served(version)), asked)


def _described(request: HttpRequest, here: Current, asked: Asked) -> dict[str, object]:
    whole = described(here.dataset, here.version, here.table.columns, settings.SITE_URL)
    return selected(whole, asked.query.select) | _links(request, asked, f"catalog/datasets/{here.dataset.slug}")


@answered
def records(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer a page of rows, or of groups."""
    here = current(dataset_id)
    asked = asked_page(request.GET)
    return unless_known(request, validator(request, here.version.pk), lambda: _records(request, here, asked))


def _records(request: HttpRequest, here: Current, asked: Asked) -> HttpResponse:
    page = here.table.page(asked.query)
    links = _links(request, asked, f"catalog/datasets/{here.dataset.slug}/records")
    return json({"total_count": here.table.count(asked.query), "results": _results(page)} | links)


def _results(page: Page) -> list[dict[str, object]]:
    shapes = [column.name for column in page.columns if column.type == "geometry"]
    rows = page.rows()
    for row in rows:
        for name in shapes:
            row[name] = _feature(row[name])
    return rows


def _feature(geometry: object) -> dict[str, object] | None:
    if not geometry:
        return None
    return {"type": "Feature", "geometry": orjson.loads(str(geometry)), "properties": {}}


@answered
def exports(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer the formats in which a dataset leaves."""
    here = current(dataset_id)
    return unless_known(request, validator(request, here.version.pk), lambda: _exports(request, here))


def _exports(request: HttpRequest, here: Current) -> HttpResponse:
    base = _address(request, f"catalog/datasets/{here.dataset.slug}/exports")
    formats = [each.slug for each in downloads().values() if each.applies(here.table.columns)]
    links = [{"rel": "self", "href": base}, *({"rel": each, "href": f"{base}/{each}"} for each in formats)]
    return json({"links": links})


@answered
def export(request: HttpRequest, dataset_id: str, format: str) -> HttpResponseBase:
    """Answer all the rows asked for, as a file."""
    here = current(dataset_id)
    chosen = downloads().get(format)
    query = asked_export(request.GET)
    options = _options(request)
    columns = here.table.result_columns(query)
    if chosen is None or not chosen.applies(columns):
        offered = tuple(each.slug for each in downloads().values() if each.applies(columns))
        raise Refused.parameter("format", format[:20], " or ".join(map(repr, offered)))
    rows = Rows(columns, partial(here.table.batches, query), here.dataset.title)
    make = partial(_file, request, here.dataset, chosen, rows, options)
    return unless_known(request, validator(request, here.version.pk), make)


def _options(request: HttpRequest) -> Options:
    params = request.GET
    return Options(
        delimiter=choice(params, "delimiter", (";", ",", "\t", "|")),
        bom=boolean(params, "with_bom", True),
        labels=boolean(params, "use_labels"),
        list_separator=params.get("list_separator", ",")[:5],
        quote_all=boolean(params, "quote_all"),
        derived=True,
        compression=choice(params, "parquet_compression", ("snappy", "zstd")),
    )


def _file(request: HttpRequest, found: Dataset, chosen: Download, rows: Rows, options: Options) -> HttpResponseBase:
    compressed = boolean(request.GET, "compressed")
    name = f"{found.slug}.{chosen.extension}" + (".gz" if compressed else "")
    chunks: Iterator[bytes] = iter(())
    if request.method == "GET":
        chunks = chosen.chunks(rows, options)
        # What can be refused is refused now: the first chunks prove that the query runs.
        chunks = chain(list(islice(chunks, 2)), chunks)
    body = _gzipped(chunks) if compressed else chunks
    response = StreamingHttpResponse(body, content_type="application/gzip" if compressed else chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _gzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(5, wbits=31)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


def _links(request: HttpRequest, asked: Asked, place: str) -> dict[str, object]:
    if not asked.links:
        return {}
    return {"_links": [{"href": _address(request, place), "rel": "self"}]}


def _address(request: HttpRequest, place: str) -> str:
    return request.build_absolute_uri(f"/{PREFIX}/{place}")


@answered
def description(request: HttpRequest) -> HttpResponseBase:
    """Answer the OpenAPI document of what is served here."""
    return json(openapi.document(f"/{PREFIX}", [each.slug for each in downloads().values()]))


@answered
def nothing(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answer that there is nothing here, in the dialect's shape."""
    raise Refused("NotFoundError", f"Unknown route: /{rest[:100]}", 404)


_ONE = f"{PREFIX}/catalog/datasets/<str:dataset_id>"
DIALECT = Dialect(
    slug="explore_v21",
    title=gettext_noop("Explore 2.1, celle des portails Opendatasoft et Huwise"),
    start=f"/{PREFIX}/catalog/datasets",
    patterns=(
        path(f"{PREFIX}/openapi.json", description, name="explore_openapi"),
        path(f"{PREFIX}/catalog/datasets", datasets, name="explore_datasets"),
        path(f"{PREFIX}/catalog/datasets/", datasets),
        path(_ONE, dataset, name="explore_dataset"),
        path(f"{_ONE}/", dataset),
        path(f"{_ONE}/records", records, name="explore_records"),
        path(f"{_ONE}/records/", records),
        path(f"{_ONE}/exports", exports, name="explore_exports"),
        path(f"{_ONE}/exports/", exports),
        path(f"{_ONE}/exports/<str:format>", export, name="explore_export"),
        path(f"{_ONE}/exports/<str:format>/", export),
        path(f"{PREFIX}/<path:rest>", nothing),
    ),
)
