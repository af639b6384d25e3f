"""A percentage, with its sign or under a header that says so."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"

KIND = Kind(
    slug="percentage",
    title=gettext_noop("Pourcentage"),
    description=gettext_noop("Part en pour cent, ou entre 0 et 1 quand le standard le veut."),
    example="12,5 %",
    type="number",
    recognise=shaped(rf"{_NUMBER} ?%"),
    normalise=lambda cell: (
        trimmed(cell).str.replace(rf"^({_NUMBER}) ?%$", "${1}").str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}")
    ),
    valid=shaped(r"[+-]?\d+(?:\.\d+)?"),
    looks=shaped(rf"{_NUMBER} ?%?"),
    alone=0.95,
    minimum=0.6,
    header_words=("pourcentage", "taux", "pct", "pourcent", "percentage"),
)
