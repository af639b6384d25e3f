"""Questions to a real served file, and what a hostile one gets."""

import threading
import time
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pontdarc.core.query.compiling import compile_page
from pontdarc.core.query.engine import EngineLimits, Served, build, serve
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.refusals import Malformed
from pontdarc.core.refusals import Unavailable


def names(served: Served, where: str) -> list[int]:
    """The ranks of the rows that a predicate keeps."""
    query = parse(select="_id", where=[where])
    found = [int(str(row["_id"])) for row in served.page(query).rows()]
    assert served.count(query) == len(found)
    return found


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("montant = 10", [1]),
        ("montant != 10", [2, 4, 5]),
        ("not montant = 10", [2, 3, 4, 5]),
        ("montant > 5 and montant <= 10", [1, 5]),
        ("montant in [5..10[", [4, 5]),
        ("montant in (10, 20)", [1, 2]),
        ("montant not in (10, 20)", [3, 4, 5]),
        ("montant * 2 + 1 = 41", [2]),
        ("montant / 0 is null", [1, 2, 3, 4, 5]),
        ("`Taux (%)` < 0 or `Taux (%)` = '2.5'", [2, 4]),
        ("10 = montant", [1]),
        ("code = 07001", [1]),
        ("code = '07001'", [1]),
        ("nombre >= 7", [1, 2]),
        ("A = 'x'", [4]),
        ("a = 'u'", [1]),
        ("nom = '=1+1'", [5]),
        ("nom is null", [4]),
        ("nom is not null", [1, 2, 3, 5]),
        ("actif", [1, 4]),
        ("not actif", [2, 3, 5]),
        ("actif is false", [2, 5]),
        ("actif = true", [1, 4]),
        ("jour = date'2024-02'", [2]),
        ("jour >= date'2024' and jour < date'2024-02'", [1, 5]),
        ("jour = '2024-01-05'", [1]),
        ("jour in [date'2024-01-05' TO date'2024-01-31']", [1, 5]),
        ("instant > '2024-01-05T23:00'", [1, 5]),
        ("year(jour) = 2024 and month(jour) = 1", [1, 5]),
        ("hour(instant) = 23", [1]),
        ("'a' in tags", [1, 5]),
        ("tags = 'c'", [4]),
        ("nom like 'ELAN'", [1]),
        ("nom like 'ela'", []),
        ("nom like 'ela*'", [1]),
        ("nom like 'eau'", [2, 3]),
        ("nom not like 'eau'", [1, 4, 5]),
        ("'eau chateau'", [3]),
        ("'07001'", [1]),
        ('"élan" or "vive"', [1, 2]),
        ("lower(nom) = 'élan cycliste'", [1]),
        ("length(nom) > 12", [1, 3]),
        ("ifnull(nom, 'vide') = 'vide'", [4]),
        ("(actif or montant = 20) and not (nom is null)", [1, 2]),
    ],
)
def test_a_predicate_keeps_the_rows_it_says(served: Served, where: str, kept: list[int]) -> None:
    assert names(served, where) == kept


@pytest.mark.parametrize(
    ("refine", "exclude", "kept"),
    [
        (["jour:2024/01"], [], [1, 5]),
        (["jour:2024"], ["actif:true"], [2, 5]),
        (["tags:a"], [], [1, 5]),
        ([], ["nom:L’eau vive"], [1, 3, 4, 5]),
        (["montant:10"], [], [1]),
    ],
)
def test_facets_keep_and_leave_out(served: Served, refine: list[str], exclude: list[str], kept: list[int]) -> None:
    query = parse(select="_id", refine=refine, exclude=exclude)
    assert [row["_id"] for row in served.page(query).rows()] == kept


def test_aggregates_of_the_whole_table_give_one_row(served: Served) -> None:
    query = parse(
        select="count(*), count(nom) as noms, count(distinct actif) as d, sum(montant), avg(montant) as m,"
        " min(jour), max(jour) as fin, median(montant) as mediane"
    )
    assert served.count(query) == 1
    assert served.page(query).rows() == [
        {
            "count(*)": 5,
            "noms": 4,
            "d": 2,
            "sum(montant)": 42,
            "m": 10.5,
            "min(jour)": date(2023, 12, 31),
            "fin": date(2024, 2, 1),
            "mediane": 8.5,
        }
    ]


