"""Amounts and measures as people write them, to a decimal point."""

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._numbers import canonical_number
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    return canonical_number(text) or text


STEP = Step(
    "decimal_point",
    gettext_noop("Nombres écrits avec un point"),
    gettext_noop("Écrit « 1 234,50 € » sous la forme 1234.50 : point décimal, sans espace ni signe de monnaie."),
    _mend,
    settled=r"-?\d+(?:\.\d+)?",
)
