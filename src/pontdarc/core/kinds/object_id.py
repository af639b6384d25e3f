"""The identifier that MongoDB gives to a document: twenty-four hexadecimal digits. data.gouv.fr gives such ones."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="object_id",
    title=gettext_noop("Identifiant de document (MongoDB)"),
    description=gettext_noop("Identifiant de vingt-quatre chiffres et lettres de a à f, comme ceux de data.gouv.fr."),
    example="62320e50f981bc2b57bcc044",
    recognise=lambda cell: shaped(r"(?i)[0-9a-f]{24}")(cell) & trimmed(cell).str.contains(r"(?i)[a-f]"),
    normalise=lambda cell: trimmed(cell).str.to_lowercase(),
    alone=0.9,
    header_words=("object id", "objectid", "dataset id", "organization id"),
)
