"""Values that a person replaced by others, once for all deliveries."""

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    replaced: str | None = params.get("values", {}).get(text, text)
    return replaced


STEP = Step(
    "replace_values",
    gettext_noop("Valeurs remplacées à la main"),
    gettext_noop("Remplace des valeurs par celles qu’une personne a choisies, à chaque livraison."),
    _mend,
)
