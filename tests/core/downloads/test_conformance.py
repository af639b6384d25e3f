"""Every download format reads back equal, and says what it is."""

import io
import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pyogrio
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook
from rdflib import Graph, Literal
from rdflib.namespace import CSVW, RDF, RDFS
from rdflib.term import Node

from pontdarc.core.downloads._download import SHEET_ROWS, Options, Rows
from pontdarc.core.downloads.registry import Download, downloads
from pontdarc.core.query.columns import Column
from pontdarc.core.reading import read
from pontdarc.core.refusals import Invalid
from pontdarc.core.tables import Choices

at = datetime.fromisoformat

FRAME = pl.DataFrame(
    {
        "nom": ["Élan; cycliste", 'dit "Léon"\nà Privas', "=1+1", None, "of:=2", "07001", "_x0041_ <&>"],
        "montant": [10, -20, None, 0, 5, 10**17, 1],
        "taux": [1.5, None, -0.1, 1e-7, 3.0, 1e22, 2.0],
        "jour": [date(2024, 2, 29), None, date(1901, 1, 1), date(2024, 1, 1), None, None, None],
        "instant": [at("2024-01-01T10:00:00"), None, None, None, None, None, None],
        "actif": [True, False, None, True, False, True, None],
        "vide": pl.Series([None] * 7, dtype=pl.String),
    }
)
POINTS = pl.Series("geo_point_2d", [{"lon": 4.5, "lat": 44.5}, None, *([{"lon": 0.1, "lat": 45.0}] * 5)])
COLUMNS = (
    Column("nom", "text", "Nom de l’association"),
    Column("montant", "integer"),
    Column("taux", "number"),
    Column("jour", "date"),
    Column("instant", "datetime"),
    Column("actif", "boolean"),
    Column("vide", "text"),
    Column("geo_point_2d", "point", derived=True),
)


def rows(frame: pl.DataFrame = FRAME) -> Rows:
    whole = frame.with_columns(POINTS.head(frame.height))

    def frames() -> Iterator[pl.DataFrame]:
        yield whole.clear()
        yield from whole.iter_slices(3)

    return Rows(COLUMNS, frames, "Essai", "https://pont.example/id/dataset/1")


def written(download: Download, folder: Path, frame: pl.DataFrame = FRAME, options: Options | None = None) -> Path:
    path = folder / f"file.{download.extension}"
    download.write(rows(frame), path, options)
    return path


