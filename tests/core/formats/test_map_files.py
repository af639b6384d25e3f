"""GeoPackage, FlatGeobuf: each layer a table, geometry as GeoJSON in WGS 84."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyogrio
import pytest
import shapely

from tests.core.formats.maps import LAMBERT, POINTS, one_file
from tests.core.formats.reading import Reader, columns, ids, rows

FIRST, SECOND = '{"type":"Point","coordinates":[4.5,44.75]}', '{"type":"Point","coordinates":[4.25,44.5]}'
FILES = {"gpkg": ("GPKG", "a.gpkg"), "fgb": ("FlatGeobuf", "a.fgb")}


@pytest.fixture(params=sorted(FILES))
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_rows_come_with_their_geometry(reader: Reader, slug: str) -> None:
    reading = reader(one_file(*FILES[slug], SPATIAL_INDEX="NO"), "sans nom")
    assert (reading.format, columns(reading)) == (slug, ["nom", "geometry"])
    assert rows(reading) == [("Élan", FIRST), (None, SECOND)]
    assert reading.table is not None
    assert (reading.table.crs, reading.table.lines.to_list()) == ("EPSG:4326", [1, 2])


def test_types_are_kept(reader: Reader, slug: str) -> None:
    at = datetime(2024, 2, 29, 10, 30, tzinfo=UTC)
    given = {"n": pa.array([2**40, None]), "x": pa.array([0.1, 1e22]), "vu": pa.array([at, None]), "b": [True, None]}
    reading = reader(one_file(*FILES[slug], POINTS, given, SPATIAL_INDEX="NO"), "a")
    assert rows(reading)[0][:4] == (str(2**40), "0.1", "2024-02-29T10:30:00+00:00", "true")
    assert rows(reading)[1][:4] == (None, "1e+22", None, None)
    assert reading.table is not None
    assert reading.table.types == {
        "n": "integer", "x": "number", "vu": "datetime", "b": "boolean", "geometry": "geojson",
    }  # fmt: skip


def test_lambert_is_brought_to_wgs84(reader: Reader, slug: str) -> None:
    reading = reader(one_file(*FILES[slug], LAMBERT, crs="EPSG:2154", SPATIAL_INDEX="NO"), "a")
    assert reading.table is not None
    assert reading.table.crs == "EPSG:2154"
    assert shapely.from_geojson(rows(reading)[0][1]).x == pytest.approx(4.632, abs=1e-3)


def test_heights_are_kept(reader: Reader, slug: str) -> None:
    reading = reader(one_file(*FILES[slug], [shapely.Point(4, 44, 310.5), None], kind="Point Z", SPATIAL_INDEX="NO"))
    assert rows(reading)[0][1] == '{"type":"Point","coordinates":[4.0,44.0,310.5]}'
    assert {"heights", "empty_geometry"} <= set(ids(reading))


def test_a_column_already_called_geometry_keeps_its_name(reader: Reader, slug: str) -> None:
    reading = reader(one_file(*FILES[slug], POINTS, {"geometry": ["ronde", "plate"]}, SPATIAL_INDEX="NO"), "a")
    assert columns(reading) == ["geometry", "geometry_2"]
    assert rows(reading)[0] == ("ronde", FIRST)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_is_told(reader: Reader, slug: str, share: float) -> None:
    data = one_file(*FILES[slug], [POINTS[0]] * 500, {"nom": ["un nom assez long"] * 500})
    reading = reader(data[: int(len(data) * share)], "a")
    assert any(each.level == "error" for each in reading.findings)


def several(folder: Path) -> bytes:
    path = folder / "several.gpkg"
    for layer, count in (("lieux", 2), ("points d’eau", 3)):
        shapes = pa.array(shapely.to_wkb([POINTS[0]] * count), pa.binary())
        table = pa.table({"n": list(range(count)), "geom": shapes})
        pyogrio.write_arrow(
            table, path, layer=layer, driver="GPKG", geometry_name="geom", geometry_type="Point", crs="EPSG:4326",
            append=path.exists(),
        )  # fmt: skip
    pyogrio.write_arrow(pa.table({"code": ["a"]}), path, layer="codes", driver="GPKG", append=True)
    return path.read_bytes()


def test_every_layer_of_a_geopackage_is_a_table_with_or_without_geometry(reader: Reader, tmp_path: Path) -> None:
    reading = reader(several(tmp_path), "a.gpkg")
    assert [(table.name, table.rows) for table in reading.tables] == [("lieux", 2), ("points d’eau", 3), ("codes", 1)]
    assert reading.tables[2].columns == ["code"]
    assert reading.main == 1
    assert ids(reading) == ["several_tables"]


def test_a_layer_can_be_chosen(reader: Reader, tmp_path: Path) -> None:
    data = several(tmp_path)
    assert reader(data, "a.gpkg", sheet="codes").main == 2
    assert "unknown_sheet" in ids(reader(data, "a.gpkg", sheet="nuages"))


def test_a_geopackage_leaves_nothing_beside_it(reader: Reader, tmp_path: Path) -> None:
    data = several(tmp_path)
    folder = tmp_path / "dépôt"
    folder.mkdir()
    Reader(folder)(data, "a.gpkg")
    assert [each.name for each in folder.iterdir()] == ["livraison"]


def test_sqlite_that_is_no_geopackage_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    with sqlite3.connect(path) as base:
        base.execute("create table t (a)")
    assert Reader(tmp_path)(path.read_bytes(), "a.gpkg").format is None
