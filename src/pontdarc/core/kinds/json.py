"""A JSON object in a cell."""

from pontdarc.core.kind import Kind
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="json",
    title=gettext_noop("Objet JSON"),
    description=gettext_noop("Plusieurs informations rangées dans une même cellule, en JSON."),
    example='{"code": "07186"}',
    type="object",
    recognise=lambda cell: cell.str.contains(r"""(?s)^\s*\{\s*(?:\}|["'].*["']\s*:.*\}\s*$)"""),
    normalise=lambda cell: cell.str.strip_chars(),
    alone=0.93,
)
