"""A latitude in decimal degrees (WGS 84)."""

from pontdarc.core.kind import Kind, decimal, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="latitude",
    title=gettext_noop("Latitude"),
    description=gettext_noop("Latitude en degrés décimaux : entre 41 et 51 en France métropolitaine."),
    example="44.735",
    type="number",
    recognise=lambda cell: decimal(cell).is_between(-90, 90).fill_null(False),
    normalise=lambda cell: trimmed(cell).str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}"),
    alone=0.0,
    header_words=("latitude", "lat", "ylat", "coord y", "lat wgs84", "y wgs84", "equip lat"),
)
