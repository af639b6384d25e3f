"""The tiles of low zooms are made before anybody asks, with the words that the map of the page asks for."""

import pytest

from pontdarc.network.models import Organisation, Person
from pontdarc.publication import tiles
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_version
from pontdarc.publication.storage import derived_path
from tests.world.datasets import public_dataset


@pytest.fixture
def version(db: None) -> Version:
    person = Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")
    organisation = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    found = published_version(public_dataset(organisation, person))
    assert (found.geometry or {}).get("bbox")
    return found


def test_a_short_version_has_its_map_in_one_file(version: Version) -> None:
    assert tiles.prepare(version) == 0


def test_a_long_version_has_its_low_tiles_made_once_with_the_names_of_places(
    version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles, "TILED_BEYOND", 2)
    made = tiles.prepare(version)
    files = sorted(derived_path(version.pk, "x").parent.glob("tile-*.mvt"))
    assert made == len(files) >= tiles.KEPT_BELOW
    assert any("Marché de la place".encode() in file.read_bytes() for file in files)
    moments = [file.stat().st_mtime_ns for file in files]
    assert tiles.prepare(version) == made
    assert [file.stat().st_mtime_ns for file in files] == moments


def test_the_tiles_of_a_box_start_from_the_whole_world_and_stop_before_they_are_too_many() -> None:
    found = list(tiles.low_tiles([4.0, 44.0, 5.0, 45.0]))
    assert (found[0].z, found[0].x, found[0].y) == (0, 0, 0)
    assert {tile.z for tile in found} == set(range(tiles.KEPT_BELOW))
    assert max(tile.z for tile in tiles.low_tiles([-180, -85, 180, 85])) == 3
