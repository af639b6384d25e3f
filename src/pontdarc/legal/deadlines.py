"""The calendar of an organisation: what falls due on a day of the year, and what runs after an event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pontdarc.legal.binding import Bound
from pontdarc.legal.rhythms import After, EveryYear


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duty and its next day; None when it runs after *event* (msgid). *ours*: no text fixes the day, we chose it."""

    bound: Bound
    day: date | None
    event: str = ""
    ours: bool = False


def deadlines(bound: Iterable[Bound], today: date) -> tuple[Deadline, ...]:
    """Return the deadlines of the duties that bind or may bind, the nearest first, those without a day last."""
    found = [_deadline(each, today) for each in bound if each.obligation.rhythm is not None]
    return tuple(sorted(found, key=lambda each: (each.day is None, each.day or today, each.bound.obligation.rank)))


def _deadline(bound: Bound, today: date) -> Deadline:
    rhythm = bound.obligation.rhythm
    if isinstance(rhythm, After):
        return Deadline(bound, None, rhythm.event)
    assert rhythm is not None  # noqa: S101  # looked at by the only caller
    return Deadline(bound, rhythm.next(today), ours=isinstance(rhythm, EveryYear))
