"""From the geometries of a file to WGS 84: the true system, and what is doubtful."""

import math

import numpy as np
import pytest
import shapely

from pontdarc.core.geography.placing import Placer, system_of

IN_ARDECHE = (829_214.0, 6_405_246.0)
BOW_TIE = shapely.Polygon([(4, 44), (5, 45), (5, 44), (4, 45)])


def placed(said: str | None, *shapes: object) -> tuple[Placer, list[object], dict[str, tuple[int | None, int]]]:
    placer = Placer(system_of(said))
    values = [shapely.Point(shape) if isinstance(shape, tuple) else shape for shape in shapes]
    there = placer.place(np.array(values, dtype=object), 1)
    return placer, there.tolist(), {each.id: (each.row, each.count) for each in placer.findings()}


def where(shape: object) -> tuple[float, float]:
    assert isinstance(shape, shapely.Point)
    return shape.x, shape.y


@pytest.mark.parametrize(
    ("said", "code", "same"),
    [
        ("EPSG:2154", "EPSG:2154", False),
        ("EPSG:2154+5720", "EPSG:2154", False),
        ("EPSG:4326", "EPSG:4326", True),
        ("EPSG:4171", "EPSG:4171", True),
        ("OGC:CRS84", "OGC:CRS84", True),
        ('GEOGCS["RGF93",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
         'UNIT["Degree",0.0174532925199433]]', "EPSG:4171", True),
    ],
)  # fmt: skip
def test_a_system_is_known_by_its_code_or_its_text(said: str, code: str, same: bool) -> None:
    system = system_of(said)
    assert system is not None
    assert (system.code, system.is_wgs84) == (code, same)


@pytest.mark.parametrize("said", [None, "", "EPSG:1", "Lambert ?", "GEOGCS[", 'LOCAL_CS["Undefined"]'])
def test_what_names_no_system_is_none(said: str | None) -> None:
    assert system_of(said) is None


def test_a_system_that_is_said_is_followed_and_told() -> None:
    placer, there, told = placed("EPSG:2154", IN_ARDECHE, None)
    assert where(there[0]) == pytest.approx((4.632, 44.734), abs=1e-3)
    assert placer.system is not None
    assert placer.system.code == "EPSG:2154"
    assert told == {"coordinates_converted": (None, 1), "empty_geometry": (2, 1)}


@pytest.mark.parametrize(
    ("said", "at", "truly"),
    [
        ("EPSG:2154", (4.6, 44.7), "EPSG:4326"),
        ("EPSG:4326", IN_ARDECHE, "EPSG:2154"),
        ("EPSG:27572", IN_ARDECHE, "EPSG:2154"),
        ("EPSG:2154", (781_500.0, 1_973_500.0), "EPSG:27572"),
        ("EPSG:2154", (1_829_214.0, 4_205_246.0), "EPSG:3945"),
    ],
)
def test_a_system_that_lies_is_told_and_the_true_one_is_read(said: str, at: tuple[float, float], truly: str) -> None:
    placer, there, told = placed(said, at, at)
    assert "wrong_system" in told
    assert placer.system is not None
    assert placer.system.code == truly
    assert where(there[0]) == pytest.approx((4.6, 44.9), abs=0.3)


@pytest.mark.parametrize(
    ("at", "truly"), [((4.6, 44.7), "EPSG:4326"), (IN_ARDECHE, "EPSG:2154"), ((55.5, -21.1), "EPSG:4326")]
)
def test_a_system_that_is_not_said_is_guessed_in_france(at: tuple[float, float], truly: str) -> None:
    placer, _, told = placed(None, at)
    assert list(told) == ["guessed_system"]
    assert placer.system is not None
    assert placer.system.code == truly


def test_what_cannot_be_guessed_is_left_as_it_is() -> None:
    placer, there, told = placed(None, (12.0, 13.0))
    assert (placer.system, where(there[0]), list(told)) == (None, (12.0, 13.0), ["unknown_system"])


def test_metres_that_are_said_to_be_degrees_are_in_no_known_system() -> None:
    placer, there, told = placed("EPSG:4326", (1e7, 2e7), (1e7, 2.1e7))
    assert (placer.system, where(there[0]), list(told)) == (None, (1e7, 2e7), ["impossible_system"])


def test_one_place_beyond_all_degrees_is_lost_and_never_given_as_wgs84() -> None:
    _, there, told = placed("EPSG:4326", (4.6, 44.7), (4.7, 44.8), (829_214.0, 6_405_246.0), (1e308, -1e308))
    assert told == {"lost_geometry": (3, 2)}
    assert (there[2], there[3], where(there[1])) == (None, None, (4.7, 44.8))


def test_one_place_far_away_does_not_make_a_system_lie() -> None:
    placer, _, told = placed("EPSG:2154", IN_ARDECHE, IN_ARDECHE, (0.0, 0.0))
    assert placer.system is not None
    assert placer.system.code == "EPSG:2154"
    assert told["outside_area"] == (3, 1)


def test_places_elsewhere_in_the_world_are_no_mistake() -> None:
    assert placed("EPSG:4326", (-3.7, 40.4), (139.7, 35.7))[2] == {}


def test_latitude_and_longitude_that_changed_places_are_told_and_left() -> None:
    _, there, told = placed("EPSG:4326", (4.6, 44.7), (44.7, 4.6), (-21.1, 55.5))
    assert told == {"swapped_coordinates": (2, 2)}
    assert where(there[1]) == (44.7, 4.6)


def test_a_shape_that_crosses_itself_is_told_and_not_repaired() -> None:
    _, there, told = placed("EPSG:4326", (4.6, 44.7), BOW_TIE)
    assert told["crossing_geometry"] == (2, 1)
    assert there[1] == BOW_TIE


def test_kinds_that_are_mixed_heights_and_places_that_are_none_are_told() -> None:
    line = shapely.LineString([(4, 44, 310), (5, 45, 12)])
    _, there, told = placed("EPSG:4326", (4.6, 44.7), line, shapely.Point(), (math.inf, 44.0), None)
    assert told == {
        "empty_geometry": (3, 2),
        "lost_geometry": (4, 1),
        "mixed_geometries": (None, 1),
        "heights": (None, 1),
    }
    assert there[1] == line
    assert there[3] is None


def test_simple_and_multiple_shapes_of_a_kind_are_not_mixed() -> None:
    square = shapely.box(4, 44, 5, 45)
    assert "mixed_geometries" not in placed("EPSG:4326", square, shapely.MultiPolygon([square]))[2]


def test_the_system_is_decided_once_and_counts_add_up() -> None:
    placer = Placer(None)
    nothing = np.array([None, None], dtype=object)
    placer.place(nothing, 1)
    placer.place(np.array([shapely.Point(IN_ARDECHE)], dtype=object), 3)
    there = placer.place(np.array([shapely.Point(IN_ARDECHE), None], dtype=object), 4)
    assert where(there[0])[0] == pytest.approx(4.632, abs=1e-3)
    told = {each.id: (each.row, each.count) for each in placer.findings()}
    assert told == {"guessed_system": (None, 1), "empty_geometry": (1, 3)}
