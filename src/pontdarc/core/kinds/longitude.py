"""A longitude in decimal degrees (WGS 84)."""

from pontdarc.core.kind import Kind, decimal, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="longitude",
    title=gettext_noop("Longitude"),
    description=gettext_noop("Longitude en degrés décimaux : entre -5 et 10 en France métropolitaine."),
    example="4.599",
    type="number",
    recognise=lambda cell: decimal(cell).is_between(-180, 180).fill_null(False),
    normalise=lambda cell: trimmed(cell).str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}"),
    alone=0.0,
    header_words=("longitude", "lon", "long", "lng", "xlong", "coord x", "lon wgs84", "x wgs84", "equip long"),
)
