"""SIRET damaged by presentation or by a spreadsheet."""

import re
import unicodedata

import polars as pl
from stdnum import luhn

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code, exact_power
from pontdarc.core.words import gettext_noop

_LABEL = re.compile(r"^(?:(?:n[°o]?\s*)?siret)\s*(?:n[°o])?\s*:?\s*", re.IGNORECASE)
_LENGTH, _LOST = 14, 2
_SIREN = 9
_NIC = re.compile(r"(?<=\d)\s*[-–(]?\s*NIC\s*:?\s*(?=\d)", re.IGNORECASE)
_AMONG_WORDS = re.compile(r"(?<![\d.,+])\d(?:[ .\u00a0\u202f]?\d){13}(?![\d.,+])")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _NIC.sub("", _LABEL.sub("", unicodedata.normalize("NFKC", text).strip()))
    digits = exact_power(plain, _LENGTH) or bare_code(plain)
    if not (digits.isascii() and digits.isdigit()):
        return _among_words(plain) or text
    if len(digits) == _LENGTH:
        return digits if digits == bare_code(plain) or _is_right(digits) else text
    body = context.body
    if len(digits) == _SIREN and digits == body.siren and body.siret:
        return body.siret
    restored = digits.zfill(_LENGTH)
    # Leading zeros are restored only when both keys, of the SIREN and of the SIRET, vouch for them.
    return restored if _LENGTH - _LOST <= len(digits) < _LENGTH and _is_right(restored) else text


def _is_right(digits: str) -> bool:
    return luhn.is_valid(digits) and luhn.is_valid(digits[:_SIREN])


def _among_words(text: str) -> str | None:
    """Return the only number of a text, when it has both keys of a SIRET and only words stand around it."""
    found = _AMONG_WORDS.findall(text)
    if len(found) != 1 or re.search(r"\d", text.replace(found[0], "")):
        return None
    digits = re.sub(r"\D", "", found[0])
    return digits if _is_right(digits) else None


def _usual(cell: pl.Expr, params: Params) -> pl.Expr:
    """Return the number whose digits are in groups, « 210 701 868 00015 »."""
    grouped = cell.str.contains(r"^\d{3}[\s\u00a0\u202f]?\d{3}[\s\u00a0\u202f]?\d{3}[\s\u00a0\u202f]?\d{5}$")
    return pl.when(grouped).then(cell.str.replace_all(r"\D", ""))


STEP = Step(
    "siret_digits",
    gettext_noop("SIRET remis en 14 chiffres"),
    gettext_noop(
        "Retire les espaces, les points et les mots autour, et remet le zéro perdu par un tableur quand la clé de "
        "contrôle le confirme. Un SIRET arrondi (« 2,24E+13 ») ne se devine pas : il reste tel quel."
    ),
    _mend,
    usual=_usual,
    settled=r"\d{14}",
)
