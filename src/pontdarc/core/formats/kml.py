"""KML (OGC 07-147): a row for each placemark, its folders, its data of any schema; longitude, latitude in WGS 84."""

from collections.abc import Iterator
from html import unescape

import lxml.html
import orjson
from lxml import etree

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _xml
from pontdarc.core.formats._features import Features
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._xml import local
from pontdarc.core.geography.placing import WGS84, system_of
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

DESCRIBED = declare(
    "described_in_html",
    "info",
    gettext_noop("Repères dont les valeurs étaient dans le texte HTML de leur description : %(number)s."),
    gettext_noop("Elles ont été mises chacune dans sa colonne. La description est gardée à côté."),
)
_EVENTS = ("{*}Placemark", "{*}Document", "{*}Folder", "{*}name")
_HOLDERS = frozenset({"Document", "Folder"})
_TEXTS = frozenset({"name", "description", "address", "phoneNumber", "Snippet", "snippet", "when", "begin", "end"})
_SHAPES = {"Point": "Point", "LineString": "LineString", "LinearRing": "LineString", "Track": "LineString"}
_MANY = frozenset({"MultiGeometry", "MultiTrack"})
_LONGEST_DESCRIPTION = 200_000
_DEPTH = 8


def _sniff(source: Source) -> float:
    start = _xml.opening(source)[:4_000]
    return 0.98 if "<kml" in start and "<html" not in start.lower().split("<kml")[0] else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    walk = _xml.Walk()
    features = Features(limits, system_of(WGS84), is_long=source.size > limits.long_from)
    told = 0
    events = _xml.events(source, choices, limits, walk, _EVENTS)
    for rank, (folder, placemark) in enumerate(_placemarks(events), start=1):
        values = {"folder": folder} if folder else {}
        values |= _values(placemark)
        fields = _described(values.get("description"))
        told += bool(fields)
        values |= {name: value for name, value in fields.items() if name not in values}
        features.add(rank, values, _geometry(placemark))
    table, findings = features.table()
    if told:
        findings.append(Finding(DESCRIBED, params={"number": told}, count=told))
    if table is None:
        findings += () if any(each.level == "error" for each in walk.findings) else only(found.NO_ROWS)
        return Reading(None, "kml", walk.encoding, None, (), (*walk.findings, *findings))
    return Reading(None, "kml", walk.encoding, None, (table,), (*walk.findings, *findings))


def _placemarks(events: Iterator[tuple[str, etree._Element]]) -> Iterator[tuple[str, etree._Element]]:
    """Yield each placemark with the names of the folders that it is in; nothing is kept of what has been given."""
    names: list[str] = []
    inside = 0
    for event, element in events:
        tag = local(element.tag)
        if event == "start":
            inside += tag == "Placemark"
            if tag in _HOLDERS:
                names.append("")
            continue
        if tag in _HOLDERS and names:
            names.pop()
        if tag == "Placemark":
            inside -= 1
            yield " / ".join(name for name in names if name), element
        parent = element.getparent()
        if tag == "name" and not inside and parent is not None and local(parent.tag) in _HOLDERS and names:
            names[-1] = " ".join((element.text or "").split())
        if not inside:
            _forget(element)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _values(placemark: etree._Element) -> dict[str, str]:
    """Return what the placemark says of itself, then its data; a name that comes twice keeps its first value."""
    values: dict[str, str] = {}
    identifier = placemark.get("id")
    if identifier:
        values["id"] = identifier
    for element in placemark.iterdescendants():
        tag = local(element.tag)
        if tag == "SimpleData" and element.get("name"):
            values.setdefault(str(element.get("name")), _text(element))
        elif tag == "Data" and element.get("name"):
            value = next((each for each in element if local(each.tag) == "value"), None)
            values.setdefault(str(element.get("name")), _text(value) if value is not None else "")
        elif tag in _TEXTS and _is_own(element, placemark):
            values.setdefault("snippet" if tag == "Snippet" else tag, _text(element))
    return {name: value for name, value in values.items() if value}


