"""SQL and SQLite: whatever the names and the values are, a database takes them, and nothing else is run."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import polars as pl
import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.downloads._download import Options, Rows
from pontdarc.core.downloads.registry import downloads
from pontdarc.core.query.columns import Column
from tests.servers import postgresql

FRAME = pl.DataFrame(
    {
        'a"b': ["l'eau", "'); DROP TABLE donnees; --"],
        "Nom": ["x\\", None],
        "nom": ["y", "z\nw"],
        "é" * 40 + "1": [1, 2],
        "é" * 40 + "2": [3, None],
        "mots": [["a", 'b"'], None],
        "lieu": [{"lon": 4.5, "lat": 44.5}, None],
        "taux": [float("nan"), 0.1],
    }
)
COLUMNS = tuple(
    Column(name, type_)
    for name, type_ in zip(
        FRAME.columns, ("text", "text", "text", "integer", "integer", "list", "point", "number"), strict=True
    )
)
EXPECTED = [
    ("l'eau", "x\\", "y", 1, 3, '["a","b\\""]', "POINT (4.5 44.5)", None),
    ("'); DROP TABLE donnees; --", None, "z\nw", 2, None, None, None, 0.1),
]


def loaded(slug: str, rows: Rows, folder: Path) -> sqlite3.Connection:
    path = folder / f"base.{slug}"
    path.unlink(missing_ok=True)
    downloads()[slug].write(rows, path, Options())
    if slug == "sqlite":
        return sqlite3.connect(path)
    connection = sqlite3.connect(":memory:")
    connection.executescript(path.read_text())
    return connection


@pytest.mark.parametrize("slug", ["sql", "sqlite"])
def test_ugly_names_and_values_come_back(slug: str, tmp_path: Path) -> None:
    rows = Rows(COLUMNS, lambda: iter([FRAME.clear(), FRAME]), "Titre\n; DROP TABLE donnees; --")
    with closing(loaded(slug, rows, tmp_path)) as connection:
        cursor = connection.execute("SELECT * FROM donnees")
        names = [each[0] for each in cursor.description]
        assert cursor.fetchall() == EXPECTED
    assert names[:3] == ['a"b', "Nom", "nom_2"]
    assert len({name.encode()[:63] for name in names}) == len(names)


@pytest.mark.parametrize("slug", ["sql", "sqlite"])
def test_more_rows_than_one_statement_takes_all_come_back(slug: str, tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": range(1_203)})
    with closing(loaded(slug, Rows((Column("n", "integer"),), lambda: frame.iter_slices(700)), tmp_path)) as connection:
        assert connection.execute("SELECT n FROM donnees").fetchall() == [(n,) for n in range(1_203)]


def test_sqlite_says_what_each_column_is(tmp_path: Path) -> None:
    rows = Rows((Column("Jour", "date", "Le jour", "Celui du marché"),), lambda: iter([pl.DataFrame({"Jour": ["x"]})]))
    with closing(loaded("sqlite", rows, tmp_path)) as connection:
        found = connection.execute("SELECT * FROM colonnes").fetchall()
    assert found == [("Jour", "Jour", "Le jour", "Celui du marché", "date")]


def test_a_table_too_wide_for_a_database_is_not_offered_as_one() -> None:
    wide = tuple(Column(f"c{rank}", "text") for rank in range(1_601))
    assert not any(downloads()[slug].applies(wide) for slug in ("sql", "sqlite"))
    assert all(downloads()[slug].applies(wide[:-1]) for slug in ("sql", "sqlite"))


@pytest.mark.postgresql
def test_postgresql_takes_the_same_script_with_the_types_of_the_columns() -> None:
    frame = FRAME.with_columns(
        jour=pl.Series([date(2024, 2, 29), None]),
        instant=pl.Series([datetime.fromisoformat("2024-01-01T10:00:00"), None]),
        actif=pl.Series([True, None]),
    )
    columns = (*COLUMNS, Column("jour", "date"), Column("instant", "datetime"), Column("actif", "boolean"))
    script = b"".join(downloads()["sql"].chunks(Rows(columns, lambda: iter([frame]), "Essai")))
    with postgresql() as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute(script)
        found = connection.execute("SELECT * FROM donnees").fetchall()
    ends = [(date(2024, 2, 29), datetime.fromisoformat("2024-01-01T10:00:00"), True), (None, None, None)]
    assert found == [(*row, *end) for row, end in zip(EXPECTED, ends, strict=True)]


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(lambda name: name.strip()),
    st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")) | st.none(), max_size=5),
)
def test_no_text_ends_its_quotes(name: str, texts: list[str | None]) -> None:
    frame = pl.DataFrame({name: pl.Series(texts, dtype=pl.String)})
    script = b"".join(downloads()["sql"].chunks(Rows((Column(name, "text"),), lambda: iter([frame])))).decode()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        assert connection.execute("SELECT * FROM donnees").fetchall() == [(text,) for text in texts]
