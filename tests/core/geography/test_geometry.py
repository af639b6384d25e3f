"""Whole columns of geometry, from one writing to another."""

import numpy as np
import polars as pl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj.exceptions import CRSError

from pontdarc.core.geography.geometry import from_text, moved, to_text, to_wkb, wkb_to_text

PLACES = st.tuples(st.floats(-179, 179), st.floats(-85, 85))
HEIGHTS = st.tuples(st.floats(-179, 179), st.floats(-85, 85), st.floats(-400, 9_000))
SHAPES = st.one_of(
    PLACES.map(shapely.Point),
    HEIGHTS.map(shapely.Point),
    st.lists(PLACES, min_size=2, max_size=6).map(shapely.LineString),
    st.lists(PLACES, min_size=3, max_size=6).map(shapely.Polygon),
    st.lists(PLACES, max_size=4).map(shapely.MultiPoint),
    st.lists(PLACES.map(shapely.Point), max_size=3).map(shapely.GeometryCollection),
)


@given(st.lists(st.none() | SHAPES, max_size=8))
def test_text_and_wkb_tell_the_same(shapes: list[shapely.Geometry | None]) -> None:
    texts = to_text(np.array(shapes, dtype=object))
    found, bad = from_text(texts)
    back, worse = wkb_to_text(pl.Series(to_wkb(found).tolist(), dtype=pl.Binary))
    assert (bad, worse) == (0, 0)
    assert back.to_list() == texts.to_list()
    assert [text is None for text in texts] == [shape is None for shape in shapes]


def test_what_is_no_geometry_is_null_and_counted() -> None:
    found, bad = from_text(pl.Series(["Privas", None, '{"type":"Point","coordinates":[1,"b"]}', ""]))
    assert (found.tolist(), bad) == ([None] * 4, 3)
    texts, worse = wkb_to_text(pl.Series([b"\x01\x02", None], dtype=pl.Binary))
    assert (texts.to_list(), worse) == ([None, None], 1)


@pytest.mark.parametrize(
    ("system", "there", "here"),
    [
        ("EPSG:2154", (829_214.0, 6_405_246.0), (4.6249, 44.7355)),
        ("EPSG:27572", (781_500.0, 1_973_500.0), (4.6, 44.75)),
        ("EPSG:2972", (353_000.0, 545_000.0), (-52.3, 4.9)),
        ("EPSG:2975", (338_000.0, 7_690_000.0), (55.45, -20.88)),
    ],
)
def test_french_systems_are_brought_to_wgs84(
    system: str, there: tuple[float, float], here: tuple[float, float]
) -> None:
    found = moved(np.array([shapely.Point(there), None], dtype=object), system)
    assert found.lost == 0
    assert found.shapes[1] is None
    assert (found.shapes[0].x, found.shapes[0].y) == pytest.approx(here, abs=0.2)


def test_heights_do_not_change_with_the_system() -> None:
    found = moved(np.array([shapely.Point(829_214, 6_405_246, 310.5)], dtype=object), "EPSG:2154")
    assert shapely.get_z(found.shapes[0]) == 310.5


@settings(max_examples=25)
@given(PLACES.map(lambda at: (at[0] / 20 + 3, at[1] / 25 + 46)))
def test_going_to_lambert_and_back_moves_nothing_by_more_than_a_millimetre(at: tuple[float, float]) -> None:
    there = moved(np.array([shapely.Point(at)], dtype=object), "EPSG:4326", "EPSG:2154", decimals=None)
    back = moved(there.shapes, "EPSG:2154")
    assert (back.shapes[0].x, back.shapes[0].y) == pytest.approx(at, abs=2e-8)


def test_a_shape_with_one_vertex_nowhere_is_lost_whole() -> None:
    line = shapely.LineString([(3, 46), (3, 95)])
    found = moved(np.array([line], dtype=object), "EPSG:4326", "EPSG:2154")
    assert (found.shapes.tolist(), found.lost) == ([None], 1)


def test_an_unknown_system_is_said() -> None:
    with pytest.raises(CRSError):
        moved(np.array([shapely.Point(0, 0)], dtype=object), "EPSG:1")
