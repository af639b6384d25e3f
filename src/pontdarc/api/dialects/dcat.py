"""DCAT-AP 3: the catalogue and each dataset, in Turtle, RDF/XML and JSON-LD, paged as harvesters expect.

Identifiers are the permanent addresses ``/id/dataset/UUID``: they never change, whatever happens to titles and slugs.
What was withdrawn is absent from the catalogue and answers 410 at its own address.
"""

from datetime import datetime
from math import ceil

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import path
from django.utils import translation
from django.utils.http import http_date
from rdflib import Graph

from pontdarc.api.dialect import Dialect
from pontdarc.api.refusals import problem
from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.legal.licences import licence
from pontdarc.network.models import Organisation
from pontdarc.outside import clock
from pontdarc.publication import dcat
from pontdarc.publication.downloads import Offered, offered
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import public_dataset, public_datasets, published_version
from pontdarc.publication.rules import Moved
from pontdarc.standardisation.catalogue import find

PAGE = 100
SYNTAXES = {
    "ttl": ("turtle", "text/turtle"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
    "jsonld": ("json-ld", "application/ld+json"),
}
FILE_TYPES = {"jsonl": "JSON"}
"""Codes of the EU file-type table that are not the extension in capitals."""
NOWHERE = "http://publications.europa.eu/resource/authority/country/FRA"


def catalogue(request: HttpRequest, syntax: str) -> HttpResponse:
    """Answer a page of the catalogue, ``?page=1`` and on; ``?organisation=SLUG`` keeps one body's datasets."""
    try:
        number = _page_number(request)
    except Refusal as refusal:
        return problem(refusal)
    datasets = public_datasets().order_by("created_at", "pk")
    owner = request.GET.get("organisation")
    if owner:
        datasets = datasets.filter(organisation__slug=owner)
    total = datasets.count()
    shown = datasets[(number - 1) * PAGE : number * PAGE]
    modified = datasets.aggregate(last=Max("modified_at"))["last"] or clock.now()
    record = _catalogue_record(syntax, number, total, owner, modified)
    return _answer(dcat.catalogue_graph(record, [_dataset_record(each) for each in shown]), syntax, modified)


def dataset(request: HttpRequest, slug: str, syntax: str) -> HttpResponse:
    """Answer one dataset."""
    try:
        found = public_dataset(slug)
    except Moved as moved:
        return HttpResponsePermanentRedirect(f"/donnees/{moved.slug}.{syntax}")
    except Refusal as refusal:
        return problem(refusal)
    return _answer(dcat.dataset_graph(_dataset_record(found)), syntax, found.modified_at)


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


def _catalogue_record(
    syntax: str, number: int, total: int, owner: str | None, modified: datetime
) -> dcat.CatalogueRecord:
    site = settings.SITE_URL
    body = Organisation.objects.filter(listed=True, kind=Organisation.Kind.DEPARTEMENT).order_by("name").first()
    pages = max(1, ceil(total / PAGE))
    filtered = f"&organisation={owner}" if owner else ""

    def address(page: int) -> str:
        return f"{site}/catalogue.{syntax}?page={page}{filtered}"

    spatial_uri, spatial_label = _place(body) if body else (NOWHERE, "France")
    return dcat.CatalogueRecord(
        uri=f"{site}/catalogue",
        page_uri=address(number),
        title=f"Les données ouvertes de {body.name}" if body else "Les données ouvertes",
        description="Le catalogue des données publiques du territoire, tenu par les organismes qui les produisent.",
        homepage=f"{site}/",
        publisher=_agent(body) if body else dcat.Agent(f"{site}/#editeur", "Pont d’Arc", f"{site}/"),
        licence=_licence("lov2"),
        spatial_uri=spatial_uri,
        spatial_label=spatial_label,
        issued=_first_publication() or modified,
        modified=modified,
        total=total,
        first=address(1),
        last=address(pages),
        previous=address(number - 1) if number > 1 else None,
        next=address(number + 1) if number < pages else None,
        api=f"{site}/api/explore/v2.1",
    )


def _first_publication() -> datetime | None:
    first = public_datasets().order_by("created_at").first()
    return first.created_at if first else None


@translation.override(settings.LANGUAGE_CODE)
def _dataset_record(found: Dataset) -> dcat.DatasetRecord:
    """The labels of the graph say that they are French: they do not change with who asks."""
    site, version = settings.SITE_URL, published_version(found)
    page = f"{site}/donnees/{found.slug}/"
    spatial_uri, spatial_label = _place(found.organisation)
    published = version.published_at or found.modified_at
    return dcat.DatasetRecord(
        uri=f"{site}/id/dataset/{found.pk}",
        identifier=f"{site}/id/dataset/{found.pk}",
        title=found.title,
        description=found.description,
        landing_page=page,
        publisher=_agent(found.organisation),
        contact_name=found.contact_name or found.organisation.name,
        contact_email=found.contact_email,
        contact_page=f"{page}#questions",
        licence=_licence(found.licence),
        frequency=found.frequency,
        frequency_label=str(found.get_frequency_display()),
        theme=found.theme,
        theme_label=str(found.get_theme_display()) if found.theme else "",
        keywords=tuple(found.keywords),
        issued=found.created_at,
        modified=max(published, found.modified_at),
        version=str(version.number),
        spatial_uri=spatial_uri,
        spatial_label=spatial_label,
        bbox=_box(version),
        standard_uri=_standard_page(version),
        standard_title=f"{version.standard} {version.standard_version}",
        provenance=_provenance(version),
        data_date=version.data_date,
        distributions=tuple(_distribution(found, version, each) for each in offered(version)),
    )


def _distribution(found: Dataset, version: Version, each: Offered) -> dcat.DistributionRecord:
    page = f"{settings.SITE_URL}/donnees/{found.slug}/"
    address = f"{page}telecharger/{each.download.slug}"
    return dcat.DistributionRecord(
        uri=f"{settings.SITE_URL}/id/dataset/{found.pk}#{each.download.slug}",
        title=f"{found.title}, {each.download.extension.upper()}",
        access_url=page,
        download_url=address,
        file_type=FILE_TYPES.get(each.download.slug, each.download.extension.upper()),
        media_type=each.download.media_type.split(";")[0],
        size=each.size,
        sha256=None,
        modified=version.published_at or found.modified_at,
    )


def _agent(body: Organisation) -> dcat.Agent:
    site = settings.SITE_URL
    return dcat.Agent(f"{site}/id/organisation/{body.pk}", body.name, f"{site}/organisations/{body.slug}/", body.siren)


def _licence(slug: str) -> dcat.LicenceText:
    text = licence(slug)
    return dcat.LicenceText(text.url, text.title, share_alike=slug == "odc-odbl")


def _place(body: Organisation) -> tuple[str, str]:
    """The body's territory, by INSEE's address when it has one."""
    if body.kind == Organisation.Kind.COMMUNE and body.insee_code:
        return f"http://id.insee.fr/geo/commune/{body.insee_code}", body.name
    if body.kind == Organisation.Kind.DEPARTEMENT and body.departement:
        return f"http://id.insee.fr/geo/departement/{body.departement}", body.name
    return f"{settings.SITE_URL}/id/organisation/{body.pk}#territoire", body.name


def _box(version: Version) -> tuple[float, float, float, float] | None:
    box = (version.geometry or {}).get("bbox")
    return (box[0], box[1], box[2], box[3]) if box else None


def _standard_page(version: Version) -> str:
    return find(version.standard).url if version.standard and version.conforms else ""


def _provenance(version: Version) -> str:
    return " ".join(f"{each['column']} : {each['text']}".strip() for each in version.alterations)


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
