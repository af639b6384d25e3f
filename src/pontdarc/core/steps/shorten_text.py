"""Free texts longer than the standard admits."""

import polars as pl

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_END = "…"


def _mend(text: str, params: Params, context: Context) -> str | None:
    length = int(params.get("length", 0))
    if length <= 1 or len(text) <= length:
        return text
    cut = text[: length - 1]
    last_blank = cut.rfind(" ")
    whole_words = cut[:last_blank] if last_blank > length // 2 else cut
    return whole_words.rstrip(" ,;:.-–(") + _END


def _usual(cell: pl.Expr, params: Params) -> pl.Expr:
    """Return the texts that are short enough."""
    return pl.when(cell.str.len_chars() <= int(params.get("length", 0))).then(cell)


STEP = Step(
    "shorten_text",
    gettext_noop("Textes trop longs abrégés"),
    gettext_noop(
        "Coupe au dernier mot entier, avec « … », un texte plus long que le standard ne l’admet ; "
        "le fichier reçu garde le texte entier."
    ),
    _mend,
    usual=_usual,
    loses=True,
)
