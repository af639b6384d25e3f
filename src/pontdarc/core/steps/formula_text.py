"""Texts that a spreadsheet was kept from reading as numbers: « ="07186" » or « '07186 »."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_FORMULA = re.compile(r'="([^"]*)"')
_APOSTROPHE = re.compile(r"'([+-]?[0-9][0-9AB .,/-]*)")
_RETURN = re.compile(r"_x000[dD]_")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _RETURN.sub("\n", text).strip()
    if match := _FORMULA.fullmatch(plain) or _APOSTROPHE.fullmatch(plain):
        return match[1].strip() or None
    return plain if plain != text.strip() else text


STEP = Step(
    "formula_text",
    gettext_noop("Marques de tableur retirées"),
    gettext_noop('Écrit « ="07186" » ou « \'07186 » sous la forme 07186.'),
    _mend,
    settled=r"[^='_][^_]*",
    spares_plain=True,
)
