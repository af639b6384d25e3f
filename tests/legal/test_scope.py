"""What a clearance covers: the truth table, and the properties that no example can wear out."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.legal.rules import (
    OUTCOMES,
    PUBLISHING,
    Column,
    DecisionValues,
    Scope,
    covers,
    less_protected,
    standing_doubt,
)

ROLES = ("no", "indirect", "direct")
names = st.text(min_size=1, max_size=8)
kinds = st.sampled_from([None, "email", "siret", "date", "person_name"])
columns = st.builds(Column, names, kinds, st.sampled_from(ROLES))
steps = st.lists(st.sampled_from(["suppress_rare:nombre:3", "hide:nom", "generalise:date:month"]), unique=True)
scopes = st.builds(
    Scope,
    st.lists(columns, unique_by=lambda column: column.name, max_size=6).map(tuple),
    steps.map(tuple),
    st.sampled_from(["", "scdl/subventions@2.1.1", "scdl/deliberations"]),
    st.sampled_from(["lov2", "odc-odbl"]),
    st.sampled_from(["", "open data"]),
)

BASE = Scope(
    (Column("nom", "organisation_name", "no"), Column("contact", "email", "direct"), Column("age", "age", "indirect")),
    ("suppress_rare:nombre:3", "hide:prenom"),
    "scdl/subventions@2.1.1",
)


def _codes(seen: Scope, scope: Scope = BASE) -> set[str]:
    return {doubt.code for doubt in covers(scope, seen)}


def _with(**changes: object) -> Scope:
    kept = {"columns": BASE.columns, "steps": BASE.steps, "standard": BASE.standard, "licence": BASE.licence}
    return Scope(**{**kept, **changes})  # type: ignore[arg-type]


def test_what_was_looked_at_is_covered() -> None:
    assert covers(BASE, BASE) == ()


@pytest.mark.parametrize(("before", "after"), list(product(ROLES, ROLES)))
@pytest.mark.parametrize("same_kind", [True, False])
def test_a_column_stays_covered_only_when_it_says_no_more_about_people(
    before: str, after: str, same_kind: bool
) -> None:
    scope = Scope((Column("c", "email", before),))
    seen = Scope((Column("c", "email" if same_kind else "phone", after),))
    covered = not _codes(seen, scope)
    weight = ROLES.index
    expected = weight(after) <= weight(before) and (same_kind or after == "no")
    assert covered is expected


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"columns": BASE.columns[:1]}, set()),
        ({"columns": (*BASE.columns, Column("montant", "amount", "no"))}, {"new_column"}),
        ({"columns": (*BASE.columns, Column("mail", "email", "direct"))}, {"new_personal_column"}),
        ({"columns": (*BASE.columns, Column("x", None, "never heard of"))}, {"new_personal_column"}),
        ({"columns": (Column("NOM", "organisation_name", "no"),)}, {"new_column"}),
        ({"steps": (*BASE.steps, "hide:adresse")}, set()),
        ({"steps": ("suppress_rare:nombre:3",)}, {"step_missing"}),
        ({"steps": ("suppress_rare:nombre:5", "hide:prenom")}, set()),
        ({"steps": ("suppress_rare:nombre:2", "hide:prenom")}, {"step_missing"}),
        ({"steps": ("suppress_rare:autre:5", "hide:prenom")}, {"step_missing"}),
        ({"steps": ()}, {"step_missing"}),
        ({"licence": "odc-odbl"}, {"other_licence"}),
        ({"standard": "scdl/subventions@2.2.0"}, set()),
        ({"standard": "scdl/deliberations@2.1.5"}, {"other_standard"}),
        ({"standard": ""}, {"other_standard"}),
        ({"purpose": "open data"}, set()),
    ],
)
def test_the_truth_table_of_a_clearance(changes: dict[str, object], codes: set[str]) -> None:
    assert _codes(_with(**changes)) == codes


def test_another_purpose_than_the_stated_one_is_not_covered() -> None:
    assert _codes(_with(purpose="recherche"), _with(purpose="open data")) == {"other_purpose"}


def test_a_number_that_hides_less_when_it_grows_is_not_taken_for_stricter() -> None:
    assert _codes(Scope((), ("keep_first:code:5",)), Scope((), ("keep_first:code:2",))) == {"step_missing"}


@given(scopes)
def test_every_scope_covers_itself_and_survives_being_kept(scope: Scope) -> None:
    assert covers(scope, scope) == ()
    assert Scope.from_json(scope.to_json()) == scope


@given(scopes, columns)
def test_adding_any_column_never_stays_covered(scope: Scope, column: Column) -> None:
    known = {each.name for each in scope.columns}
    added = Scope((*scope.columns, column), scope.steps, scope.standard, scope.licence, scope.purpose)
    if column.name not in known:
        assert covers(scope, added)


@given(scopes.filter(lambda scope: bool(scope.columns)), st.data())
def test_a_column_that_turns_personal_never_stays_covered(scope: Scope, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(scope.columns) - 1))
    column = scope.columns[index]
    heavier = ROLES[ROLES.index(column.role) + 1 :]
    if not heavier:
        return
    turned = column._replace(role=data.draw(st.sampled_from(heavier)), kind=data.draw(kinds))
    seen = (*scope.columns[:index], turned, *scope.columns[index + 1 :])
    doubts = covers(scope, Scope(seen, scope.steps, scope.standard, scope.licence, scope.purpose))
    assert [doubt.column for doubt in doubts] == [column.name]


@given(scopes, st.data())
def test_fewer_columns_and_more_protection_stay_covered(scope: Scope, data: st.DataObject) -> None:
    kept = tuple(column for column in scope.columns if data.draw(st.booleans()))
    stricter = Scope(kept, (*scope.steps, "hide:all"), scope.standard, scope.licence, scope.purpose)
    assert covers(scope, stricter) == ()


@given(scopes, scopes, scopes)
def test_what_is_inside_an_inside_is_inside(first: Scope, second: Scope, third: Scope) -> None:
    stated = [Scope(each.columns, each.steps, each.standard, each.licence) for each in (first, second, third)]
    if not covers(stated[0], stated[1]) and not covers(stated[1], stated[2]):
        assert not covers(stated[0], stated[2])


@given(scopes, scopes)
def test_a_doubt_is_a_sentence_with_a_next_step(scope: Scope, seen: Scope) -> None:
    for doubt in covers(scope, seen):
        kept = doubt.to_json()
        assert str(kept["text"]).endswith(".")
        assert str(kept["advice"]).endswith(".")
        if doubt.column:
            assert doubt.column in doubt.sentence()


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
@pytest.mark.parametrize("revoked", [False, True])
@pytest.mark.parametrize("days", [None, -1, 0, 1])
def test_a_decision_is_in_force_when_positive_not_revoked_and_within_its_term(
    outcome: str, revoked: bool, days: int | None
) -> None:
    review_on = None if days is None else TODAY + timedelta(days=days)
    expected = outcome in PUBLISHING and not revoked and days != -1
    assert (standing_doubt(DecisionValues(outcome, review_on, revoked), TODAY) is None) is expected


def test_three_outcomes_only_let_anything_be_public() -> None:
    assert {"publish", "publish_after_redaction", "publish_after_anonymisation"} == PUBLISHING
    assert len(OUTCOMES) == 8


def test_without_a_decision_there_is_a_doubt() -> None:
    doubt = standing_doubt(None, TODAY)
    assert doubt is not None
    assert doubt.code == "no_decision"


def test_a_decision_protects_more_when_it_asks_for_a_step_or_shows_less_of_people() -> None:
    former = Scope((("montant", "amount", "no"), ("mail", "email", "direct")))
    assert less_protected(former, Scope(former.columns, steps=("mask:mail",)))
    assert less_protected(former, Scope(former.columns[:1]))
    assert not less_protected(former, Scope((*former.columns, ("nom", "person_name", "direct"))))
    assert not less_protected(former, Scope(former.columns[1:])), "a column without people went away: nobody is at risk"
    assert not less_protected(Scope(former.columns, steps=("mask:mail",)), former)
