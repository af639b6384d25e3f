"""The catalogue and its datasets as records of DCAT, for whichever dialect writes them."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from pontdarc.approach.property import rights_told
from pontdarc.legal.rights import licence_text
from pontdarc.network.models import Organisation
from pontdarc.publication import dcat
from pontdarc.publication.consolidations import sources_of
from pontdarc.publication.downloads import Offered, offered
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import public_datasets, published_version
from pontdarc.standardisation.catalogue import find

FILE_TYPES = {"jsonl": "JSON", "jsonld": "JSON_LD", "turtle": "RDF_TURTLE", "rdfxml": "RDF_XML", "n3": "RDF_N3"}
"""Codes of the EU file-type table that are not the extension in capitals."""
NOWHERE = "http://publications.europa.eu/resource/authority/country/FRA"


def catalogue_record(
    syntax: str, number: int, pages: int, total: int, owner: str | None, modified: datetime
) -> dcat.CatalogueRecord:
    """Return the catalogue as page *number* of *pages* tells it; *owner*: the slug of the one body it is limited to."""
    site = settings.SITE_URL
    body = Organisation.objects.filter(listed=True, kind=Organisation.Kind.DEPARTEMENT).order_by("name").first()
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
def dataset_record(found: Dataset) -> dcat.DatasetRecord:
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
        sources=tuple(f"{site}/id/dataset/{each.dataset_id}" for each in sources_of(version)),
        rights=tuple(dcat.RightRecord(each.holder, each.sentence()) for each in rights_told(version)),
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
    text = licence_text(slug)
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
