"""What a served file holds beside its rows: French order, words, counts, places, indexes, and nothing of a covering."""

import json
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pontdarc.core.geography.archive import ArchiveWriter
from pontdarc.core.query.engine import Geometry, Served, build, lexicons, serve
from pontdarc.core.query.engine.opening import extension
from pontdarc.core.query.engine.tiles import Tile
from pontdarc.core.query.facets import FacetRequest
from pontdarc.core.query.parsing import parse

NAMES = ["zèbre", "Éléphant", "âne", "œuf", "abeille", "Zoo", None, "eau"]


def inside(path: Path, question: str) -> list[tuple[object, ...]]:
    """What a file holds, hidden columns included."""
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute(f"LOAD '{extension('spatial')}'")
        return connection.execute(question).fetchall()


def built(folder: Path, frame: pl.DataFrame, geometry: Geometry | None = None) -> Path:
    frame.write_parquet(folder / "t.parquet")
    build(folder / "t.parquet", folder / "t.duckdb", geometry=geometry)
    return folder / "t.duckdb"


def test_texts_are_sorted_as_in_a_french_dictionary(tmp_path: Path) -> None:
    served = serve(built(tmp_path, pl.DataFrame({"nom": NAMES})))
    found = [row["nom"] for row in served.page(parse(order_by="nom")).rows()]
    assert found == ["abeille", "âne", "eau", "Éléphant", "œuf", "zèbre", "Zoo", None]
    back = [row["nom"] for row in served.page(parse(order_by="nom desc")).rows()]
    assert back == ["Zoo", "zèbre", "œuf", "Éléphant", "eau", "âne", "abeille", None]


def test_rows_stay_in_the_order_of_the_file_however_many_blocks_it_has(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": range(300_000)}).with_columns((pl.col("n") % 7).cast(pl.String).alias("t"))
    path = built(tmp_path, frame)
    assert inside(path, "SELECT count(*) FROM data WHERE _id <> rowid + 1 OR c0 <> rowid") == [(0,)]


def test_words_are_kept_with_their_stem_and_their_rows(tmp_path: Path) -> None:
    path = built(tmp_path, pl.DataFrame({"t": ["Les chevaux, l’École", "École 07042", "d'école"], "n": [1, 2, 3]}))
    words = dict(inside(path, 'SELECT word, "rows" FROM words'))
    assert words == {"ecole": 3, "les": 1, "chevaux": 1, "l": 1, "d": 1}
    stems = dict(inside(path, "SELECT word, stem FROM words"))
    assert stems["ecole"] == "ecol"


def test_values_that_rows_share_are_folded_once_with_their_rank(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": [1, 2, 3, 4], "t": ["L’École", "eau", None, "L’École"], "u": ["", "- ", "b_b", "Ç2"]})
    path = built(tmp_path, frame)
    assert inside(path, "SELECT col, k, f FROM lexicon ORDER BY ALL") == [
        (1, 1, " eau "),
        (1, 2, " l ecole "),
        (2, 1, "  "),
        (2, 2, "  "),
        (2, 3, " b_b "),
        (2, 4, " c2 "),
    ]


def test_only_texts_that_have_no_rank_are_folded_in_the_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "MOST_VALUES", 2)
    frame = pl.DataFrame(
        {
            "x": [-4.5, 2.0, None],
            "day": [date(2026, 11, 24), date(2026, 1, 2), None],
            "nom": ["Éva", "Éva", None],
            "many": ["d'un", "  ", "zéro"],
            "tags": [["À b", "c"], None, []],
        }
    )
    path = built(tmp_path, frame)
    assert inside(path, "SELECT searched FROM data ORDER BY _id") == [(" d un a b c ",), ("  ",), (" zero ",)]
    assert inside(path, "SELECT DISTINCT col FROM lexicon") == [(2,)]


def test_codes_are_not_words_of_a_family(tmp_path: Path) -> None:
    path = built(tmp_path, pl.DataFrame({"t": ["MP000012 écoles", "D104 _voies"]}))
    assert sorted(inside(path, "SELECT word, stem FROM words")) == [("_voies", "_voi"), ("ecoles", "ecol")]


def test_values_are_counted_where_they_are_few_and_only_there(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"few": ["a", "b", None, "a"] * 500, "many": [str(n) for n in range(2_000)], "ok": [True] * 2_000}
    )
    path = built(tmp_path, frame)
    assert sorted(inside(path, "SELECT * FROM counts")) == [(0, "a", 1000), (0, "b", 500), (2, "true", 2000)]


