"""Postal codes that lost their zero, or gained blanks or decimals."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    code = re.sub(r"^F(?=\d{5}$)", "", bare_code(text).upper())
    if re.fullmatch(r"\d{5}", code):
        return code
    return f"0{code}" if re.fullmatch(r"[1-9]\d{3}", code) else text


STEP = Step(
    "postal_zero",
    gettext_noop("Codes postaux remis en 5 chiffres"),
    gettext_noop("Remet le zéro perdu par un tableur (« 7000 » devient 07000) et retire les espaces."),
    _mend,
    settled=r"\d{5}",
)
