"""What the header of a column says: its words, whatever the spelling, and whether they name something."""

import re
import unicodedata
from functools import lru_cache

from pontdarc.core.kind import words
from pontdarc.core.mojibake import mended

_NUMBER_SIGN = re.compile(r"\b[nN]\s?[°º]")
_HUMP = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[A-Za-zà-ÿ])(?=\d)")
_BLANK = re.compile(r"[^a-z0-9]+")
_EMPTY_WORDS = words("""
a au aux d de des du en et l la le les of ou par s the un une
""")
WHOLE, PART = 0.95, 0.75


@lru_cache(maxsize=20_000)
def words_of(header: str) -> tuple[str, ...]:
    """Return the words of a header: humps cut, lower case, no accents, no plural *s*, no small words.

    Accents that a wrong encoding broke are mended first.
    """
    cut = _HUMP.sub(" ", _NUMBER_SIGN.sub("numero ", mended(header).replace("œ", "oe")))
    plain = cut.lower()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFD", plain) if not unicodedata.combining(each))
    found = [word for word in _BLANK.split(plain) if word and word not in _EMPTY_WORDS]
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found)


@lru_cache(maxsize=2_000)
def _phrases(phrases: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words of each phrase, and the same glued together."""
    return tuple((wanted, "".join(wanted)) for wanted in map(words_of, phrases) if wanted)


def says_one_of(header: str, phrases: tuple[str, ...]) -> float:
    """Return how clearly *header* says one of *phrases*: 0 not at all, up to 0.95 when it says nothing else."""
    told = words_of(header)
    glued = "".join(told)
    best = 0.0
    for wanted, wanted_glued in _phrases(phrases):
        if glued == wanted_glued:
            return WHOLE
        size = len(wanted)
        if wanted[0] in told and any(told[start : start + size] == wanted for start in range(len(told) - size + 1)):
            best = max(best, PART + 0.05 * min(size - 1, 3))
    return best
