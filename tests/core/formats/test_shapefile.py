"""Shapefile and dBASE: the parts together, the encoding that is true, what is missing or lies."""

import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import shapely

from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable, Reading
from tests.core.formats.maps import LAMBERT, POINTS, map_files
from tests.core.formats.reading import Reader, columns, ids, rows, zipped

SHARED = Path(os.environ["PONTDARC_SHARED"]) / "data"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not here")
FIRST, SECOND = '{"type":"Point","coordinates":[4.5,44.75]}', '{"type":"Point","coordinates":[4.25,44.5]}'


def shapefile(**options: object) -> dict[str, bytes]:
    return map_files("ESRI Shapefile", "a.shp", kind="Point", **options)  # type: ignore[arg-type]


def laid(folder: Path, files: dict[str, bytes], name: str = "a.shp", limits: Limits | None = None) -> Reading:
    for each, data in files.items():
        (folder / each).write_bytes(data)
    return read(folder / name, limits=limits or Limits())


def without(files: dict[str, bytes], *extensions: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.rsplit(".", 1)[1] not in extensions}


def test_a_zipped_shapefile_is_one_table(reader: Reader) -> None:
    reading = reader(zipped(dict(shapefile())), "a.zip")
    assert (reading.container, reading.format, reading.encoding) == ("zip", "shp", "utf-8")
    assert (columns(reading), rows(reading)) == (["nom", "geometry"], [("Élan", FIRST), (None, SECOND)])
    assert reading.table is not None
    assert (reading.table.crs, reading.table.types) == ("EPSG:4326", {"geometry": "geojson"})


def test_a_shapefile_beside_its_parts_is_read_with_them(tmp_path: Path) -> None:
    reading = laid(tmp_path, {name.upper(): data for name, data in shapefile().items()}, "A.SHP")
    assert rows(reading) == [("Élan", FIRST), (None, SECOND)]


def test_every_type_is_canonical_text(tmp_path: Path) -> None:
    given = {
        "entier": pa.array([12, None], pa.int32()),
        "decimal": pa.array([0.5, -3.0]),
        "jour": pa.array([date(2024, 2, 29), None]),
        "vrai": pa.array([True, False]),
        "code": ["07001", "2A004"],
    }
    reading = laid(tmp_path, shapefile(columns=given))
    assert rows(reading) == [
        ("12", "0.5", "2024-02-29", "true", "07001", FIRST),
        (None, "-3", None, "false", "2A004", SECOND),
    ]
    assert reading.table is not None
    assert reading.table.types == {
        "entier": "integer", "decimal": "number", "jour": "date", "vrai": "boolean", "geometry": "geojson",
    }  # fmt: skip


def test_lambert_is_brought_to_wgs84_and_the_source_is_kept(tmp_path: Path) -> None:
    reading = laid(tmp_path, shapefile(shapes=LAMBERT, crs="EPSG:2154"))
    assert reading.table is not None
    assert reading.table.crs == "EPSG:2154"
    shape = shapely.from_geojson(rows(reading)[0][1])
    assert (shape.x, shape.y) == pytest.approx((4.632, 44.734), abs=1e-3)
    assert ids(reading) == ["coordinates_converted"]


def test_a_prj_that_lies_is_told_and_the_coordinates_are_believed(tmp_path: Path) -> None:
    reading = laid(tmp_path, shapefile() | {"a.prj": shapefile(crs="EPSG:2154")["a.prj"]})
    assert rows(reading)[0] == ("Élan", FIRST)
    assert ids(reading) == ["wrong_system"]


def test_without_prj_the_system_is_guessed_and_told(tmp_path: Path) -> None:
    reading = laid(tmp_path, without(shapefile(shapes=LAMBERT, crs="EPSG:2154"), "prj"))
    assert reading.table is not None
    assert (reading.table.crs, ids(reading)) == ("EPSG:2154", ["guessed_system"])


@pytest.mark.parametrize("prj", [b"", b"Lambert", b"PROJCS[", b'GEOGCS["a\0b"]', bytes(range(256))])
def test_a_prj_that_says_nothing_is_as_none(tmp_path: Path, prj: bytes) -> None:
    reading = laid(tmp_path, shapefile() | {"a.prj": prj})
    assert (rows(reading)[0], ids(reading)) == (("Élan", FIRST), ["guessed_system"])


def test_without_table_the_shapes_are_given(tmp_path: Path) -> None:
    reading = laid(tmp_path, without(shapefile(), "dbf", "cpg"))
    assert (columns(reading), rows(reading)) == (["geometry"], [(FIRST,), (SECOND,)])
    assert [(each.id, each.params["part"]) for each in reading.findings] == [("missing_part", "dbf")]


def test_without_index_nothing_is_lost_and_nothing_is_written_beside(tmp_path: Path) -> None:
    reading = laid(tmp_path, without(shapefile(), "shx"))
    assert rows(reading) == [("Élan", FIRST), (None, SECOND)]
    assert ids(reading) == ["missing_part"]
    assert not (tmp_path / "a.shx").exists()


def test_an_index_alone_asks_for_its_shapes(reader: Reader) -> None:
    reading = reader(shapefile()["a.shx"], "a.shx")
    assert [(each.id, each.params["part"]) for each in reading.findings] == [("missing_part", "shp")]


def test_a_table_of_another_export_is_told(tmp_path: Path) -> None:
    longer = shapefile(columns={"nom": ["a", "b", "c"]}, shapes=[*POINTS, POINTS[0]])
    reading = laid(tmp_path, shapefile() | {"a.dbf": longer["a.dbf"]})
    assert "parts_disagree" in ids(reading)


