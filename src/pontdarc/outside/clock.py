"""The clock: read here and passed down, so that rules stay functions of values."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """Return the present time, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the date of today in France."""
    return datetime.now(PARIS).date()


def date_of(moment: datetime) -> date:
    """Return the date of *moment* in France."""
    return moment.astimezone(PARIS).date()
