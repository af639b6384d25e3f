"""UAI: the number of a school, seven digits and a letter that is a modulo 23 key."""

import polars as pl

from pontdarc.core.control_keys import uai_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    text = compact(cell)
    return text.str.contains(r"^\d{7}[A-Z]$") & uai_is_right(text).fill_null(False)


KIND = Kind(
    slug="uai",
    title=gettext_noop("Code UAI"),
    description=gettext_noop("Numéro d’un établissement scolaire : sept chiffres et une lettre de contrôle."),
    example="0070001N",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(r"\d{7}[A-Z]", compact),
    alone=0.95,
    header_words=("uai", "rne", "code uai", "numéro uai", "code établissement"),
)
