"""From text to tree."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.query import tree
from pontdarc.core.query.parsing import MAX_LENGTH, moment, parse
from pontdarc.core.query.refusals import Malformed

at = datetime.fromisoformat


def test_a_select_gives_stars_patterns_and_named_values() -> None:
    select = parse(select="*, include(pop*), exclude(nom), count(*) as n, year(d), -x * 2").select
    assert select[:3] == (tree.Star(), tree.Columns("pop", True, True), tree.Columns("nom", False, False))
    assert [item.key for item in select[3:] if isinstance(item, tree.Named)] == ["n", "year(d)", "-x * 2"]


def test_products_bind_tighter_than_sums_and_group_from_the_left() -> None:
    (item,) = parse(select="a - b - c * 2").select
    assert isinstance(item, tree.Named)
    a, b, c = (tree.FieldName(name) for name in "abc")
    product = tree.Arithmetic("*", c, tree.Number(Decimal(2), "2"))
    assert item.value == tree.Arithmetic("-", tree.Arithmetic("-", a, b), product)


def test_and_binds_tighter_than_or_and_not_tighter_than_both() -> None:
    (found,) = parse(where=["not a or b and c"]).where
    a, b, c = (tree.FieldName(name) for name in "abc")
    assert found == tree.Or((tree.Not(a), tree.And((b, c))))


@pytest.mark.parametrize(("text", "comparator"), [("a=1", "="), ("a:1", "="), ("a != 1", "!="), ("a>=1", ">=")])
def test_a_colon_is_an_equal_sign(text: str, comparator: str) -> None:
    (found,) = parse(where=[text]).where
    assert found == tree.Compare(comparator, tree.FieldName("a"), tree.Number(Decimal(1), "1"))  # type: ignore[arg-type]


def test_brackets_turned_outwards_leave_the_bound_out() -> None:
    (found,) = parse(where=["a IN ]1..5.5]"]).where
    assert isinstance(found, tree.InInterval)
    assert (found.with_low, found.with_high) == (False, True)


def test_keywords_are_found_in_any_case_but_not_inside_names() -> None:
    (found,) = parse(where=["android = 1 AND orange = 2 And `and` is Not Null"]).where
    assert isinstance(found, tree.And)
    assert len(found.parts) == 3


def test_a_name_with_spaces_and_accents_stands_in_back_quotes() -> None:
    (item,) = parse(select="`Nom de l'été`").select
    assert isinstance(item, tree.Named)
    assert item.value == tree.FieldName("Nom de l'été")
    assert item.key == "Nom de l'été"


def test_a_minus_before_a_field_sorts_downwards() -> None:
    assert parse(order_by="-a, b desc, c").order_by == (
        tree.Order(tree.FieldName("a"), True),
        tree.Order(tree.FieldName("b"), True),
        tree.Order(tree.FieldName("c"), False),
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", at("2024-01-01"), at("2025-01-01")),
        ("2024-02", at("2024-02-01"), at("2024-03-01")),
        ("2024/12/31", at("2024-12-31"), at("2025-01-01")),
        (
            "2024-01-05T10:20",
            at("2024-01-05T10:20:00"),
            at("2024-01-05T10:21:00"),
        ),
        (
            "2024-01-05T10:20:00+02:00",
            at("2024-01-05T08:20:00"),
            at("2024-01-05T08:20:01"),
        ),
    ],
)
def test_a_date_is_any_iso_prefix(text: str, start: datetime, end: datetime) -> None:
    assert moment(text) == (start, end)


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "24", "9999", "demain", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_a_refusal_says_the_clause_the_place_and_what_was_expected() -> None:
    with pytest.raises(Malformed) as caught:
        parse(where=["nom ="])
    assert caught.value.clause == "where"
    assert caught.value.params["at"] == 6
    assert "number" in str(caught.value.params["expected"])


@pytest.mark.parametrize(
    "text",
    [
        "x" * (MAX_LENGTH + 1),
        "x" * 1_000_000,
        "not (" * 200 + "a" + ")" * 200,
        "a" + "+a" * 500 + "=1",
        " or ".join(["a=1"] * 2000),
        "a = " + "9" * 50,
    ],
)
def test_what_is_too_long_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse(where=[text])
    assert caught.value.code == "query_too_long"


def test_facets_are_split_at_the_first_colon_and_unquoted() -> None:
    assert parse(refine=["a:b:c", "d:'e f'"]).refine == (tree.Facet("a", "b:c"), tree.Facet("d", "e f"))
    with pytest.raises(Malformed):
        parse(exclude=["sans valeur"])


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_refusal(text: str) -> None:
    for clauses in ({"select": text}, {"group_by": text}, {"order_by": text}, {"where": [text], "refine": [text]}):
        refusal = refused(clauses)
        assert refusal is None or refusal.clause in clauses


def refused(clauses: dict[str, object]) -> Malformed | None:
    try:
        parse(**clauses)  # type: ignore[arg-type]
    except Malformed as refusal:
        return refusal
    return None
