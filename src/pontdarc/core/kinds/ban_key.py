"""The interoperability key of an address: commune, street, number, and its suffix (format BAL 1.4)."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="ban_key",
    title=gettext_noop("Clé d’interopérabilité (adresse)"),
    description=gettext_noop("Clé d’une adresse : commune, voie, numéro sur cinq chiffres, et complément s’il y en a."),
    example="07186_0123_00045_bis",
    recognise=shaped(r"(?i)\d[\dab]\d{3}_[\da-z]{4}_\d{5}(?:_[\da-z]+)*"),
    normalise=lambda cell: trimmed(cell).str.to_lowercase(),
    alone=0.98,
    header_words=("clé interop", "clé interopérabilité", "cle interop", "id ban adresse", "id adresse"),
)
