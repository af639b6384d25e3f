"""A geometry written as well-known text."""

from pontdarc.core.kind import Kind
from pontdarc.core.words import gettext_noop

_START = (
    r"(?i)^\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION|CURVE|SURFACE)"
    r"\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)"
)

KIND = Kind(
    slug="wkt",
    title=gettext_noop("Géométrie (WKT)"),
    description=gettext_noop("Point, ligne ou surface écrits en « well-known text »."),
    example="POINT (4.599 44.735)",
    recognise=lambda cell: cell.str.contains(_START),
    alone=0.98,
    header_words=("wkt", "geom", "the geom", "geometry"),
)
