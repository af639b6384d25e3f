"""Phone numbers, to the international form: +33 and nine digits.

*length*: at most so many signs. *glued*: the standard wants no space after the country code. *national*: it writes ten
digits, « 0475667788 ». *several*: the sign
between several numbers, where the standard takes them.
"""

import re

import phonenumbers

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_LOST_PLUS = re.compile(r"33[1-9]\d{8}")
_LOST_ZERO = re.compile(r"[1-9]\d{8}")
_BETWEEN = re.compile(r"\s*(?:[;,|\n]|/|\bou\b|\bet\b|\s-\s)\s*")
_NOTE = re.compile(r"\s*\((?!\s*0\s*\))[^()\d]*\)\s*")
_FULL, _FRANCE = 9, 33
# The trunk prefix says the overseas territory, whose country code is its own.
_OVERSEAS = (
    (re.compile(r"0(?:262|263|692|693)"), "RE"),
    (re.compile(r"0(?:269|639)"), "YT"),
    (re.compile(r"0(?:590|690|691)"), "GP"),
    (re.compile(r"0(?:596|696|697)"), "MQ"),
    (re.compile(r"0(?:594|694)"), "GF"),
    (re.compile(r"0508"), "PM"),
)


def _mend(text: str, params: Params, context: Context) -> str | None:
    parts = [part for part in _BETWEEN.split(text) if re.search(r"\d", part)]
    whole = [part for part in parts if len(re.sub(r"\D", "", part)) >= _FULL]
    if len(whole) > 1:
        numbers = [_one(part, params) for part in parts]
        separator = params.get("several")
        return separator.join(map(str, numbers)) if separator and all(numbers) else text
    return _one(text, params) or text


def _one(text: str, params: Params) -> str | None:
    """Return one number as wanted, None when it is none."""
    text = _NOTE.sub(" ", text).replace("_", " ").strip()
    digits = re.sub(r"\D", "", re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0+", text) else text)
    if not digits or re.search(r"[a-zA-Z]{4,}|[eE]\+", text):
        return None
    if _LOST_PLUS.fullmatch(digits):
        typed = f"+{digits}"
    elif _LOST_ZERO.fullmatch(digits) and "+" not in text:
        typed = f"0{digits}"
    else:
        typed = text.replace("(0)", "")
    region = next((code for prefix, code in _OVERSEAS if prefix.match(re.sub(r"[^\d+]", "", typed))), "FR")
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    national = phonenumbers.national_significant_number(number)
    if params.get("national") and number.country_code == _FRANCE:
        return f"0{national}"
    spaced = f"+{number.country_code} {national}"
    glued = params.get("glued") or len(spaced) > int(params.get("length", len(spaced)))
    return spaced.replace(" ", "") if glued else spaced


STEP = Step(
    "phone_format",
    gettext_noop("Téléphones au format international"),
    gettext_noop(
        "Écrit « 04 75 66 77 88 » sous la forme « +33 475667788 », et un numéro d’outre-mer avec son indicatif."
    ),
    _mend,
    settled=r"\+\d{7,15}",
)
