"""Dates as French people and their software write them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_PARIS = ZoneInfo("Europe/Paris")
_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "mar": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "aou": 8, "septembre": 9, "sept": 9, "sep": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = "|".join(_ENGLISH_MONTHS)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FOUND = re.compile(
    rf"""(?<![\d])(?:
      (?P<iy>(?:1[89]|20|21)\d\d)[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})
        (?:[t\ ]+(?P<clock>\d{{1,2}}(?::\d{{2}}){{1,2}}(?:[.,]\d+)?)\ *(?P<zone>z|[+-]\d{{2}}:?\d{{2}})?)?
    | (?P<d>\d{{1,2}})(?P<sep>[-/.\ ])(?P<m>\d{{1,2}})(?P=sep)(?P<y>(?:1[89]|20|21)\d\d|\d\d)
        (?:\ +(?:a\ +)?\d{{1,2}}\ ?[:h]\ ?\d{{2}}(?::\d{{2}})?(?:[.,]\d+)?)?
    | (?P<wd>\d{{1,2}}|premier)(?:\ ?er\b)?[-/\ .]*(?P<wm>{_MONTH})\b\.?[-/\ ]*(?P<wy>(?:1[89]|20|21)\d\d|\d\d)
    | (?P<em>{_ENGLISH})[a-z]*\.?\ (?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<ey>(?:1[89]|20|21)\d\d)
    )(?!\d)""",
    re.VERBOSE,
)
_DAYS = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim)\b\.?")
_FAR = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, and where it stands there."""

    day: date
    start: int
    end: int


def plain(text: str) -> str:
    """Return *text* in lower case without accents, blanks made simple."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(bare.split())


def dates_in(text: str, today: date, order: str = "day") -> list[Found]:
    """Return the full dates that *text* (already plain) holds; a text with an impossible date holds none of them.

    *order*: what comes first in « 03/04/2024 »: the ``day``, the ``month``, or nobody knows (``either``), and then only
    dates that can be read in one way are found.
    """
    found = []
    for match in _FOUND.finditer(text):
        day = _date_of(match, today, order)
        if day is None:
            return []
        found.append(Found(day, match.start(), match.end()))
    return found


def _date_of(match: re.Match[str], today: date, order: str) -> date | None:
    if match["iy"]:
        day = calendar_day(int(match["iy"]), int(match["im"]), int(match["id"]))
        return _local_day(day, match["clock"], match["zone"]) if day and match["zone"] else day
    if match["wm"]:
        number = 1 if match["wd"] == "premier" else int(match["wd"])
        return calendar_day(full_year(match["wy"], today), _MONTHS[match["wm"]], number)
    if match["em"]:
        return calendar_day(int(match["ey"]), _ENGLISH_MONTHS.index(match["em"]) + 1, int(match["ed"]))
    year, first, second = full_year(match["y"], today), int(match["d"]), int(match["m"])
    if match["sep"] == " " and len(match["y"]) == 2:
        return None
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if order == "either" and day_first and month_first and day_first != month_first:
        return None
    return (month_first or day_first) if order == "month" else (day_first or month_first)


def _local_day(day: date, clock: str, zone: str) -> date:
    """Return the day in France of an instant with its zone: midnight in Paris is 22 or 23 h the day before in UTC."""
    offset = "+00:00" if zone == "z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    hours = clock.replace(",", ".").split(".")[0]
    try:
        instant = datetime.fromisoformat(f"{day.isoformat()}T{hours.zfill(len('00:00'))}{offset}")
        return instant.astimezone(_PARIS).date()
    except (ValueError, OverflowError):
        return day


def full_year(digits: str, today: date) -> int:
    """Return the year of two or four digits: two digits are of this century up to ten years ahead of *today*."""
    year = int(digits)
    if len(digits) > 2:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + _FAR else century - 100 + year


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_week_days(text: str) -> str:
    """Return a plain text without the names of the days of the week."""
    return " ".join(_DAYS.sub(" ", text).split())


def month_in(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day of a text that is a year or a month and a year, None for any other."""
    if match := re.fullmatch(r"(?:(?:annee|exercice) )?((?:19|20)\d\d)(?:\.0+)?", text):
        year = int(match[1])
        return date(year, 1, 1), date(year, 12, 31)
    match = re.fullmatch(rf"({_MONTH})\.? ((?:19|20)\d\d)", text)
    if match:
        month, year = _MONTHS[match[1]], int(match[2])
    elif match := re.fullmatch(r"(0?[1-9]|1[0-2])[/-]((?:19|20)\d\d)", text) or re.fullmatch(
        r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])", text
    ):
        groups = match.groupdict()
        month, year = (int(groups["m"]), int(groups["y"])) if groups else (int(match[1]), int(match[2]))
    else:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
