"""Accents broken by a file read in the wrong encoding: « cÃ©lÃ©bration »."""

from pontdarc.core.mojibake import mended
from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    return mended(text)


STEP = Step(
    "mojibake",
    gettext_noop("Accents abîmés rétablis"),
    gettext_noop(
        "Rétablit les lettres accentuées d’un texte lu avec un mauvais encodage : "
        "« cÃ©lÃ©bration » devient « célébration »."
    ),
    _mend,
    settled=r"[^ÃÂâÅðï\u0080-\u009F]*",
    spares_plain=True,
)
