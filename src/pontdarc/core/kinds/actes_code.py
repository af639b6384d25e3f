"""The matter of a local act in the Actes nomenclature: 7.5.1, with its words or without."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="actes_code",
    title=gettext_noop("Matière de l’acte (nomenclature Actes)"),
    description=gettext_noop("Code de la matière d’une délibération, de 1 à 9 puis jusqu’à quatre niveaux."),
    example="7.5.1",
    recognise=shaped(r"[1-9](?:\.[1-9]\d?){1,4}"),
    normalise=lambda cell: trimmed(cell).str.replace_all(" ", "", literal=True).str.strip_chars_end("."),
    looks=shaped(r"[1-9](?:[./-][1-9]\d?){0,4}\.?"),
    alone=0.2,
    header_words=("matière code", "code matière", "delib matiere code", "nomenclature actes", "code actes"),
)
