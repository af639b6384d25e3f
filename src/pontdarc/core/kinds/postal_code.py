"""The postal code: five digits."""

import polars as pl

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop


def _normalise(cell: pl.Expr) -> pl.Expr:
    code = compact(cell)
    return code.str.replace(r"^([1-9]\d{3})$", "0${1}")


KIND = Kind(
    slug="postal_code",
    title=gettext_noop("Code postal"),
    description=gettext_noop("Code postal à cinq chiffres, à ne pas confondre avec le code INSEE de la commune."),
    example="07000",
    recognise=shaped(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}", compact),
    normalise=_normalise,
    looks=shaped(r"\d{4,5}", compact),
    alone=0.3,
    header_words=(
        "code postal",
        "cp",
        "postal code",
        "zip",
        "zip code",
        "adresse cp",
        "adr cp",
        "postcode",
        "c postal",
    ),
)
