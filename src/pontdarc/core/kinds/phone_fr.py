"""A French phone number: ten digits in all their spellings, +33, 0033, and the zero that spreadsheets take away."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_NUMBER = r"(?:\+33|0033|33|0)(?:\(0\))?[1-9]\d{8}"


def _tight(cell: pl.Expr) -> pl.Expr:
    return cell.str.replace_all(r"[\s.\-/_\u2010-\u2015]+", "").str.replace(r"^(?i)t[eé]l(?:[eé]phone)?:?", "")


def _spelt(cell: pl.Expr) -> pl.Expr:
    spelling = trimmed(cell).str.contains(
        r"^(?:(?i)t[eé]l(?:[eé]phone)?\.?:? ?)?(?:\+ ?33|0033|33|0) ?(?:\(0\))?"
        r"[ .\-/]?[1-9](?:[ .\-/_]{0,3}\d{2}){4}(?:\D.*)?$"
    )
    mixed = shaped(rf"{_NUMBER}(?:(?:ou|et|[,;]){_NUMBER})*", _tight)(cell)
    return (spelling | mixed) & ~trimmed(cell).str.contains(r"^-?\d+[.,]\d+$")


def _normalise(cell: pl.Expr) -> pl.Expr:
    tight = _tight(cell)
    national = tight.str.replace(r"^(?:\+33|0033|33)(?:\(0\)|0)?([1-9]\d{8})$", "0${1}").str.replace(
        r"^([1-9]\d{8})$", "0${1}"
    )
    spaced = national.str.replace(r"^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$", "${1} ${2} ${3} ${4} ${5}")
    return pl.when(national.str.contains(r"^0[1-9]\d{8}$")).then(spaced).otherwise(trimmed(cell))


KIND = Kind(
    slug="phone_fr",
    title=gettext_noop("Numéro de téléphone"),
    description=gettext_noop("Numéro de téléphone français, fixe ou mobile."),
    example="06 12 34 56 78",
    recognise=_spelt,
    normalise=_normalise,
    valid=shaped(r"0[1-9](?: \d{2}){4}"),
    looks=lambda cell: _spelt(cell) | shaped(r"[1-9]\d{8}|\+?\d{8,14}", _tight)(cell),
    alone=0.9,
    minimum=0.6,
    personal="direct",
    header_words=(
        "téléphone", "tel", "tél", "phone", "portable", "mobile", "gsm", "fax", "télécopie", "numéro de téléphone",
        "téléphone portable", "tel portable", "telephone number", "num tel", "n tel",
    ),
)  # fmt: skip
