"""The number of a health or social establishment: nine characters, the last being a Luhn key."""

import polars as pl

from pontdarc.core.control_keys import luhn_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    code = compact(cell)
    digits = code.str.replace(r"^2A", "20").str.replace(r"^2B", "20")
    return code.str.contains(r"^(?:0[1-9]|[1-9]\d|2[AB])\d{7}$") & luhn_is_right(digits, 9).fill_null(False)


KIND = Kind(
    slug="finess",
    title=gettext_noop("Numéro FINESS"),
    description=gettext_noop("Numéro d’un établissement sanitaire ou social : neuf caractères, département en tête."),
    example="070000013",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(r"(?:\d{2}|2[AB])\d{7}", compact),
    alone=0.1,
    header_words=("finess", "numéro finess", "finess et", "finess ej", "nofinesset", "nofinessej", "n finess"),
)
