"""Deadlines of operators, reminders, withheld columns: by value."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.extraction.terms import Flagged, days_late, deadline, next_due, owes_service_data, to_remind, withheld

FIRST = date(2026, 1, 31)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
RHYTHMS = st.sampled_from(["once", "monthly", "quarterly", "yearly"])


@pytest.mark.parametrize(
    ("rhythm", "rank", "expected"),
    [
        ("once", 0, FIRST),
        ("once", 1, None),
        ("monthly", 1, date(2026, 2, 28)),
        ("monthly", 2, date(2026, 3, 31)),
        ("quarterly", 1, date(2026, 4, 30)),
        ("yearly", 2, date(2028, 1, 31)),
    ],
)
def test_a_month_ends_on_its_last_day_and_the_31st_comes_back(rhythm: str, rank: int, expected: date | None) -> None:
    assert deadline(FIRST, rhythm, rank) == expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ([], FIRST),
        ([date(2026, 1, 5)], date(2026, 2, 28)),
        ([FIRST], date(2026, 2, 28)),
        ([date(2026, 2, 2)], date(2026, 2, 28)),  # late for January: it does not count for February
        ([date(2026, 1, 5), date(2026, 1, 6)], date(2026, 2, 28)),  # sent twice in a period: once
        ([date(2026, 2, 2), date(2026, 2, 20)], date(2026, 3, 31)),
    ],
)
def test_a_deposit_meets_the_earliest_deadline_left_once_its_period_has_begun(
    received: list[date], expected: date
) -> None:
    assert next_due(FIRST, "monthly", received) == expected


def test_what_is_asked_once_is_due_no_more_once_it_came() -> None:
    assert next_due(FIRST, "once", [date(2026, 5, 1)]) is None


@given(DAYS, RHYTHMS, st.lists(DAYS, max_size=6), DAYS)
def test_one_more_deposit_never_brings_a_deadline_nearer(
    first: date, rhythm: str, received: list[date], more: date
) -> None:
    before, after = next_due(first, rhythm, received), next_due(first, rhythm, [*received, more])
    assert after is None or (before is not None and after >= before)


def test_nobody_is_late_on_the_day_itself() -> None:
    assert [days_late(FIRST, FIRST + timedelta(days=n)) for n in (-3, 0, 1, 8)] == [0, 0, 1, 8]
    assert days_late(None, FIRST) == 0


@pytest.mark.parametrize(
    ("days", "reminded", "expected"),
    [
        (-16, None, False),
        (-15, None, True),
        (-3, -15, False),
        (0, -15, False),
        (1, -15, True),
        (4, 1, False),
        (8, 1, True),
        (-15, -40, True),  # the reminder of the period before does not count
    ],
)
def test_a_reminder_leaves_once_before_the_day_then_every_week(days: int, reminded: int | None, expected: bool) -> None:
    last = None if reminded is None else FIRST + timedelta(days=reminded)
    assert to_remind(FIRST, last, FIRST + timedelta(days=days)) is expected


def test_a_flagged_column_stays_out_until_a_decision_to_publish_holds() -> None:
    flags = [
        Flagged("open"),
        Flagged("redacted", "redact"),
        Flagged("soon", "not_secret", date(2026, 2, 1)),
        Flagged("now", "keep", FIRST),
    ]
    assert withheld(flags, FIRST) == {"open", "redacted", "soon"}


def test_the_law_obliges_concessions_consulted_since_9_october_2016() -> None:
    assert owes_service_data("concession", date(2016, 10, 10))
    assert owes_service_data("concession", None)
    assert not owes_service_data("concession", date(2016, 10, 9))
    assert not owes_service_data("procurement", date(2020, 1, 1))
