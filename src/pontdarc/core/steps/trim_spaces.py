"""Blanks that nobody sees: around the text, doubled, no-break or invisible."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_RUN = re.compile(r"\s{2,}|[\t\r\n\v\f]")
_BEFORE_SIGN = re.compile(r"[\u00a0\u202f](?![:;!?»%€])(?<!«[\u00a0\u202f])")


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _INVISIBLE.sub("", text).strip()
    return _BEFORE_SIGN.sub(" ", _RUN.sub(" ", plain))


STEP = Step(
    "trim_spaces",
    gettext_noop("Espaces superflus retirés"),
    gettext_noop(
        "Retire les espaces autour du texte, les espaces doublés, les retours à la ligne et les caractères invisibles."
    ),
    _mend,
    settled=r"[!-~\u00C0-\u024F’«»–…€°]+(?: [!-~\u00C0-\u024F’«»–…€°]+)*",
    spares_plain=True,
)
