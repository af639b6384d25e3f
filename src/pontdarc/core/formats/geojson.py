"""GeoJSON (RFC 7946): the properties of each feature, and its geometry in a column of that name.

The system that the former standard (2008) let a file name is followed.
"""

import json
import re
from collections.abc import Iterator, Mapping

import orjson

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _json_stream, _records, _text
from pontdarc.core.formats._features import GEOMETRY, Features
from pontdarc.core.formats._findings import one_by_one, only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning, looks_like_geojson, looks_like_lines
from pontdarc.core.geography.placing import WGS84, system_of
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

TEXT_COORDINATES = declare(
    "text_coordinates",
    "warning",
    gettext_noop("Formes dont les coordonnées sont écrites comme du texte, entre guillemets : %(number)s."),
    gettext_noop("Elles ont été lues comme des nombres. Corrigez l’export : d’autres logiciels ne les liront pas."),
)
_NAMED = re.compile(r'"crs"\s*:\s*\{[^{}]*"properties"\s*:\s*\{[^{}]*"(?:name|code)"\s*:\s*"?([^",{}]+)')
_BEGINNING, _END = 20_000, 4_000
_FEATURES = "features"
_DIMENSIONS = 3


def _sniff(source: Source) -> float:
    start = beginning(source)
    return 0.95 if start and looks_like_geojson(start) and not looks_like_lines(start, source) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    text = _text.text_of(source, choices.encoding, limits)
    is_long = source.size > limits.long_from
    said = _NAMED.search(_ends(source, text))
    features = Features(limits, system_of(_code(said[1]) if said else WGS84), is_long=is_long)
    bad: list[Finding] = []
    texts: list[int] = []
    broken: tuple[Finding, ...] = ()
    try:
        for place, feature in enumerate(_features(text, is_long=is_long), start=1):
            _add(features, place, feature, bad, texts)
    except _json_stream.Broken as error:
        broken = only(found.BROKEN_JSON, line=error.line)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        broken = only(found.BROKEN_JSON, line=line)
    table, told = features.table()
    findings = [*text.findings, *broken, *one_by_one(bad), *told]
    if texts:
        findings.append(Finding(TEXT_COORDINATES, texts[0], params={"number": len(texts)}, count=len(texts)))
    if table is None:
        findings += () if broken else only(found.NO_ROWS)
        return Reading(None, "geojson", text.encoding, None, (), tuple(findings))
    return Reading(None, "geojson", text.encoding, None, (table,), tuple(findings))


def _ends(source: Source, text: _text.Text) -> str:
    """Return the beginning and the end of the text, where the system is named when it is."""
    with source.open() as stream:
        stream.seek(max(0, source.size - _END))
        end = stream.read()
    return (text.head[:_BEGINNING] + b"\n" + end).decode("utf-8", errors="replace")


def _code(name: str) -> str:
    """Return the code of a system as files name it: « urn:ogc:def:crs:EPSG::2154 », « EPSG:2154 », « 2154 »."""
    parts = [part for part in re.split(r"[:/]+", name.strip()) if part]
    if parts[-1].isdigit():
        return f"EPSG:{parts[-1]}"
    return WGS84 if parts[-1].upper() == "CRS84" else name.strip()


def _features(text: _text.Text, *, is_long: bool) -> Iterator[object]:
    """Yield the features: one by one from a long document, where what precedes a broken one is kept."""
    if is_long:
        for path, item in _json_stream.items(text.blocks):
            if path == _FEATURES:
                yield item
        return
    value = _records.loads(b"".join(text.blocks))
    if not isinstance(value, Mapping):
        return
    features = value.get(_FEATURES)
    if isinstance(features, list):
        yield from features
    elif value.get("type") == "Feature":
        yield value
    else:
        yield {"type": "Feature", "properties": {}, "geometry": value}


def _add(features: Features, place: int, feature: object, bad: list[Finding], texts: list[int]) -> None:
    if not isinstance(feature, Mapping):
        bad.append(Finding(found.SKIPPED_RECORDS, row=place))
        return
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, Mapping) else {}
    if "id" in feature and "id" not in record:
        record = {"id": feature["id"], **record}
    if GEOMETRY in record:
        record[f"{GEOMETRY}_2"] = record.pop(GEOMETRY)
    geometry = feature.get("geometry")
    is_text: list[bool] = []
    plain = None if geometry is None else _text_of(geometry, is_text)
    texts += [place] if is_text else []
    features.add(place, record, plain)


def _text_of(geometry: object, is_text: list[bool]) -> str:
    """Return a geometry as text, the empty text, which is none, for one too deep or with a number beyond all places."""
    try:
        return orjson.dumps(_plain(geometry, is_text)).decode()
    except (orjson.JSONEncodeError, RecursionError):
        return ""


def _plain(value: object, is_text: list[bool]) -> object:
    """Return a geometry of numbers, at most three a place: measures beyond the height have no meaning in GeoJSON.

    *is_text* is filled when numbers were written as texts.
    """
    if isinstance(value, Mapping):
        inside = {"coordinates", "geometries"}
        return {key: _plain(each, is_text) if key in inside else each for key, each in value.items()}
    if not isinstance(value, list) or not value or _is_plain(value):
        return value
    if isinstance(value[0], (int, float)):
        return value[:_DIMENSIONS]
    if isinstance(value[0], str):
        return _numbers(value[:_DIMENSIONS], is_text)
    return [_plain(each, is_text) for each in value]


def _numbers(place: list[object], is_text: list[bool]) -> list[object]:
    try:
        numbers: list[object] = [float(str(each)) for each in place]
    except ValueError:
        return place
    is_text.append(True)
    return numbers


def _is_plain(value: list[object]) -> bool:
    """Say whether these are places, of which the first and the last are at most three numbers."""
    return all(
        isinstance(end, list) and 0 < len(end) <= _DIMENSIONS and isinstance(end[0], (int, float))
        for end in (value[0], value[-1])
    )


FORMAT = Format(
    slug="geojson",
    title=gettext_noop("GeoJSON"),
    extensions=("geojson",),
    media_types=("application/geo+json",),
    sniff=_sniff,
    read=_read,
)
