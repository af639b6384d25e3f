"""DCAT-AP 3: the catalogue and each dataset, in Turtle, RDF/XML and JSON-LD, paged as harvesters expect.

Identifiers are the permanent addresses ``/id/dataset/UUID``: they never change, whatever happens to titles and slugs.
What was withdrawn is absent from the catalogue and answers 410 at its own address.
"""

from datetime import datetime
from math import ceil

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import path
from django.utils.http import http_date
from rdflib import Graph

from pontdarc.api.dialect import Dialect
from pontdarc.api.dialects._records import catalogue_record, dataset_record
from pontdarc.api.refusals import problem
from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.network.queries import present_organisation
from pontdarc.network.rules import Moved
from pontdarc.outside import clock
from pontdarc.publication import dcat
from pontdarc.publication.queries import public_dataset, public_datasets

PAGE = 100
SYNTAXES = {
    "ttl": ("turtle", "text/turtle"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
    "jsonld": ("json-ld", "application/ld+json"),
}


def catalogue(request: HttpRequest, syntax: str) -> HttpResponse:
    """Answer a page of the catalogue, ``?page=1`` and on; ``?organisation=SLUG`` keeps one body's datasets."""
    try:
        number = _page_number(request)
        owner = _owner(request)
    except Moved as moved:
        asked = request.GET.copy()
        asked["organisation"] = moved.slug
        return HttpResponsePermanentRedirect(f"{request.path}?{asked.urlencode()}")
    except Refusal as refusal:
        return problem(refusal)
    datasets = public_datasets().order_by("created_at", "pk")
    if owner:
        datasets = datasets.filter(organisation__slug=owner)
    total = datasets.count()
    shown = datasets[(number - 1) * PAGE : number * PAGE]
    modified = datasets.aggregate(last=Max("modified_at"))["last"] or clock.now()
    pages = max(1, ceil(total / PAGE))
    record = catalogue_record(syntax, number, pages, total, owner, modified)
    return _answer(dcat.catalogue_graph(record, [dataset_record(each) for each in shown]), syntax, modified)


def dataset(request: HttpRequest, slug: str, syntax: str) -> HttpResponse:
    """Answer one dataset."""
    try:
        found = public_dataset(slug)
    except Moved as moved:
        return HttpResponsePermanentRedirect(f"/donnees/{moved.slug}.{syntax}")
    except Refusal as refusal:
        return problem(refusal)
    return _answer(dcat.dataset_graph(dataset_record(found)), syntax, found.modified_at)


def _owner(request: HttpRequest) -> str | None:
    """A harvester that asks for nobody we know is told so: an empty catalogue would have it forget all it had."""
    asked = request.GET.get("organisation")
    return present_organisation(asked).slug if asked else None


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    if not asked.isdecimal() or not 1 <= int(asked) <= 100_000:
        raise Invalid(
            "no_such_page",
            gettext_noop("« %(page)s » n’est pas un numéro de page."),
            gettext_noop("Commencez par ?page=1, puis suivez hydra:next."),
            {"page": asked[:20]},
        )
    return int(asked)


def _answer(graph: Graph, syntax: str, modified: datetime) -> HttpResponse:
    written, media_type = SYNTAXES[syntax]
    response = HttpResponse(graph.serialize(format=written), content_type=f"{media_type}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    response["Last-Modified"] = http_date(modified.timestamp())
    return response


DIALECT = Dialect(
    slug="dcat",
    title=gettext_noop("Catalogue DCAT-AP 3"),
    start="/catalogue.ttl",
    patterns=tuple(
        pattern
        for syntax in SYNTAXES
        for pattern in (
            path(f"catalogue.{syntax}", catalogue, {"syntax": syntax}, name=f"catalogue-{syntax}"),
            path(f"donnees/<slug:slug>.{syntax}", dataset, {"syntax": syntax}, name=f"dataset-{syntax}"),
        )
    ),
)
