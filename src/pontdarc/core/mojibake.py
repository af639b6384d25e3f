"""Text read in the wrong encoding, once or several times over: « cÃ©lÃ©bration » was « célébration »."""

import re

BROKEN = (
    r"[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â€|â‚¬|Å[“\u0092’]"
)
"""What broken accents look like: a pattern for Python and for Polars alike."""

_BROKEN = re.compile(BROKEN)
_HOLES = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
_PASSES = 3
_LEFT = r"\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_PIECE = re.compile(rf"[ÂÃÅ][{_LEFT}]|â[{_LEFT}]{{2}}|ð[{_LEFT}]{{3}}|ï»¿")
"""Bytes of one character, read one by one."""
_TYPOGRAPHY = {
    0x80: "€",
    0x85: "…",
    0x8C: "Œ",
    0x91: "‘",
    0x92: "’",
    0x93: "“",
    0x94: "”",
    0x96: "–",
    0x97: "—",
    0x9C: "œ",
}
"""Signs of Windows that Latin-1 has no place for: read as Latin-1, they are controls that no text holds."""
_LOST_BLANK = re.compile(r"(?<![A-ZÀ-Þ])Ã (?=\s|[a-zà-ÿ]|$)( ?)")
"""« Ã » and a no-break space, « à », once something made the space a plain one; no French word ends with « Ã »."""


def mended(text: str) -> str:
    """Return the text as it was written; the same when it is not broken, or when mending it leads nowhere."""
    if text.isascii():
        return text
    found = text
    for _ in range(_PASSES):
        if not _BROKEN.search(found):
            break
        again = _decoded(found)
        again = _PIECE.sub(lambda piece: _decoded(piece[0]) or piece[0], found) if again is None else again
        if again == found:
            return text
        found = again
    found = found.translate(_TYPOGRAPHY)
    if _BROKEN.search(found) or any("\x80" <= char < "\xa0" for char in found):
        return text
    return _LOST_BLANK.sub("à ", found) if found != text or _LOST_BLANK.search(found) else found


def _decoded(text: str) -> str | None:
    """Return what the bytes of a text say in UTF-8, None when they say nothing."""
    try:
        return b"".join(_HOLES.get(char) or char.encode("cp1252") for char in text).decode("utf-8")
    except UnicodeError:
        return None
