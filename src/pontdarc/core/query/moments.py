"""Dates as queries write them: any ISO prefix, now() and its settings, in a time zone."""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_DAY = r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})"
_CLOCK = r"(?:[T ](\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?"
_MOMENT = re.compile(_DAY + _CLOCK)
_WEEKDAYS = ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it was written: first instant and first instant after it, in UTC (naive), then as the zone's clocks."""

    start: datetime
    end: datetime
    wall: datetime
    wall_end: datetime


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether a time zone of that IANA name is known."""
    return name == "UTC" or name in _zones()


def written(text: str, zone: str = "UTC") -> Written | None:
    """Return a date written as any ISO prefix; without an offset it is read in *zone*. None when it is no date."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        first = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - the zone is added below
        after = _after(first, month, day, hour, minute, second)
        if offset:
            shift = _shift(offset)
            return Written(first - shift, after - shift, to_wall(first - shift, zone), to_wall(after - shift, zone))
        return Written(to_utc(first, zone), to_utc(after, zone), first, after)
    except (ValueError, OverflowError):
        return None


def moment(text: str, zone: str = "UTC") -> tuple[datetime, datetime] | None:
    """Return the first instant of a date written as any ISO prefix and the first instant after it, naive UTC."""
    found = written(text, zone)
    return (found.start, found.end) if found else None


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the naive UTC instant of what the clocks of *zone* show."""
    return wall if zone == "UTC" else wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)


def to_wall(instant: datetime, zone: str) -> datetime:
    """Return what the clocks of *zone* show at a naive UTC instant."""
    return instant if zone == "UTC" else instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _shift(offset: str) -> timedelta:
    if offset == "Z":
        return timedelta()
    digits = offset.replace(":", "")
    shift = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return shift if digits[0] == "+" else -shift


def _after(
    start: datetime, month: str | None, day: str | None, hour: str | None, minute: str | None, second: str | None
) -> datetime:
    if hour:
        return start + (timedelta(seconds=1) if second else timedelta(minutes=1) if minute else timedelta(hours=1))
    if day:
        return start + timedelta(days=1)
    if month:
        return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    return start.replace(year=start.year + 1)


def now(at: datetime, settings: Sequence[tuple[str, int]]) -> datetime:
    """Return the wall-clock time *at*, changed by the settings from left to right: the last of a name is kept.

    Singular names set (``year=2020``, ``weekday=0`` the next Monday), plural ones add (``months=-1``, ``mondays=1``).

    :raises KeyError: no such name. :raises ValueError, OverflowError: outside what a date can be.
    """
    for name, value in dict(settings).items():
        if abs(value) > _MOST:
            raise ValueError(name)
        at = _SETTINGS[name](at, value)
    return at


def _clamped(at: datetime, year: int, month: int) -> datetime:
    return at.replace(year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1]))


def _set_day(at: datetime, value: int) -> datetime:
    if not 1 <= value <= 31:
        raise ValueError(value)
    return at.replace(day=min(value, calendar.monthrange(at.year, at.month)[1]))


def _add_months(at: datetime, value: int) -> datetime:
    months = at.year * 12 + at.month - 1 + value
    return _clamped(at, months // 12, months % 12 + 1)


def _set_weekday(at: datetime, value: int) -> datetime:
    """Return the next such day, 0 being Monday; the day itself when it is one."""
    if not 0 <= value <= 6:
        raise ValueError(value)
    return at + timedelta(days=(value - at.weekday()) % 7)


def _add_weekdays(weekday: int) -> Callable[[datetime, int], datetime]:
    """The n-th such day after, or before, this one, which does not count."""

    def add(at: datetime, value: int) -> datetime:
        ahead = (weekday - at.weekday()) % 7
        if value > 0:
            return at + timedelta(days=(ahead or 7) + 7 * (value - 1))
        if value < 0:
            return at - timedelta(days=((-ahead) % 7 or 7) + 7 * (-value - 1))
        return at

    return add


_SETTINGS: dict[str, Callable[[datetime, int], datetime]] = {
    "year": lambda at, value: _clamped(at, value, at.month),
    "month": lambda at, value: _clamped(at, at.year, value),
    "day": _set_day,
    "hour": lambda at, value: at.replace(hour=value),
    "minute": lambda at, value: at.replace(minute=value),
    "second": lambda at, value: at.replace(second=value),
    "microsecond": lambda at, value: at.replace(microsecond=value),
    "weekday": _set_weekday,
    "years": lambda at, value: _clamped(at, at.year + value, at.month),
    "months": _add_months,
    "weeks": lambda at, value: at + timedelta(weeks=value),
    "days": lambda at, value: at + timedelta(days=value),
    "hours": lambda at, value: at + timedelta(hours=value),
    "minutes": lambda at, value: at + timedelta(minutes=value),
    "seconds": lambda at, value: at + timedelta(seconds=value),
    "microseconds": lambda at, value: at + timedelta(microseconds=value),
    **{name: _add_weekdays(rank) for rank, name in enumerate(_WEEKDAYS)},
}
SETTINGS = tuple(_SETTINGS)
"""The names that now() knows."""
