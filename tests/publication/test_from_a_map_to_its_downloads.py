"""Maps all the way: a delivered Shapefile, GeoPackage or GeoJSON gives records, files and a page that know where."""

import io
import json
import zipfile
from typing import Any

import pytest
import shapely
from django.test import Client

from pontdarc.core.downloads.registry import downloads
from pontdarc.core.geography.archive import read_geo_columns
from pontdarc.publication.downloads import download
from pontdarc.publication.models import Version
from pontdarc.publication.queries import table_path
from pontdarc.publication.serving import served
from tests.core.formats.maps import map_files, one_file
from tests.world import way
from tests.world.territory import Network

NAMES = ["Forêt brûlée", "Étang", "Nœud papillon", "Vide"]
CROSSING = shapely.Polygon([(820_000, 6_400_000), (820_200, 6_400_200), (820_200, 6_400_000), (820_000, 6_400_200)])
ZONES = [shapely.box(820_000 + n, 6_400_000, 820_100 + n, 6_400_100) for n in (0, 1000)] + [CROSSING, None]
NOWHERE = [shapely.box(1e7 + n, 2e7, 1e7 + n + 100, 2e7 + 100) for n in (0, 1000, 2000, 3000)]
LOCAL = [shapely.box(n, 10, n + 5, 15) for n in (4, 14, 24, 34)]
EXPLORE = "/api/explore/v2.1/catalog/datasets"


def published(network: Network, content: bytes, name: str) -> Version:
    entry = way.register(network, "Zones boisées")
    version = way.drop(network, entry, content, name=name)
    way.clear(network, entry)
    version.refresh_from_db()
    assert version.state == Version.State.PUBLISHED
    return version


def shapefile(shapes: list[shapely.Geometry], crs: str | None) -> bytes:
    parts = map_files("ESRI Shapefile", "zones.shp", shapes, {"libellé": NAMES}, crs, "Polygon")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return packed.getvalue()


def records(client: Client, version: Version) -> list[dict[str, Any]]:
    answer = client.get(f"{EXPLORE}/{version.dataset.slug}/records?limit=20")
    assert answer.status_code == 200
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def corner(row: dict[str, Any]) -> tuple[float, float]:
    shape = shapely.from_geojson(json.dumps(row["geometry"]["geometry"]))
    return round(shape.bounds[0], 3), round(shape.bounds[1], 3)


def test_a_shapefile_in_lambert_93_becomes_records_files_and_a_page(network: Network, client: Client) -> None:
    version = published(network, shapefile(ZONES, "EPSG:2154"), "zones boisées.zip")
    rows = records(client, version)
    assert [row["libellé"] for row in rows] == NAMES
    assert [corner(row) for row in rows[:3]] == [(4.515, 44.689), (4.527, 44.689), (4.515, 44.689)]
    assert rows[3]["geometry"] is None
    assert version.geometry is not None
    assert [round(edge, 2) for edge in version.geometry["bbox"]] == [4.51, 44.69, 4.53, 44.69]
    for slug in downloads():
        assert download(version, slug).stat().st_size > 0, slug
    drawn = json.loads(download(version, "geojson").read_bytes())["features"]
    assert [each["properties"]["libellé"] for each in drawn] == NAMES
    page = client.get(f"/donnees/{version.dataset.slug}/")
    assert "geojson" in page.content.decode()


@pytest.mark.parametrize("shapes", [NOWHERE, LOCAL], ids=["no place on Earth", "as if they were degrees"])
@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_coordinates_of_an_unknown_system_are_kept_as_text_and_never_drawn(
    network: Network, client: Client, shapes: list[shapely.Geometry]
) -> None:
    version = published(network, shapefile(shapes, None), "zones.zip")
    assert (version.geometry, read_geo_columns(table_path(version))) == (None, None)
    kept = records(client, version)[0]["geometry"]
    assert shapely.from_geojson(kept).equals(shapes[0])
    on_maps = {slug for slug, each in downloads().items() if each.applies(served(version).columns)}
    assert on_maps.isdisjoint({"geojson", "geoparquet", "gpkg", "kml", "gpx", "fgb", "shp"})
    for slug in on_maps:
        assert download(version, slug).stat().st_size > 0, slug
    assert client.get(f"/donnees/{version.dataset.slug}/").status_code == 200


def test_the_longest_layer_of_a_geopackage_and_a_geojson_become_records_with_their_place(
    network: Network, client: Client
) -> None:
    layers = one_file("GPKG", "zones.gpkg", ZONES, {"intitulé": NAMES}, "EPSG:2154", layer="forêts")
    points = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"nom": "Fontaine d’été"},
         "geometry": {"type": "Point", "coordinates": [4.5, 44.7]}}
    ]}  # fmt: skip
    zones = records(client, published(network, layers, "zones.gpkg"))
    assert [row["intitulé"] for row in zones] == NAMES
    assert corner(zones[1]) == (4.527, 44.689)
    fountains = records(client, published(network, json.dumps(points).encode(), "fontaines.geojson"))
    assert [(row["nom"], corner(row)) for row in fountains] == [("Fontaine d’été", (4.5, 44.7))]
