"""Our own API: rows to any depth, the profile of columns, vector tiles. Refusals are problem documents (RFC 9457)."""

from dataclasses import replace
from decimal import Decimal
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from pontdarc.api.answers import depends_on
from pontdarc.api.dialect import Dialect
from pontdarc.api.dialects._conditional import unless_known, validator
from pontdarc.api.dialects._v1 import openapi
from pontdarc.api.dialects._v1.wire import answered, json, whole
from pontdarc.approach.property import rights_told
from pontdarc.core.query.columns import ROW_ID
from pontdarc.core.query.engine import Page
from pontdarc.core.query.engine.tiles import DEEPEST
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.tree import Compare, FieldName, Named, Number, Query, Star
from pontdarc.core.words import gettext_noop
from pontdarc.legal.rights import licence_text
from pontdarc.publication.profiles import profile_of
from pontdarc.publication.serving import Current, current
from pontdarc.publication.tiles import tile as tile_of

PREFIX = "api/v1"
ROWS, MOST_ROWS = 100, 5_000
_LAST = 10**15 - 1


@answered
def dataset(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer what a dataset is."""
    here = current(dataset_id)
    return unless_known(
        request, validator(request, here.version.pk, here.dataset.modified_at), lambda: json(_described(request, here))
    )


def _described(request: HttpRequest, here: Current) -> dict[str, object]:
    base = request.build_absolute_uri(f"/{PREFIX}/datasets/{here.dataset.slug}")
    columns = [
        {"name": column.name, "type": column.type, "title": column.title, "description": column.description}
        for column in here.table.columns
    ]
    licence = licence_text(here.dataset.licence)
    links = {"rows": f"{base}/rows", "profile": f"{base}/profile"}
    if here.table.placed:
        links["tiles"] = f"{base}/tiles/{{z}}/{{x}}/{{y}}.mvt"
    return {
        "id": str(here.dataset.pk),
        "slug": here.dataset.slug,
        "title": here.dataset.title,
        "version": {
            "id": str(here.version.pk),
            "number": here.version.number,
            "published_at": here.version.published_at,
            "rows": here.table.rows,
        },
        "licence": {"id": here.dataset.licence, "title": licence.title, "url": licence.url},
        "rights": [
            {"source": each.title, "holder": each.holder, "terms": each.terms, "url": each.url or None}
            for each in rights_told(here.version)
        ],
        "columns": columns,
        "links": links,
    }


@answered
def rows(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer rows in the order of the file, those after the rank given: the millionth costs what the first does."""
    here = current(dataset_id)
    return unless_known(
        request, validator(request, here.version.pk), lambda: _kept(_rows(request, here), dataset_id, here)
    )


def _rows(request: HttpRequest, here: Current) -> HttpResponse:
    limit = whole(request, "limit", ROWS, MOST_ROWS)
    after = whole(request, "after", 0, _LAST)
    asked = parse(
        select=request.GET.get("select", ""),
        where=[text for text in request.GET.getlist("where") if text.strip()],
    )
    page = here.table.page(_after(asked, after, limit))
    found = _plain(page)
    body: dict[str, object] = {"rows": found, "next": None}
    if request.GET.get("count") == "true":
        body["count"] = here.table.count(replace(asked, select=()))
    if limit and len(found) == limit:
        last = found[-1][ROW_ID.name]
        kept = [(name, value) for name, value in _pairs(request) if name != "after"]
        address = request.build_absolute_uri(request.path)
        body["next"] = f"{address}?{urlencode([*kept, ('after', last)])}"
    return json(body)


def _after(asked: Query, after: int, limit: int) -> Query:
    """Rows in the order of the file, with their rank: the engine stops at the limit, and skips what comes before."""
    rank = Named(FieldName(ROW_ID.name), ROW_ID.name)
    where = asked.where
    if after:
        where = (Compare(">", FieldName(ROW_ID.name), Number(Decimal(after), str(after))), *where)
    return replace(asked, select=(rank, *(asked.select or (Star(),))), where=where, limit=limit)


def _plain(page: Page) -> list[dict[str, object]]:
    shapes = [column.name for column in page.columns if column.type == "geometry" or column.json]
    found = page.rows()
    for row in found:
        for name in shapes:
            text = row[name]
            row[name] = orjson.loads(str(text)) if text else None
    return found


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]


@answered
def profile(request: HttpRequest, dataset_id: str) -> HttpResponseBase:
    """Answer what is known of the columns: distribution, patterns, doubtful values, keys."""
    here = current(dataset_id)
    return unless_known(
        request, validator(request, here.version.pk), lambda: _kept(json(profile_of(here.version)), dataset_id, here)
    )


@answered
def tile(request: HttpRequest, dataset_id: str, z: int, x: int, y: int) -> HttpResponseBase:
    """Answer a vector tile."""
    here = current(dataset_id)
    label = request.GET.get("label")

    def make() -> HttpResponse:
        content = tile_of(here, z, x, y, label)
        return _kept(HttpResponse(content, content_type="application/vnd.mapbox-vector-tile"), dataset_id, here)

    return unless_known(request, validator(request, here.version.pk), make)


def _kept(response: HttpResponse, name: str, here: Current) -> HttpResponse:
    return depends_on(response, name, here.version.pk)


@answered
def description(request: HttpRequest) -> HttpResponseBase:
    """Answer the OpenAPI document of what is served here."""
    return json(openapi.document(f"/{PREFIX}", MOST_ROWS, DEEPEST))


_ONE = f"{PREFIX}/datasets/<str:dataset_id>"
DIALECT = Dialect(
    slug="v1",
    title=gettext_noop("La nôtre : toutes les lignes, le profil des colonnes, les tuiles des cartes"),
    start=f"/{PREFIX}/openapi.json",
    patterns=(
        path(f"{PREFIX}/openapi.json", description, name="v1_openapi"),
        path(_ONE, dataset, name="v1_dataset"),
        path(f"{_ONE}/rows", rows, name="v1_rows"),
        path(f"{_ONE}/profile", profile, name="v1_profile"),
        path(f"{_ONE}/tiles/<int:z>/<int:x>/<int:y>.mvt", tile, name="v1_tile"),
    ),
    prefix=PREFIX,
)
