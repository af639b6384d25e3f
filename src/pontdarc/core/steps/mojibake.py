"""Accents broken by a file read in the wrong encoding: « cÃ©lÃ©bration »."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_BROKEN = re.compile(
    r"[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€|Å[“\u0092’]"
)
_HOLES = {char: char.encode("latin-1") for char in "\x81\x8d\x8f\x90\x9d"}


def _mend(text: str, params: Params, context: Context) -> str | None:
    if not _BROKEN.search(text):
        return text
    try:
        mended = b"".join(_HOLES.get(char) or char.encode("cp1252") for char in text).decode("utf-8")
    except UnicodeError:
        return text
    return mended if not _BROKEN.search(mended) else text


STEP = Step(
    "mojibake",
    gettext_noop("Accents abîmés rétablis"),
    gettext_noop(
        "Rétablit les lettres accentuées d’un texte lu avec un mauvais encodage : "
        "« cÃ©lÃ©bration » devient « célébration »."
    ),
    _mend,
    settled=r"[^ÃÂâÅ]*",
)
