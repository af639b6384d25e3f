"""A colour as the web writes it."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="colour",
    title=gettext_noop("Couleur"),
    description=gettext_noop("Couleur en notation hexadécimale."),
    example="#1d6f5c",
    recognise=shaped(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})"),
    normalise=lambda cell: trimmed(cell).str.to_lowercase(),
    looks=shaped(r"#?(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})"),
    alone=0.95,
    header_words=("couleur", "color", "colour", "route color", "route text color"),
)
