"""The quality of a version: three shares and their mean. The formula is docs/reference/qualite.md, for who reads it.

* conformity, weight 2: rows without any error, times the required columns that are there; nothing without a standard;
* completeness, weight 1: filled cells, over every column of the standard, those that are absent being empty;
* freshness, weight 1: 1 until the day a delivery was promised for, 0 once it is late by a whole period; nothing when no
  rhythm was promised, and 1 for data that are settled.

What cannot be told is left out of the mean rather than guessed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

WEIGHTS: Final = {"conformity": 2, "completeness": 1, "freshness": 1}
GOOD: Final = 0.9
FAIR: Final = 0.7
_MISSING: Final = "missing_column"


@dataclass(frozen=True, slots=True)
class Quality:
    """Each share from 0 to 1, None when it cannot be told."""

    conformity: float | None
    completeness: float | None
    freshness: float | None

    @property
    def mean(self) -> float | None:
        """The weighted mean of what can be told, None when nothing can."""
        shares = {name: getattr(self, name) for name in WEIGHTS}
        told = {name: share for name, share in shares.items() if share is not None}
        weight = sum(WEIGHTS[name] for name in told)
        return sum(WEIGHTS[name] * share for name, share in told.items()) / weight if weight else None

    @property
    def points(self) -> int | None:
        """The mean in hundredths, rounded down: 100 is said of nothing that lacks something."""
        return None if self.mean is None else int(self.mean * 100 + 1e-9)

    @property
    def level(self) -> str:
        """good, fair or poor; none when nothing can be told."""
        if self.mean is None:
            return "none"
        return "good" if self.mean >= GOOD else "fair" if self.mean >= FAIR else "poor"


def conformity(report: Mapping[str, Any], required: Collection[str]) -> float | None:
    """Return the share of rows without error, times that of the required columns that are there.

    *report*: of a preparation; None when it follows no standard, or was made before wrong rows were counted.
    """
    rows, wrong = int(report.get("rows") or 0), report.get("wrong_rows")
    if wrong is None and report.get("errors") == 0:
        wrong = 0  # before wrong rows were counted, none was known all the same
    if not report.get("standard") or wrong is None:
        return None
    absent = {
        str(finding.get("column")) for finding in report.get("findings", []) if finding.get("id") == _MISSING
    } & set(required)
    there = 1 - len(absent) / len(required) if required else 1.0
    return there * (1 - min(int(wrong), rows) / rows) if rows else 0.0


def completeness(missing: Mapping[str, int], rows: int, wanted: Collection[str]) -> float | None:
    """Return the share of filled cells among the columns *wanted*; *missing*: empty cells of each column there is."""
    if not rows or not wanted:
        return None
    empty = sum(missing.get(name, rows) for name in wanted)
    return 1 - empty / (rows * len(wanted))


def freshness(due_on: date | None, promised_on: date | None, today: date, *, settled: bool) -> float | None:
    """Return 1 until *due_on*, then less each day, 0 when as late as the time between the promise and its term."""
    if settled:
        return 1.0
    if due_on is None or promised_on is None:
        return None
    period = max((due_on - promised_on).days, 1)
    return max(0.0, 1 - max(0, (today - due_on).days) / period)
