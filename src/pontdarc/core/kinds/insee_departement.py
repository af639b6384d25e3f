"""The code of a département: two characters, three overseas."""

import polars as pl

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _normalise(cell: pl.Expr) -> pl.Expr:
    code = compact(cell)
    short = code.str.replace(r"^0(\d{2})$", "${1}")
    return short.str.replace(r"^([1-9])$", "0${1}")


KIND = Kind(
    slug="insee_departement",
    title=gettext_noop("Code de département"),
    description=gettext_noop("Code officiel d’un département : 07 pour l’Ardèche, 2A et 2B en Corse."),
    example="07",
    recognise=shaped(r"0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]", compact),
    normalise=_normalise,
    looks=shaped(r"0?[1-9]|0?[1-8]\d|0?9[0-5]|2[AB]|97[1-8]", compact),
    alone=0.2,
    header_words=("département", "code département", "dep", "dept", "code dep", "code dept", "num dep", "insee dep"),
    known=lambda cell, territory: cell.is_in(sorted(territory.departements)),
)
