"""A date as ISO 8601 writes it: year, month, day."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop


def _valid(cell: pl.Expr) -> pl.Expr:
    return (cell.str.len_chars() == 10) & cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()


KIND = Kind(
    slug="date_iso",
    title=gettext_noop("Date (année-mois-jour)"),
    description=gettext_noop("Date écrite année-mois-jour, comme les standards la demandent."),
    example="2024-03-12",
    type="date",
    recognise=shaped(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    normalise=trimmed,
    valid=_valid,
    alone=0.95,
)
