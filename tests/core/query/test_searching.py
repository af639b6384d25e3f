"""A word is found in the rows that hold it, wherever it stands: in a text, in a figure, in a date.

What is right is the obvious way: to write every row out as folded words, and to look for the word between spaces.
"""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pontdarc.core.query.columns import Column
from pontdarc.core.query.compiling import compile_count, compile_page
from pontdarc.core.query.engine import Served, build, lexicons, serve
from pontdarc.core.query.engine.lexicons import folded
from pontdarc.core.query.expanding import FEW_RUNS, Expansion
from pontdarc.core.query.parsing import parse

NOUNS = ("toiture", "toitures", "toits", "Réfection", "L’école", "écoles", "eau", "d'eau", "lot", "inf", "NaN", "vrai",
         "true", "falses", "infinis", "œuf", "zoé_b", "04", "2024", "1e", "x9", "...", "")  # fmt: skip
NUMBERS = (0.0, -0.0, 4.0, 4.5, 4.05, 4.5004, -4.503, 0.001, 0.00012, 1e-7, 1.5e-7, 1e15, 1e16, 1e22, 1.2345e300,
           float("inf"), float("-inf"), float("nan"), 16.666666666666668, 44.123456, 0.1 + 0.2, 999999999999999.9,
           123456789012345680.0, 1234567890123.456, 12345678901234.567, 99.99, 100.0, 0.5, 1 / 3, 44.40405)  # fmt: skip
WHOLES = (0, 4, -4, 44, 404, 2024, -2024, 1 << 62, (1 << 63) - 1, -(1 << 63), 100, 10)
DAYS = (date(2024, 4, 4), date(44, 4, 4), date(2004, 10, 20), date(9999, 12, 31), date(1000, 1, 1), date(1, 1, 1))
MOMENTS = [
    *(datetime(day.year, day.month, day.day, 4, 40, 44) for day in DAYS),  # noqa: DTZ001
    datetime(2024, 1, 2, 3, 4, 5, 404_000),  # noqa: DTZ001
    datetime(2024, 1, 2),  # noqa: DTZ001
]
COLUMNS: dict[str, Any] = {
    "few": pl.String, "n": pl.Float64, "many": pl.String, "i": pl.Int64, "j": pl.Int64, "day": pl.Date,
    "at": pl.Datetime("us"), "yes": pl.Boolean, "l": pl.List(pl.String), "more": pl.String, "amount": pl.Float64,
    "degrees": pl.Float64,
}  # fmt: skip
ROWS, SEEDS, ASKED = 60, range(2), 25


def rows_of(seed: int) -> pl.DataFrame:
    """A table of every type, the same for the same seed."""
    draw = random.Random(seed)

    def some(*values: object) -> object:
        return None if draw.random() < 0.15 else draw.choice(values)

    def sentence(most: int) -> str:
        return draw.choice((" ", ", ", "-")).join(draw.choices(NOUNS, k=draw.randint(1, most)))

    def figure() -> float:
        return draw.choice(NUMBERS) if draw.random() < 0.5 else round(draw.uniform(-500, 500), draw.randint(0, 6))

    return pl.DataFrame(
        [
            {
                "few": some(*NOUNS),
                "n": some(figure()),
                "many": some(sentence(4)),
                "i": some(*WHOLES),
                "j": some(draw.randint(-50, 50)),
                "day": some(*DAYS, date(2024, 1, 1) + timedelta(days=draw.randint(0, 900))),
                "at": some(*MOMENTS),
                "yes": some(True, False),
                "l": some([draw.choice(NOUNS), sentence(2)], []),
                "more": some(sentence(6)),
                "amount": some(round(draw.uniform(-500, 500), 2)),
                "degrees": some(4 + round(draw.random(), 6), 44.5),
            }
            for _ in range(ROWS)
        ],
        schema=COLUMNS,
    )


@pytest.fixture(scope="module", params=[2, 100_000], ids=["few values have a rank", "all texts have a rank"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Served]:
    """Tables whose texts mostly stand in the row, or all of them in lexicons."""
    folder = tmp_path_factory.mktemp("searched")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicons, "MOST_VALUES", request.param * len(NOUNS))
        for seed in SEEDS:
            rows_of(seed).write_parquet(folder / f"{seed}.parquet")
            build(folder / f"{seed}.parquet", folder / f"{seed}.duckdb")
    return [serve(folder / f"{seed}.duckdb") for seed in SEEDS]


WAYS = {"list": "array_to_string({c}, ' ')", "date": "strftime({c}, '%Y %m %d')", "text": "{c}"}
OTHERWISE = "translate(CAST({c} AS VARCHAR), '-.:', '   ')"


def written(served: Served) -> dict[int, str]:
    """Every row as its folded words, one space around each."""
    texts = [WAYS.get(column.type, OTHERWISE).format(c=f"c{rank}") for rank, column in enumerate(served.columns)]
    words = [
        folded(text) if column.type in ("text", "list") else text
        for text, column in zip(texts, served.columns, strict=True)
    ]
    return dict(asked(served, f"SELECT _id, concat(' ', concat_ws(' ', {', '.join(words)}), ' ') FROM data"))


