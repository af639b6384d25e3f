"""Names of streets with signs or abbreviations that the address standards refuse."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_KINDS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "pl": "place",
    "imp": "impasse", "ch": "chemin", "che": "chemin", "rte": "route", "all": "allée", "sq": "square",
    "fg": "faubourg", "fbg": "faubourg", "lot": "lotissement", "res": "résidence", "qu": "quai", "r": "rue",
}  # fmt: skip
_TITLES = {"dr": "Docteur", "gal": "Général", "gl": "Général", "mal": "Maréchal", "cdt": "Commandant", "st": "Saint",
           "ste": "Sainte", "pr": "Professeur", "col": "Colonel", "cap": "Capitaine", "pdt": "Président"}  # fmt: skip
_FIRST = re.compile(r"^(\w+)\.?\s+(?=\S)")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = text.replace("’", "'").replace("‐", "-").replace("–", "-").replace("œ", "oe").replace("Œ", "Oe")
    if match := _FIRST.match(plain):
        kind = _KINDS.get(match[1].lower())
        if kind and (match[1].lower() != "r" or "." in match[0]):
            plain = _like(match[1], kind) + " " + plain[match.end() :]
    plain = re.sub(r"\b(\w{2,4})\.(?=\s)", _spelled_out, plain)
    plain = re.sub(r"\b([A-ZÀ-Þ])\.\s*", r"\1 ", plain)
    return " ".join(re.sub(r"[,.;:\"«»]+", " ", plain).split())


def _spelled_out(found: re.Match[str]) -> str:
    short = found[1].lower()
    return _TITLES.get(short) or (_like(found[1], _KINDS[short]) if short in _KINDS else found[0])


def _like(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


STEP = Step(
    "street_words",
    gettext_noop("Noms de voie sans abréviation ni ponctuation"),
    gettext_noop("Écrit « Av. du Gal. de Gaulle » sous la forme « Avenue du Général de Gaulle »."),
    _mend,
)
