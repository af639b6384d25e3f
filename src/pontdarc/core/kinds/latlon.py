"""A latitude and a longitude in one cell, as portals export them."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="latlon",
    title=gettext_noop("Coordonnées (latitude, longitude)"),
    description=gettext_noop("Latitude et longitude dans une même cellule, séparées par une virgule."),
    example="44.735, 4.599",
    type="geopoint",
    recognise=shaped(r"\[?-?\d{1,2}\.\d+ ?[,; ] ?-?\d{1,3}\.\d+\]?|-?\d{1,2},\d+ ?; ?-?\d{1,3},\d+"),
    alone=0.95,
    header_words=(
        "geo point",
        "coordonnées",
        "coordonnées gps",
        "geo point 2d",
        "latlon",
        "position",
        "géolocalisation",
    ),
)
