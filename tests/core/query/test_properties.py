"""Compiled queries give what the slow evaluator gives; no text makes the parser crash or hang; others can answer."""

import random
import time
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import polars as pl
import pytest
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pontdarc.core.query.compiling import compile_count, compile_page
from pontdarc.core.query.engine import Served, build, serve
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.refusals import Malformed
from tests.core.query import evaluating
from tests.core.query.test_refusals import REFUSED
from tests.core.query.test_where import WHERE
from tests.core.query.villages import NOW

WORDS = ("abc", "Béa", "éole", "zoé", "Zut", "abc zoé")
SEEDS = range(6)
SCHEMA: dict[str, Any] = {
    "a": pl.Int64, "b": pl.Float64, "t": pl.String, "u": pl.String, "d": pl.Date, "f": pl.Boolean,
    "l": pl.List(pl.String),
}  # fmt: skip


@cache
def table(seed: int) -> tuple[Served, list[evaluating.Row]]:
    """A small table of every type, with nulls: the same for the same seed."""
    draw = random.Random(seed)

    def some(value: object) -> object:
        return None if draw.random() < 0.2 else value

    rows = [
        {
            "a": some(draw.randint(-4, 4)),
            "b": some(draw.randint(-8, 8) / 4),
            "t": some(draw.choice(WORDS)),
            "u": some(draw.choice(WORDS)),
            "d": some(date(2020, 1, 1) + timedelta(days=draw.randint(0, 900))),
            "f": some(draw.random() < 0.5),
            "l": some(draw.sample(["x", "y", "z"], draw.randint(0, 3))),
        }
        for _ in range(seed * 5)
    ]
    folder = Path(mkdtemp(prefix="pontdarc-"))
    pl.DataFrame(rows, schema=SCHEMA).write_parquet(folder / "t.parquet")
    build(folder / "t.parquet", folder / "t.duckdb")
    return serve(folder / "t.duckdb"), [{"_id": rank, **row} for rank, row in enumerate(rows, start=1)]


COMPARATORS = st.sampled_from(["=", "!=", ">", "<", ">=", "<=", ":"])
NUMBERS = st.one_of(
    st.sampled_from(["a", "b", "-a", "year(d)", "month(d)", "length(t)", "ifnull(a, 0)", "ifnull(b, a)", "null"]),
    st.integers(-4, 4).map(str),
    st.integers(-8, 8).map(lambda quarter: str(quarter / 4)),
)
SUMS = st.recursive(
    NUMBERS,
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda each: f"({' '.join(each)})"),
    max_leaves=3,
)
TEXTS = st.one_of(
    st.sampled_from(["t", "u", "lower(t)", "upper(u)", "ifnull(t, u)", "ifnull(t, 'rien')"]),
    st.sampled_from(WORDS).map(repr),
)
DAYS = st.one_of(st.just("d"), st.dates(date(2020, 1, 1), date(2022, 6, 1)).map(lambda day: f"date'{day}'"))
INTERVALS = st.tuples(
    st.sampled_from("[]"),
    st.integers(-4, 4),
    st.sampled_from(["..", " TO "]),
    st.integers(-4, 4),
    st.sampled_from("[]"),
)
PREDICATES = st.one_of(
    st.tuples(SUMS, COMPARATORS, SUMS).map(" ".join),
    st.tuples(st.sampled_from(["t", "lower(t)", "ifnull(t, u)"]), COMPARATORS, TEXTS).map(" ".join),
    st.tuples(st.just("d"), COMPARATORS, DAYS).map(" ".join),
    st.tuples(st.sampled_from("abtudfl"), st.sampled_from([" is null", " is not null"])).map("".join),
    st.sampled_from(["f", "not f", "f is true", "f is not true", "f is not false", "f = true", "f != false"]),
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from([" in ", " not in "]),
        INTERVALS.map(lambda each: "".join(map(str, each))),
    ).map("".join),
    st.tuples(
        st.just("a in ("), st.lists(st.integers(-4, 4).map(str), min_size=1, max_size=3).map(", ".join), st.just(")")
    ).map("".join),
    st.sampled_from(["t in ('abc', 'zoé')", "t not in ('Béa')", "'x' in l", "l = 'y'", "l != 'z'", "not 'x' in l"]),
    st.sampled_from(["t like 'bea'", "t like 'ABC'", "t not like 'zoe'", "u like 'zoe abc'", "startswith(t, 'B')"]),
)
WHERES = st.recursive(
    PREDICATES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " OR "]), inner).map(lambda each: f"({''.join(each)})"),
        inner.map(lambda each: f"not ({each})"),
    ),
    max_leaves=5,
)
QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck))


