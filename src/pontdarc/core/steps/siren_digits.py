"""SIREN damaged by presentation or by a spreadsheet."""

import re

from stdnum import luhn

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop

_LABEL = re.compile(r"^(?:(?:n[°o]?\s*)?siren)\s*(?:n[°o])?\s*:?\s*", re.IGNORECASE)
_LENGTH, _LOST = 9, 2


def _mend(text: str, params: Params, context: Context) -> str | None:
    digits = bare_code(_LABEL.sub("", text.strip()))
    if not (digits.isascii() and digits.isdigit()):
        return text
    if len(digits) == _LENGTH:
        return digits
    restored = digits.zfill(_LENGTH)
    return restored if _LENGTH - _LOST <= len(digits) < _LENGTH and luhn.is_valid(restored) else text


STEP = Step(
    "siren_digits",
    gettext_noop("SIREN remis en 9 chiffres"),
    gettext_noop(
        "Retire les espaces et les points, et remet le zéro perdu par un tableur quand la clé de contrôle le confirme."
    ),
    _mend,
    settled=r"\d{9}",
)
