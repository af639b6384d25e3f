"""Words that stand for an empty cell: « n/a », « néant », « - ».

*keep*: texts, and *accepts*: pattern of texts, that are values of the column and stay. *amounts*: « - € » is a zero.
"""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import letters
from pontdarc.core.words import gettext_noop

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
_HIDDEN = re.compile(r"#{2,}")
"""What a spreadsheet shows, and exports, in place of a number that its column is too narrow for."""
_ZERO = re.compile(r"-\s*€")
_SIGNS = re.compile(r"[\W_]+")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if _SIGNS.fullmatch(text):
        return text if _HIDDEN.fullmatch(text) or (params.get("amounts") and _ZERO.fullmatch(text)) else None
    if letters(text) not in _MARKERS or text in params.get("keep", ()):
        return text
    accepts = params.get("accepts")
    return text if accepts and re.fullmatch(accepts, text) else None


STEP = Step(
    "empty_marker",
    gettext_noop("Mentions « néant » vidées"),
    gettext_noop("Vide les cellules qui ne disent rien : « n/a », « néant », « sans objet », « - », « #REF! »."),
    _mend,
    settled=r"[+-]?\d.*|.*\d\d.*|.{25,}",
)