@given(st.sampled_from(SEEDS), WHERES)
@settings(QUIET, max_examples=150)
def test_a_predicate_compiled_keeps_the_rows_that_the_evaluator_keeps(seed: int, where: str) -> None:
    served, rows = table(seed)
    query = parse(select="_id", where=[where])
    expected = [row["_id"] for row in evaluating.kept(rows, query.where)]
    assert [row["_id"] for row in served.page(query).rows()] == expected, where
    assert served.count(query) == len(expected)


@given(st.sampled_from(SEEDS), st.one_of(SUMS, TEXTS, st.sampled_from(["d", "f", "year(d)"])))
@settings(QUIET, max_examples=80)
def test_a_value_compiled_is_what_the_evaluator_says(seed: int, select: str) -> None:
    served, rows = table(seed)
    query = parse(select=f"{select} as v")
    (item,) = query.select
    expected = [evaluating.value(item.value, row) for row in rows]  # type: ignore[union-attr]
    assert [row["v"] for row in served.page(query).rows()] == pytest.approx(expected), select


@given(
    st.sampled_from(SEEDS),
    WHERES,
    st.lists(st.sampled_from(["f", "t", "a", "year(d)", "month(d)", "length(t)", "lower(u)"]), max_size=2, unique=True),
    st.lists(
        st.sampled_from(
            ["count(*)", "count(a)", "count(distinct t)", "sum(a)", "sum(b)", "avg(a)", "min(d)", "max(b)", "median(b)"]
        ),
        min_size=1,
        max_size=3,
        unique=True,
    ),
)
@settings(QUIET, max_examples=80)
def test_groups_compiled_are_those_of_the_evaluator(seed: int, where: str, keys: list[str], select: list[str]) -> None:
    served, rows = table(seed)
    query = parse(select=", ".join(select), where=[where], group_by=", ".join(keys))
    kept = evaluating.kept(rows, query.where)
    expected = evaluating.groups(kept, query.group_by, query.select) if keys or kept else None
    found = served.page(query).rows()
    assert served.count(query) == len(found)
    if expected is None:
        assert len(found) == 1
        return
    assert [list(row) for row in found] == [list(row) for row in expected]
    for row, line in zip(found, expected, strict=True):
        assert list(row.values()) == pytest.approx(list(line.values())), (where, keys, select)


@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "t", "d", "f", "length(u)", "a * -1"]), st.sampled_from(["", " desc"])),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 12),
    st.integers(0, 12),
)
@settings(QUIET, max_examples=80)
def test_pages_come_in_the_order_of_the_evaluator(
    seed: int, orders: list[tuple[str, str]], limit: int, offset: int
) -> None:
    served, rows = table(seed)
    query = parse(select="_id", order_by=", ".join(map("".join, orders)), limit=limit, offset=offset)
    expected = [row["_id"] for row in evaluating.ordered(rows, query.order_by)][offset : offset + limit]
    assert [row["_id"] for row in served.page(query).rows()] == expected


def answered(served: Served, clause: str, text: str) -> float:
    """Ask; return the seconds it took. Whatever the text, an answer or a refusal."""
    begun = time.monotonic()
    try:
        query = parse(**{clause: [text] if clause == "where" else text}, limit=2, now=NOW)  # type: ignore[arg-type]
        compile_page(query, served.columns)
        compile_count(query, served.columns)
    except Malformed as caught:
        refusal = caught
    else:
        return time.monotonic() - begun
    assert refusal.clause == clause
    return time.monotonic() - begun


TOKENS = """
    pop nom ouvert tags geo_point_2d ( ) , * + - / = : < [ ] .. TO in not like is null true and or as 'x' "y" date'2020'
    geom'POINT(1_2)' 1 2.5 1km 3days now range count distinct search in_bbox date_format `a_b` include exclude months
    desc \\ ' ` é
""".split()  # noqa: SIM905 - one list of words, one column of quotes
CLAUSES = st.sampled_from(["where", "select", "group_by", "order_by"])


@given(CLAUSES, st.lists(st.sampled_from(TOKENS), max_size=25).map(" ".join))
@settings(QUIET, max_examples=250)
def test_any_words_of_the_language_give_an_answer_or_a_refusal(villages: Served, clause: str, text: str) -> None:
    assert answered(villages, clause, text) < 5


