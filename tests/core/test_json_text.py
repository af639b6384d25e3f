"""What the text of a cell says in JSON, by value."""

import json

import pytest

from pontdarc.core.json_text import canonical, is_geojson, is_topojson, lon_lat, parsed

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]
POINT = {"type": "Point", "coordinates": [4.6, 44.7]}


@pytest.mark.parametrize(
    "said",
    [
        POINT,
        {"type": "Point", "coordinates": [4.6, 44.7, 300]},
        {"type": "MultiPoint", "coordinates": []},
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
        {"type": "Polygon", "coordinates": [RING]},
        {"type": "MultiPolygon", "coordinates": [[RING]]},
        {"type": "GeometryCollection", "geometries": [POINT, {"type": "GeometryCollection", "geometries": []}]},
        {"type": "Feature", "geometry": None, "properties": None},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POINT, "properties": {"a": 1}}]},
    ],
)
def test_what_rfc_7946_writes_is_geojson(said):
    assert is_geojson(json.dumps(said))


@pytest.mark.parametrize(
    "said",
    [
        {"type": "Point", "coordinates": [4.6]},
        {"type": "Point", "coordinates": ["4.6", "44.7"]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "LineString", "coordinates": [[0, 0]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]},
        {"type": "Polygon", "coordinates": RING},
        {"type": "Feature", "geometry": POINT},
        {"type": "FeatureCollection", "features": [POINT]},
        {"type": ["Point"], "coordinates": [1, 2]},
        {"coordinates": [1, 2]},
        [1, 2],
    ],
)
def test_what_rfc_7946_does_not_write_is_not_geojson(said):
    assert not is_geojson(json.dumps(said))


def test_a_topology_has_objects_and_arcs():
    topology = {
        "type": "Topology",
        "objects": {"a": {"type": "LineString", "arcs": [0, -1]}},
        "arcs": [[[0, 0], [1, 1]]],
    }
    assert is_topojson(json.dumps(topology))
    assert is_topojson(json.dumps({"type": "Point", "coordinates": [1, 2]}))
    assert not is_topojson(json.dumps(topology | {"arcs": [[[0, 0]]]}))
    assert not is_topojson(json.dumps(topology | {"objects": {"a": {"type": "LineString", "arcs": ["0"]}}}))
    assert not is_topojson(json.dumps(topology | {"transform": {"scale": [1]}}))
    assert not is_geojson(json.dumps(topology))


@pytest.mark.parametrize("text", ["[" * 100_000, "1" + "0" * 5_000, f"[{'1' + '0' * 4000}, 2]", "{", "", "NaN, NaN"])
def test_no_text_makes_it_raise(text):
    for format in ("default", "array", "object"):
        assert lon_lat(text, format) is None
    assert not is_geojson(text)
    assert not is_topojson(text)
    parsed(text)


def test_the_same_json_is_the_same_whatever_its_blanks():
    assert canonical('{"b":1,"a":[1, 2]}') == canonical('{ "a": [1,2], "b": 1 }') != canonical('{"a": [2, 1], "b": 1}')
