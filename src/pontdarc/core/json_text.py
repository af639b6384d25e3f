"""What the text of a cell says in JSON: a point, a geometry (RFC 7946, TopoJSON 1), a list, an object.

Nothing here raises, whatever the text: a cell may hold a thousand brackets or a number of a thousand digits.
"""

import json
from collections.abc import Callable, Mapping

_FEW, _RING = 2, 4


def parsed(text: str) -> object:
    """Return what the text says in JSON, None when it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def canonical(text: str) -> str | None:
    """Return the same JSON whatever its blanks and the order of its names."""
    said = parsed(text)
    return None if said is None else json.dumps(said, sort_keys=True, separators=(",", ":"))


def lon_lat(text: str, format: str = "default") -> tuple[float, float] | None:
    """Return the longitude and latitude that a geopoint says in one of its three formats, None when it says none."""
    try:
        lon, lat = _pair(text, format)
        point = float(lon), float(lat)
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return None
    return point if abs(point[0]) <= 180 and abs(point[1]) <= 90 else None


def _pair(text: str, format: str) -> tuple[str, str]:
    if format == "default":
        lon, lat = text.split(",")
    elif format == "array":
        lon, lat = json.loads(text)
    else:
        said = json.loads(text)
        if len(said) > _FEW:
            raise ValueError
        lon, lat = said["lon"], said["lat"]
    return lon, lat


def is_geojson(text: str) -> bool:
    """Return whether the text is a geometry, a feature or a collection of features, as RFC 7946 writes them."""
    try:
        return _is_geojson_object(parsed(text))
    except RecursionError:
        return False


def is_topojson(text: str) -> bool:
    """Return whether the text is a topology or one of its geometries."""
    try:
        return _is_topology(parsed(text))
    except RecursionError:
        return False


def _is_geojson_object(said: object) -> bool:
    if not isinstance(said, dict):
        return False
    if said.get("type") == "FeatureCollection":
        return _all(said.get("features"), _is_feature)
    return _is_feature(said) if said.get("type") == "Feature" else _is_geometry(said)


def _is_feature(said: object) -> bool:
    if not (isinstance(said, dict) and said.get("type") == "Feature" and {"geometry", "properties"} <= said.keys()):
        return False
    named = said["properties"] is None or isinstance(said["properties"], dict)
    return named and (said["geometry"] is None or _is_geometry(said["geometry"]))


def _is_geometry(said: object) -> bool:
    if not isinstance(said, dict):
        return False
    if said.get("type") == "GeometryCollection":
        return _all(said.get("geometries"), _is_geometry)
    kind = said.get("type")
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    return shape is not None and shape(said.get("coordinates"))


def _all(said: object, holds: Callable[[object], bool], at_least: int = 0) -> bool:
    return isinstance(said, list) and len(said) >= at_least and all(holds(each) for each in said)


def _is_number(said: object) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool)


def _is_position(said: object) -> bool:
    return _all(said, _is_number, _FEW)


def _is_line(said: object) -> bool:
    return _all(said, _is_position, _FEW)


def _is_ring(said: object) -> bool:
    return isinstance(said, list) and _all(said, _is_position, _RING) and said[0] == said[-1]


def _is_polygon(said: object) -> bool:
    return _all(said, _is_ring)


_SHAPES: Mapping[str, Callable[[object], bool]] = {
    "Point": _is_position,
    "MultiPoint": lambda said: _all(said, _is_position),
    "LineString": _is_line,
    "MultiLineString": lambda said: _all(said, _is_line),
    "Polygon": _is_polygon,
    "MultiPolygon": lambda said: _all(said, _is_polygon),
}


def _is_topology(said: object) -> bool:
    if not isinstance(said, dict) or said.get("type") != "Topology":
        return _is_topojson_geometry(said)
    objects = said.get("objects")
    return (
        isinstance(objects, dict)
        and all(_is_topojson_geometry(each) for each in objects.values())
        and _all(said.get("arcs"), lambda arc: _all(arc, lambda each: each is None or _is_position(each), _FEW))
        and ("transform" not in said or _is_transform(said["transform"]))
    )


def _is_transform(said: object) -> bool:
    return isinstance(said, dict) and _is_position(said.get("scale")) and _is_position(said.get("translate"))


def _is_topojson_geometry(said: object) -> bool:
    if not isinstance(said, dict):
        return False
    if said.get("type") == "GeometryCollection":
        return _all(said.get("geometries"), _is_topojson_geometry)
    kind = said.get("type")
    if kind in ("Point", "MultiPoint"):
        return _SHAPES[kind](said.get("coordinates"))
    depth = _ARCS.get(kind) if isinstance(kind, str) else None
    return depth is not None and _are_arcs(said.get("arcs"), depth)


_ARCS: Mapping[str, int] = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def _are_arcs(said: object, depth: int) -> bool:
    if depth == 0:
        return isinstance(said, int) and not isinstance(said, bool)
    return _all(said, lambda each: _are_arcs(each, depth - 1))
