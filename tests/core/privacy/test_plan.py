"""What a clearance's scope writes of the protection of people: read back, compared, ordered, never with a key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.privacy.plan import (
    PrivacyPlan,
    key_names,
    plan_of,
    protects_as_much,
    read_step,
    simple_plan,
    with_keys,
    write_step,
)
from pontdarc.core.privacy.plan_words import step_in_words
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry

PUBLICATION = sorted(slug for slug, step in registry().items() if step.stage == "publication")
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)
PARAMS = st.dictionaries(
    st.sampled_from(["to", "width", "size", "k", "secret", "epsilon"]),
    st.integers(1, 99) | st.sampled_from(["year", "epci", "0.01"]),
    max_size=3,
)
CALLS = st.builds(Call, st.sampled_from(PUBLICATION), st.none() | NAMES, PARAMS)


@given(st.lists(CALLS, max_size=8))
def test_a_plan_reads_back_from_the_steps_of_a_scope(calls: list[Call]) -> None:
    plan = PrivacyPlan(calls)
    assert plan_of(plan.steps()).steps() == plan.steps()
    assert plan_of(plan.steps()) == plan


@given(CALLS)
def test_a_step_is_written_as_in_a_recipe_on_one_line(call: Call) -> None:
    written = write_step(call)
    assert "\n" not in written
    assert json.loads(written)["step"] == call.step
    assert read_step(written) == call


@given(st.lists(NAMES, unique=True, max_size=4), st.lists(NAMES, unique=True, max_size=4), NAMES, st.integers(0, 99))
def test_what_older_decisions_wrote_is_read_as_the_same_steps(
    drop: list[str], mask: list[str], column: str, threshold: int
) -> None:
    old = [
        *(f"drop:{name}" for name in drop),
        *(f"mask:{name}" for name in mask),
        f"suppress_rare:{column}:{threshold}",
    ]
    plan = plan_of(old)
    assert plan == simple_plan(drop=drop, mask=mask, rare=(column, threshold))
    assert set(plan.drop) == set(drop)
    assert set(plan.mask) == set(mask)
    assert all(protects_as_much(step, plan.steps()) for step in old)


@pytest.mark.parametrize(
    "text",
    [
        "hide:nom",
        "suppress_rare:n:trois",
        "suppress_rare:n:³",
        "{",
        '{"step": 3}',
        '{"step": "iso_date"}',
        '{"a": 1}',
        "",
    ],
)
def test_what_is_no_protection_is_refused_and_never_taken_for_nothing(text: str) -> None:
    assert read_step(text) is None
    with pytest.raises(Invalid):
        plan_of([text])


def test_a_key_is_never_written_and_always_needed() -> None:
    plan = PrivacyPlan([Call("pseudonymise", "id"), Call("add_noise", "n", {"epsilon": 1.0, "key": "abc"})])
    names = key_names(plan)
    assert names == ("add_noise:n", "pseudonymise:id")
    keyed = with_keys(plan, dict.fromkeys(names, "très-secret"))
    assert "secret" not in " ".join(keyed.steps())
    assert "abc" not in " ".join(plan.steps())
    assert [call.params["key"] for call in keyed.calls] == ["très-secret"] * 2
    assert "key" not in (read_step('{"step": "pseudonymise", "column": "id", "params": {"key": "abc"}}') or plan).params
    with pytest.raises(KeyError):
        with_keys(plan, {})


def test_rows_go_by_their_own_count_cells_change_then_groups_are_counted_then_columns_go() -> None:
    given_ = [
        Call("drop_column", "nom"),
        Call("suppress_small_classes", None, {"columns": ["jour"], "k": 3}),
        Call("generalise_date", "jour", {"to": "year"}),
        Call("suppress_rare", "n", {"threshold": 3}),
    ]
    assert [call.step for call in PrivacyPlan(given_).calls] == [call.step for call in reversed(given_)]


@pytest.mark.parametrize(
    ("wanted", "applied", "holds"),
    [
        ("suppress_rare:n:3", "suppress_rare:n:5", True),
        ("suppress_rare:n:3", "suppress_rare:n:2", False),
        ("suppress_rare:n:3", "suppress_rare:m:5", False),
        (
            '{"step": "suppress_small_classes", "params": {"columns": ["a"], "k": 5}}',
            '{"step": "suppress_small_classes", "params": {"k": 10, "columns": ["a"]}}',
            True,
        ),
        (
            '{"step": "generalise_date", "column": "j", "params": {"to": "year"}}',
            '{"step": "generalise_date", "column": "j", "params": {"to": "month"}}',
            False,
        ),
        ("drop:a:b", '{"step": "drop_column", "column": "a:b"}', True),
    ],
)
def test_a_protection_holds_where_it_is_applied_or_one_that_hides_more(wanted: str, applied: str, holds: bool) -> None:
    assert protects_as_much(wanted, [applied]) is holds


def test_of_two_thresholds_the_strictest_is_kept() -> None:
    plan = plan_of(["suppress_rare:n:3", "suppress_rare:n:11", "suppress_rare:m:5"]).strictest()
    assert [(call.column, call.params["threshold"]) for call in plan.calls] == [("m", 5), ("n", 11)]


def test_hashing_and_masking_make_nobody_anonymous() -> None:
    assert not PrivacyPlan([Call("pseudonymise", "id"), Call("drop_column", "nom")]).anonymises
    assert PrivacyPlan([Call("pseudonymise", "id"), Call("generalise_date", "jour")]).anonymises


@pytest.mark.parametrize("step", PUBLICATION)
def test_every_step_is_told_in_words_with_its_usual_numbers(step: str) -> None:
    words = step_in_words(Call(step, "c", {"epsilon": 1, "share": 0.5}))
    assert words == words.strip()
    assert words[0].islower()
    assert "%" not in words
