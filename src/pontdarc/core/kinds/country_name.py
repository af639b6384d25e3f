"""The name of a country in French."""

import polars as pl

from pontdarc.core.countries import COUNTRIES, OTHER_NAMES
from pontdarc.core.kind import Kind, folded, sized, trimmed
from pontdarc.core.words import gettext_noop


def _plain(cell: pl.Expr) -> pl.Expr:
    return folded(cell).str.replace_all(r"[^a-z]+", " ").str.strip_chars()


_NAMES = (
    pl.select(_plain(pl.lit(pl.Series([*(country.name for country in COUNTRIES.values()), *OTHER_NAMES]))))
    .to_series()
    .to_list()
)

KIND = Kind(
    slug="country_name",
    title=gettext_noop("Nom de pays"),
    description=gettext_noop("Nom usuel d’un pays, en français."),
    example="Italie",
    recognise=lambda cell: _plain(cell).is_in(_NAMES),
    normalise=trimmed,
    looks=sized(3, 61, r"\p{L}[\p{L}'’. ()-]+"),
    alone=0.85,
    minimum=0.7,
    header_words=("pays", "nom pays", "libellé pays", "country", "pays naissance", "nationalité", "lib pays"),
    other_words=("code", "iso", "insee", "nombre"),
)
