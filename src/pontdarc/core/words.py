"""Marks text for people so that gettext collects it; the faces translate it, core never does."""

from collections.abc import Callable

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Return *text* as it is: the name alone tells the message extractor to collect it."""
    return text
