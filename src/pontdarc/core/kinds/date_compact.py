"""A date in eight digits, year first: 20240312."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_FORM = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"


def _normalise(cell: pl.Expr) -> pl.Expr:
    text = trimmed(cell)
    day = text.str.to_date("%Y%m%d", strict=False)
    return (
        pl.when(text.str.contains(rf"^{_FORM}$") & day.is_not_null()).then(day.dt.to_string("%Y-%m-%d")).otherwise(text)
    )


def _valid(cell: pl.Expr) -> pl.Expr:
    return (cell.str.len_chars() == 10) & cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()


KIND = Kind(
    slug="date_compact",
    title=gettext_noop("Date (huit chiffres)"),
    description=gettext_noop("Date écrite année, mois, jour, sans rien entre eux."),
    example="20240312",
    type="date",
    recognise=shaped(_FORM),
    normalise=_normalise,
    valid=_valid,
    alone=0.6,
    minimum=0.98,
    header_words=("date", "jour", "dt", "date début", "date fin", "date maj", "day"),
)
