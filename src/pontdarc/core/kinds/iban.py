"""IBAN (ISO 13616): a country, a modulo 97 key, an account."""

import polars as pl

from pontdarc.core.control_keys import iban_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    text = compact(cell)
    shown = text.str.contains(r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")
    return shown & iban_is_right(pl.when(shown).then(text).otherwise(None)).fill_null(False)


KIND = Kind(
    slug="iban",
    title=gettext_noop("IBAN"),
    description=gettext_noop("Numéro international de compte bancaire, avec sa clé de contrôle."),
    example="FR1420041010050500013M02606",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", compact),
    alone=0.99,
    minimum=0.3,
    personal="direct",
    header_words=("iban", "rib", "compte bancaire", "coordonnées bancaires", "numéro de compte"),
)
