"""Sex, to the letters M, F and I."""

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import letters
from pontdarc.core.words import gettext_noop

_CODES = {
    **dict.fromkeys(
        ["m", "masculin", "garcon", "garcons", "g", "h", "homme", "hommes", "male", "masc", "1", "10"], "M"
    ),
    **dict.fromkeys(["f", "feminin", "fille", "filles", "femme", "femmes", "female", "fem", "2", "20"], "F"),
    **dict.fromkeys(["i", "indetermine", "intersexe", "intersexue"], "I"),
}


def _mend(text: str, params: Params, context: Context) -> str | None:
    return _CODES.get(letters(text), text)


STEP = Step(
    "sex_code",
    gettext_noop("Sexe codé M, F ou I"),
    gettext_noop("Remplace « Masculin », « Fille », « 1 » ou « 2 » (code de l’INSEE) par M ou F."),
    _mend,
    settled=r"[MFI]",
)
