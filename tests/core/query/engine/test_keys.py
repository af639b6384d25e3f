"""A code is found with its rows as the engine finds it, in the order of the file."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.query import tree
from pontdarc.core.query.engine import EngineLimits, Served, build, keys
from pontdarc.core.query.parsing import parse

ROWS = 12_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("keys")
    frame = pl.DataFrame(
        {
            "siret": [None if n % 50 == 0 else f"{n * 7919 % 6_000:05d}é" for n in range(ROWS)],
            "nature": ["aide" if n % 3 else "don" for n in range(ROWS)],
            "rang": list(range(ROWS)),
        }
    )
    frame.write_parquet(folder / "t.parquet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_PIECE", 1_000)  # several pieces, some cut between two rows of one value
        build(folder / "t.parquet", folder / "t.duckdb")
    return Served(folder / "t.duckdb", EngineLimits(threads=1))


def rows_of(served: Served, query: tree.Query) -> list[int] | None:
    return keys.Keys(served.path.with_suffix(keys.SUFFIX), served.columns).rows(query)


@settings(max_examples=60)
@given(number=st.integers(-1, 6_100), limit=st.integers(1, 5), offset=st.integers(0, 3))
def test_a_key_gives_the_rows_and_the_count_that_the_engine_gives(
    served: Served, number: int, limit: int, offset: int
) -> None:
    code = f"{number:05d}é"
    query = parse(where=[f"siret = '{code}'"], limit=limit, offset=offset)
    by_engine = parse(where=[f"siret = '{code}' and rang >= 0"], limit=limit, offset=offset)
    assert rows_of(served, query) is not None
    assert served.counted_page(query) == served.counted_page(by_engine)


def test_nothing_but_one_equality_on_a_key_is_looked_for_there(served: Served) -> None:
    for where in ("siret = '00001é' or rang = 2", "siret > '00001é'", "nature = 'aide'", "siret = '1' and rang = 2"):
        assert rows_of(served, parse(where=[where])) is None
    assert rows_of(served, parse(where=["siret = '00001é'"], order_by="rang")) is None
    assert rows_of(served, parse(where=["siret = '00001é'"], refine=["nature:don"])) is None
    assert rows_of(served, parse(where=["siret = '00001é'"], select="count(*)", group_by="nature")) is None


def test_what_is_calculated_from_the_rows_of_a_key_is_calculated(served: Served) -> None:
    page, total = served.counted_page(parse(select="rang * 2 as double", where=["siret = '01919é'"], limit=10))
    expected = [
        row["double"] for row in served.page(parse(select="rang * 2 as double", where=["siret like '01919é'"])).rows()
    ]
    assert [row["double"] for row in page.rows()] == expected
    assert total == len(expected) > 0


def test_too_many_rows_of_one_value_are_left_to_the_engine(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    query = parse(where=["siret = '01919é'"])
    assert rows_of(served, query)
    monkeypatch.setattr(keys, "MOST_ROWS", 0)
    assert rows_of(served, query) is None


def test_a_table_without_codes_has_no_keys(tmp_path: Path) -> None:
    pl.DataFrame({"n": [1, 2]}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    served = Served(tmp_path / "t.duckdb", EngineLimits(threads=1))
    assert rows_of(served, parse(where=["n = 1"])) is None
