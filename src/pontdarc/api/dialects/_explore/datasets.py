"""Datasets as Explore describes them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from markdown_it import MarkdownIt

from pontdarc.api.dialects._explore.wire import moment
from pontdarc.approach.property import rights_told
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.query.tree import Columns, FieldName, Item, Named, Star
from pontdarc.legal.rights import licence_text
from pontdarc.publication.models import Dataset, Version

LANGUAGE = "fr"
FIELD_TYPES: dict[ColumnType, str] = {
    "text": "text", "integer": "int", "number": "double", "boolean": "boolean", "date": "date", "datetime": "datetime",
    "list": "text", "point": "geo_point_2d", "geometry": "geo_shape",
}  # fmt: skip
_ANNOTATIONS: dict[ColumnType, tuple[str, ...]] = {
    "text": ("facet",), "boolean": ("facet",), "date": ("facet", "sortable"), "datetime": ("facet", "sortable"),
    "integer": ("sortable",), "number": ("sortable",),
}  # fmt: skip
FACETED: frozenset[ColumnType] = frozenset({"text", "boolean", "date", "datetime", "list"})
"""The types whose values can be counted: a facet is asked by name, for any of them."""
# Source text is Markdown written by producers: HTML in it is shown, never interpreted.
_markdown = MarkdownIt("commonmark", {"html": False})


def described(
    dataset: Dataset,
    version: Version,
    columns: Sequence[Column],
    site: str,
    zone: str = "UTC",
    more: Mapping[str, object] = MappingProxyType({}),
) -> dict[str, object]:
    """Return the dataset object; *site* is the public address of the portal, without a final slash.

    *zone*: the time zone of its moments. *more*: other templates of metas, by name.
    """
    return {
        "dataset_id": dataset.slug,
        "dataset_uid": f"da_{dataset.pk.hex[:6]}",
        "visibility": "domain",
        "has_records": True,
        "data_visible": True,
        "features": features(columns),
        "attachments": [],
        "alternative_exports": [],
        "fields": [_field(column) for column in columns],
        "metas": {"default": _default(dataset, version, columns, site, zone), "dcat": _dcat(dataset), "custom": {}}
        | dict(more),
    }


def features(columns: Iterable[Column]) -> list[str]:
    """Return what can be done with columns of these types."""
    types = {column.type for column in columns}
    found = ["analyze"]
    if types & {"point", "geometry"}:
        found.append("geo")
    if types & {"date", "datetime"}:
        found.append("timeserie")
    return found


def _field(column: Column) -> dict[str, object]:
    annotations: dict[str, list[str]] = {name: [] for name in _ANNOTATIONS.get(column.type, ())}
    if column.type == "list":
        annotations = {"facet": [], "multivalued": [","]}
    return {
        "name": column.name,
        "label": column.title or column.name,
        "type": FIELD_TYPES[column.type],
        "description": column.description or None,
        "annotations": annotations,
    }


def _default(dataset: Dataset, version: Version, columns: Sequence[Column], site: str, zone: str) -> dict[str, object]:
    text = licence_text(dataset.licence)
    published = version.published_at or version.created_at
    return {
        "title": dataset.title,
        "description": _markdown.render(dataset.description),
        "theme": [dataset.get_theme_display()] if dataset.theme else [],
        "keyword": list(dataset.keywords),
        "license": text.title,
        "license_url": text.url,
        "language": LANGUAGE,
        "metadata_languages": [LANGUAGE],
        "timezone": "UTC",
        "modified": moment(last_change(dataset, version), zone),
        "modified_updates_on_metadata_change": True,
        "modified_updates_on_data_change": True,
        "data_processed": moment(published, zone),
        "metadata_processed": moment(dataset.modified_at, zone),
        "geographic_reference": [],
        "geographic_reference_auto": False,
        "territory": [dataset.organisation.name],
        "geometry_types": ["Point"] if any(column.type == "point" for column in columns) else [],
        "bbox": _bbox(version),
        "publisher": dataset.organisation.name,
        "references": f"{site}/id/dataset/{dataset.pk}",
        "records_count": version.rows,
        "attributions": [each.sentence() for each in rights_told(version)] or None,
        "source_domain": None,
        "source_domain_title": None,
        "source_domain_address": None,
        "source_dataset": None,
        "shared_catalog": None,
        "federated": False,
        "parent_domain": None,
        "update_frequency": dataset.get_frequency_display(),
        "oauth_scope": None,
    }


def last_change(dataset: Dataset, version: Version) -> datetime:
    """Return when the data or its description changed last."""
    return max(dataset.modified_at, version.published_at or version.created_at)


def _bbox(version: Version) -> dict[str, object] | None:
    box = (version.geometry or {}).get("bbox")
    if not box:
        return None
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {}}


def _dcat(dataset: Dataset) -> dict[str, object]:
    return {
        "created": moment(dataset.created_at),
        "issued": moment(dataset.created_at),
        "creator": dataset.organisation.name,
        "contributor": None,
        "contact_name": dataset.contact_name or None,
        "contact_email": dataset.contact_email or None,
        "accrualperiodicity": f"http://publications.europa.eu/resource/authority/frequency/{dataset.frequency}",
        "spatial": None,
        "temporal": None,
        "granularity": None,
        "dataquality": None,
    }


def selected(whole: dict[str, object], items: Sequence[Item]) -> dict[str, object]:
    """Return what *select* keeps of a dataset object: its keys, or metas by name."""
    if not items:
        return whole
    patterns = [item for item in items if isinstance(item, Columns)]
    named = [item for item in items if isinstance(item, Named)]
    everything = any(isinstance(item, Star) for item in items) or (
        not named and not any(pattern.included for pattern in patterns)
    )
    kept = dict(whole) if everything else {}
    for pattern in patterns:
        keys = [key for key in whole if key == pattern.name or (pattern.prefix and key.startswith(pattern.name))]
        for key in keys:
            if pattern.included:
                kept[key] = whole[key]
            else:
                kept.pop(key, None)
    for item in named:
        if isinstance(item.value, FieldName):
            kept[item.key] = meta(whole, item.value.name)
    return kept


def meta(whole: dict[str, object], name: str) -> object:
    """Return a key of the dataset object, or a meta by its name, with its template or without."""
    if name in whole:
        return whole[name]
    metas = whole["metas"]
    assert isinstance(metas, dict)  # noqa: S101 - built above
    template, dot, rest = name.partition(".")
    if dot and template in metas:
        return metas[template].get(rest)
    return next((values[name] for values in metas.values() if name in values), None)
