"""Values of a closed list, whatever their spelling."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import letters, words
from pontdarc.core.words import gettext_noop

_PARTS = re.compile(r"[;,/+|&]|\bet\b")
_SHORT = 6
_EITHER_OR = 2


def _mend(text: str, params: Params, context: Context) -> str | None:
    values = tuple(params.get("values", ()))
    if text in values:
        return text
    return _known(text, params.get("spellings", {})) or closest(text, values) or text


def _known(text: str, spellings: Mapping[str, str]) -> str | None:
    """Return the value that the standard itself says this text stands for."""
    typed = letters(text)
    return next((value for spelling, value in spellings.items() if letters(spelling) == typed), None)


def closest(text: str, values: tuple[str, ...]) -> str | None:
    """Return the only value that *text* can stand for, None when there is none or several."""
    by_letters = {letters(value): value for value in reversed(values)}
    if letters(text) in by_letters:
        return by_letters[letters(text)]
    return _by_initial(text, values) or _by_words(text, values) or _by_spelling(text, values)


def _by_initial(text: str, values: tuple[str, ...]) -> str | None:
    """Return the value that the letter begins, in a list of two: « D » for « dépense » beside « recette »."""
    first = {letters(value)[:1]: value for value in values}
    return first.get(letters(text)) if len(values) == len(first) == _EITHER_OR else None


@lru_cache(maxsize=256)
def _telling_words(values: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return the words that tell each value from the others: words common to all tell nothing."""
    sets = {value: frozenset(words(value)) for value in values}
    common = frozenset.intersection(*sets.values()) if len(sets) > 1 else frozenset()
    return {value: found - common for value, found in sets.items()}


def _by_words(text: str, values: tuple[str, ...]) -> str | None:
    telling = _telling_words(values)
    vocabulary = frozenset().union(*telling.values()) if telling else frozenset()
    common = frozenset(word for value in values for word in words(value)) - vocabulary
    said = frozenset(words(text)) - common
    if not said:
        return None
    same = [value for value, found in telling.items() if found == said]
    if same:
        parts = len([part for part in _PARTS.split(text) if part.strip()])
        return next((value for value in same if len(_PARTS.split(value)) == parts), same[0])
    holding = [value for value, found in telling.items() if said < found]
    return holding[0] if len(holding) == 1 and all(len(word) > 3 for word in said) else None


def _by_spelling(text: str, values: tuple[str, ...]) -> str | None:
    """Return the value at one or two typing errors, when every other value is much farther."""
    typed = letters(text)
    if len(typed) < _SHORT:
        return None
    ranked = sorted((OSA.distance(typed, letters(value)), value) for value in values)
    allowed = 1 if len(typed) < 2 * _SHORT else 2
    if not ranked or ranked[0][0] > allowed:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[1][0] > ranked[0][0] + 2 else None


STEP = Step(
    "enum_spelling",
    gettext_noop("Valeurs de liste écrites comme attendu"),
    gettext_noop(
        "Rapproche une valeur de celles que le standard admet : casse, accents, espaces, pluriel, initiale, "
        "faute de frappe, quand une seule peut convenir."
    ),
    _mend,
)
