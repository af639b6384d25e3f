"""The clock of a request, by value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.mediation.delays import clock_of, due_on, forgotten_on

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 5), date(2026, 4, 5)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_runs_from_day_to_day_and_ends_on_its_last_day(received: date, due: date) -> None:
    assert due_on(received) == due


def test_silence_is_a_refusal_the_day_after_the_month_and_opens_two_months() -> None:
    received = date(2026, 1, 31)
    last = clock_of(received, "", None, date(2026, 2, 28))
    assert (last.silent, last.seize_until, last.days_left) == (False, None, 0)
    after = clock_of(received, "", None, date(2026, 3, 1))
    assert (after.silent, after.seize_until, after.days_left) == (True, date(2026, 4, 28), -1)


def test_a_refusal_opens_two_months_from_its_own_day() -> None:
    clock = clock_of(date(2026, 3, 5), "refused", date(2026, 3, 20), date(2026, 6, 1))
    assert (clock.silent, clock.seize_until) == (False, date(2026, 5, 20))


def test_a_refusal_after_silence_opens_two_more_months_unless_those_of_silence_are_over() -> None:
    received = date(2026, 3, 5)  # silence on 5 April, the CADA until 5 June
    assert clock_of(received, "refused", date(2026, 5, 30), date(2026, 6, 1)).seize_until == date(2026, 7, 30)
    assert clock_of(received, "refused", date(2026, 6, 6), date(2026, 7, 1)).seize_until == date(2026, 6, 5)


def test_an_answer_that_gives_satisfaction_even_late_leaves_nothing_to_seize() -> None:
    clock = clock_of(date(2026, 3, 5), "published", date(2026, 8, 1), date(2026, 8, 2))
    assert (clock.silent, clock.seize_until) == (False, None)


@given(DAYS, st.sampled_from(["", "published", "refused", "abusive"]), st.integers(0, 500))
def test_nobody_is_forgotten_before_a_year_after_their_last_remedy(received: date, outcome: str, days: int) -> None:
    answered = None if not outcome else date.fromordinal(received.toordinal() + days)
    forgotten = forgotten_on(received, outcome, answered)
    clock = clock_of(received, outcome, answered, forgotten)
    assert clock.seize_until is None or (forgotten - clock.seize_until).days >= 365
    assert (forgotten - due_on(received)).days > 365
