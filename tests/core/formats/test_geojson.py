"""GeoJSON and GeoParquet: the system that is named, places that are odd, files that are long."""

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from pyproj import CRS

from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable
from tests.core.formats.maps import LAMBERT, POINTS
from tests.core.formats.reading import Reader, columns, ids, places, rows


def collection(*geometries: object, **members: object) -> str:
    features = [
        {"type": "Feature", "properties": {"n": rank}, "geometry": geometry} for rank, geometry in enumerate(geometries)
    ]
    return json.dumps({"type": "FeatureCollection", **members, "features": features})


def point(*coordinates: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(coordinates)}


def named(system: object) -> dict[str, object]:
    return {"type": "name", "properties": {"name": system}}


@pytest.mark.parametrize(
    "system", [named("urn:ogc:def:crs:EPSG::2154"), named("EPSG:2154"), {"type": "EPSG", "properties": {"code": 2154}}]
)
def test_a_system_that_is_named_is_followed(reader: Reader, system: dict[str, object]) -> None:
    reading = reader(collection(point(829_214, 6_405_246), crs=system), "a.geojson")
    assert reading.table is not None
    assert reading.table.crs == "EPSG:2154"
    shape = shapely.from_geojson(rows(reading)[0][1])
    assert (shape.x, shape.y) == pytest.approx((4.632, 44.734), abs=1e-3)
    assert ids(reading) == ["coordinates_converted"]


