"""Words and signs that people write where there is nothing to say."""

import re

from pontdarc.core.steps._texts import letters

_MARKERS = frozenset(
    [
        "na",
        "nan",
        "nd",
        "nc",
        "ns",
        "so",
        "null",
        "none",
        "nil",
        "ref",
        "valeur",
        "div0",
        "nom",
        "neant",
        "sansobjet",
        "sansreponse",
        "nonrenseigne",
        "nonrenseignee",
        "noncommunique",
        "noncommuniquee",
        "nonconcerne",
        "nonconcernee",
        "nondisponible",
        "nonapplicable",
        "inconnu",
        "inconnue",
        "vide",
        "rien",
        "aucun",
        "aucune",
    ]
)
_NONE = frozenset(["neant", "nil", "rien", "aucun", "aucune"])
"""Those that count: nothing was there, rather than nothing is known."""
_HIDDEN = re.compile(r"#{2,}")
"""What a spreadsheet shows, and exports, in place of a number that its column is too narrow for."""
_SIGNS = re.compile(r"[\W_]+")


def are_signs(text: str) -> bool:
    """Tell whether there is no letter and no digit: « - », « … »."""
    return _SIGNS.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a cell is as good as empty: « n/a », « néant », « - »."""
    return not _HIDDEN.fullmatch(text) if are_signs(text) else letters(text) in _MARKERS


def says_none(text: str) -> bool:
    """Tell whether a cell says that there are none: « néant », « aucun »."""
    return letters(text) in _NONE
