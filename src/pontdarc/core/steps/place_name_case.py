"""Names of communes in capitals, to the usual spelling."""

import re
import unicodedata

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_SMALL = frozenset(
    ["a", "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "lez", "sous", "sur"]
)
_PIECES = re.compile(r"([-'\s()]+)")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = unicodedata.normalize("NFC", text).replace("’", "'").strip()
    letters = [char for char in plain if char.isalpha()]
    if not letters or not (all(char.isupper() for char in letters) or all(char.islower() for char in letters)):
        return plain
    pieces = _PIECES.split(plain.lower())
    return "".join(
        piece if index and piece in _SMALL else piece[:1].title() + piece[1:] for index, piece in enumerate(pieces)
    )


STEP = Step(
    "place_name_case",
    gettext_noop("Noms de commune écrits avec une majuscule"),
    gettext_noop("Écrit « SAINT-PIERRE-SUR-DOUX » sous la forme « Saint-Pierre-sur-Doux »."),
    _mend,
)
