"""Bars of a histogram of dates: days, months, quarters, years… whichever gives a readable number of them."""

import math
from datetime import UTC, date, datetime, timedelta

MICROSECONDS = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BARS = 24
_MONTHS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_HOURS = (1, 3, 6, 12, 24, 48, 168)
_HOUR = 3600 * MICROSECONDS


def moment(microseconds: float) -> datetime:
    """Return the moment at so many microseconds of 1970, within the years that Python knows."""
    try:
        return _EPOCH + timedelta(microseconds=round(microseconds))
    except OverflowError:
        return datetime(9999, 12, 31, tzinfo=UTC) if microseconds > 0 else datetime(1, 1, 1, tzinfo=UTC)


def written(microseconds: float, *, hours: bool) -> str:
    """Return the moment as ISO text, its day alone unless *hours*."""
    at = moment(microseconds).replace(tzinfo=None)
    return at.isoformat(timespec="seconds") if hours else at.date().isoformat()


def edges(low: float, high: float, *, hours: bool) -> list[float]:
    """Return the edges of some twenty bars, in microseconds, on the round dates around *low* and *high*."""
    span = (high - low) / _HOUR
    for hours_each in _HOURS:
        if (hours or hours_each >= 24) and span / hours_each <= _BARS:
            return _by_hours(low, high, hours_each * _HOUR)
    first, last = moment(low), moment(high)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    each = next((size for size in _MONTHS if months / size <= _BARS), _MONTHS[-1])
    start = (first.year * 12 + first.month - 1) // each
    stop = (last.year * 12 + last.month - 1) // each + 1
    return [_month(rank * each) for rank in range(start, stop + 1)]


def _by_hours(low: float, high: float, width: float) -> list[float]:
    first, last = math.floor(low / width), math.floor(high / width) + 1
    return [rank * width for rank in range(first, last + 1)]


def _month(rank: int) -> float:
    year, month = divmod(rank, 12)
    day = date(min(max(year, 1), 9999), month + 1, 1)
    return float((day - _EPOCH.date()).days * 24 * _HOUR)
