"""A universally unique identifier (RFC 9562)."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="uuid",
    title=gettext_noop("Identifiant UUID"),
    description=gettext_noop("Identifiant universel de trente-deux caractères en cinq groupes."),
    example="6781b04d-7b5f-4c1a-bceb-b953e6ef70d7",
    recognise=shaped(r"\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?"),
    normalise=lambda cell: trimmed(cell).str.strip_chars("{}").str.to_lowercase(),
    alone=0.98,
    header_words=("uuid", "guid"),
)
