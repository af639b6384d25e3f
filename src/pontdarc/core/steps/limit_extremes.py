"""Numbers beyond two bounds made the bound: the oldest person of a village is known to all (top and bottom coding)."""

from decimal import Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._privacy import number_in
from pontdarc.core.words import gettext_noop

_MORE, _LESS = " et plus", " et moins"


def _mend(text: str, params: Params, context: Context) -> str | None:
    if text.endswith((_MORE, _LESS)):
        bound = number_in(text.removesuffix(_MORE).removesuffix(_LESS))
        return text if bound is not None else None
    number = number_in(text)
    if number is None:
        return None
    low, high = params.get("low"), params.get("high")
    if high is not None and number >= Decimal(str(high)):
        return f"{high}{_MORE}"
    if low is not None and number <= Decimal(str(low)):
        return f"{low}{_LESS}"
    return text


STEP = Step(
    "limit_extremes",
    gettext_noop("Valeurs extrêmes regroupées"),
    gettext_noop("Remplace les nombres au-delà d’un plafond ou sous un plancher (« 90 et plus »)."),
    _mend,
    loses=True,
    stage="publication",
)
