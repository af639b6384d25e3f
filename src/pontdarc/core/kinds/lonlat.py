"""A longitude and a latitude in one cell, in the order of GeoJSON.

Two numbers do not say their order: it is told where the other order is impossible, or where only this one
is in France.
"""

import polars as pl

from pontdarc.core.kind import Kind, trimmed
from pontdarc.core.pairs import in_france, pair_of
from pontdarc.core.words import gettext_noop


def _possible(cell: pl.Expr) -> pl.Expr:
    first, second = pair_of(cell)
    return (first.is_between(-180, 180) & second.is_between(-90, 90)).fill_null(False)


def _recognise(cell: pl.Expr) -> pl.Expr:
    first, second = pair_of(cell)
    only = (first.abs() > 90) | (in_france(first, second) & ~in_france(second, first))
    return _possible(cell) & only.fill_null(False)


KIND = Kind(
    slug="lonlat",
    title=gettext_noop("Coordonnées (longitude, latitude)"),
    description=gettext_noop("Longitude et latitude dans une même cellule, séparées par une virgule."),
    example="4.599, 44.735",
    type="geopoint",
    recognise=_recognise,
    normalise=trimmed,
    looks=_possible,
    alone=0.9,
    minimum=0.9,
    header_words=(
        "lonlat",
        "lon lat",
        "longlat",
        "long lat",
        "coordonnées xy",
        "coordonneesxy",
        "xy",
        "longitude latitude",
    ),
)
