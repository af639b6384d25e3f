"""Heavy queries are told from light ones by what they say and the size of the table."""

from dataclasses import replace

import pytest

from pontdarc.core.query.columns import Column
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.weight import HEAVY, searches, weight

COLUMNS = tuple(Column(name, "text") for name in "abcdefghijklmno")
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("clauses", "rows", "heavy"),
    [
        ({}, 100 * MILLION, False),
        ({"where": ["a = 'x'"], "order_by": "b desc"}, MILLION, False),
        ({"select": "count(*)", "group_by": "a"}, 10 * MILLION, False),
        ({"where": ["'mots'"]}, 10 * MILLION, False),
        ({"where": ["search(*, 'mots')"]}, 10 * MILLION, False),
        ({"where": ["'mots'"]}, 20 * MILLION, True),
        ({"where": ["a = 'x' or 'mots'"]}, 20 * MILLION, True),
        ({"where": ["not 'mots'"]}, 20 * MILLION, True),
        ({"where": ["search(a, 'mots')"]}, 10 * MILLION, True),
        ({"where": ["a like 'x'"]}, 10 * MILLION, True),
        ({"select": "median(length(a))", "group_by": "b"}, 10 * MILLION, True),
        ({"select": "count(distinct a)"}, 10 * MILLION, True),
        ({"order_by": "lower(a), upper(b), length(c)"}, 10 * MILLION, True),
    ],
)
def test_the_weight_follows_what_is_done_to_how_many_rows(clauses: dict[str, object], rows: int, heavy: bool) -> None:
    query = replace(parse(**clauses), limit=20)  # type: ignore[arg-type]
    assert (weight(query, COLUMNS, rows) > HEAVY) is heavy


def test_only_what_looks_for_words_asks_the_table_of_words() -> None:
    assert searches(parse(where=["'mots'"]))
    assert searches(parse(where=["a = 'x' and not ('mots' or b = 'y')"]))
    assert searches(parse(where=["search('mots')"]))
    assert not searches(parse(where=["a = 'mots'"]))
    assert not searches(parse(where=["length(a) > 2"], order_by="a"))
