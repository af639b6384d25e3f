from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.updating.rules import Profile, days_late, drift, next_due


@pytest.mark.parametrize(
    ("frequency", "last", "due"),
    [
        ("DAILY", date(2026, 12, 31), date(2027, 1, 1)),
        ("WEEKLY", date(2026, 2, 25), date(2026, 3, 4)),
        ("MONTHLY", date(2027, 1, 31), date(2027, 2, 28)),
        ("QUARTERLY", date(2026, 11, 30), date(2027, 2, 28)),
        ("ANNUAL_2", date(2026, 8, 31), date(2027, 2, 28)),
        ("ANNUAL", date(2028, 2, 29), date(2029, 2, 28)),
        ("IRREG", date(2026, 1, 1), None),
    ],
)
def test_the_next_delivery_is_due_a_period_of_the_calendar_later(frequency: str, last: date, due: date | None) -> None:
    assert next_due(frequency, last) == due


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL_2", "ANNUAL"]),
    st.dates(max_value=date(9000, 1, 1)),
)
def test_what_is_due_is_always_after_the_last_delivery(frequency: str, last: date) -> None:
    due = next_due(frequency, last)
    assert due is not None
    assert due > last


def test_a_day_of_tolerance_passes_before_anything_is_late() -> None:
    due = date(2026, 11, 20)
    assert [days_late(due, due + timedelta(days=n)) for n in (0, 1, 2, 9)] == [0, 0, 2, 9]
    assert days_late(None, due) == 0


BEFORE = Profile(rows=100, errors=5)


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        (Profile(rows=100, errors=5), []),
        (Profile(rows=50, errors=2), []),
        (Profile(rows=49, errors=2), ["half_rows"]),
        (Profile(rows=0), ["no_rows"]),
        (Profile(rows=100, errors=16), ["more_errors"]),
        (Profile(rows=100, changes={("gone", "nom"): "La colonne « nom » n’est plus là."}), ["column_gone"]),
        (
            Profile(rows=100, changes={("added", "x"): "Nouvelle : « x »."}, personal=frozenset("x")),
            ["new_personal_column"],
        ),
        (Profile(rows=100, changes={("added", "x"): "Nouvelle : « x »."}), ["column_added"]),
    ],
)
def test_a_delivery_that_differs_too_much_says_how(new: Profile, codes: list[str]) -> None:
    doubts = drift(BEFORE, new)
    assert [doubt.code for doubt in doubts] == codes
    assert all(doubt.sentence() and doubt.next_step() for doubt in doubts)


def test_a_change_that_was_already_accepted_raises_no_doubt_again() -> None:
    changes = {("added", "100 %"): "Le fichier a une nouvelle colonne : « 100 % »."}
    assert drift(Profile(rows=9, changes=changes), Profile(rows=9, changes=changes)) == ()
    assert "100 %" in drift(Profile(rows=9), Profile(rows=9, changes=changes))[0].sentence()
