"""Phone numbers, to the international form: +33 and nine digits.

*length*: at most so many signs. *glued*: the standard wants no space after the country code.
"""

import re

import phonenumbers

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_LOST_PLUS = re.compile(r"33[1-9]\d{8}")
_LOST_ZERO = re.compile(r"[1-9]\d{8}")


def _mend(text: str, params: Params, context: Context) -> str | None:
    digits = re.sub(r"\D", "", re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0+", text) else text)
    if not digits or re.search(r"[a-zA-Z]{4,}", text):
        return text
    if _LOST_PLUS.fullmatch(digits):
        typed = f"+{digits}"
    elif _LOST_ZERO.fullmatch(digits) and "+" not in text:
        typed = f"0{digits}"
    else:
        typed = text.replace("(0)", "")
    try:
        number = phonenumbers.parse(typed, "FR")
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_valid_number(number):
        return text
    national = phonenumbers.national_significant_number(number)
    spaced = f"+{number.country_code} {national}"
    glued = params.get("glued") or len(spaced) > int(params.get("length", len(spaced)))
    return spaced.replace(" ", "") if glued else spaced


STEP = Step(
    "phone_format",
    gettext_noop("Téléphones au format international"),
    gettext_noop("Écrit « 04 75 66 77 88 » sous la forme « +33 475667788 »."),
    _mend,
    settled=r"\+\d{7,15}",
)
