"""The code of a région."""

import polars as pl

from pontdarc.core.kind import Kind, among, compact, words
from pontdarc.core.words import gettext_noop

_CODES = words("""
01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94
""")


def _normalise(cell: pl.Expr) -> pl.Expr:
    code = compact(cell)
    return code.str.replace(r"^([1-9])$", "0${1}")


KIND = Kind(
    slug="insee_region",
    title=gettext_noop("Code de région"),
    description=gettext_noop("Code officiel d’une région : 84 pour Auvergne-Rhône-Alpes."),
    example="84",
    recognise=among(_CODES, compact),
    normalise=_normalise,
    looks=among(_CODES | {"1", "2", "3", "4", "6"}, compact),
    alone=0.1,
    header_words=("région", "code région", "reg", "code reg", "insee reg", "num région"),
)
