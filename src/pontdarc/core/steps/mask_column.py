"""A column whose values are masked when published: a masked form of each, or (*entirely*) the same word for all."""

from pontdarc.core.privacy.masking import mask
from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

MASKED = "(masqué)"


def _mend(text: str, params: Params, context: Context) -> str | None:
    if params.get("entirely"):
        return MASKED
    # What is masked already holds nothing more to hide.
    return text if "•" in text else mask(text, params.get("kind")) or None


STEP = Step(
    "mask_column",
    gettext_noop("Valeurs masquées"),
    gettext_noop("Remplace chaque valeur par une forme masquée, dont on ne peut pas revenir à la personne."),
    _mend,
    loses=True,
    stage="publication",
)
