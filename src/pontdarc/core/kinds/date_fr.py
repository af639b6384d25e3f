"""A date as people write it in France: 12/03/2024, 12.3.24, 12 mars 2024, mardi 1er mars 2024.

Years of two digits are read as POSIX does: 69 to 99 in the twentieth century, 00 to 68 in the twenty-first.
"""

import polars as pl

from pontdarc.core.kind import Kind, folded, trimmed
from pontdarc.core.words import gettext_noop

_MONTHS = {
    "janvier": "01", "janv": "01", "jan": "01", "fevrier": "02", "fevr": "02", "fev": "02", "mars": "03",
    "avril": "04", "avr": "04", "mai": "05", "juin": "06", "juillet": "07", "juil": "07", "aout": "08",
    "septembre": "09", "sept": "09", "octobre": "10", "oct": "10", "novembre": "11", "nov": "11", "decembre": "12",
    "dec": "12",
}  # fmt: skip
_DAY = r"0?[1-9]|[12]\d|3[01]"
_BY_NUMBERS = (
    rf"^(?:(?:{_DAY})[/.-](?:0?[1-9]|1[0-2])[/.-](?:[12]\d{{3}}|\d{{2}})"
    rf"|(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) (?:19|20)\d{{2}})$"
)
_BY_NAME = (
    rf"^(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?:1er|{_DAY})[ -](?:{'|'.join(_MONTHS)})\.?"
    r"[ -](?:[12]\d{3}|\d{2})$"
)


def _recognise(cell: pl.Expr) -> pl.Expr:
    text = folded(cell)
    return text.str.contains(_BY_NUMBERS) | text.str.contains(_BY_NAME)


def _normalise(cell: pl.Expr) -> pl.Expr:
    text = folded(cell)
    month_named = text.str.extract(rf"({'|'.join(_MONTHS)})").replace(_MONTHS)
    month = pl.coalesce(month_named, text.str.extract(r"^\d{1,2}[/. -](\d{1,2})[/. -]").str.zfill(2))
    day = text.str.extract(r"(\d{1,2})").str.zfill(2)
    tail = text.str.extract(r"(\d+)$")
    century = pl.when(tail.cast(pl.Int32, strict=False) >= 69).then(pl.lit("19")).otherwise(pl.lit("20"))
    year = pl.when(tail.str.len_chars() == 2).then(century + tail).otherwise(tail)
    iso = year + "-" + month + "-" + day
    real = _recognise(cell) & iso.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return pl.when(real.not_()).then(trimmed(cell)).otherwise(iso)


def _valid(cell: pl.Expr) -> pl.Expr:
    return (cell.str.len_chars() == 10) & cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()


KIND = Kind(
    slug="date_fr",
    title=gettext_noop("Date (jour/mois/année)"),
    description=gettext_noop("Date écrite jour, mois, année, en chiffres ou en lettres."),
    example="12/03/2024",
    type="date",
    recognise=_recognise,
    normalise=_normalise,
    valid=_valid,
    alone=0.95,
)
