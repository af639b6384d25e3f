"""A reference system of coordinates by its number in the EPSG register."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="epsg",
    title=gettext_noop("Système de coordonnées (EPSG)"),
    description=gettext_noop("Numéro d’un système de coordonnées : EPSG:2154 pour Lambert-93, EPSG:4326 pour le GPS."),
    example="EPSG:2154",
    recognise=shaped(r"(?i)(?:epsg|urn:ogc:def:crs:epsg):[\d.:]*\d{4,6}"),
    normalise=lambda cell: trimmed(cell).str.replace(r"(?i)^(?:urn:ogc:def:crs:)?epsg:[\d.]*:?(\d{4,6})$", "EPSG:${1}"),
    looks=shaped(r"(?i)(?:(?:epsg|urn:ogc:def:crs:epsg):[\d.:]*)?\d{4,6}"),
    alone=0.95,
    header_words=("epsg", "srid", "crs", "code epsg", "système coordonnées", "projection"),
)
