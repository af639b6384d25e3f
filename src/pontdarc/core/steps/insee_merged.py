"""INSEE codes of communes that have joined another one, to the code of today."""

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    known = context.referential
    if text in known.communes:
        return text
    today = known.former_codes.get(text, text)
    return today if today in known.communes else text


STEP = Step(
    "insee_merged",
    gettext_noop("Codes de communes fusionnées remplacés par ceux d’aujourd’hui"),
    gettext_noop(
        "Remplace le code d’une commune qui en a rejoint une autre par celui de la commune d’aujourd’hui, d’après le "
        "Code officiel géographique."
    ),
    _mend,
)
