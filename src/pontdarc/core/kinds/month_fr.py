"""The name of a month in French."""

from pontdarc.core.kind import Kind, among, folded, shaped, words
from pontdarc.core.words import gettext_noop

_MONTHS = words("""
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
janv. fevr. avr. juil. sept. oct. nov. dec. janv fevr avr juil sept oct nov dec fev fev.
""")

KIND = Kind(
    slug="month_fr",
    title=gettext_noop("Mois"),
    description=gettext_noop("Mois de l’année, en lettres."),
    example="mars",
    recognise=among(_MONTHS),
    looks=lambda cell: among(_MONTHS)(cell) | shaped(r"0?[1-9]|1[0-2]", folded)(cell),
    alone=0.95,
    header_words=("mois", "month"),
    other_words=("durée", "nombre", "nb"),
)