def _is_own(element: etree._Element, placemark: etree._Element) -> bool:
    parent = element.getparent()
    return parent is placemark or (parent is not None and local(parent.tag) in {"TimeStamp", "TimeSpan"})


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _described(description: str | None) -> dict[str, str]:
    """Return the values of a description that is a table of two columns, as several programs export their data."""
    if not description or "<td" not in description.lower() or len(description) > _LONGEST_DESCRIPTION:
        return {}
    try:
        page = lxml.html.fromstring(description)
    except (etree.LxmlError, ValueError):
        return {}
    fields: dict[str, str] = {}
    for row in page.iter("tr"):
        cells = [cell for cell in row if cell.tag == "td"]
        if len(cells) == 2 and not any(True for cell in cells for _ in cell.iter("table")):
            name, value = (" ".join(unescape(str(cell.text_content())).split()) for cell in cells)
            if name and name not in fields:
                fields[name] = "" if value in {"<Null>", "&lt;Null&gt;"} else value
    return {name: value for name, value in fields.items() if value}


def _geometry(placemark: etree._Element) -> str | None:
    """Return the geometry as GeoJSON text, None without; what is no number gives a text that is no geometry."""
    shapes = [shape for element in placemark if (shape := _shape(element, 0)) is not None]
    if not shapes:
        return None
    return orjson.dumps(shapes[0] if len(shapes) == 1 else _together(shapes)).decode()


def _shape(element: etree._Element, depth: int) -> dict[str, object] | None:
    tag = local(element.tag)
    if tag in _SHAPES:
        places = _track(element) if tag == "Track" else _places(element)
        return {"type": _SHAPES[tag], "coordinates": (places[0] if places else []) if tag == "Point" else places}
    if tag == "Polygon":
        boundaries = sorted(element, key=lambda each: local(each.tag) != "outerBoundaryIs")
        rings = [ring for each in boundaries for ring in each.iter() if local(ring.tag) == "LinearRing"]
        return {"type": "Polygon", "coordinates": [_places(ring) for ring in rings]}
    if tag in _MANY and depth < _DEPTH:
        return _together([shape for each in element if (shape := _shape(each, depth + 1)) is not None])
    return None


def _together(shapes: list[dict[str, object]]) -> dict[str, object]:
    """Return several shapes as one: of many parts when all are of a kind, else a collection."""
    kinds = {str(shape["type"]) for shape in shapes}
    if kinds in ({"Point"}, {"LineString"}, {"Polygon"}):
        return {"type": f"Multi{kinds.pop()}", "coordinates": [shape["coordinates"] for shape in shapes]}
    return {"type": "GeometryCollection", "geometries": shapes}


def _places(element: etree._Element) -> list[list[object]]:
    text = next((each.text or "" for each in element.iter() if local(each.tag) == "coordinates"), "")
    if ", " in text or " ," in text:
        text = ",".join(part.strip() for part in text.split(","))
    return _flat([_numbers(token.strip(",").split(",")) for token in text.split()])


def _track(element: etree._Element) -> list[list[object]]:
    return _flat([_numbers((each.text or "").split()) for each in element if local(each.tag) == "coord"])


def _numbers(parts: list[str]) -> list[object]:
    try:
        return [float(part) for part in parts[:3]]
    except ValueError:
        return [None]


def _flat(places: list[list[object]]) -> list[list[object]]:
    """Leave out heights that are all zero: it is how KML says « on the ground »."""
    if places and all(len(place) == 3 and place[2] == 0 for place in places):
        return [place[:2] for place in places]
    return places


FORMAT = Format(
    slug="kml",
    title=gettext_noop("KML"),
    extensions=("kml",),
    media_types=("application/vnd.google-earth.kml+xml",),
    sniff=_sniff,
    read=_read,
)
