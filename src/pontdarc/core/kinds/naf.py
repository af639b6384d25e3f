"""The main activity of an establishment in the NAF (rev. 2)."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="naf",
    title=gettext_noop("Code d’activité (NAF)"),
    description=gettext_noop("Activité principale d’un établissement : quatre chiffres et une lettre."),
    example="84.11Z",
    recognise=shaped(r"\d{2}\.\d{2}[A-Z]"),
    normalise=lambda cell: trimmed(cell).str.to_uppercase().str.replace(r"^(\d{2})(\d{2}[A-Z])$", "${1}.${2}"),
    looks=shaped(r"\d{2}\.?\d{2}[A-Za-z]?"),
    alone=0.95,
    header_words=("naf", "ape", "code naf", "code ape", "activité principale"),
)
