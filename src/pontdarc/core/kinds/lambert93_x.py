"""The easting of the official French projection, in metres (EPSG:2154)."""

from pontdarc.core.kind import Kind, decimal, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="lambert93_x",
    title=gettext_noop("Coordonnée X (Lambert-93)"),
    description=gettext_noop("Abscisse en mètres dans la projection officielle, entre 100 000 et 1 300 000."),
    example="824213.5",
    type="number",
    recognise=lambda cell: decimal(cell).is_between(80_000, 1_300_000).fill_null(False),
    normalise=lambda cell: trimmed(cell).str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}"),
    alone=0.0,
    header_words=("x", "x l93", "x lambert", "x lambert93", "coord x", "lambert x", "xl93", "x 2154", "easting"),
)