def as_text(value: object) -> str | None:
    """What a cell says, whatever the format made of it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat() + "+00:00"
    return value.isoformat() if isinstance(value, date) else str(value)


EXPECTED = [[as_text(value) for value in row] for row in FRAME.rows()]


def read_csv(path: Path) -> list[list[object]]:
    return [list(row) for row in pl.read_csv(path, infer_schema=False, eol_char="\n").rows()]


def read_json(path: Path) -> list[list[object]]:
    return [list(row.values()) for row in json.loads(path.read_text())]


def read_jsonl(path: Path) -> list[list[object]]:
    return [list(json.loads(line).values()) for line in path.read_text().splitlines()]


def read_geojson(path: Path) -> list[list[object]]:
    return [list(feature["properties"].values()) for feature in json.loads(path.read_text())["features"]]


def read_parquet(path: Path) -> list[list[object]]:
    return [list(row) for row in pl.read_parquet(path).rows()]


def read_sheet(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]


def read_graph(path: Path) -> list[list[object]]:
    """The rows by their rank, the columns by their labels, as any program that reads linked data would find them."""
    graph = Graph().parse(path, format=RDF_FORMATS[path.suffix])
    names = {graph.value(each, RDFS.label).toPython(): each for each in graph.subjects(RDF.type, RDF.Property)}
    nodes = sorted(graph.subject_objects(CSVW.rownum), key=lambda pair: pair[1].toPython())
    return [[_python(graph.value(node, names[column.name])) for column in COLUMNS[:-1]] for node, _ in nodes]


def _python(found: Node | None) -> object:
    return found.toPython() if isinstance(found, Literal) else None


def read_sqlite(path: Path) -> list[list[object]]:
    with closing(sqlite3.connect(path)) as connection:
        return [_with_booleans(row) for row in connection.execute("SELECT * FROM donnees")]


def read_sql(path: Path) -> list[list[object]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(path.read_text())
        return [_with_booleans(row) for row in connection.execute("SELECT * FROM donnees")]


def _with_booleans(row: tuple[object, ...]) -> list[object]:
    """SQLite has no booleans: the reader takes them from the column."""
    rank = [column.name for column in COLUMNS].index("actif")
    return [None if cell is None else bool(cell) if n == rank else cell for n, cell in enumerate(row)]


def read_map(path: Path) -> list[list[object]]:
    """The rows by the names of the columns, as our own readers find them; a column without values may not be there."""
    table = read(path, Choices(member="points.shp" if path.suffix == ".zip" else None)).table
    if table is None:
        return []
    names = {name.removeprefix("ogr_"): name for name in table.columns}
    return [
        [row.get(names.get(column.name, "")) for column in COLUMNS[:-1]] for row in table.frame.iter_rows(named=True)
    ]


RDF_FORMATS = {".ttl": "turtle", ".n3": "n3", ".rdf": "xml", ".jsonld": "json-ld"}
READERS = {
    "csv": read_csv, "json": read_json, "jsonl": read_jsonl, "geojson": read_geojson, "parquet": read_parquet,
    "xlsx": read_sheet, "ods": read_sheet, "sqlite": read_sqlite, "sql": read_sql,
    "gpx": read_map, "gpkg": read_map, "fgb": read_map, "shp": read_map, "geoparquet": read_map, "kml": read_map,
    "turtle": read_graph, "n3": read_graph, "rdfxml": read_graph, "jsonld": read_graph,
}  # fmt: skip
ONLY_PLACES = {"gpx"}
"""The formats that have no word for a row without a place."""


def same(found: object, expected: str | None) -> bool:
    text = as_text(found)
    if text is None or expected is None:
        return text is expected
    if text.strip() == expected or text.replace("\r\n", "\n") == expected:
        return True
    if isinstance(found, datetime) or "T" in expected:
        return text.replace("+00:00", "").replace(" ", "T") == expected.replace("+00:00", "")
    try:
        return float(text) == float(expected)
    except ValueError:
        return text == f"{expected}T00:00:00+00:00"


@pytest.mark.parametrize("slug", sorted(downloads()))
def test_every_format_reads_back_equal(slug: str, tmp_path: Path) -> None:
    download = downloads()[slug]
    found = READERS[slug](written(download, tmp_path))
    wanted_rows = [row for row, at in zip(EXPECTED, POINTS, strict=True) if at or slug not in ONLY_PLACES]
    assert len(found) == len(wanted_rows)
    for row, expected in zip(found, wanted_rows, strict=True):
        padded = [*row, *[None] * (len(expected) - len(row))]
        for cell, wanted in zip(padded, expected, strict=True):
            assert same(cell, wanted), (slug, cell, wanted)


@pytest.mark.parametrize("slug", sorted(downloads()))
def test_every_format_writes_a_table_without_rows(slug: str, tmp_path: Path) -> None:
    download = downloads()[slug]
    assert READERS[slug](written(download, tmp_path, FRAME.clear())) == []


@pytest.mark.parametrize("slug", sorted(downloads()))
def test_every_format_gives_the_same_bytes_by_chunks(slug: str, tmp_path: Path) -> None:
    download = downloads()[slug]
    whole = written(download, tmp_path).read_bytes()
    chunks = b"".join(download.chunks(rows()))
    assert len(chunks) == len(whole)
    if download.stream:
        assert chunks == whole


@pytest.mark.parametrize("slug", sorted(downloads()))
def test_every_format_says_what_it_is_in_french(slug: str) -> None:
    download = downloads()[slug]
    assert download.title
    assert download.loses.endswith(".")
    assert "/" in download.media_type
    assert (download.stream is None) != (download.to_file is None)


@pytest.mark.parametrize("slug", sorted(slug for slug, each in downloads().items() if each.stream))
def test_what_streams_starts_before_the_last_row_is_known(slug: str) -> None:
    def frames() -> Iterator[pl.DataFrame]:
        yield FRAME.with_columns(POINTS)
        raise AssertionError("asked for too much")

    chunks = downloads()[slug].chunks(Rows(COLUMNS, frames))
    assert next(chunks)


@pytest.mark.parametrize("slug", ["xlsx", "ods"])
def test_no_cell_of_a_spreadsheet_is_a_formula(slug: str, tmp_path: Path) -> None:
    path = written(downloads()[slug], tmp_path)
    found = read_sheet(path)
    assert [row[0] for row in found][2] == "=1+1"
    assert str(found[4][0]).strip() == "of:=2"
    assert pyogrio.read_info(path)["features"] == len(EXPECTED)


def test_what_would_become_a_formula_when_edited_is_marked_as_a_text_in_xlsx(tmp_path: Path) -> None:
    signs = ["=1+1", "+33 4", "-néant", "@SUM(A1)", "\tx", "\rx", "a=b", "07", ""]
    table = Rows((Column("t", "text"),), lambda: iter([pl.DataFrame({"t": signs})]))
    path = tmp_path / "risky.xlsx"
    downloads()["xlsx"].write(table, path)
    with ZipFile(path) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    marked = [each.get("quotePrefix") == "1" for each in styles.find("{*}cellXfs")]
    cells = sheet.findall(".//{*}c")[1:]
    assert [marked[int(cell.get("s", "0"))] for cell in cells] == [True] * 6 + [False] * 3
    assert not sheet.findall(".//{*}f")
    assert [str(row[0]) for row in read_sheet(path)] == signs


def test_csv_keeps_what_a_spreadsheet_would_run_and_says_so() -> None:
    table = Rows((Column("t", "text"),), lambda: iter([pl.DataFrame({"t": ["=1+1"]})]))
    assert b"".join(downloads()["csv"].chunks(table)) == b"t\r\n=1+1\r\n"
    assert "formule" in downloads()["csv"].loses


def test_columns_beyond_the_alphabet_stand_in_their_place(tmp_path: Path) -> None:
    names = [f"c{rank}" for rank in range(720)]
    frame = pl.DataFrame({name: [rank] for rank, name in enumerate(names)})
    path = tmp_path / "wide.xlsx"
    downloads()["xlsx"].write(Rows(tuple(Column(name, "integer") for name in names), lambda: iter([frame])), path)
    assert read_sheet(path) == [list(map(float, range(720)))]


@pytest.mark.parametrize("slug", ["xlsx", "ods"])
def test_no_value_is_lost_beside_nulls_however_long_the_sheet(slug: str, tmp_path: Path) -> None:
    chance = random.Random(1)
    count = 12_000

    def holes(value: Callable[[int], object]) -> list[object]:
        return [None if chance.random() < 0.3 else value(n) for n in range(count)]

    frame = pl.DataFrame(
        {"s": holes(lambda n: f"t{n}"), "x": holes(lambda n: n + 0.5), "d": holes(lambda n: date(2024, 1, 1 + n % 28))}
    )
    columns = (Column("s", "text"), Column("x", "number"), Column("d", "date"))
    path = tmp_path / f"long.{slug}"
    downloads()[slug].write(Rows(columns, lambda: frame.iter_slices(1_777)), path)
    found = [tuple(cell if cell != "" else None for cell in row) for row in read_sheet(path)]
    assert found == frame.rows()


@pytest.mark.parametrize("slug", ["xlsx", "ods"])
def test_a_sheet_that_would_overflow_is_refused(slug: str, tmp_path: Path) -> None:
    one = pl.DataFrame({"a": pl.Series([1], dtype=pl.Int8)})

    def frames() -> Iterator[pl.DataFrame]:
        yield one.select(pl.col("a").repeat_by(SHEET_ROWS + 1).explode())

    with pytest.raises(Invalid):
        downloads()[slug].write(Rows((Column("a", "integer"),), frames), tmp_path / f"x.{slug}")


def test_csv_takes_a_delimiter_a_mark_titles_and_derived_columns() -> None:
    options = Options(delimiter=";", bom=True, labels=True, derived=True)
    text = b"".join(downloads()["csv"].chunks(rows(), options))
    assert text.startswith(b"\xef\xbb\xbfNom de l\xe2\x80\x99association;montant;")
    assert b";44.5, 4.5\r\n" in text


def test_csv_joins_lists() -> None:
    frame = pl.DataFrame({"t": [["a", "b"], None]})
    text = b"".join(downloads()["csv"].chunks(Rows((Column("t", "list"),), lambda: iter([frame]))))
    assert text == b't\r\n"a,b"\r\n\r\n' or text == b't\r\n"a,b"\r\n""\r\n'


def test_geojson_is_offered_only_where_there_is_a_place() -> None:
    geojson = downloads()["geojson"]
    assert geojson.applies(COLUMNS)
    assert not geojson.applies(COLUMNS[:-1])
    found = json.loads(b"".join(geojson.chunks(rows())))
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [4.5, 44.5]}
    assert found["features"][1]["geometry"] is None


def test_geojson_takes_the_shapes_of_a_geometry_column() -> None:
    shape = '{"type":"Point","coordinates":[4.0,44.0]}'
    frame = pl.DataFrame({"n": [1, 2], "geometry": [shape, None]})
    columns = (Column("n", "integer"), Column("geometry", "geometry"))
    found = json.loads(b"".join(downloads()["geojson"].chunks(Rows(columns, lambda: iter([frame])))))
    assert [feature["geometry"] for feature in found["features"]] == [json.loads(shape), None]
    assert found["features"][0]["properties"] == {"n": 1}


@pytest.mark.parametrize("slug", ["json", "jsonl"])
def test_json_gives_geometries_as_such_or_as_features(slug: str) -> None:
    shape = '{"type":"Point","coordinates":[4.0,44.0]}'
    frame = pl.DataFrame({"ou": [shape, None], "n": [1, 2]})
    table = Rows((Column("ou", "geometry"), Column("n", "integer")), lambda: iter([frame]))

    def read(options: Options) -> list[dict[str, object]]:
        text = b"".join(downloads()[slug].chunks(table, options)).decode()
        return json.loads(text) if slug == "json" else [json.loads(line) for line in text.splitlines()]

    assert read(Options()) == [{"n": 1, "ou": json.loads(shape)}, {"n": 2, "ou": None}]
    feature = {"type": "Feature", "geometry": json.loads(shape), "properties": {}}
    assert read(Options(features=True)) == [{"n": 1, "ou": feature}, {"n": 2, "ou": None}]


def test_parquet_keeps_types(tmp_path: Path) -> None:
    found = pl.read_parquet(io.BytesIO(written(downloads()["parquet"], tmp_path).read_bytes()))
    assert found.schema["jour"] == pl.Date
    assert found.schema["actif"] == pl.Boolean
    assert "geo_point_2d" not in found.columns


def test_csv_says_true_and_false_in_the_words_of_the_standard_and_only_there() -> None:
    frame = pl.DataFrame({"notificationUE": [True, False, None], "ouvert": [True, False, None]})
    table = Rows((Column("notificationUE", "boolean"), Column("ouvert", "boolean")), lambda: iter([frame]))
    written = b"".join(downloads()["csv"].chunks(table, Options(booleans={"notificationUE": ("oui", "non")})))
    assert written.decode().splitlines() == ["notificationUE,ouvert", "oui,true", "non,false", ","]


@pytest.mark.parametrize("slug", ["csv", "json", "jsonl", "geojson", "kml", "gpx", "turtle", "n3", "jsonld", "rdfxml"])
def test_text_says_moments_in_the_time_zone_that_is_asked_for(slug: str) -> None:
    frame = pl.DataFrame(
        {"quand": [at("2024-01-01T23:30:00"), at("2024-07-01T22:30:00")], "ou": [{"lon": 4.5, "lat": 44.5}] * 2}
    )
    table = Rows((Column("quand", "datetime"), Column("ou", "point")), lambda: iter([frame]))
    text = b"".join(downloads()[slug].chunks(table, Options(timezone="Europe/Paris"))).decode()
    assert "2024-01-02T00:30:00+01:00" in text
    assert "2024-07-02T00:30:00+02:00" in text


@pytest.mark.parametrize("slug", ["xlsx", "ods"])
def test_a_sheet_shows_moments_as_the_clocks_of_the_zone_do_and_they_stay_dates(slug: str, tmp_path: Path) -> None:
    frame = pl.DataFrame({"quand": [at("2024-01-01T23:30:00"), at("2024-07-01T22:30:00")]})
    table = Rows((Column("quand", "datetime"),), lambda: iter([frame]))
    path = tmp_path / f"x.{slug}"
    downloads()[slug].write(table, path, Options(timezone="Europe/Paris"))
    found = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[0] for row in found[1:]] == [at("2024-01-02T00:30:00"), at("2024-07-02T00:30:00")]


def test_a_shapefile_says_moments_in_the_time_zone_that_is_asked_for(tmp_path: Path) -> None:
    frame = pl.DataFrame({"quand": [at("2024-01-01T23:30:00")], "ou": [{"lon": 4.5, "lat": 44.5}]})
    table = Rows((Column("quand", "datetime"), Column("ou", "point")), lambda: iter([frame]))
    path = tmp_path / f"x.{downloads()['shp'].extension}"
    downloads()["shp"].write(table, path, Options(timezone="Europe/Paris"))
    assert b"2024-01-02T00:30:00+01:00" in ZipFile(path).read("points.dbf")
