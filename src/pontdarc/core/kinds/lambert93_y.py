"""The northing of the official French projection, in metres (EPSG:2154)."""

from pontdarc.core.kind import Kind, decimal, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="lambert93_y",
    title=gettext_noop("Coordonnée Y (Lambert-93)"),
    description=gettext_noop("Ordonnée en mètres dans la projection officielle, entre 6 000 000 et 7 200 000."),
    example="6399125.2",
    type="number",
    recognise=lambda cell: decimal(cell).is_between(6_000_000, 7_200_000).fill_null(False),
    normalise=lambda cell: trimmed(cell).str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}"),
    alone=0.0,
    header_words=("y", "y l93", "y lambert", "y lambert93", "coord y", "lambert y", "yl93", "y 2154", "northing"),
)
