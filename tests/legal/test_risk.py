"""The risk that a decision accepts: what held must hold, and nothing decided anonymous may get worse."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Conflict, Unlawful
from pontdarc.legal.risk import ANONYMISED, Asked, beyond, check_measured
from pontdarc.legal.rules import check_anonymises
from pontdarc.legal.thresholds import group_threshold

ASKED = Asked(k=5, left_out=0.02)


def figures(
    k: int = 6, *, alone: float = 0.0, linked: float | None = 0.1, told: float = 0.0, **more: Any
) -> dict[str, Any]:
    """Return the figures of a table of a hundred rows."""
    return {
        "rows_before": 100,
        "rows": 100,
        "left_out": 0,
        "unprotected": 0,
        "quasi": ["ne"],
        "k": k,
        "prosecutor": {"highest": 1 / k},
        "criteria": [
            {"question": "singling_out", "figure": alone, "holds": alone == 0},
            {"question": "linkability", "figure": linked, "holds": None if linked is None else linked <= 0.2},
            {"question": "inference", "figure": told, "holds": told == 0},
        ],
        "diversity": [{"column": "aide", "distinct": more.pop("distinct", 3)}],
        **more,
    }


def codes(decided: dict[str, Any], seen: dict[str, Any], outcome: str = ANONYMISED) -> set[str]:
    return {doubt.code for doubt in beyond(outcome, ASKED, decided, seen)}


@pytest.mark.parametrize(
    ("decided", "seen", "expected"),
    [
        (figures(), figures(), set()),
        (figures(), figures(5), set()),
        (figures(), figures(4, alone=0.04), {"k_broken", "singling_out_worse"}),
        (figures(4, alone=0.1), figures(4, alone=0.05), set()),
        (figures(4, alone=0.1), figures(3, alone=0.1), {"k_broken"}),
        (figures(4, alone=0.1), figures(4, alone=0.2), {"singling_out_worse"}),
        (figures(), figures(left_out=2), set()),
        (figures(), figures(left_out=3), {"more_left_out"}),
        (figures(left_out=10), figures(left_out=9), set()),
        (figures(), figures(unprotected=1), {"more_unprotected"}),
        (figures(linked=None), figures(linked=0.2), set()),
        (figures(linked=None), figures(linked=0.3), {"linkability_worse"}),
        (figures(2, alone=0.1, linked=None), figures(2, alone=0.1, linked=0.5), set()),
        (figures(), figures(told=0.01), {"inference_worse"}),
        (figures(), figures(distinct=2), {"less_diverse"}),
        (figures(distinct=1), figures(distinct=1), set()),
    ],
)
def test_the_truth_table_of_a_risk_that_was_decided(
    decided: dict[str, Any], seen: dict[str, Any], expected: set[str]
) -> None:
    assert codes(decided, seen) == expected


@pytest.mark.parametrize(
    ("decided", "seen", "expected"),
    [
        ({"distinct": 3, "equal": 0.1}, {"distinct": 2, "equal": 0.2}, set()),
        ({"distinct": 3, "equal": 0.1}, {"distinct": 1, "equal": 0.2}, {"less_diverse"}),
        ({"distinct": 1, "equal": 0.1}, {"distinct": 1, "equal": 0.1}, set()),
        ({"distinct": 3, "equal": 0.1}, {"distinct": 3, "equal": 0.3}, {"further_away"}),
        ({"distinct": 3, "equal": 0.4}, {"distinct": 3, "equal": 0.5}, set()),
    ],
)
def test_the_values_and_the_closeness_that_were_asked_for_hold_at_each_delivery(
    decided: dict[str, Any], seen: dict[str, Any], expected: set[str]
) -> None:
    asked = Asked(k=5, sensitive="aide", diverse=2, closeness=0.25)
    before, after = (figures(diversity=[{"column": "aide", **each}]) for each in (decided, seen))
    assert {doubt.code for doubt in beyond(ANONYMISED, asked, before, after)} == expected


def test_what_was_never_called_anonymous_is_held_only_for_what_held() -> None:
    accepted = figures(1, alone=0.5, linked=1.0)
    assert codes(accepted, figures(1, alone=0.9, linked=1.0), "publish") == set()
    assert codes(figures(), figures(1, alone=0.5), "publish") == {"k_broken", "singling_out_worse"}


@given(st.integers(1, 20), st.floats(0, 1), st.floats(0, 1), st.sampled_from([ANONYMISED, "publish"]))
def test_a_delivery_that_measures_as_decided_is_never_held(k: int, alone: float, linked: float, outcome: str) -> None:
    same = figures(k, alone=alone, linked=linked)
    assert codes(same, same, outcome) == set()


def test_what_is_asked_survives_being_kept() -> None:
    asked = Asked(12, {"ne": "quasi"}, 912, 0.05, "aide", 3, 0.2, {"ne": ["as_is"]})
    assert Asked.from_json(asked.to_json()) == asked
    assert Asked.from_json({}) == Asked()


def test_what_is_called_anonymous_waits_for_its_figures_and_nothing_else_does() -> None:
    waiting = {"asked": Asked().to_json()}
    with pytest.raises(Conflict):
        check_measured(ANONYMISED, waiting)
    check_measured(ANONYMISED, {**waiting, "figures": figures()})
    check_measured("publish_after_redaction", waiting)


def test_pseudonyms_alone_are_not_anonymous() -> None:
    hashed = '{"step": "pseudonymise", "column": "id"}'
    with pytest.raises(Unlawful):
        check_anonymises(ANONYMISED, ["drop:nom", "mask:mail", hashed])
    check_anonymises("publish_after_redaction", ["drop:nom", hashed])
    check_anonymises(ANONYMISED, [hashed, '{"step": "generalise_date", "column": "ne"}'])


def test_a_number_of_the_law_is_told_from_a_house_rule() -> None:
    assert group_threshold("ENER").binding
    assert not group_threshold("SOCI").binding
    assert group_threshold("").least == 10
