"""The media type of a file (RFC 6838): text/csv."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_TOP = "application|audio|font|image|message|model|multipart|text|video"

KIND = Kind(
    slug="mime_type",
    title=gettext_noop("Type de fichier (MIME)"),
    description=gettext_noop("Nature d’un fichier, comme le web la déclare : text/csv, application/pdf."),
    example="text/csv",
    recognise=shaped(rf"(?i)(?:{_TOP})/[a-z0-9][a-z0-9!#$&^_.+-]*(?: ?; ?[a-z]+=[^;]+)*"),
    normalise=lambda cell: trimmed(cell).str.to_lowercase(),
    alone=0.97,
    header_words=("mime", "mime type", "type mime", "media type", "content type", "resource mime"),
)
