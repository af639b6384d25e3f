"""SIREN damaged by presentation or by a spreadsheet."""

import re
import unicodedata

from stdnum import luhn

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code, exact_power
from pontdarc.core.words import gettext_noop

_LABEL = re.compile(r"^(?:(?:n[°o]?\s*)?siren|rcs(?:\s+[^\d]+)?)\s*(?:n[°o])?\s*:?\s*", re.IGNORECASE)
_VAT = re.compile(r"FR(\d{2})(\d{9})", re.IGNORECASE)
_LENGTH, _LOST = 9, 2
_SIRET = 14


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _LABEL.sub("", unicodedata.normalize("NFKC", text).strip())
    digits = exact_power(plain, _LENGTH) or bare_code(plain)
    if match := _VAT.fullmatch(digits):
        # The key of a French VAT number is drawn from the SIREN (CGI, annexe 2, art. 242 sexies A).
        return match[2] if int(match[1]) == (12 + 3 * (int(match[2]) % 97)) % 97 else text
    if not (digits.isascii() and digits.isdigit()):
        return text
    if len(digits) == _SIRET and luhn.is_valid(digits) and luhn.is_valid(digits[:_LENGTH]):
        return digits[:_LENGTH]
    if len(digits) == _LENGTH:
        return digits if digits == bare_code(plain) or luhn.is_valid(digits) else text
    restored = digits.zfill(_LENGTH)
    return restored if _LENGTH - _LOST <= len(digits) < _LENGTH and luhn.is_valid(restored) else text


STEP = Step(
    "siren_digits",
    gettext_noop("SIREN remis en 9 chiffres"),
    gettext_noop(
        "Retire les espaces et les points, tire le SIREN d’un SIRET ou d’un numéro de TVA dont la clé est juste, et "
        "remet le zéro perdu par un tableur quand la clé de contrôle le confirme."
    ),
    _mend,
    settled=r"\d{9}",
)
