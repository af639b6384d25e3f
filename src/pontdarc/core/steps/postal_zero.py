"""Postal codes that lost their zero, or gained blanks, decimals or words."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop

_COUNTRY = re.compile(r"FR?(?=\d{5}$)")
_TOWN_AFTER = re.compile(r"(?:FR?\s*[- ]\s*)?(\d{2}\s?\d{3})[\s,-]+[^\d]+(?:cedex\s*\d{0,2})?", re.IGNORECASE)


def _mend(text: str, params: Params, context: Context) -> str | None:
    code = _COUNTRY.sub("", bare_code(text).upper())
    if re.fullmatch(r"\d{5}", code):
        return code
    if re.fullmatch(r"[1-9]\d{3}", code):
        return f"0{code}"
    match = _TOWN_AFTER.fullmatch(text.strip())
    return re.sub(r"\s", "", match[1]) if match else text


STEP = Step(
    "postal_zero",
    gettext_noop("Codes postaux remis en 5 chiffres"),
    gettext_noop(
        "Remet le zéro perdu par un tableur (« 7000 » devient 07000), retire les espaces et le nom de la ville."
    ),
    _mend,
    settled=r"\d{5}",
)