def test_groups_come_with_their_keys_and_a_null_group(served: Served) -> None:
    query = parse(select="count(*) as n", group_by="year(jour) as an", order_by="n desc")
    assert served.page(query).rows() == [{"an": 2024, "n": 3}, {"an": 2023, "n": 1}, {"an": None, "n": 1}]
    assert served.count(query) == 3


def test_nulls_come_last_both_ways_and_ties_keep_the_order_of_the_file(served: Served) -> None:
    up = served.page(parse(select="_id", order_by="actif")).rows()
    down = served.page(parse(select="_id", order_by="actif desc")).rows()
    assert [row["_id"] for row in up] == [2, 5, 1, 4, 3]
    assert [row["_id"] for row in down] == [1, 4, 2, 5, 3]


def test_an_alias_can_be_sorted_by_whatever_it_stands_for(served: Served) -> None:
    query = parse(select="_id, 0 as zero, montant * -1 as moins", order_by="zero, moins", limit=2)
    assert [row["_id"] for row in served.page(query).rows()] == [2, 1]


def test_pages_follow_one_another(served: Served) -> None:
    seen = [served.page(parse(select="_id", order_by="montant", limit=2, offset=n)).rows() for n in (0, 2, 4)]
    assert [row["_id"] for page in seen for row in page] == [4, 5, 1, 2, 3]


def test_a_star_hides_the_row_identifier_and_shows_the_point(served: Served) -> None:
    row = served.page(parse(limit=1)).rows()[0]
    assert "_id" not in row
    assert row["geo_point_2d"] == {"lon": 4.1, "lat": 44.5}
    assert served.page(parse(select="geo_point_2d", offset=3, limit=1)).rows() == [{"geo_point_2d": None}]


def test_columns_are_taken_and_left_by_pattern(served: Served) -> None:
    assert list(served.page(parse(select="include(l*), exclude(latitude)", limit=1)).rows()[0]) == ["longitude"]
    assert "nom" not in served.page(parse(select="exclude(nom)", limit=1)).rows()[0]


