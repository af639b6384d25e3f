"""A date and a time as people write them in France: 12/03/2024 14:30."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_FORM = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}),? (?:à )?(\d{1,2})[:hH](\d{2})(?::(\d{2}))?$"


def _normalise(cell: pl.Expr) -> pl.Expr:
    text = trimmed(cell)
    parts = [text.str.extract(_FORM, rank).str.zfill(2) for rank in range(1, 7)]
    day, month, year, hour, minute, second = parts
    iso = year + "-" + month + "-" + day + "T" + hour + ":" + minute + ":" + second.fill_null("00")
    real = iso.str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False).is_not_null()
    return pl.when(real.not_()).then(text).otherwise(iso)


KIND = Kind(
    slug="datetime_fr",
    title=gettext_noop("Date et heure (jour/mois/année)"),
    description=gettext_noop("Date et heure écrites à la française."),
    example="12/03/2024 14:30",
    type="datetime",
    recognise=shaped(
        r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{4},? (?:à )?"
        r"(?:[01]?\d|2[0-3])[:hH][0-5]\d(?::[0-5]\d)?"
    ),
    normalise=_normalise,
    valid=shaped(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"),
    alone=0.97,
)
