"""INSEE codes of communes that lost their zero, or gained decimals."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    code = bare_code(text).upper()
    if re.fullmatch(r"\d{5}|2[AB]\d{3}", code):
        return code
    if not re.fullmatch(r"[1-9]\d{3}", code):
        return text
    restored = f"0{code}"
    known = context.referential
    exists = not known.communes or restored in known.communes or restored in known.former_codes
    return restored if exists else text


STEP = Step(
    "insee_zero",
    gettext_noop("Codes INSEE remis en 5 caractères"),
    gettext_noop("Remet le zéro perdu par un tableur (« 7186 » devient 07186), si la commune existe."),
    _mend,
    settled=r"\d{5}|2[AB]\d{3}",
)
