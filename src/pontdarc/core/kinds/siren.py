"""SIREN: nine digits, the last being a Luhn key (INSEE)."""

import polars as pl

from pontdarc.core.control_keys import siren_is_right
from pontdarc.core.kind import Kind, compact, trimmed
from pontdarc.core.words import gettext_noop


def _normalise(cell: pl.Expr) -> pl.Expr:
    digits = compact(cell)
    return pl.when(digits.str.contains(r"^\d{9}$")).then(digits).otherwise(trimmed(cell))


def _recognise(cell: pl.Expr) -> pl.Expr:
    return siren_is_right(compact(cell)).fill_null(False)


KIND = Kind(
    slug="siren",
    title=gettext_noop("SIREN"),
    description=gettext_noop("Numéro à neuf chiffres d’une entreprise, d’une association ou d’un organisme public."),
    example="220700017",
    recognise=_recognise,
    normalise=_normalise,
    valid=_recognise,
    looks=lambda cell: compact(cell).str.contains(r"^\d{9}$"),
    header_words=("siren", "numéro siren", "n siren", "coll siren", "siren epci", "identification", "identifiant"),
)
