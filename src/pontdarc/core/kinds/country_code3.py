"""The code of a country in three letters (ISO 3166-1)."""

from pontdarc.core.countries import COUNTRIES
from pontdarc.core.kind import Kind, among, compact
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="country_code3",
    title=gettext_noop("Code de pays (trois lettres)"),
    description=gettext_noop("Code d’un pays en trois lettres, selon la norme ISO 3166-1 : FRA pour la France."),
    example="FRA",
    recognise=among(frozenset(country.alpha3 for country in COUNTRIES.values()), compact),
    normalise=compact,
    alone=0.6,
    minimum=0.98,
    header_words=("pays", "code pays", "country", "country code", "pays code", "code iso", "iso3", "iso 3166"),
)
