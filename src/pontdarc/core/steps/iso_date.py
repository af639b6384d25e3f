"""Dates as people write them, to ISO 8601."""

import re
from datetime import date, timedelta

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._dates import calendar_day, dates_in, plain, without_week_days
from pontdarc.core.words import gettext_noop

_EPOCH = date(1899, 12, 30)
# Excel serials of the years 1982 to 2064: no year, day or two-digit date can be taken for one.
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
_REMEMBERED = 10_000
_WORDS = re.compile(r"[a-z' ,.:()-]*")


def _mend(text: str, params: Params, context: Context) -> str | None:
    # The pieces of a long table hold the same days again and again.
    known = context.days
    after = known.get(text)
    if after is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        after = known[text] = _mended(text, context.today)
    return after


def _mended(text: str, today: date) -> str:
    bare = without_week_days(plain(text))
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", bare):
        serial = int(bare[:5])
        return (_EPOCH + timedelta(days=serial)).isoformat() if _FIRST_SERIAL <= serial <= _LAST_SERIAL else text
    if re.fullmatch(r"\d{8}(?:[.,]0)?", bare):
        return _compact(bare[:8]) or text
    found = dates_in(bare, today)
    if len(found) != 1:
        return text
    around = bare[: found[0].start] + bare[found[0].end :]
    return found[0].day.isoformat() if _WORDS.fullmatch(around) else text


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


STEP = Step(
    "iso_date",
    gettext_noop("Dates mises au format AAAA-MM-JJ"),
    gettext_noop(
        "Écrit « 12/03/2024 », « 12 mars 2024 » ou le numéro de jour d’un tableur sous la forme 2024-03-12. "
        "Le jour est lu avant le mois. Une année seule n’est pas une date : elle reste telle quelle."
    ),
    _mend,
    settled=r"(?:1[89]|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
)
