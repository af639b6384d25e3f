"""Text read in the wrong encoding, once or several times over: « cÃ©lÃ©bration » was « célébration »."""

import re

BROKEN = (
    r"[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â€|â‚¬|Å[“\u0092’]"
)
"""What broken accents look like: a pattern for Python and for Polars alike."""

_BROKEN = re.compile(BROKEN)
_HOLES = {char: char.encode("latin-1") for char in "\x81\x8d\x8f\x90\x9d"}
_PASSES = 3


def mended(text: str) -> str:
    """Return the text as it was written; the same when it is not broken, or when mending it leads nowhere."""
    found = text
    for _ in range(_PASSES):
        if not _BROKEN.search(found):
            return found
        try:
            found = b"".join(_HOLES.get(char) or char.encode("cp1252") for char in found).decode("utf-8")
        except UnicodeError:
            return text
    return text if _BROKEN.search(found) else found
