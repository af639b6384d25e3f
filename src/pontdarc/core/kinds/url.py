"""The address of a web page."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="url",
    title=gettext_noop("Adresse web"),
    description=gettext_noop("Adresse d’une page ou d’un fichier sur le web."),
    example="https://example.fr/page",
    recognise=shaped(
        r"(?i)(?:(?:https?|ftp)://[^\s]+(?: [^\s]+)*\.[a-z]{2,5}|(?:https?|ftp)://[^\s]+|www\.[^\s.]+\.[^\s]+)"
    ),
    looks=shaped(r"(?i)(?:(?:https?|ftp)://[^\s]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s]*)?)"),
    alone=0.97,
    minimum=0.6,
    header_words=("url", "site", "site web", "site internet", "lien", "web", "website", "page web"),
)
