"""Percentages, to a share between 0 and 1."""

import re
from decimal import Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._numbers import as_decimal, canonical_number, shortest
from pontdarc.core.words import gettext_noop

_WORDS = re.compile(r"\s*(?:pour\s?cent|pct)$", re.IGNORECASE)


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _WORDS.sub("%", text.strip()).rstrip(";").rstrip()
    signed = plain.endswith("%")
    number = canonical_number(plain.rstrip("% \u00a0\u202f"))
    value = as_decimal(number) if number else None
    if number is None or value is None:
        return text
    if signed or value > 1 or params.get("scale") == "percent":
        return shortest(value / 100) if 0 <= value <= Decimal(100) else text
    return number


STEP = Step(
    "percentage_share",
    gettext_noop("Pourcentages ramenés entre 0 et 1"),
    gettext_noop("Écrit « 45 % » ou « 45 » sous la forme 0.45, et « 100 % » sous la forme 1."),
    _mend,
)