def test_types_follow_the_file_and_the_dictionary_but_never_cost_a_zero_or_a_text(served: Served) -> None:
    types = {column.name: column.type for column in served.columns}
    assert types["nombre"] == "integer"
    assert types["code"] == types["A"] == "text"
    code = served.column("code")
    assert code is not None
    assert code.title == "Code INSEE"


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("inconnu = 1", "query_unknown_field"),
        ("nom", "query_type"),
        ("montant > 'x'", "query_value"),
        ("jour > 'hier'", "query_value"),
        ("jour > 3", "query_type"),
        ("nom = actif", "query_type"),
        ("sum(montant) > 3", "query_misplaced_aggregate"),
        ("read_csv('/etc/passwd') = 1", "query_unknown_function"),
        ("year(nom) = 2024", "query_type"),
        ("year(jour, jour) = 2024", "query_type"),
        ("nom like '!!'", "query_value"),
        ("montant + nom = 1", "query_type"),
        ("1 + (a = 1) = 2", "query_type"),
        (" or ".join(["nom like 'a'"] * 51), "query_too_long"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(served: Served, where: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        served.page(parse(where=[where]))
    assert caught.value.code == code
    assert caught.value.clause == "where"


@pytest.mark.parametrize(
    ("select", "group_by", "order_by", "code"),
    [
        ("nom, count(*)", "", "", "query_not_grouped"),
        ("count(*)", "actif", "nom", "query_not_grouped"),
        ("nom", "", "count(*)", "query_misplaced_aggregate"),
        ("sum(*)", "", "", "query_type"),
        ("sum(distinct montant)", "", "", "query_type"),
        ("exclude(rien)", "", "", "query_unknown_field"),
    ],
)
def test_aggregates_stay_in_their_place(served: Served, select: str, group_by: str, order_by: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        served.page(parse(select=select, group_by=group_by, order_by=order_by))
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE data; --",
        "x' OR '1'='1",
        "\\'; ATTACH '/etc/passwd' AS p; --",
        "$p0",
        "\x00",
        "\ud800",
        "%s {} {{}}",
    ],
)
def test_hostile_texts_are_values_and_nothing_else(served: Served, text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    query = parse(where=[f"nom = '{quoted}' or nom like 'x{quoted}' or code in ('{quoted}')"])
    assert served.page(query).rows() == []
    assert served.rows == served.count(parse()) == 5


@given(st.text(min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_text_from_outside_is_part_of_the_sql(served: Served, text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    compiled = compile_page(parse(where=[f"nom = '{quoted}'"]), served.columns)
    plain = compile_page(parse(where=["nom = 'x'"]), served.columns)
    assert compiled.sql == plain.sql
    shown = served.page(parse(where=[f"nom = '{quoted}'"])).columns
    assert [column.name for column in shown] == [column.name for column in served.columns]


@given(st.text(alphabet="abmontnjurcdei()=<>'\"`,.*+-/ 0123456789[]:\\%", max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_any_clause_gives_rows_or_a_refusal(served: Served, text: str) -> None:
    for clauses in ({"where": [text]}, {"select": text}, {"group_by": text, "select": text}, {"order_by": text}):
        refusal = refused(served, clauses)
        assert refusal is None or refusal.clause or refusal.code == "query_out_of_range"


def refused(served: Served, clauses: dict[str, object]) -> Malformed | None:
    try:
        served.page(parse(**clauses, limit=3))  # type: ignore[arg-type]
    except Malformed as refusal:
        return refusal
    return None


def test_numbers_past_all_measure_are_refused_or_answered(served: Served) -> None:
    big = "9" * 38
    for where in (f"montant * {big} * {big} > 1", f"montant = {big}", f"-{big} - {big} < montant"):
        refusal = refused(served, {"where": [where]})
        assert refusal is None or refusal.code == "query_out_of_range"


def test_the_engine_reads_nothing_but_its_file(served: Served) -> None:
    cursor = served._base.cursor()
    for sql in (
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '/tmp/x.duckdb'",
        "COPY data TO '/tmp/x.csv'",
        "SET enable_external_access = true",
        "SET threads = 8",
        "INSTALL httpfs",
        "DELETE FROM data",
    ):
        with pytest.raises(Exception, match=r"(?i)permission|configuration|disabled|locked|read-only"):
            cursor.execute(sql).fetchall()


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    frame = pl.DataFrame({"t": [f"Mot {n} " * 20 for n in range(100_000)]})
    frame.write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    slow = serve(tmp_path / "t.duckdb", EngineLimits(seconds=0.05))
    where = " or ".join(f"upper(lower(t)) like 'mot {n}*'" for n in range(20))
    begun = time.monotonic()
    with pytest.raises(Unavailable) as caught:
        slow.count(parse(where=[where]))
    assert caught.value.code == "query_too_slow"
    assert time.monotonic() - begun < 30


def test_threads_share_one_served_file(served: Served) -> None:
    answers: list[int] = []
    query = parse(where=["montant > 5"])
    threads = [threading.Thread(target=lambda: answers.append(served.count(query))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [3] * 8


def test_batches_give_every_row_once_in_bounded_frames(served: Served) -> None:
    frames = list(served.batches(parse(select="_id"), rows=2))
    assert frames[0].height == 0
    assert max(frame.height for frame in frames) <= 2
    assert pl.concat(frames)["_id"].to_list() == [1, 2, 3, 4, 5]


def test_a_table_without_rows_is_served(tmp_path: Path) -> None:
    pl.DataFrame({"a": pl.Series([], dtype=pl.String)}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb", described=[{"name": "a", "type": "integer"}])
    empty = serve(tmp_path / "t.duckdb")
    assert empty.page(parse(where=["'mot'"])).rows() == []
    assert empty.page(parse(select="count(*) as n, sum(a) as s")).rows() == [{"n": 0, "s": None}]


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"not parquet")
    with pytest.raises(Exception, match=r"(?i)parquet"):
        build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.parquet"]
