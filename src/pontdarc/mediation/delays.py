"""The clock of a request for a document (CRPA R*311-12, R311-13, R343-1): values only."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pontdarc.legal.rhythms import After

ANSWER: Final = After(1, "months", "")
"""Silence for a month is a refusal (R*311-12, R311-13)."""
SEIZURE: Final = After(2, "months", "")
"""The CADA is seized within two months of the refusal, or of the end of the month (R343-1)."""
KEPT: Final = timedelta(days=365)
"""How long the requester is known once no remedy is left: a house rule."""
REFUSALS: Final = frozenset({"refused", "abusive"})


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a request is in time. *due_on*: last day to answer. *seize_until*: last day for the CADA, None before.

    *silent*: the month passed without an answer: it is a refusal. *days_left*: negative once it has passed.
    """

    due_on: date
    silent: bool
    seize_until: date | None
    days_left: int


def due_on(received_on: date) -> date:
    """Return the last day to answer; a month ends on its last day."""
    return ANSWER.due(received_on)


def clock_of(received_on: date, outcome: str, answered_on: date | None, today: date) -> Clock:
    """Return where a request is. *outcome*: "" while nobody answered; the clock runs whoever the request is sent on to.

    A refusal opens two months from its day; silence, from the end of the month. A refusal that comes once the two
    months of silence are over only confirms it, and opens nothing. An answer that gives satisfaction, even late, leaves
    nothing to seize the CADA of.
    """
    due = due_on(received_on)
    silent = not outcome and today > due
    until = SEIZURE.due(due) if silent else None
    if outcome in REFUSALS and answered_on is not None:
        of_silence = SEIZURE.due(due)
        until = SEIZURE.due(answered_on) if answered_on <= of_silence else of_silence
    return Clock(due, silent, until, (due - today).days)


def forgotten_on(received_on: date, outcome: str, answered_on: date | None) -> date:
    """Return the day from which the requester is known no more: a year after the last remedy or answer."""
    last = SEIZURE.due(due_on(received_on))
    if answered_on is not None:
        until = clock_of(received_on, outcome, answered_on, answered_on).seize_until
        last = max(last, until or answered_on)
    return last + KEPT
