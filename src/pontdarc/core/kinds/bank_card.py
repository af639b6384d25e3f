"""The number of a payment card: thirteen to nineteen digits with a Luhn key."""

import polars as pl

from pontdarc.core.control_keys import luhn_is_right
from pontdarc.core.kind import Kind, compact
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    digits = compact(cell)
    issuer = digits.str.contains(r"^(?:4\d{15}|4\d{12}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12})$")
    likely = pl.when(issuer).then(digits).otherwise(None)
    return issuer & luhn_is_right(likely.str.zfill(19), 19).fill_null(False)


KIND = Kind(
    slug="bank_card",
    title=gettext_noop("Numéro de carte bancaire"),
    description=gettext_noop("Numéro d’une carte de paiement, avec sa clé de contrôle."),
    example="4539578763621486",
    recognise=_recognise,
    normalise=compact,
    alone=0.97,
    personal="direct",
    header_words=("carte bancaire", "numéro de carte", "card number", "cc number", "ccnumber", "cb", "credit card"),
)