@pytest.mark.parametrize(
    ("codec", "page", "driver", "told"),
    [
        ("utf-8", b"UTF-8", 0, []),
        ("utf-8", None, 0, []),
        ("utf-8", None, 0x57, ["encoding_lies"]),
        ("cp1252", None, 0x57, []),
        ("cp1252", None, 0, []),
        ("cp1252", b"UTF-8", 0, ["encoding_lies"]),
        ("cp1252", b"1252", 0, []),
        ("latin-1", b"88591", 0, []),
        ("utf-8", b"\0", 0, []),
        ("cp850", None, 2, []),
        ("mac-roman", None, 4, []),
    ],
)
def test_accents_are_right_whatever_the_file_says(
    tmp_path: Path, codec: str, page: bytes | None, driver: int, told: list[str]
) -> None:
    word = "Forêt de châtaigniers, été 2024 à Vallées-d'Antraigues".ljust(80)
    files = without(shapefile(columns={"nom": ["x" * 80, "y" * 80]}), "cpg")
    dbf = bytearray(files["a.dbf"])
    encoded = word.encode(codec)[:80].ljust(80)
    place = dbf.index(b"x" * 80)
    dbf[place : place + 80] = encoded
    dbf[29] = driver
    files["a.dbf"] = bytes(dbf)
    if page:
        files["a.cpg"] = page
    reading = laid(tmp_path, files)
    assert rows(reading)[0][0] == word.strip()
    assert ids(reading) == told


def test_a_person_may_say_the_encoding(tmp_path: Path, reader: Reader) -> None:
    dbf = shapefile()["a.dbf"].replace("Élan".encode(), "Älàn".encode("cp850") + b"\0\0")[: len(shapefile()["a.dbf"])]
    reading = reader(dbf.replace(b"\0\0", b"  ", 0), "a.dbf", encoding="cp850")
    assert reading.encoding == "cp850"


def test_a_dbf_alone_is_a_table(reader: Reader) -> None:
    reading = reader(shapefile()["a.dbf"], "a.dbf")
    assert (reading.format, columns(reading), rows(reading)) == ("dbf", ["nom"], [("Élan",), (None,)])
    assert reading.table is not None
    assert reading.table.crs is None


@pytest.mark.parametrize("name", [b"aa", b"\0\0"])
def test_columns_of_one_name_or_of_none_are_told_apart(reader: Reader, name: bytes) -> None:
    dbf = shapefile(columns={"aa": ["x", "y"], "ab": ["z", "t"]})["a.dbf"].replace(b"aa", name).replace(b"ab", name)
    reading = reader(dbf, "a.dbf")
    assert rows(reading) == [("x", "z"), ("y", "t")]
    assert len(set(columns(reading))) == 2
    assert all(columns(reading))


def test_a_dbf_that_is_cut_gives_the_rows_it_has(reader: Reader) -> None:
    data = shapefile(columns={"nom": ["a" * 50] * 40}, shapes=[POINTS[0]] * 40)["a.dbf"]
    reading = reader(data[: len(data) // 2], "a.dbf")
    assert "damaged" in ids(reading)
    assert 0 < len(rows(reading)) <= 40


def test_a_shapefile_whose_dbf_is_cut_is_told_with_the_rows_it_has(tmp_path: Path) -> None:
    files = dict(shapefile(columns={"nom": ["a" * 50] * 40}, shapes=[POINTS[0]] * 40))
    files["a.dbf"] = files["a.dbf"][: len(files["a.dbf"]) // 2]
    reading = laid(tmp_path, files)
    assert "damaged" in ids(reading)
    assert 0 < len(rows(reading)) <= 40


@pytest.mark.parametrize("size", [40, 100, 110, 130])
def test_shapes_that_are_cut_are_told(tmp_path: Path, size: int) -> None:
    reading = laid(tmp_path, shapefile() | {"a.shp": shapefile()["a.shp"][:size]})
    assert {"damaged", "empty_geometry", "lost_geometry", "is_binary"} & set(ids(reading))


def test_a_long_shapefile_is_laid_down_on_disk_and_says_the_same(tmp_path: Path) -> None:
    files = shapefile(shapes=LAMBERT, crs="EPSG:2154")
    short, long = laid(tmp_path, files), laid(tmp_path, files, limits=Limits(long_from=10))
    assert short.table is not None
    assert isinstance(long.table, LongTable)
    assert long.table.frame.equals(short.table.frame)
    assert (long.table.crs, dict(long.table.types)) == (short.table.crs, dict(short.table.types))
    assert long.findings == short.findings


@real
@pytest.mark.shared
def test_real_shapefiles_are_read_whole() -> None:
    trees = read(SHARED / "arbres/MTP_ArbresAlign.zip")
    assert trees.table is not None
    assert (trees.table.rows, trees.table.crs, trees.encoding) == (23_972, "EPSG:2154", "cp1252")
    assert "Fanabrégol, fanabreguièr" in str(trees.table.frame["OCCITAN"][0])
    zones = read(SHARED / "limites-geo/ZICAD_2024.zip")
    assert zones.table is not None
    assert (zones.table.rows, zones.table.crs) == (528, "EPSG:4326")
    # In the real file, the prison of Mata-Utu is at 183.8 degrees east.
    assert [(each.id, each.row) for each in zones.findings] == [("outside_area", 82)]
