"""A date as ISO 8601 writes it: year, month, day."""

import polars as pl

from pontdarc.core.kind import Kind, trimmed
from pontdarc.core.words import gettext_noop

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"


def _valid(cell: pl.Expr) -> pl.Expr:
    return (cell.str.len_chars() == 10) & cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()


KIND = Kind(
    slug="date_iso",
    title=gettext_noop("Date (année-mois-jour)"),
    description=gettext_noop("Date écrite année-mois-jour, comme les standards la demandent."),
    example="2024-03-12",
    type="date",
    recognise=lambda cell: trimmed(cell).str.contains(
        rf"^\d{{4}}(?:-{_MONTH}-{_DAY}|/{_MONTH}/{_DAY}|\.{_MONTH}\.{_DAY})$"
    ),
    normalise=lambda cell: trimmed(cell).str.replace(r"^(\d{4})[/.](\d{2})[/.](\d{2})$", "${1}-${2}-${3}"),
    valid=_valid,
    alone=0.95,
)