def asked(served: Served, sql: str) -> list[tuple[Any, ...]]:
    with served._cursor() as cursor:
        return cursor.execute(sql).fetchall()


def found(served: Served, where: str) -> list[int]:
    return [row["_id"] for row in served.page(parse(select="_id", where=[where])).rows()]  # type: ignore[misc]


def words_among(texts: dict[int, str]) -> list[str]:
    """Every word that some row holds and that can be asked for, and a few that no row has."""
    words = {word for text in texts.values() for word in text.split() if word.replace("_", "").isalnum()}
    drawn = random.Random(len(texts[1])).sample(sorted(words), ASKED)
    return [*drawn, "0", "4", "00", "050", "5040", "99999999999999999999999", "9223372036854775808", "i", "zzz"]


def test_a_word_or_its_beginning_is_found_where_it_stands_and_nowhere_else(tables: list[Served]) -> None:
    for served in tables:
        texts = written(served)
        for word in words_among(texts):
            if word.isdigit():  # figures have no family
                whole = [row for row, text in texts.items() if f" {word} " in text]
                assert found(served, f"'{word}'") == whole, word
            assert found(served, f"suggest('{word}')") == [row for row, text in texts.items() if f" {word}" in text], (
                word
            )


def test_the_family_of_a_word_and_its_near_ones_are_found_wherever_they_stand(tables: list[Served]) -> None:
    for served in tables:
        texts = written(served)
        for sought in ("toitures", "ecole", "infini", "nane", "vrais", "trues", "false", "lots", "toiturs refection"):
            for where in (f"'{sought}'", f"search('{sought}')"):
                query = parse(where=[where])
                others = [stands.words for stands in served._found(query)]
                right = list(texts)
                for place, (word, alike) in enumerate(zip(sought.split(), others, strict=True)):
                    last = where.startswith("search") and place == len(others) - 1
                    looked = [f" {word}" if last else f" {word} ", *(f" {other} " for other in alike)]
                    right = [row for row in right if any(each in texts[row] for each in looked)]
                assert found(served, where) == right, where
                assert found(served, f"not {where}") == [row for row in texts if row not in right], where


def test_words_of_a_field_are_found_in_that_field_alone(tables: list[Served]) -> None:
    for served in tables:
        for rank, column in enumerate(served.columns):
            if column.type != "text":
                continue
            texts = dict(asked(served, f"SELECT _id, ' ' || {folded(f'c{rank}')} || ' ' FROM data"))
            for word in ("toiture", "ecole", "04", "zoe_b"):
                right = [row for row, text in texts.items() if text and f" {word} " in text]
                assert found(served, f"{column.name} like '{word}'") == right
                beginning = [row for row, text in texts.items() if text and f" {word}" in text]
                assert found(served, f"{column.name} like '{word}*'") == beginning
                assert found(served, f"suggest({column.name}, '{word}')") == beginning


def test_values_that_hold_a_word_are_found_among_a_great_many_of_them(tmp_path: Path) -> None:
    names = [f"{'lot' if n % 3 else 'toit'} {n % 7} {n}" for n in range(2_000)]
    pl.DataFrame({"nom": [*names, None, *names[::-1]]}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    served = serve(tmp_path / "t.duckdb")
    texts = [*names, "", *names[::-1]]
    for words in (["toit"], ["4"], ["lot", "6"]):
        right = [rank for rank, text in enumerate(texts, start=1) if set(words) <= set(text.split())]
        assert found(served, f"'{' '.join(words)}'") == right


def test_a_search_asks_no_text_of_the_rows_where_all_values_have_a_rank(tmp_path: Path) -> None:
    pl.DataFrame({"nom": ["toit", "eau", "toit"]}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    served = serve(tmp_path / "t.duckdb")
    query = parse(where=["'toit'"])
    compiled = compile_page(query, served.columns, served._found(query))
    assert "WHERE k0 = 2" in compiled.sql
    assert [row[0] for row in asked(served, "DESCRIBE data")] == ["_id", "c0", "k0"]


def test_what_takes_much_memory_is_not_kept_with_what_is_compiled() -> None:
    columns = (Column("nom", "text", ranked=True),)
    query = parse(where=["'toit'"])
    for most, kept in ((FEW_RUNS, True), (FEW_RUNS + 1, False)):
        found = (Expansion(values=((0, tuple((2 * n, 2 * n) for n in range(1, most + 1))),)),)
        first, again = (compile_count(query, columns, found) for _ in range(2))
        assert first == again
        assert (first.columns is again.columns) is kept


def test_values_that_are_scattered_are_one_bit_each() -> None:
    runs = tuple((n, n) for n in range(1, 3 * FEW_RUNS, 2))
    columns = (Column("nom", "text", ranked=True),)
    few, many = (
        compile_page(parse(where=["'toit'"]), columns, (Expansion(values=((0, some),)),)) for some in (runs[:2], runs)
    )
    assert few.parameters == {}
    assert set(many.parameters.values()) == {"01" * len(runs) + "0"}
