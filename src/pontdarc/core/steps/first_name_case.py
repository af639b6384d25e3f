"""First names in capitals, to the usual spelling."""

import re
import unicodedata

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_PIECES = re.compile(r"([-'\s]+)")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = unicodedata.normalize("NFC", text).replace("’", "'").replace("‐", "-").replace("–", "-").strip()
    plain = re.sub(r"\s*-\s*", "-", plain)
    return "".join(_cased(piece) for piece in _PIECES.split(plain))


def _cased(piece: str) -> str:
    first = piece[:1].upper()
    # A letter that has no capital of its own (« ß ») is left alone, lest a second pass change it again.
    return (first if len(first) == 1 else piece[:1]) + piece[1:].lower()


STEP = Step(
    "first_name_case",
    gettext_noop("Prénoms écrits avec une majuscule"),
    gettext_noop("Écrit « JEAN-PIERRE » sous la forme « Jean-Pierre » ; les accents ne sont ni ajoutés ni retirés."),
    _mend,
)
