"""Spaces as French sets them: a sign of two parts never begins a line, nor does a unit."""

import re
from typing import Final

from django.utils import translation
from django.utils.safestring import SafeData, SafeString

THIN: Final = "\u202f"
HARD: Final = "\u00a0"
_QUOTES: Final = re.compile(r"(?<=«) | (?=»)")
_SIGNS: Final = re.compile(r" (?=[:;!?](?:[\s<]|$))")
_UNITS: Final = re.compile(r"(?<=\d) (?=[%€])")


def typeset(text: str) -> str:
    """Return a text with its spaces made unbreakable where French wants it; HTML stays safe if it was."""
    done = _UNITS.sub(THIN, _SIGNS.sub(HARD, _QUOTES.sub(THIN, text)))
    return SafeString(done) if isinstance(text, SafeData) else done


def typeset_here(text: str) -> str:
    """Do so for a sentence of the interface, in the languages that ask for it."""
    return typeset(text) if speaks_french() else text


def speaks_french() -> bool:
    """Tell whether the page is in French."""
    return (translation.get_language() or "fr").startswith("fr")
