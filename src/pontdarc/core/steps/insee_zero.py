"""INSEE codes of communes that lost their zero, gained decimals or words, or write Corsica with figures."""

import re

from pontdarc.core.referential import Referential
from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code, letters
from pontdarc.core.words import gettext_noop

_CODE = r"(?:\d{5}|2[ABab]\d{3})"
_LABEL = re.compile(r"^(?:(?:code\s*)?insee|com(?:mune)?|fr|f)[\s:._-]*(?=[\dO]*\d)", re.IGNORECASE)
_BESIDE_NAME = re.compile(rf"(?:({_CODE})\s*[-–:/(]?\s*([^\d()]+)\)?|([^\d()]+?)\s*[-–:/(]?\s*({_CODE})\)?)")


def _mend(text: str, params: Params, context: Context) -> str | None:
    known = context.referential
    code = bare_code(_LABEL.sub("", text.strip())).upper()
    if re.fullmatch(r"20\d{3}", code):
        return _of_corsica(code, known) or code
    if re.fullmatch(_CODE, code):
        return code
    if re.fullmatch(r"02[AB]\d{3}", code) and _exists(code[1:], known):
        return code[1:]
    if re.fullmatch(r"[1-9]\d{3}", code):
        return f"0{code}" if _exists(f"0{code}", known) else text
    return _beside_name(text.strip(), known) or text


def _exists(code: str, known: Referential) -> bool:
    return not known.communes or code in known.communes or code in known.former_codes


def _of_corsica(code: str, known: Referential) -> str | None:
    """Return the code with the letter of its département.

    Numbers did not change when Corsica was cut in two (1976): one letter at most is right. A number that is also a
    postal code of the island may be one.
    """
    if not known.communes or _is_postal(code, known):
        return None
    found = [f"2{letter}{code[2:]}" for letter in "AB" if _exists(f"2{letter}{code[2:]}", known)]
    return found[0] if len(found) == 1 else None


def _is_postal(code: str, known: Referential) -> bool:
    return any(code in commune.postal_codes for commune in known.communes.values() if commune.departement[:1] == "2")


def _beside_name(text: str, known: Referential) -> str | None:
    """Return the code of « 07186 - Privas », when the name beside it is that of the commune."""
    match = _BESIDE_NAME.fullmatch(text)
    if match is None:
        return None
    code, name = (match[1] or match[4]).upper(), match[2] or match[3]
    commune = known.communes.get(code)
    return code if commune is not None and letters(commune.name) == letters(name) else None


STEP = Step(
    "insee_zero",
    gettext_noop("Codes INSEE remis en 5 caractères"),
    gettext_noop(
        "Remet le zéro perdu par un tableur (« 7186 » devient 07186) si la commune existe, retire ce qui entoure le "
        "code, et rend sa lettre à un code de Corse (« 20004 » devient 2A004) quand une seule convient."
    ),
    _mend,
    settled=r"(?:[013-9]\d|2[AB1-9])\d{3}",
)
