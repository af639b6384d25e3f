"""A JSON array in a cell."""

from pontdarc.core.kind import Kind
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="json_array",
    title=gettext_noop("Liste JSON"),
    description=gettext_noop("Plusieurs valeurs dans une même cellule, en JSON."),
    example='["eau", "air"]',
    type="array",
    recognise=lambda cell: cell.str.contains(r"""(?s)^\s*\[\s*(?:\]|(?:["'{\[\d-]|null|true|false).*\]\s*$)"""),
    normalise=lambda cell: cell.str.strip_chars(),
    alone=0.9,
)
