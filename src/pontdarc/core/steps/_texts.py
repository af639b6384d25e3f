"""Texts reduced to what makes them the same for a reader."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "ou",
        "par",
        "pour",
        "s",
        "sur",
        "un",
        "une",
    ]
)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of *text*: lower case, no accents, no plural, no small words."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")).encode("ascii", "ignore").decode()
    kept = [word for word in _WORD.findall(bare.lower()) if word not in _SMALL]
    return tuple(word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word for word in kept)


def letters(text: str) -> str:
    """Return *text* in lower case without accents, blanks and signs."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")).encode("ascii", "ignore").decode()
    return "".join(_WORD.findall(bare.lower()))


_INTEGER_TAIL = re.compile(r"[.,]0+$")
_LOOSE = re.compile(r"[\s.\-/'’`´\"_:;°=\u2010-\u2015\u200b\ufeff]+")


def bare_code(text: str) -> str:
    """Return a code without the decimals that a spreadsheet added, nor blanks, dots, dashes and quotes."""
    stripped = text.strip().strip("'’`´\"").strip()
    if re.fullmatch(r"[\d\s\u00a0\u202f]+[.,]0+", stripped):
        stripped = _INTEGER_TAIL.sub("", stripped)
    return _LOOSE.sub("", stripped)


_POWER = re.compile(r"(\d)[.,](\d+)E\+?(\d{1,2})", re.IGNORECASE)


def exact_power(text: str, length: int) -> str | None:
    """Return the digits of « 2,1070186800015E+13 » when it holds all *length* of them; None when some were rounded."""
    match = _POWER.fullmatch(text.strip())
    if match is None or int(match[3]) != length - 1 or len(match[2]) != length - 1:
        return None
    return match[1] + match[2]
