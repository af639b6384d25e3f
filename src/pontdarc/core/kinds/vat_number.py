"""The French number for value added tax: FR, a key of two digits, the SIREN."""

import polars as pl

from pontdarc.core.control_keys import siren_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    text = compact(cell)
    siren = text.str.extract(r"^FR\d{2}(\d{9})$")
    key = text.str.extract(r"^FR(\d{2})\d{9}$").cast(pl.Int64, strict=False)
    expected = (12 + 3 * (siren.cast(pl.Int64, strict=False) % 97)) % 97
    return ((key == expected) & siren_is_right(siren)).fill_null(False)


KIND = Kind(
    slug="vat_number",
    title=gettext_noop("Numéro de TVA intracommunautaire"),
    description=gettext_noop("Numéro de TVA d’une entreprise française : FR, une clé de deux chiffres et le SIREN."),
    example="FR83404833048",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(r"FR[0-9A-Z]{2}\d{9}", compact),
    alone=0.97,
    header_words=("tva", "numéro tva", "tva intracommunautaire", "tva intracom", "n tva", "vat"),
    other_words=("taux", "montant", "hors", "ttc", "ht"),
)
