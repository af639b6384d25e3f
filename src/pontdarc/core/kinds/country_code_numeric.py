"""The code of a country in three digits (ISO 3166-1 and M49 of the United Nations)."""

from pontdarc.core.countries import COUNTRIES
from pontdarc.core.kind import Kind, among, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="country_code_numeric",
    title=gettext_noop("Code de pays (trois chiffres)"),
    description=gettext_noop("Code d’un pays en trois chiffres, selon la norme ISO 3166-1 : 250 pour la France."),
    example="250",
    recognise=among(frozenset(country.numeric for country in COUNTRIES.values()), trimmed),
    alone=0.1,
    minimum=0.98,
    header_words=(
        "code pays",
        "country code",
        "pays code",
        "code pays numérique",
        "iso 3166",
        "code iso numérique",
        "m49",
    ),
)
