"""A latitude and a longitude in one cell, as portals export them."""

import polars as pl

from pontdarc.core.kind import Kind, trimmed
from pontdarc.core.pairs import in_france, pair_of
from pontdarc.core.words import gettext_noop


def _possible(cell: pl.Expr) -> pl.Expr:
    first, second = pair_of(cell)
    return (first.is_between(-90, 90) & second.is_between(-180, 180)).fill_null(False)


def _recognise(cell: pl.Expr) -> pl.Expr:
    first, second = pair_of(cell)
    swapped = in_france(first, second) & ~in_france(second, first)
    return _possible(cell) & ~swapped.fill_null(False)


KIND = Kind(
    slug="latlon",
    title=gettext_noop("Coordonnées (latitude, longitude)"),
    description=gettext_noop("Latitude et longitude dans une même cellule, séparées par une virgule."),
    example="44.735, 4.599",
    type="geopoint",
    recognise=_recognise,
    normalise=trimmed,
    looks=_possible,
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
