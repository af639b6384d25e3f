"""A heading of the common procurement vocabulary, by its form: eight digits, a hyphen, a key."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="cpv",
    title=gettext_noop("Code CPV (marchés publics)"),
    description=gettext_noop(
        "Objet d’un marché dans le vocabulaire européen : huit chiffres, parfois suivis d’une clé."
    ),
    example="45233140-2",
    recognise=shaped(r"(?:0[39]|[1-4]\d|5[0-57-9]|6[03-6]|7[0-79]|8[05]|9[0-28])\d{6}-\d"),
    normalise=lambda cell: trimmed(cell).str.replace(r"^(\d{8}) ?[-.]? ?(\d)$", "${1}-${2}"),
    valid=shaped(r"\d{8}(?:-\d)?"),
    looks=shaped(r"\d{8}(?: ?[-.]? ?\d)?"),
    alone=0.9,
    header_words=("cpv", "code cpv", "codecpv", "cpv principal"),
)
