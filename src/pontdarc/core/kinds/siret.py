"""SIRET: fourteen digits, SIREN then NIC, the last being a Luhn key (INSEE); La Poste has its own rule."""

import polars as pl

from pontdarc.core.control_keys import siret_is_right
from pontdarc.core.kind import Kind, compact, trimmed
from pontdarc.core.words import gettext_noop


def _digits(cell: pl.Expr) -> pl.Expr:
    """Return the fourteen digits, with the leading zero that a spreadsheet took away."""
    digits = compact(cell)
    return digits.str.replace(r"^(\d{13})$", "0${1}")


def _recognise(cell: pl.Expr) -> pl.Expr:
    return siret_is_right(_digits(cell)).fill_null(False)


def _normalise(cell: pl.Expr) -> pl.Expr:
    digits = _digits(cell)
    padded_is_right = siret_is_right(digits).fill_null(False)
    kept = digits.str.contains(r"^\d{14}$") & (padded_is_right | (compact(cell).str.len_chars() == 14))
    return pl.when(kept).then(digits).otherwise(trimmed(cell))


KIND = Kind(
    slug="siret",
    title=gettext_noop("SIRET"),
    description=gettext_noop("Numéro à quatorze chiffres d’un établissement : le SIREN suivi de cinq chiffres."),
    example="22070001700019",
    recognise=_recognise,
    normalise=_normalise,
    valid=lambda cell: siret_is_right(cell).fill_null(False),
    looks=lambda cell: compact(cell).str.contains(r"^\d{13,14}$"),
    alone=0.95,
    minimum=0.6,
    header_words=(
        "siret",
        "numéro siret",
        "coll siret",
        "id attribuant",
        "id beneficiaire",
        "identification attribuant",
        "identification bénéficiaire",
        "identifiant",
    ),
)
