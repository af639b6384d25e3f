"""Rows gathered by a value answer as those of the file, and only what keeps one value is asked of them."""

import random
import re
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.query.compiling import count_afresh, groups_afresh, page_afresh
from pontdarc.core.query.engine import EngineLimits, Served, build, gathering
from pontdarc.core.query.facets import FacetRequest
from pontdarc.core.query.finding import counted_rows_afresh
from pontdarc.core.query.parsing import parse
from tests.core.query.test_properties import QUIET

ROWS = 10_200


@cache
def served() -> Served:
    chance = random.Random(5)
    frame = pl.DataFrame(
        {
            "code": [chance.choice([*(f"07{n:03d}" for n in range(1, 30)), None]) for _ in range(ROWS)],
            "nature": [chance.choice(["aide", "prêt", "don"]) for _ in range(ROWS)],
            "montant": [chance.choice([None, round(chance.uniform(-5, 900), 2)]) for _ in range(ROWS)],
            "annee": [chance.choice([2023, 2024, 2025]) for _ in range(ROWS)],
            "objet": [f"objet {n}" for n in range(ROWS)],
        }
    )
    folder = Path(mkdtemp())
    frame.write_parquet(folder / "t.parquet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "MANY_ROWS", 1)
        build(folder / "t.parquet", folder / "t.duckdb")
    return Served(folder / "t.duckdb", EngineLimits(threads=1))


@cache
def without() -> Served:
    """The same rows, and nobody knows that they are gathered."""
    plain = copy(served())
    plain.columns = tuple(replace(column, gathers=False) for column in plain.columns)
    return plain


def test_the_column_of_few_values_that_has_most_gathers() -> None:
    assert [column.name for column in served().columns if column.gathers] == ["code"]


WHERES = st.lists(
    st.sampled_from(["code = '07004'", "'07011' = code", "code = 'rien'", "montant > 100", "nature = 'aide'",
                     "annee = 2024 or annee = 2023", "not nature = 'don'", "objet like 'objet'", "'objet 12'"]),
    min_size=1, max_size=3,
)  # fmt: skip
ORDERS = st.sampled_from(["", "montant desc", "annee, montant", "nature", "objet desc", "code"])


@given(WHERES, ORDERS, st.integers(1, 60), st.integers(0, 40))
@QUIET
def test_a_page_is_the_same_from_gathered_rows(where: list[str], order: str, limit: int, offset: int) -> None:
    query = parse(where=where, order_by=order, limit=limit, offset=offset)
    assert served().counted_page(query) == without().counted_page(query)
    assert served().count(query) == without().count(query)


@given(WHERES, st.sampled_from(["", "nature", "annee", "code"]))
@QUIET
def test_sums_and_facets_are_the_same_from_gathered_rows(where: list[str], group: str) -> None:
    query = parse(select="count(*) as n, count(montant) as m, max(montant) as x", group_by=group, where=where)
    assert served().counted_page(query)[0].rows() == without().counted_page(query)[0].rows()
    requests = [FacetRequest("nature"), FacetRequest("annee"), FacetRequest("code", limit=5)]
    kept = parse(where=where)
    assert served().facets(requests, kept) == without().facets(requests, kept)


def read(sql: str) -> str:
    """The table of rows that a query looks at."""
    (name,) = set(re.findall(r" FROM (data|g\d+)\b", sql))
    return str(name)


def test_what_keeps_one_value_and_is_sorted_or_counted_looks_at_the_rows_of_that_value() -> None:
    kept = ["code = '07004' and montant > 3"]
    columns = served().columns
    assert read(counted_rows_afresh(parse(where=kept, order_by="montant desc"), columns).sql) == "g0"
    assert read(count_afresh(parse(where=kept), columns).sql) == "g0"
    assert read(groups_afresh(parse(select="sum(montant)", group_by="annee", where=kept), columns).sql) == "g0"


@pytest.mark.parametrize(
    ("where", "order"),
    [("code = '07004'", ""), ("code != '07004'", "annee"), ("code = '07004' or annee = 2024", "annee"),
     ("not code = '07004'", "annee"), ("code = '07004'", "objet"), ("montant > 3", "montant")],
)  # fmt: skip
def test_the_order_of_the_file_wide_columns_and_other_filters_are_asked_of_all_rows(where: str, order: str) -> None:
    query = parse(where=[where], order_by=order)
    assert read(page_afresh(query, served().columns).sql) == "data"
    if order:
        assert read(counted_rows_afresh(query, served().columns).sql) == "data"
