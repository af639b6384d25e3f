"""When a duty falls due: every year on a day, every year without a day, or some time after something happened."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; a month after 31 January is the last day of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Yearly:
    """Every year, on a day that the text fixes or that follows from it."""

    month: int
    day: int

    def next(self, today: date) -> date:
        """Return the next day on which it falls due, today included."""
        this_year = date(today.year, self.month, self.day)
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)


@dataclass(frozen=True, slots=True)
class EveryYear:
    """Every year, on no day that a text fixes: the end of the year is ours, and said so."""

    def next(self, today: date) -> date:
        """Return the last day of the year."""
        return date(today.year, 12, 31)


@dataclass(frozen=True, slots=True)
class After:
    """So long after an event. *event*: msgid."""

    amount: int
    unit: Literal["days", "months"]
    event: str

    def due(self, happened: date) -> date:
        """Return the last day, the event being on *happened*; a month ends on its last day."""
        if self.unit == "days":
            return happened + timedelta(days=self.amount)
        return months_after(happened, self.amount)


Rhythm = Yearly | EveryYear | After
