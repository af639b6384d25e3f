"""Full text without an index: words without case nor accents, looked for whole or by their beginning."""

import re
import unicodedata
from functools import cache

import snowballstemmer

MAX_WORDS = 50
"""Words that one query may look for: the engine is interrupted between blocks of 2,048 rows, never inside one."""

_WORD = re.compile(r"\w+\*?")


def folded(text: str) -> str:
    """Return the text in lower case without accents, as the engine folds it."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()


def words(text: str) -> tuple[str, ...]:
    """Return the words of a search, folded; a final star is kept."""
    return tuple(_WORD.findall(folded(text)))


def pattern(word: str) -> str:
    """Return the RE2 pattern of a word among folded text. A word is made of letters and digits: nothing to escape."""
    end = "" if word.endswith("*") else r"(?:$|[^\pL\pN_])"
    return rf"(?:^|[^\pL\pN_]){word.rstrip('*')}{end}"


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("french")


def stem(word: str) -> str:
    """Return the French stem of a folded word: the same for the words of rows and for those looked for."""
    return str(_stemmer().stemWord(word))
