"""The catalogue as ``data.json``, which harvesters of open data know since 2013.

Source: Project Open Data Metadata Schema v1.1. What it wants of agencies of the United States has no meaning here.
"""

from collections.abc import Iterable

from pontdarc.publication.dcat import DatasetRecord, DistributionRecord

_SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
_PACES = {
    "DAILY": "R/P1D", "WEEKLY": "R/P1W", "MONTHLY": "R/P1M", "QUARTERLY": "R/P3M", "ANNUAL_2": "R/P6M",
    "ANNUAL": "R/P1Y", "IRREG": "irregular",
}  # fmt: skip
"""Its words for the pace of updates (ISO 8601 repetitions), by EU code."""


def document(records: Iterable[DatasetRecord]) -> dict[str, object]:
    """Return the document of these datasets."""
    return {
        "@context": f"{_SCHEMA}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": _SCHEMA,
        "describedBy": f"{_SCHEMA}/catalog.json",
        "dataset": [_dataset(record) for record in records],
    }


def _dataset(record: DatasetRecord) -> dict[str, object]:
    contact = {"@type": "vcard:Contact", "fn": record.contact_name}
    if record.contact_email:
        contact["hasEmail"] = f"mailto:{record.contact_email}"
    said: dict[str, object] = {
        "@type": "dcat:Dataset",
        "identifier": record.identifier,
        "accessLevel": "public",
        "title": record.title,
        "description": record.description or record.title,
        "keyword": list(record.keywords) or [record.theme_label or record.title],
        "theme": [record.theme_label] if record.theme_label else None,
        "issued": record.issued.isoformat(timespec="seconds"),
        "modified": record.modified.isoformat(timespec="seconds"),
        "accrualPeriodicity": _PACES.get(record.frequency),
        "publisher": {"@type": "org:Organization", "name": record.publisher.name},
        "contactPoint": contact,
        "language": ["fr"],
        "license": record.licence.uri,
        "landingPage": record.landing_page,
        "spatial": ",".join(map(str, record.bbox)) if record.bbox else record.spatial_label,
        "conformsTo": record.standard_uri or None,
        "distribution": [_distribution(each) for each in record.distributions],
    }
    return {name: value for name, value in said.items() if value is not None}


def _distribution(each: DistributionRecord) -> dict[str, object]:
    return {
        "@type": "dcat:Distribution",
        "title": each.title,
        "accessURL": each.access_url,
        "downloadURL": each.download_url,
        "mediaType": each.media_type,
        "format": each.file_type,
    }
