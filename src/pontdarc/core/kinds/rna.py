"""RNA: the number of an association in the national register, W and nine characters."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="rna",
    title=gettext_noop("Numéro RNA"),
    description=gettext_noop("Numéro d’une association au répertoire national : la lettre W et neuf caractères."),
    example="W072000123",
    recognise=shaped(r"W\d[\dA-Z]\d{7}", compact),
    normalise=compact,
    alone=0.95,
    header_words=("rna", "numéro rna", "rna bénéficiaire", "waldec"),
)
