"""An address without its number, or its commune alone."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_NUMBER = re.compile(r"^\s*\d+(?:\s*[-/,]\s*\d+)*\s*(?:bis|ter|quater|[A-Ea-e](?=[\s,]))?\s*,?\s*")
_TOWN = re.compile(r"\b(\d{5}\s+\D+?)\s*(?:,.*|\d.*)?$")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if params.get("to", "street") == "commune":
        found = _TOWN.search(text)
        return found[1].strip(" ,;") or None if found else None
    # A postal code that begins the text is what is left of an address made less precise already.
    return text if re.match(r"\s*\d{5}\s+\D", text) else _without_number(text)


def _without_number(text: str) -> str | None:
    while (shorter := _NUMBER.sub("", text, count=1)) != text:
        if re.match(r"\s*\d{5}\s+\D", text):
            break
        text = shorter
    return text or None


STEP = Step(
    "generalise_address",
    gettext_noop("Adresses rendues moins précises"),
    gettext_noop("Ne garde d’une adresse que sa rue sans numéro, ou que sa commune."),
    _mend,
    loses=True,
    stage="publication",
)
