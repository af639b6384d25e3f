"""A number rounded to a multiple."""

from decimal import ROUND_HALF_EVEN, Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._privacy import number_in, plainly
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    number, base = number_in(text), Decimal(str(params.get("to", 10)))
    if number is None or base <= 0:
        return None
    return plainly((number / base).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * base)


STEP = Step(
    "round_number",
    gettext_noop("Nombres arrondis"),
    gettext_noop("Arrondit chaque nombre au multiple choisi ; vide ce qui n’est pas un nombre."),
    _mend,
    loses=True,
    stage="publication",
)
