"""A commune made its EPCI or its département, by the official territory."""

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    land = context.referential
    if text in land.epcis or text in land.departements:
        return text
    code = land.former_codes.get(text, text)
    commune = land.communes.get(code)
    if commune is None:
        return None
    return commune.epci_siren if params.get("to", "epci") == "epci" else commune.departement


STEP = Step(
    "generalise_place",
    gettext_noop("Communes regroupées"),
    gettext_noop("Remplace le code d’une commune par son EPCI ou son département ; vide un code inconnu."),
    _mend,
    loses=True,
    stage="publication",
)
