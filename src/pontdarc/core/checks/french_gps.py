"""A point inside one of the six boxes that hold France; its two coordinates swapped are another mistake."""

from pontdarc.core.check import Cells, Check, Rule, always, by_distinct_value
from pontdarc.core.findings import declare
from pontdarc.core.json_text import lon_lat
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

FRENCH_GPS = declare(
    "french_gps",
    "error",
    gettext_noop("« %(value)s » est hors de France (colonne « %(column)s »)."),
    gettext_noop("Vérifiez les deux coordonnées, en degrés décimaux, longitude puis latitude."),
)
REVERSED_FRENCH_GPS = declare(
    "reversed_french_gps",
    "error",
    gettext_noop("Longitude et latitude sont inversées : « %(value)s » (colonne « %(column)s »)."),
    gettext_noop("La longitude s’écrit avant la latitude : échangez-les."),
)
# Longitude and latitude of the south-west corner, then of the north-east one (STANDARDS, french-gps-coordinates).
BOXES = (
    (-5.141277, 41.333571, 9.560091, 51.088989),
    (-61.809839, 15.832041, -61.001959, 16.514488),
    (-61.229033, 14.388646, -60.809655, 14.878723),
    (-54.60239, 2.111055, -51.619041, 5.748138),
    (55.216526, -21.389631, 55.836654, -20.8718),
    (45.01833, -13.005254, 45.299985, -12.63659),
)


def _in_france(lon: float, lat: float) -> bool:
    return any(west < lon < east and south < lat < north for west, south, east, north in BOXES)


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    format = cells.formats.get(name, "default")

    def reversed_(text: str) -> bool:
        point = lon_lat(text, format)
        return point is not None and not _in_france(*point) and _in_france(point[1], point[0])

    def outside(text: str) -> bool:
        point = lon_lat(text, format)
        return point is not None and not _in_france(*point) and not _in_france(point[1], point[0])

    text = cells.value(name)
    return (
        Rule(FRENCH_GPS, spec.columns, by_distinct_value(text, outside), always(FRENCH_GPS)),
        Rule(REVERSED_FRENCH_GPS, spec.columns, by_distinct_value(text, reversed_), always(REVERSED_FRENCH_GPS)),
    )


CHECK = Check("french_gps", "french-gps-coordinates", gettext_noop("position en France"), _rules)
