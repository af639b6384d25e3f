"""What is compiled once for many queries is what each of them would be compiled to by itself."""

from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.query.alike import alike
from pontdarc.core.query.compiled import Compiled
from pontdarc.core.query.compiling import compile_count, compile_page, count_afresh, page_afresh
from pontdarc.core.query.facets import FacetRequest, compile_facet, facet_afresh
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.refusals import Malformed
from tests.core.query.test_properties import QUIET, SUMS, WHERES, table

FIGURES = st.one_of(st.integers(0, 10**20).map(str), st.decimals(0, 9, places=3).map(str))
WORDS = st.text(st.characters(exclude_characters="'\\", exclude_categories=["Cs"]), max_size=8).map(lambda t: f"'{t}'")
LITERALS = st.one_of(
    st.tuples(st.sampled_from("abtudfl"), st.sampled_from(["=", "!=", ">", "<="]), st.one_of(FIGURES, WORDS)).map(
        " ".join
    ),
    st.tuples(FIGURES, st.sampled_from([" < a", " = t", " in l"])).map("".join),
    st.tuples(st.sampled_from("abt"), WORDS, WORDS).map(lambda each: f"{each[0]} in ({each[1]}, {each[2]})"),
    st.tuples(FIGURES, FIGURES).map(lambda each: f"b in [{each[0]}..{each[1]}]"),
)
RESULTS = st.one_of(
    SUMS.map(lambda each: f"{each} as v"),
    FIGURES.map(lambda each: f"{each} as v, {each} * b as w, a"),
    FIGURES.map(lambda each: f"count(*), {each} * sum(a) as v, 2 + a, 3, t"),
)
KEYS = st.sampled_from(["", "", "t", "2 + a", "3", "f, year(d)", "range(b, 1, 2)"])
FACETS = st.lists(st.tuples(st.sampled_from("tlad"), WORDS).map(":".join), max_size=2)


def outcome(compile: Any, query: Any, columns: Any) -> Compiled | tuple[str, dict[str, object], str]:
    """Return what comes of compiling: SQL, or the refusal in its words."""
    try:
        return compile(query, columns)  # type: ignore[no-any-return]
    except Malformed as refusal:
        return refusal.code, refusal.params, refusal.clause


@given(
    st.one_of(WHERES, LITERALS, st.tuples(WHERES, LITERALS).map(" or ".join)), RESULTS, KEYS, FACETS,
    st.none() | st.integers(0, 100), st.integers(0, 9),
)  # fmt: skip
@settings(QUIET, max_examples=250)
def test_a_query_compiled_with_its_like_is_the_query_compiled_alone(
    where: str, select: str, key: str, facets: list[str], limit: int | None, offset: int
) -> None:
    columns = table(1)[0].columns
    try:
        query = parse(select=select, where=[where], group_by=key, refine=facets, exclude=facets[:1],
                      limit=limit, offset=offset)  # fmt: skip
    except Malformed:
        return
    assert outcome(compile_page, query, columns) == outcome(page_afresh, query, columns)
    assert outcome(compile_count, query, columns) == outcome(count_afresh, query, columns)


@given(st.sampled_from("tlad"), st.booleans(), st.booleans(), LITERALS, FACETS)
@settings(QUIET, max_examples=80)
def test_a_facet_compiled_with_its_like_is_the_facet_compiled_alone(
    name: str, disjunctive: bool, hierarchical: bool, where: str, facets: list[str]
) -> None:
    columns = table(1)[0].columns
    query = parse(where=[where], refine=facets, exclude=facets[:1])
    request = FacetRequest(name, disjunctive, hierarchical)
    assert outcome(partial(compile_facet, request), query, columns) == outcome(
        partial(facet_afresh, request), query, columns
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"where": ["t = 'a' and b > 1.5"]}, {"where": ["t = 'é\\t' and b > 2.25"]}),
        ({"where": ["a in (1, 2)"], "limit": 10}, {"where": ["a in (30, 4)"], "limit": 20, "offset": 40}),
        ({"select": "3 as n"}, {"select": "40 as n"}),
        ({"refine": ["t:a"]}, {"refine": ["t:b"]}),
    ],
)
def test_queries_that_differ_by_their_literals_or_their_page_are_of_one_kind(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    columns = table(1)[0].columns
    assert alike(parse(**one), columns).query == alike(parse(**other), columns).query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"where": ["a > 1"]}, {"where": ["a > 1.5"]}),
        ({"where": ["d > '2020-01-01'"]}, {"where": ["d > '2021-01-01'"]}),
        ({"where": ["'abc'"]}, {"where": ["'def'"]}),
        ({"select": "percentile(a, 10) as p"}, {"select": "percentile(a, 90) as p"}),
    ],
)
def test_literals_whose_value_decides_what_is_compiled_are_no_blanks(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    columns = table(1)[0].columns
    assert alike(parse(**one), columns).query != alike(parse(**other), columns).query