def test_facets_that_nothing_filters_are_those_that_a_query_would_count(tmp_path: Path) -> None:
    served = serve(built(tmp_path, pl.DataFrame({"t": ["a", "b", None, "a"], "ok": [True, None, True, False]})))
    requests = (FacetRequest("t"), FacetRequest("ok"))
    known = served.facets(requests, parse())
    counted = served.facets(requests, parse(where=["_id > 0"]))
    assert known == counted
    assert [(value.value, value.count) for value in known[0].values] == [("a", 2), ("b", 1)]


@pytest.fixture
def shapes(tmp_path: Path) -> Served:
    """Two places and a row that is nowhere, from an archive with its covering."""
    square = {"type": "Polygon", "coordinates": [[[4.0, 44.0], [4.5, 44.0], [4.5, 44.5], [4.0, 44.5], [4.0, 44.0]]]}
    point = {"type": "Point", "coordinates": [5.0, 45.0]}
    frame = pl.DataFrame(
        {"nom": ["carré", "point", "nulle part"], "geometry": [json.dumps(square), json.dumps(point), None]}
    )
    with ArchiveWriter(tmp_path / "t.parquet", "geometry", "EPSG:2154") as archive:
        archive.add(frame)
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    return serve(tmp_path / "t.duckdb")


def test_an_archive_with_a_geometry_is_served_without_its_covering(shapes: Served) -> None:
    assert [(column.name, column.type, column.placed) for column in shapes.columns] == [
        ("nom", "text", False),
        ("geometry", "geometry", True),
    ]
    rows = shapes.page(parse()).rows()
    assert json.loads(str(rows[1]["geometry"])) == {"type": "Point", "coordinates": [5.0, 45.0]}
    assert rows[2]["geometry"] is None


def test_a_shape_is_drawn_on_the_tiles_that_it_touches(shapes: Served) -> None:

    assert b"carr" in shapes.tile(Tile(8, 130, 93), "nom")
    assert shapes.tile(Tile(8, 100, 93), "nom") == b""


def test_places_have_an_index_and_so_have_identifiers_of_large_tables(tmp_path: Path) -> None:
    rows = 12_000
    frame = pl.DataFrame(
        {"id": [f"{n:014d}" for n in range(rows)], "lat": [44.0] * rows, "lon": [4.0] * rows, "kind": ["a"] * rows}
    )
    path = built(tmp_path, frame, Geometry("lat", "lon"))
    found = {name for (name,) in inside(path, "SELECT index_name FROM duckdb_indexes()")}
    assert found == {"by_c0", "by_place"}


def test_sentences_and_values_that_many_rows_share_have_no_index(tmp_path: Path) -> None:
    rows = 12_000
    frame = pl.DataFrame(
        {
            "sentence": [f"lot {n}" for n in range(rows)],
            "shared": [f"{n % 500:014d}" for n in range(rows)],
            "n": range(rows),
        }
    )
    assert inside(built(tmp_path, frame), "SELECT index_name FROM duckdb_indexes()") == [("by_c2",)]


def test_a_table_that_is_nowhere_does_not_load_geography(tmp_path: Path) -> None:
    served = serve(built(tmp_path, pl.DataFrame({"t": ["a"]})))
    with served._cursor() as cursor, pytest.raises(duckdb.CatalogException):
        cursor.execute("SELECT ST_Point(1, 2)")
