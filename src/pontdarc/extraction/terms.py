"""When an operator's deposit is due, when it is reminded, which columns a trade secret withholds: values only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pontdarc.legal.rhythms import After

MONTHS: Final[Mapping[str, int]] = {"monthly": 1, "quarterly": 3, "yearly": 12}
ANNOUNCED: Final = timedelta(days=15)
"""How long before the day an operator is reminded, once."""
REMINDED_EVERY: Final = timedelta(days=7)
SERVICE_DATA_SINCE: Final = date(2016, 10, 9)
"""CCP L3131-2 holds for the consultations started after this day; before it, only to prepare the next contract."""


def deadline(first: date, rhythm: str, rank: int) -> date | None:
    """Return the deadline of that rank, the first being 0; None after the only one of what is asked once.

    Months are counted from the first day, so that the 31st comes back after a shorter month.
    """
    if rhythm in MONTHS:
        return After(rank * MONTHS[rhythm], "months", "").due(first)
    return first if rank == 0 else None


def next_due(first: date, rhythm: str, received: Iterable[date]) -> date | None:
    """Return the first deadline that no deposit has met; None when nothing more is due.

    A deposit meets the earliest deadline left, if its period has begun: the day after the deadline before it.
    """
    rank = 0
    for day in sorted(received):
        before = deadline(first, rhythm, rank - 1) if rank else None
        if deadline(first, rhythm, rank) is not None and (before is None or day > before):
            rank += 1
    return deadline(first, rhythm, rank)


def days_late(due_on: date | None, today: date) -> int:
    """Return by how many days a deposit is late: the day itself is not."""
    return max(0, (today - due_on).days) if due_on else 0


def to_remind(due_on: date | None, reminded_on: date | None, today: date) -> bool:
    """Tell whether to write to the operator: once before the day, then every week."""
    if due_on is None or today < due_on - ANNOUNCED:
        return False
    if reminded_on is None or reminded_on < due_on - ANNOUNCED:
        return True
    return today > due_on and today - reminded_on >= REMINDED_EVERY


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flagged column as the rule sees it. *decision*: "" while nobody decided; *applies_on*: of one to publish."""

    column: str
    decision: str = ""
    applies_on: date | None = None


def withheld(flags: Iterable[Flagged], today: date) -> frozenset[str]:
    """Return the columns that stay out of what is public: flagged and not decided, redacted, or not yet to be shown."""
    return frozenset(flag.column for flag in flags if not _shown(flag, today))


def _shown(flag: Flagged, today: date) -> bool:
    return flag.decision in ("keep", "not_secret") and flag.applies_on is not None and flag.applies_on <= today


def owes_service_data(kind: str, consulted_on: date | None) -> bool:
    """Tell whether the law itself makes the operator hand over the data of the service; unknown counts as yes."""
    return kind == "concession" and (consulted_on is None or consulted_on > SERVICE_DATA_SINCE)
