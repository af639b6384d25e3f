"""The unit that a header says, and how it converts to that of a field."""

import re
from collections.abc import Mapping
from decimal import Decimal

from pontdarc.core.headers import words_of
from pontdarc.core.schema import Field

_DIMENSIONS: tuple[Mapping[str, tuple[Decimal, tuple[str, ...]]], ...] = (
    {
        "mm": (Decimal("0.001"), ("mm", "millimetre", "millimetres")),
        "cm": (Decimal("0.01"), ("cm", "centimetre", "centimetres")),
        "m": (Decimal(1), ("m", "metre", "metres", "ml")),
        "km": (Decimal(1000), ("km", "kilometre", "kilometres")),
    },
    {"min": (Decimal(1), ("min", "mn", "minute", "minutes")), "h": (Decimal(60), ("h", "heure", "heures"))},
    {"mois": (Decimal(1), ("mois",)), "an": (Decimal(12), ("an", "ans", "annee", "annees"))},
    {"W": (Decimal("0.001"), ("w", "watt", "watts")), "kW": (Decimal(1), ("kw",)), "MW": (Decimal(1000), ("mw",))},
    {"kg": (Decimal("0.001"), ("kg", "kilo", "kilos")), "t": (Decimal(1), ("t", "tonne", "tonnes"))},
)
"""Units of one dimension: how much of the common one each is worth, the words that say it."""
_SAID = re.compile(r"[(\[]\s*(?:en\s+)?([^()\[\]]+?)\s*[)\]]\s*$|\ben\s+(\w+)\s*$", re.IGNORECASE)
Conversion = tuple[Decimal, tuple[str, ...]]


def conversion(header: str, field: Field) -> Conversion | None:
    """Return what a column's numbers are multiplied by to fill a field, and the words of the column's unit.

    None when the header says no unit, the field's own, or one that does not convert.
    """
    found = _SAID.search(header)
    if found is None or not field.units:
        return None
    said, wanted = _word(found[1] or found[2]), _word(field.units[0])
    for units in _DIMENSIONS:
        worth = {_word(word): one for one in units.values() for word in one[1]}
        if said in worth and wanted in worth and worth[said] != worth[wanted]:
            return worth[said][0] / worth[wanted][0], worth[said][1]
    return None


def _word(text: str) -> str:
    return "".join(words_of(text))
