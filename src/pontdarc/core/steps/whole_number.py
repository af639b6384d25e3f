"""Whole numbers that a spreadsheet or a person dressed up.

*units*: those of the column, where it has some: « 2 ans » is not 2 in a column of months. *counts*: « néant » is 0.
"""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._nothing import says_none
from pontdarc.core.steps._numbers import canonical_number, without_unit
from pontdarc.core.words import gettext_noop

_UNIT = re.compile(
    r"\s*(?:voix|votes?|votants?|membres?|élus?|places?|naissances?|fois|ans?|habitants?|hab\.?|personnes?|pers\.?|"
    r"logements?|élèves?|enfants?|emplacements?|lits?|bornes?|prises?|unités?|exemplaires?|ex\.?|visiteurs?|jours?|"
    r"agents?|foyers?|arceaux|arceau|vélos?|véhicules?)\s*$",
    re.IGNORECASE,
)


def _mend(text: str, params: Params, context: Context) -> str | None:
    if params.get("counts") and says_none(text):
        return "0"
    units = params.get("units")
    bare = without_unit(text, units) if units else _UNIT.sub("", text)
    number = canonical_number(bare)
    if number is None:
        return text
    whole, _, decimals = number.partition(".")
    return whole if not decimals.strip("0") else text


STEP = Step(
    "whole_number",
    gettext_noop("Nombres entiers nettoyés"),
    gettext_noop(
        "Écrit « 12,0 », « 1 234 » ou « 12 voix » comme un nombre entier : 12, 1234, 12. Dans un compte, « néant » "
        "vaut 0."
    ),
    _mend,
    settled=r"-?\d+",
)
