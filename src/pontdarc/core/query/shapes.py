"""Geometry literals: WKT, WKB in hexadecimal, or GeoJSON, bounded and checked before the engine sees them."""

import math

import shapely
from shapely.errors import ShapelyError

from pontdarc.core.query import refusals, tree

MAX_POINTS = 10_000


def shape(text: str, at: int) -> tree.Shape:
    """Return the geometry written so, longitude before latitude.

    :raises Malformed: it is no geometry, is empty, has more than `MAX_POINTS` points, or lies outside the Earth.
    """
    try:
        geometry = shapely.force_2d(_read(text.strip()))
    except (ShapelyError, ValueError, TypeError, RecursionError):
        raise refusals.not_a("geometry", text, at) from None
    if geometry is None or geometry.is_empty:
        raise refusals.not_a("geometry", text, at)
    if shapely.get_num_coordinates(geometry) > MAX_POINTS:
        raise refusals.too_long("points", MAX_POINTS)
    west, south, east, north = (float(bound) for bound in geometry.bounds)
    if not all(map(math.isfinite, (west, south, east, north))) or south < -90 or north > 90:
        raise refusals.not_a("geometry (longitude before latitude)", text, at)
    box = (west, south, east, north)
    return tree.Shape(shapely.to_wkb(geometry, hex=True), box, geometry.geom_type == "Point", at=at)


def _read(text: str) -> shapely.Geometry:
    if text.startswith("{"):
        return shapely.from_geojson(text)
    if text[:2] in ("00", "01"):
        return shapely.from_wkb(text)
    return shapely.from_wkt(text)
