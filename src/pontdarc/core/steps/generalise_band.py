"""A number made the band it is in: an age by ten years, an amount by thousands."""

import re
from decimal import Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._privacy import number_in, whole_width
from pontdarc.core.words import gettext_noop

_BAND = re.compile(r"-?\d+-\d+")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if _BAND.fullmatch(text):
        return text
    number = number_in(text)
    if number is None or number < 0:
        return None
    width = whole_width(params)
    low = int(number // Decimal(width)) * width
    return f"{low}-{low + width - 1}"


STEP = Step(
    "generalise_band",
    gettext_noop("Nombres rangés par tranches"),
    gettext_noop("Remplace un âge ou un montant par sa tranche (« 30-39 ») ; vide ce qui n’est pas un nombre."),
    _mend,
    loses=True,
    stage="publication",
)
