"""GeoJSON (RFC 7946): the properties of each feature, and its geometry in a column of that name."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

import orjson

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _encoding, _records
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import one_by_one, only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning, looks_like_geojson, looks_like_lines
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

GEOMETRY = "geometry"


def _sniff(source: Source) -> float:
    start = beginning(source)
    return 0.95 if start and looks_like_geojson(start) and not looks_like_lines(start, source) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    decoded = _encoding.decode(source.path.read_bytes(), choices.encoding)
    try:
        value = _records.loads(decoded.utf8)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        broken = (*decoded.findings, *only(found.BROKEN_JSON, line=line))
        return Reading(None, "geojson", decoded.encoding, None, (), broken)
    bad: list[Finding] = []
    table, told = _records.table_of(_records_of(_features(value), bad), limits)
    findings = [*decoded.findings, *one_by_one(bad), *told]
    if table is None:
        findings += only(found.NO_ROWS)
        return Reading(None, "geojson", decoded.encoding, None, (), tuple(findings))
    table = replace(
        table, types={**table.types, GEOMETRY: "geojson"} if GEOMETRY in table.frame.columns else table.types
    )
    findings = [each for each in findings if not (each.id == "nested_values" and each.column == GEOMETRY)]
    return Reading(None, "geojson", decoded.encoding, None, (table,), tuple(findings))


def _features(value: object) -> list[object]:
    if not isinstance(value, Mapping):
        return []
    features = value.get("features")
    if isinstance(features, list):
        return features
    return [value] if value.get("type") == "Feature" else [{"type": "Feature", "properties": {}, "geometry": value}]


def _records_of(features: list[object], bad: list[Finding]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for place, feature in enumerate(features, start=1):
        if not isinstance(feature, Mapping):
            bad.append(Finding(found.SKIPPED_RECORDS, row=place))
            continue
        properties = feature.get("properties")
        record = dict(properties) if isinstance(properties, Mapping) else {}
        if "id" in feature and "id" not in record:
            record = {"id": feature["id"], **record}
        geometry = feature.get("geometry")
        if not _is_geometry(geometry):
            bad.append(Finding(found.BAD_GEOMETRY, row=place))
        if GEOMETRY in record:
            record[f"{GEOMETRY}_2"] = record.pop(GEOMETRY)
        record[GEOMETRY] = orjson.dumps(geometry).decode() if isinstance(geometry, Mapping) else None
        yield place, record


def _is_geometry(value: object) -> bool:
    return isinstance(value, Mapping) and (
        isinstance(value.get("coordinates"), list) or isinstance(value.get("geometries"), list)
    )


FORMAT = Format(
    slug="geojson",
    title=gettext_noop("GeoJSON"),
    extensions=("geojson",),
    media_types=("application/geo+json",),
    sniff=_sniff,
    read=_read,
)