@given(CLAUSES, st.text(max_size=60))
@settings(QUIET, max_examples=150)
def test_any_text_gives_an_answer_or_a_refusal(villages: Served, clause: str, text: str) -> None:
    assert answered(villages, clause, text) < 5


@given(CLAUSES, st.sampled_from([*(text for text, _ in WHERE), *(text for _, text, *_ in REFUSED)]), st.data())
@settings(QUIET, max_examples=250)
def test_what_is_almost_a_query_gives_an_answer_or_a_refusal(
    villages: Served, clause: str, text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 3))
    other = data.draw(st.one_of(st.sampled_from(TOKENS), st.characters()))
    assert answered(villages, clause, text[:place] + other + text[place + length :]) < 5


@pytest.mark.parametrize(
    "text",
    [
        "(" * 9_000, "'" + "\\" * 15_000, "-" * 15_000 + "1", "not " * 4_000, "a" * 19_999, "`" * 19_999, "[" * 9_999,
        "1" + "0" * 15_000, "a and " * 3_000, "f(" * 6_000, "geom'" + "(" * 15_000 + "'", "1." * 9_000,
        "date'" + "9" * 15_000 + "'", "x in (" + "1," * 9_000, "geom'{" + '"a":[' * 3_000 + "'",
        "geom'" + "GEOMETRYCOLLECTION(" * 1_000 + "'",
    ],
)  # fmt: skip
def test_what_is_made_to_hang_does_not(villages: Served, text: str) -> None:
    for clause in ("where", "select", "group_by", "order_by"):
        assert answered(villages, clause, text) < 5


@pytest.mark.parametrize("dialect", ["postgres", "spark"])
@pytest.mark.parametrize(
    "clauses",
    [
        {"select": "nom, pop * 2, pop / 3", "where": ["pop > 3 and nom = 'x' or not actif"], "order_by": "pop desc"},
        {"select": "count(*), sum(pop), avg(taux)", "group_by": "year(ouvert), actif"},
        {"select": "lower(nom), ifnull(code, 'x')", "where": ["ouvert in [date'2020'..date'2021']"], "limit": 10},
        {"where": ["startswith(nom, 'Pri')", "pop in (1, 2, 3)"], "select": "nom"},
        {"select": "count(*)", "group_by": "range(pop, *, 0, 10, *)"},
        {"select": "percentile(pop, 90), count(distinct nom)"},
    ],
)  # fmt: skip
def test_another_engine_can_be_asked_the_same(villages: Served, dialect: str, clauses: dict[str, Any]) -> None:
    compiled = compile_page(parse(**clauses), villages.columns)
    (sql,) = sqlglot.transpile(compiled.sql, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(sql, read=dialect).sql(dialect) == sql


HOSTILE = "x'); DROP TABLE data; --"


@pytest.mark.parametrize(
    "clauses",
    [
        {"where": [f"nom = '{HOSTILE}'".replace("x'", "x\\'")]},
        {"where": ["search(nom, 'dropxyz')"]},
        {"where": ['startswith(nom, "dropxyz")']},
        {"where": ['nom like "dropxyz*"', '"dropxyz"']},
        {"where": ['"dropxyz" in tags', 'nom in ("dropxyz")']},
        {"select": "date_format(ouvert, \"'dropxyz' yyyy\") as dropxyz"},
        {"select": "count(*) as dropxyz", "group_by": "ifnull(nom, 'dropxyz') as other_dropxyz", "order_by": "dropxyz"},
        {"select": "json_format(meta, 'dropxyz')"},
        {"refine": ["nom:dropxyz"], "exclude": ["tags:dropxyz"]},
    ],
)
def test_no_text_from_outside_is_part_of_the_sql(villages: Served, clauses: dict[str, Any]) -> None:
    compiled = compile_page(parse(**clauses), villages.columns)
    assert "drop" not in compiled.sql.lower()
    villages.page(parse(**clauses))


def test_a_place_is_looked_for_by_its_box_first(villages: Served) -> None:
    compiled = compile_page(parse(where=["intersects(forme, geom'POINT(4 44)')"]), villages.columns)
    assert "ST_INTERSECTS(place, ST_MAKEENVELOPE(4.0, 44.0, 4.0, 44.0))" in compiled.sql
    other = compile_page(parse(where=["in_bbox(geo_point_2d, 44, 4, 45, 5)"]), villages.columns)
    assert "place" not in other.sql  # the shape is what places these rows, not the point


def test_the_present_is_that_of_the_caller() -> None:
    first, second = (parse(where=["d < now()"], now=datetime(2020, 1, day)) for day in (1, 2))  # noqa: DTZ001
    assert first != second
