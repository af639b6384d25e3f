"""RNA numbers of associations with blanks, words or a small letter."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import bare_code
from pontdarc.core.words import gettext_noop

_LABEL = re.compile(r"^(?:n[°o]?\s*)?(?:rna|waldec)?[\s:]*(?:n[°o])?[\s:]*(?=W)", re.IGNORECASE)


def _mend(text: str, params: Params, context: Context) -> str | None:
    code = bare_code(_LABEL.sub("", text.strip())).upper()
    return code if re.fullmatch(r"W\d{9}", code) else text


STEP = Step(
    "rna_text",
    gettext_noop("Numéros RNA mis en forme"),
    gettext_noop("Écrit « w 071 001 234 » sous la forme W071001234."),
    _mend,
    settled=r"W\d{9}",
)
