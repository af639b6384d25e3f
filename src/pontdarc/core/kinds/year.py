"""A year, of four digits."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="year",
    title=gettext_noop("Année"),
    description=gettext_noop("Année à quatre chiffres."),
    example="2024",
    type="year",
    recognise=shaped(r"(?:19[5-9]|20[0-4])\d"),
    looks=shaped(r"(?:1[5-9]|20)\d{2}"),
    alone=0.6,
    minimum=0.99,
    header_words=("année", "an", "year", "exercice", "millésime", "budget année", "annee scolaire"),
)
