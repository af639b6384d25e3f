"""Codes and references that a spreadsheet turned into numbers: « 677.0 »."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    return text.split(".")[0] if re.fullmatch(r"\d+\.0", text) else text


STEP = Step(
    "plain_code",
    gettext_noop("Décimales ajoutées par un tableur retirées"),
    gettext_noop("Écrit « 677.0 » sous la forme 677, quand toute la colonne est ainsi."),
    _mend,
)
