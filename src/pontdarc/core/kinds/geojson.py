"""A GeoJSON geometry in a cell (RFC 7946)."""

import polars as pl

from pontdarc.core.kind import Kind
from pontdarc.core.words import gettext_noop

_TYPES = "Point|LineString|Polygon|MultiPoint|MultiLineString|MultiPolygon|GeometryCollection|Feature|FeatureCollection"


def _recognise(cell: pl.Expr) -> pl.Expr:
    return (
        cell.str.contains(r"^\s*\{")
        & cell.str.contains(rf"[\"']type[\"']\s*:\s*[\"'](?:{_TYPES})[\"']")
        & cell.str.contains(r"[\"'](?:coordinates|geometry|geometries|features)[\"']")
    )


KIND = Kind(
    slug="geojson",
    title=gettext_noop("Géométrie (GeoJSON)"),
    description=gettext_noop("Point, ligne ou surface écrits en GeoJSON."),
    example='{"type": "Point", "coordinates": [4.599, 44.735]}',
    type="geojson",
    recognise=_recognise,
    normalise=lambda cell: cell.str.strip_chars(),
    alone=0.99,
    header_words=("geojson", "geo shape", "geometry"),
)
