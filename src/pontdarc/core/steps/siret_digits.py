"""SIRET damaged by presentation or by a spreadsheet."""

import re

from stdnum import luhn

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop

_LABEL = re.compile(r"^(?:(?:n[°o]?\s*)?siret)\s*(?:n[°o])?\s*:?\s*", re.IGNORECASE)
_LENGTH, _LOST = 14, 2


def _mend(text: str, params: Params, context: Context) -> str | None:
    digits = bare_code(_LABEL.sub("", text.strip()))
    if not (digits.isascii() and digits.isdigit()):
        return text
    if len(digits) == _LENGTH:
        return digits
    restored = digits.zfill(_LENGTH)
    # Leading zeros are restored only when both keys, of the SIREN and of the SIRET, vouch for them.
    sure = _LENGTH - _LOST <= len(digits) < _LENGTH and luhn.is_valid(restored) and luhn.is_valid(restored[:9])
    return restored if sure else text


STEP = Step(
    "siret_digits",
    gettext_noop("SIRET remis en 14 chiffres"),
    gettext_noop(
        "Retire les espaces et les points, et remet le zéro perdu par un tableur quand la clé de contrôle le confirme. "
        "Un SIRET arrondi (« 2,24E+13 ») ne se devine pas : il reste tel quel."
    ),
    _mend,
    settled=r"\d{14}",
)
