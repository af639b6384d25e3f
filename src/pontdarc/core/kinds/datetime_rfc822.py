"""A date and a time as mail and feeds write them: Sun, 06 Nov 1994 08:49:37 GMT (RFC 822, then 5322)."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_MONTHS = {
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "may": "05", "jun": "06", "jul": "07", "aug": "08", "sep": "09",
    "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
_ZONES = {
    "ut": "Z", "utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
_FORM = (
    r"(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun), )?(0?[1-9]|[12]\d|3[01])"
    r" (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r" (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)? ([a-z]{1,3}|[+-]\d{4})"
)


def _normalise(cell: pl.Expr) -> pl.Expr:
    text = trimmed(cell)
    whole = rf"^{_FORM}$"
    day, month, year, minute, second, zone = (text.str.extract(whole, rank) for rank in range(1, 7))
    at = pl.when(zone.str.contains(r"\d")).then(zone.str.slice(0, 3) + ":" + zone.str.slice(3))
    zone = at.otherwise(zone.str.to_lowercase().replace_strict(_ZONES, default=None, return_dtype=pl.String))
    date = year + "-" + month.str.to_lowercase().replace(_MONTHS) + "-" + day.str.zfill(2)
    return pl.coalesce(date + "T" + minute + second.fill_null(":00") + zone, text)


KIND = Kind(
    slug="datetime_rfc822",
    title=gettext_noop("Date et heure (courrier électronique)"),
    description=gettext_noop("Date et heure en anglais, comme les messages et les flux les écrivent."),
    example="Sun, 06 Nov 1994 08:49:37 GMT",
    type="datetime",
    recognise=shaped(_FORM),
    normalise=_normalise,
    valid=shaped(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})"),
    alone=0.97,
)
