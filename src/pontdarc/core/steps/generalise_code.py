"""A code of a nomenclature cut to its first characters: « 62.01Z » is of the division 62 of the NAF."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_SEPARATORS = re.compile(r"[\s.\-/_]+")


def _mend(text: str, params: Params, context: Context) -> str | None:
    return _SEPARATORS.sub("", text)[: max(1, int(params.get("length", 2)))] or None


STEP = Step(
    "generalise_code",
    gettext_noop("Codes raccourcis"),
    gettext_noop("Ne garde d’un code (activité, profession, nomenclature) que ses premiers caractères."),
    _mend,
    loses=True,
    stage="publication",
)
