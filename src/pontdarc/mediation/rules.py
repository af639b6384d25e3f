"""What a contribution of the public must be."""

from urllib.parse import urlsplit

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop

LONGEST_TEXT = 5000


def text_of(text: str, *, most: int = LONGEST_TEXT) -> str:
    """Return the text without outer blanks.

    :raises Invalid: it is empty or too long.
    """
    text = text.strip()
    if not 1 <= len(text) <= most:
        raise Invalid(
            "text_length",
            gettext_noop("Ce texte est vide, ou dépasse %(most)s caractères."),
            gettext_noop("Écrivez quelques phrases."),
            {"most": most},
        )
    return text


def address_of(url: str) -> str:
    """Return the address of a page of the web.

    :raises Invalid: it is none.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or len(url) > 200:
        raise Invalid(
            "url_invalid",
            gettext_noop("Cette adresse n’est pas celle d’une page du web."),
            gettext_noop("Copiez-la depuis la barre de votre navigateur. Exemple : https://exemple.fr/carte."),
        )
    return url
