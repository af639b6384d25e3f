"""NIR, the social security number: sex, birth year and month, place, rank, key modulo 97 (2A and 2B in Corsica)."""

import polars as pl

from pontdarc.core.control_keys import nir_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

_FORM = r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}"


def _recognise(cell: pl.Expr) -> pl.Expr:
    text = compact(cell)
    return text.str.contains(rf"^{_FORM}\d{{2}}$") & nir_is_right(text).fill_null(False)


KIND = Kind(
    slug="nir",
    title=gettext_noop("Numéro de sécurité sociale"),
    description=gettext_noop("NIR d’une personne : treize caractères et une clé de deux chiffres."),
    example="255081416802538",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(rf"{_FORM}(?:\d{{2}})?", compact),
    alone=0.99,
    minimum=0.3,
    personal="direct",
    header_words=(
        "nir",
        "sécurité sociale",
        "numéro de sécu",
        "num secu",
        "n secu",
        "no ss",
        "num ss",
        "insee assuré",
        "nss",
    ),
)
