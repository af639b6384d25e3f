"""GPX 1.0 and 1.1: waypoints, routes and tracks, each kind a table, and the points of routes and tracks with theirs.

Texts are given as they are written: whoever guesses types loses the zeros that codes begin with.
"""

from collections.abc import Iterator

import orjson
from lxml import etree

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _xml
from pontdarc.core.formats._features import Features
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._xml import local
from pontdarc.core.formats._xml_maps import begins_with
from pontdarc.core.geography.placing import WGS84, system_of
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_TABLES = {"wpt": "waypoints", "trk": "tracks", "rte": "routes", "trkpt": "track_points", "rtept": "route_points"}
_POINTS = {"trkpt": "track", "rtept": "route"}
_LINES = {"trk": "trkpt", "rte": "rtept"}
_NOT_SAID = frozenset({"trkseg", "trkpt", "rtept", "bounds"})
_ASIDE = frozenset({"track_points", "route_points"})


def _sniff(source: Source) -> float:
    return 0.98 if begins_with(source, "<gpx") else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    walk = _xml.Walk()
    is_long = source.size > limits.long_from
    kinds = {name: Features(limits, system_of(WGS84), is_long=is_long) for name in _TABLES.values()}
    ranks = dict.fromkeys(kinds, 0)
    for tag, values, geometry in _elements(_xml.events(source, choices, limits, walk)):
        name = _TABLES[tag]
        ranks[name] += 1
        kinds[name].add(ranks[name], values, geometry)
    tables: list[Table] = []
    findings: list[Finding] = []
    for name, features in kinds.items():
        table, told = features.table(name)
        if table is not None:
            tables.append(table)
            findings += [each for each in told if each not in findings]
    if not tables:
        findings += () if walk.findings else only(found.NO_ROWS)
        return Reading(None, "gpx", walk.encoding, None, (), (*walk.findings, *findings))
    main, chosen = _main(tables, choices)
    return Reading(None, "gpx", walk.encoding, None, tuple(tables), (*walk.findings, *chosen, *findings), main)


def _main(tables: list[Table], choices: Choices) -> tuple[int, tuple[Finding, ...]]:
    names = [str(table.name) for table in tables]
    if choices.sheet in names:
        return names.index(choices.sheet), ()
    main = max(range(len(tables)), key=lambda place: (names[place] not in _ASIDE, tables[place].rows))
    if choices.sheet is not None:
        return main, only(found.UNKNOWN_SHEET, sheet=choices.sheet, sheets=", ".join(names))
    if len(tables) == 1:
        return main, ()
    others = ", ".join(name for name in names if name != names[main])
    return main, only(found.SEVERAL_TABLES, number=len(tables), main=names[main], others=others)


def _elements(
    events: Iterator[tuple[str, etree._Element]],
) -> Iterator[tuple[str, dict[str, object], str | None]]:
    """Yield (tag, values, geometry as GeoJSON text) of each waypoint, point, route and track, which are then cleared.

    The number of its line and of its segment, from 1, are those of a point.
    """
    lines = dict.fromkeys(_LINES, 0)
    segments: list[list[list[object]]] = []
    for event, element in events:
        tag = local(element.tag)
        if event == "start":
            if tag in _LINES:
                lines[tag] += 1
                segments = [[]] if tag == "rte" else []
            elif tag == "trkseg":
                segments.append([])
        elif tag == "wpt":
            yield tag, _values(element), _point(_place(element))
            _forget(element)
        elif tag in _POINTS:
            place = _place(element)
            if segments:
                segments[-1].append(place)
            of = {_POINTS[tag]: lines["trk" if tag == "trkpt" else "rte"], "segment": len(segments)}
            yield tag, {**of, **_values(element)}, _point(place)
            _forget(element)
        elif tag in _LINES:
            yield tag, _values(element), _line([each for each in segments if each])
            _forget(element)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None and local(parent.tag) in {"gpx", "trkseg"}:
        del parent[0]


def _place(element: etree._Element) -> list[object]:
    """Return longitude, latitude and height, as numbers; what is none makes a place that is none."""
    height = next((each.text for each in element if local(each.tag) == "ele"), None)
    try:
        place: list[object] = [float(element.get("lon") or "x"), float(element.get("lat") or "x")]
        return [*place, float(height)] if height else place
    except ValueError:
        return [None, None]


def _values(element: etree._Element) -> dict[str, object]:
    """Return what is said of the element: its own children, the address of its links, and its extensions."""
    values: dict[str, object] = {}
    for each in element.iterdescendants():
        tag = local(each.tag)
        parent = each.getparent()
        if tag in _NOT_SAID or parent is None or (parent is not element and local(parent.tag) in _NOT_SAID):
            continue
        if tag == "link" and each.get("href"):
            values.setdefault("link", str(each.get("href")))
        text = (each.text or "").strip()
        if text and not len(each):
            values.setdefault(tag if parent is element or tag not in values else f"{local(parent.tag)}_{tag}", text)
    return values


def _point(place: list[object]) -> str:
    return orjson.dumps({"type": "Point", "coordinates": place}).decode()


def _line(segments: list[list[list[object]]]) -> str | None:
    """Return a line of one or of several parts; heights are kept when every place has one."""
    if not segments:
        return None
    if len({len(place) for segment in segments for place in segment}) > 1:
        segments = [[place[:2] for place in segment] for segment in segments]
    # A line of one place is drawn as one that stays there.
    segments = [segment * 2 if len(segment) == 1 else segment for segment in segments]
    if len(segments) == 1:
        return orjson.dumps({"type": "LineString", "coordinates": segments[0]}).decode()
    return orjson.dumps({"type": "MultiLineString", "coordinates": segments}).decode()


FORMAT = Format(
    slug="gpx",
    title=gettext_noop("GPX"),
    extensions=("gpx",),
    media_types=("application/gpx+xml",),
    sniff=_sniff,
    read=_read,
)
