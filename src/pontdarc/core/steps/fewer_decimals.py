"""A number rounded to the decimals that the standard takes: software writes a coordinate to the atom."""

import re
from decimal import Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_NUMBER = re.compile(r"-?\d{1,12}[.,]\d{1,40}")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if not _NUMBER.fullmatch(text):
        return text
    number, most = text.replace(",", "."), int(params["decimals"])
    if len(number.partition(".")[2]) <= most:
        return number
    return str(Decimal(number).quantize(Decimal(1).scaleb(-most)))


STEP = Step(
    "fewer_decimals",
    gettext_noop("Coordonnée arrondie aux décimales admises"),
    gettext_noop("Arrondit un nombre qui a plus de décimales que le standard n’en admet, et met un point décimal."),
    _mend,
)
