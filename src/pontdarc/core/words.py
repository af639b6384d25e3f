"""Marks text for people so that gettext collects it; the faces translate it, core never does."""

from collections.abc import Callable

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Return *text* as it is: the name alone tells the message extractor to collect it."""
    return text


def going_on(text: str) -> str:
    """Return a text as it goes on after a colon; initials keep their capitals.

    >>> going_on("Dates mises en ordre"), going_on("SIRET remis en 14 chiffres")
    ('dates mises en ordre', 'SIRET remis en 14 chiffres')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
