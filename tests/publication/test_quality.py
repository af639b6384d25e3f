"""The quality of a version: each share by value, and the mean that is said of them."""

from datetime import date

import pytest

from pontdarc.publication.quality import Quality, completeness, conformity, freshness

REPORT = {"standard": "scdl/prenoms", "rows": 10, "wrong_rows": 2, "findings": []}


def test_conformity_is_the_share_of_rows_without_error() -> None:
    assert conformity(REPORT, ["A"]) == 0.8


def test_a_required_column_that_is_absent_costs_its_share() -> None:
    absent = [{"id": "missing_column", "column": "A"}, {"id": "missing_column", "column": "optional"}]
    assert conformity({**REPORT, "findings": absent}, ["A", "B"]) == 0.4


@pytest.mark.parametrize("change", [{"standard": ""}, {"wrong_rows": None}])
def test_what_was_not_checked_has_no_conformity(change: dict[str, object]) -> None:
    assert conformity({**REPORT, **change}, ["A"]) is None


def test_an_absent_column_is_an_empty_one() -> None:
    assert completeness({"A": 0, "B": 5}, 10, ["A", "B", "C", "D"]) == 0.375


def test_freshness_goes_down_after_the_promised_day_and_no_lower_than_nothing() -> None:
    kept, due = date(2026, 1, 1), date(2026, 1, 11)
    shares = [freshness(due, kept, date(2026, 1, day), settled=False) for day in (5, 11, 16, 31)]
    assert shares == [1.0, 1.0, 0.5, 0.0]
    assert freshness(None, kept, due, settled=False) is None
    assert freshness(None, None, due, settled=True) == 1.0


def test_the_mean_is_of_what_can_be_told_and_is_never_rounded_up() -> None:
    assert Quality(1.0, 0.5, None).mean == pytest.approx(5 / 6)
    assert Quality(1.0, 1.0, 0.9999).points == 99
    assert Quality(1.0, 1.0, 1.0).points == 100
    assert (Quality(None, None, None).points, Quality(None, None, None).level) == (None, "none")
