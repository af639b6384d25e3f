"""The overseas systems: told by the file's own codes and words, never by coordinates alone."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from pontdarc.core.geography.overseas import TERRITORIES, fitting, told_by
from pontdarc.core.geography.placing import system_of
from pontdarc.core.reading import read
from pontdarc.core.tables import Reading
from tests.core.formats.maps import map_files

TOWNS = {
    "Guadeloupe": ("EPSG:5490", "97105", -61.727, 15.996),
    "Martinique": ("EPSG:5490", "97209", -61.073, 14.606),
    "Saint-Martin et Saint-Barthélemy": ("EPSG:5490", "97801", -63.082, 18.067),
    "Guyane": ("EPSG:2972", "97302", -52.326, 4.938),
    "La Réunion": ("EPSG:2975", "97411", 55.448, -20.879),
    "Mayotte": ("EPSG:4471", "97611", 45.228, -12.781),
    "Saint-Pierre-et-Miquelon": ("EPSG:4467", "97502", -56.173, 46.779),
}


def metres(name: str) -> tuple[float, float]:
    system, _, longitude, latitude = TOWNS[name]
    x, y = Transformer.from_crs(4326, system, always_xy=True).transform(longitude, latitude)
    return float(x), float(y)


def laid(folder: Path, at: tuple[float, float], columns: dict[str, list[str]], stem: str = "a") -> Reading:
    """Read a Shapefile of two points near one place, without any .prj."""
    shapes = (shapely.Point(at), shapely.Point(at[0] + 50, at[1] + 50))
    files = map_files("ESRI Shapefile", "a.shp", shapes, columns, crs=None, kind="Point")
    for name, data in files.items():
        if not name.endswith(".prj"):
            (folder / name.replace("a.", f"{stem}.")).write_bytes(data)
    return read(folder / f"{stem}.shp")


def told(reading: Reading) -> dict[str, dict[str, object]]:
    return {each.id: dict(each.params) for each in reading.findings}


@pytest.mark.parametrize("name", TOWNS)
def test_each_town_is_in_the_metres_of_its_territory_and_of_no_other_system(name: str) -> None:
    there = fitting(np.array([metres(name)]))
    assert [each.name for each in there] == [name]
    system = system_of(there[0].system)
    assert system is not None
    assert system.code == TOWNS[name][0]


def test_the_territories_are_those_of_the_towns() -> None:
    assert {each.name for each in TERRITORIES} == set(TOWNS)


@pytest.mark.parametrize("name", TOWNS)
def test_a_column_of_codes_tells_the_system(tmp_path: Path, name: str) -> None:
    system, code, longitude, latitude = TOWNS[name]
    reading = laid(tmp_path, metres(name), {"insee": [code, code]})
    assert reading.table is not None
    assert reading.table.crs == system
    point = shapely.from_geojson(reading.table.frame.get_column("geometry")[0])
    assert (point.x, point.y) == pytest.approx((longitude, latitude), abs=1e-4)
    assert told(reading)["guessed_overseas_system"]["places"] == name


@pytest.mark.parametrize(
    ("columns", "stem"),
    [
        ({"dep": ["974", "974"]}, "a"),
        ({"region": ["La Réunion", "LA REUNION"]}, "a"),
        ({"nom": ["x", "y"]}, "sentiers_974"),
        ({"nom": ["x", "y"]}, "sentiers_la_reunion"),
    ],
)
def test_departements_names_and_the_name_of_the_file_tell_it_too(
    tmp_path: Path, columns: dict[str, list[str]], stem: str
) -> None:
    reading = laid(tmp_path, metres("La Réunion"), columns, stem)
    assert reading.table is not None
    assert reading.table.crs == "EPSG:2975"


@pytest.mark.parametrize(
    "columns", [{"nom": ["x", "y"]}, {"nom": ["salle de réunion", "y"]}, {"insee": ["97302", "97302"]}]
)
def test_without_a_word_for_it_the_system_is_proposed_and_not_taken(
    tmp_path: Path, columns: dict[str, list[str]]
) -> None:
    reading = laid(tmp_path, metres("La Réunion"), columns)
    assert reading.table is not None
    assert reading.table.crs is None
    assert "La Réunion (RGR92 / UTM zone 40S (EPSG:2975))" in str(told(reading)["overseas_systems"]["choices"])


def test_a_street_named_after_an_island_does_not_move_a_town_of_the_mainland(tmp_path: Path) -> None:
    """Narbonne in Lambert II étendu has the metres of Guadeloupe."""
    at = Transformer.from_crs(4326, 27572, always_xy=True).transform(3.003, 43.184)
    assert [each.name for each in fitting(np.array([at]))] == ["Guadeloupe"]
    reading = laid(tmp_path, at, {"voie": ["rue de la Guadeloupe", "rue Foch"]})
    assert reading.table is not None
    assert reading.table.crs == "EPSG:27572"


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12)), max_size=5), max_size=4), st.text(max_size=20))
def test_any_cells_are_listened_to(columns: list[list[str | None]], name: str) -> None:
    assert told_by(columns, [name]) <= {each.name for each in TERRITORIES}