@pytest.mark.parametrize("system", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4171"])
def test_degrees_are_left_as_they_are_written(reader: Reader, system: str) -> None:
    text = collection(point(4.5, 44.75), crs=named(system)).replace("44.75", "44.750000000000001")
    reading = reader(text, "a.geojson")
    assert json.loads(str(rows(reading)[0][1])) == point(4.5, 44.75)
    assert ids(reading) == []


def test_metres_without_a_name_are_told(reader: Reader) -> None:
    reading = reader(collection(point(829_214, 6_405_246)), "a.geojson")
    assert reading.table is not None
    assert (reading.table.crs, ids(reading)) == ("EPSG:2154", ["wrong_system"])


def test_an_unknown_name_is_guessed_from_the_places(reader: Reader) -> None:
    assert ids(reader(collection(point(4.5, 44.75), crs=named("Maison")), "a.geojson")) == ["guessed_system"]


def test_numbers_written_as_text_are_read_and_told(reader: Reader) -> None:
    reading = reader(collection(point("4.5", "44.75"), point(4.5, 44.75)), "a.geojson")
    assert rows(reading)[0] == ("0", '{"type":"Point","coordinates":[4.5,44.75]}')
    assert places(reading, "text_coordinates") == [(1, None)]


def test_measures_beyond_the_height_are_left_out(reader: Reader) -> None:
    line = {"type": "LineString", "coordinates": [[4, 44, 1, 9], [5, 45, 2, 9]]}
    assert rows(reader(collection(line), "a.geojson"))[0][1] == (
        '{"type":"LineString","coordinates":[[4,44,1],[5,45,2]]}'
    )


@pytest.mark.parametrize(
    ("geometry", "told"),
    [
        (None, "empty_geometry"),
        ({"type": "Point", "coordinates": []}, "empty_geometry"),
        ({"type": "Point", "coordinates": ["a", "b"]}, "lost_geometry"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "lost_geometry"),
        ("ici", "lost_geometry"),
        ({"type": "Polygon", "coordinates": [[[4, 44], [5, 45], [5, 44], [4, 45], [4, 44]]]}, "crossing_geometry"),
        ({"type": "Point", "coordinates": [44.75, 4.5]}, "swapped_coordinates"),
    ],
)
def test_odd_geometries_are_told_where_they_are(reader: Reader, geometry: object, told: str) -> None:
    reading = reader(collection(point(4.5, 44.75), geometry), "a.geojson")
    assert len(rows(reading)) == 2
    assert [(each.id, each.row) for each in reading.findings if each.id != "mixed_geometries"] == [(told, 2)]


def test_a_long_file_says_the_same_as_a_short_one(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    shapes = [point(829_214 + rank, 6_405_246) for rank in range(400)]
    path.write_text(collection(*shapes, None, crs=named("EPSG:2154")))
    short, long = read(path), read(path, limits=Limits(long_from=1_000))
    assert short.table is not None
    assert isinstance(long.table, LongTable)
    assert long.table.frame.equals(short.table.frame)
    assert (long.table.crs, dict(long.table.types)) == (short.table.crs, dict(short.table.types))
    assert ids(long) == ids(short)


def test_a_long_file_cut_short_gives_what_precedes(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    text = collection(*[point(4.5, 44.75)] * 400)
    path.write_text(text[: len(text) // 2])
    reading = read(path, limits=Limits(long_from=1_000))
    assert reading.table is not None
    assert 100 < reading.table.rows < 400
    assert ids(reading) == ["broken_json"]


def geoparquet(crs: object = "absent", shapes: tuple[shapely.Geometry, ...] = POINTS) -> bytes:
    table = pa.table({"n": [1, 2], "forme": list(shapely.to_wkb(list(shapes))), "boîte": [{"xmin": 1.0}] * 2})
    covering = {"bbox": {edge: ["boîte", edge] for edge in ("xmin", "ymin", "xmax", "ymax")}}
    column = {"encoding": "WKB", "covering": covering} | ({} if crs == "absent" else {"crs": crs})
    meta = {"version": "1.1.0", "primary_column": "forme", "columns": {"forme": column}}
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({b"geo": json.dumps(meta).encode()}), buffer)
    return buffer.getvalue()


def test_geoparquet_is_read_without_its_boxes(reader: Reader) -> None:
    reading = reader(geoparquet(), "a.parquet")
    assert (reading.format, columns(reading)) == ("geoparquet", ["n", "forme"])
    assert rows(reading)[0] == ("1", '{"type":"Point","coordinates":[4.5,44.75]}')
    assert reading.table is not None
    assert (reading.table.crs, reading.table.types) == ("OGC:CRS84", {"n": "integer", "forme": "geojson"})
    assert ids(reading) == []


def test_the_system_of_a_geoparquet_is_followed(reader: Reader) -> None:
    reading = reader(geoparquet(CRS(2154).to_json_dict(), LAMBERT), "a.parquet")
    assert reading.table is not None
    assert reading.table.crs == "EPSG:2154"
    assert shapely.from_geojson(rows(reading)[0][1]).x == pytest.approx(4.632, abs=1e-3)


def test_a_geoparquet_that_says_it_has_no_system_is_guessed(reader: Reader) -> None:
    assert ids(reader(geoparquet(None), "a.parquet")) == ["guessed_system"]


def test_metadata_that_lies_does_not_break_the_reading(reader: Reader) -> None:
    buffer = io.BytesIO()
    meta = {b"geo": b'{"columns":{"n":{"encoding":"WKB","crs":"?"},"x":{}}}'}
    pq.write_table(pa.table({"n": [1, 2]}).replace_schema_metadata(meta), buffer)
    reading = reader(buffer.getvalue(), "a.parquet")
    assert rows(reading) == [("1",), ("2",)]


def inside(levels: int) -> dict[str, object]:
    geometry = point(4, 44)
    for _ in range(levels):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    return geometry


@pytest.mark.parametrize("wrong", [point(10**30, 44), inside(200)], ids=["too long a number", "too deep"])
def test_a_geometry_beyond_measure_is_lost_and_not_the_file(reader: Reader, wrong: dict[str, object]) -> None:
    reading = reader(collection(point(4.5, 44.75), wrong), "a.geojson")
    assert places(reading, "lost_geometry") == [(2, None)]
    assert len(rows(reading)) == 2
