"""The code of a country in two letters (ISO 3166-1)."""

from pontdarc.core.countries import COUNTRIES
from pontdarc.core.kind import Kind, among, compact
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="country_code2",
    title=gettext_noop("Code de pays (deux lettres)"),
    description=gettext_noop("Code d’un pays en deux lettres, selon la norme ISO 3166-1 : FR pour la France."),
    example="FR",
    recognise=among(frozenset(COUNTRIES), compact),
    normalise=compact,
    alone=0.45,
    minimum=0.98,
    header_words=("pays", "code pays", "country", "country code", "pays code", "code iso", "iso2", "iso 3166"),
)
