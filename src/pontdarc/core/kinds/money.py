"""An amount of money in euros, with its sign or under a header that says so."""

import polars as pl

from pontdarc.core.kind import Kind, trimmed
from pontdarc.core.words import gettext_noop

_NUMBER = r"[+-]?(?:\d{1,3}(?:[ .']\d{3})+|\d+)(?:[.,]\d+)?"


def _looks(cell: pl.Expr) -> pl.Expr:
    return trimmed(cell).str.contains(rf"^(?:€ ?)?{_NUMBER} ?(?:€|EUR|euros?|k€|M€)?$")


def _normalise(cell: pl.Expr) -> pl.Expr:
    plain = trimmed(cell).str.replace(r"(?i) ?(?:€|eur|euros?)$", "").str.replace(r"^€ ?", "")
    tight = plain.str.replace_all(r"[ ']", "")
    tight = (
        pl.when(tight.str.contains(r"^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$"))
        .then(tight.str.replace_all(".", "", literal=True))
        .otherwise(tight)
    )
    number = tight.str.replace(",", ".", literal=True)
    return pl.when(number.str.contains(r"^[+-]?\d+(\.\d+)?$")).then(number).otherwise(trimmed(cell))


KIND = Kind(
    slug="money",
    title=gettext_noop("Montant en euros"),
    description=gettext_noop("Somme d’argent ; le signe €, les espaces et la virgule sont compris."),
    example="1 250,50 €",
    type="number",
    recognise=lambda cell: trimmed(cell).str.contains(rf"^(?:€ ?{_NUMBER}|{_NUMBER} ?(?:€|EUR|euros?|k€|M€))$"),
    normalise=_normalise,
    valid=lambda cell: cell.str.contains(r"^[+-]?\d+(\.\d+)?$"),
    looks=_looks,
    alone=0.95,
    minimum=0.6,
    header_words=("montant", "prix", "coût", "tarif", "dépense", "recette", "valeur foncière", "montant total"),
)
