"""Dates as people write them, to ISO 8601."""

import re
from datetime import date, timedelta

import polars as pl

from pontdarc.core.step import Context, Params, Sheet, Step
from pontdarc.core.steps._dates import calendar_day, dates_in, plain, without_week_days
from pontdarc.core.steps._rows import RowSurvey
from pontdarc.core.words import gettext_noop

_EPOCH = date(1899, 12, 30)
# Excel serials of the years 1982 to 2064: no year, day or two-digit date can be taken for one.
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
_REMEMBERED = 10_000
_WORDS = re.compile(r"[a-z' ,.:()*-]*")
_SPACED = re.compile(r"(?<=\d)\s*([/.|\\-])\s*(?=\d)")
_NO_DAY = re.compile(r"(?:0000[-/.]00[-/.]00|00[-/.]00[-/.]0000)(?: 00:00(?::00)?)?")
"""What databases write for no date."""
_STAMP = re.compile(r"(\d{8})(?:t| )\d{2}:?\d{2}(?::?\d{2})?(?:[.,]\d+)?z?")
_ZONE = re.compile(r"(\d{4}-\d{2}-\d{2}) ?(?:z|[+-]\d{2}:?\d{2})")
_SETTLED = r"(?:1[89]|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_FRENCH = r"^[0-9]{2}/[0-9]{2}/(?:1[89]|20|21)[0-9]{2}$"
_NUMBERS = r"^\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:\D|$)"
_MONTHS_OF_A_YEAR = 12
_RARE = 20
"""Dates that can only be read month first are slips when they are so many times fewer than the others."""


def _mend(text: str, params: Params, context: Context) -> str | None:
    # The pieces of a long table hold the same days again and again.
    order = str(params.get("order", "day"))
    known, key = context.days, text if order == "day" else f"{order} {text}"
    after = known.get(key)
    if after is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        after = known[key] = _mended(text, context.today, order)
    return after


def _mended(text: str, today: date, order: str) -> str:
    bare = without_week_days(plain(text))
    if _NO_DAY.fullmatch(bare):
        return ""
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", bare):
        serial = int(bare[:5])
        return (_EPOCH + timedelta(days=serial)).isoformat() if _FIRST_SERIAL <= serial <= _LAST_SERIAL else text
    if re.fullmatch(r"\d{8}(?:[.,]0)?", bare):
        return _compact(bare[:8]) or text
    if match := _STAMP.fullmatch(bare):
        return _compact(match[1]) or text
    if match := _ZONE.fullmatch(bare):
        bare = match[1]
    bare = _SPACED.sub(lambda found: "/" if found[1] in "|\\" else found[1], bare)
    found = dates_in(bare, today, order)
    if len(found) != 1:
        return text
    around = bare[: found[0].start] + bare[found[0].end :]
    american = re.search(r"\b[ap]m\b", around) is not None and order == "day"
    if american and not dates_in(bare, today, "either"):
        return text
    return found[0].day.isoformat() if _WORDS.fullmatch(around) else text


def _usual(cell: pl.Expr, params: Params) -> pl.Expr:
    """Return the day of « 12/03/2024 », where the day comes first."""
    day_first = str(params.get("order", "day")) == "day"
    written = pl.when(cell.str.contains(_FRENCH) & day_first).then(cell)
    return written.str.to_date("%d/%m/%Y", strict=False).dt.to_string("%Y-%m-%d")


def _compact(digits: str) -> str | None:
    """Return the day of eight digits, when only one reading is possible."""
    readings = {
        day
        for day in (
            calendar_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            if "1900" <= digits[:4] <= "2100"
            else None,
            calendar_day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
            if "1900" <= digits[4:] <= "2100"
            else None,
        )
        if day
    }
    return readings.pop().isoformat() if len(readings) == 1 else None


class _Order(RowSurvey):
    """Finds whether the dates of a column put the day or the month first: those above 12 tell."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column = column
        self._written = False
        self._day_first = self._month_first = 0

    def add(self, sheet: Sheet) -> None:
        if self._column is None:
            return
        days = sheet.frame.select(day=pl.col(self._column).drop_nulls().value_counts(name="times")).unnest("day")
        days = days.filter(~pl.nth(0).str.contains(rf"^(?:{_SETTLED})$"))
        if not days.height:
            return
        self._written = True
        parts = days.select("times", pl.nth(0).str.extract_groups(_NUMBERS).alias("parts")).unnest("parts").drop_nulls()
        first, second = (parts[name].cast(pl.Int32) for name in ("1", "2"))
        times = parts["times"]
        self._day_first += int(times.filter((first > _MONTHS_OF_A_YEAR) & (second <= _MONTHS_OF_A_YEAR)).sum())
        self._month_first += int(times.filter((first <= _MONTHS_OF_A_YEAR) & (second > _MONTHS_OF_A_YEAR)).sum())

    def facts(self) -> Params | None:
        """Return what comes first; None when every date is written as it should."""
        if not self._written:
            return None
        if self._month_first and not self._day_first:
            return {"order": "month"}
        if self._month_first and self._day_first < self._month_first * _RARE:
            return {"order": "either"}
        return {"order": "day"}


STEP = Step(
    "iso_date",
    gettext_noop("Dates mises au format AAAA-MM-JJ"),
    gettext_noop(
        "Écrit « 12/03/2024 », « 12 mars 2024 » ou le numéro de jour d’un tableur sous la forme 2024-03-12. "
        "Le jour est lu avant le mois, sauf si les dates de la colonne montrent l’inverse ; si elles se contredisent, "
        "celles qui ont deux lectures restent telles quelles. Une année seule n’est pas une date."
    ),
    _mend,
    settled=_SETTLED,
    usual=_usual,
    survey=_Order,
)
