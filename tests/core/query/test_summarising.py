"""What a summary answers is what the rows would answer, and only what it can answer is asked of it."""

import random
import re
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.query.compiling import count_afresh, groups_afresh, page_afresh
from pontdarc.core.query.engine import EngineLimits, Served, build
from pontdarc.core.query.facets import FacetRequest
from pontdarc.core.query.parsing import parse
from tests.core.query.test_properties import QUIET

ROWS = 10_200


@cache
def served() -> Served:
    chance = random.Random(3)
    days = [date(2023, 12, 30) + timedelta(days=n) for n in range(70)]
    frame = pl.DataFrame(
        {
            "t": [chance.choice(["été", "Été", "hiver", "", None, "d'eau"]) for _ in range(ROWS)],
            "b": [chance.choice([True, False, None]) for _ in range(ROWS)],
            "i": [chance.choice([-2, 0, 3, 11, None]) for _ in range(ROWS)],
            "x": [chance.choice([None, round(chance.uniform(-5, 5), 2)]) for _ in range(ROWS)],
            "d": [chance.choice([*days, None]) for _ in range(ROWS)],
            "libre": [f"ligne {n}" for n in range(ROWS)],
        }
    )
    folder = Path(mkdtemp())
    frame.write_parquet(folder / "t.parquet")
    build(folder / "t.parquet", folder / "t.duckdb")
    return Served(folder / "t.duckdb", EngineLimits(threads=1))


@cache
def without() -> Served:
    """The same rows, whose summaries nobody knows of."""
    plain = copy(served())
    plain.columns = tuple(replace(column, summed=False, totalled=False) for column in plain.columns)
    return plain


FIGURES = st.sampled_from(["x", "i"])
SUMS = st.one_of(
    st.just("count(*)"),
    st.tuples(st.sampled_from(["sum", "avg", "min", "max", "count"]), FIGURES).map(
        lambda each: f"{each[0]}({each[1]})"
    ),
)
SELECTS = st.lists(st.one_of(SUMS, SUMS.map(lambda each: f"2 * {each} - count(*)")), min_size=1, max_size=4).map(
    lambda sums: ", ".join(f"{each} as v{rank}" for rank, each in enumerate(sums))
)
GROUPS = st.sampled_from(["", "t", "b", "i", "d", "year(d)", "month(d) as m, year(d)", "t, b", "length(t)", "i + 1"])
WHERES = st.sampled_from(
    ["", "t = 'été'", "not t = 'été' or t is null", "i > 0", "i in (3, 11)", "b is true", "d >= date'2024'",
     "year(d) = 2024", "x > 1", "t like 'ete'", "'ligne'", "t = 'rien'"]
)  # fmt: skip


@given(SELECTS, GROUPS, WHERES, st.sampled_from(["", "v0 desc"]), st.none() | st.integers(0, 9), st.integers(0, 3))
@QUIET
def test_an_answer_is_the_same_with_summaries_and_without(
    select: str, group: str, where: str, order: str, limit: int | None, offset: int
) -> None:
    query = parse(select=select, group_by=group, where=[where] if where else [], order_by=order if group else "",
                  limit=limit, offset=offset)  # fmt: skip
    (page, total), (expected, of_rows) = served().counted_page(query), without().counted_page(query)
    assert total == of_rows
    for found, right in zip(page.rows(), expected.rows(), strict=True):
        assert found.keys() == right.keys()
        for value, expected_value in zip(found.values(), right.values(), strict=True):
            close = isinstance(value, float) and value == pytest.approx(expected_value, rel=1e-9, abs=1e-9)
            assert close or value == expected_value


def asked_of(**clauses: str) -> set[str]:
    """The tables that a query reads."""
    where = [clauses.pop("where")] if "where" in clauses else []
    query = parse(where=where, **clauses)  # type: ignore[arg-type]
    compilers = [groups_afresh, count_afresh] if query.group_by else [page_afresh]
    read = [re.findall(r" FROM (data|s\d+)\b", compile(query, served().columns).sql)[-1] for compile in compilers]
    return set(read)


def test_what_one_column_tells_is_asked_of_its_summary() -> None:
    assert asked_of(select="count(*)", group_by="t") == {"s0"}
    assert asked_of(select="sum(x), avg(i)", group_by="year(d)", where="d > date'2024'") == {"s4"}
    assert asked_of(select="max(x)", where="i = 3") == {"s2"}


@pytest.mark.parametrize(
    ("select", "where"),
    [("count(*)", "x > 1"), ("median(x)", ""), ("count(distinct t)", ""), ("min(d)", ""), ("count(*)", "'ligne'"),
     ("count(*)", "t like 'ete' and b is true"), ("sum(x + i)", ""), ("count(libre)", "")],
)  # fmt: skip
def test_what_needs_more_than_one_column_is_asked_of_the_rows(select: str, where: str) -> None:
    query = parse(select=select, group_by="t", where=[where] if where else [])
    assert " FROM data" in groups_afresh(query, served().columns, served()._found(query)).sql


@pytest.mark.parametrize("where", ["", "x > 1", "t = 'été'", "x > 1 and not b is true", "x > 100"])
def test_facets_counted_together_are_those_counted_one_by_one(where: str) -> None:
    query = parse(where=[where] if where else [], refine=["i:3"])
    requests = [
        FacetRequest("t"), FacetRequest("b", sort="alphanum"), FacetRequest("i", disjunctive=True),
        FacetRequest("i", limit=2), FacetRequest("d"), FacetRequest("libre", limit=3),
    ]  # fmt: skip
    one_by_one = tuple(served()._facet(request, query, filtered=True) for request in requests)
    assert served().facets(requests, query) == one_by_one


@given(
    st.sampled_from(["t = 'été'", "'Été' = t and x > 0", "t != 'hiver'", "t in ('', 'rien', \"d'eau\")",
                     "not t = 'rien'", "t > 'e' and b is true", "t = 'été' or i = 3"]),
    st.sampled_from(["", "x desc", "t, d", "libre"]), st.integers(1, 40), st.integers(0, 30),
)  # fmt: skip
@QUIET
def test_texts_looked_for_by_their_rank_are_those_looked_for_by_themselves(
    where: str, order: str, limit: int, offset: int
) -> None:
    query = parse(where=[where], order_by=order, limit=limit, offset=offset)
    (page, total), (expected, of_rows) = served().counted_page(query), without().counted_page(query)
    assert (page, total) == (expected, of_rows)
    refined = parse(refine=["t:été"], exclude=["t:hiver"], order_by=order, limit=limit)
    assert served().counted_page(refined) == without().counted_page(refined)


def test_the_rank_of_a_text_is_compared_and_not_the_text() -> None:
    sql = page_afresh(parse(where=["t = 'été' and libre = 'x'"]), served().columns)
    assert "k0 = CAST($p0 AS INT)" in sql.sql
    assert "c5 = CAST($p1 AS TEXT)" in sql.sql
    assert sql.ranks == (("p0", 0),)
