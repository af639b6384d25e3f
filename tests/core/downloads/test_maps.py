"""Formats of maps: places, kinds, systems and names, read back by GDAL and by our own readers."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pontdarc.core.downloads._download import Options, Rows
from pontdarc.core.downloads.registry import downloads
from pontdarc.core.query.columns import Column
from pontdarc.core.reading import read
from pontdarc.core.refusals import Invalid
from pontdarc.core.tables import Choices

MAPS = ("fgb", "geoparquet", "gpkg", "gpx", "kml", "shp")
GDAL = {"gpkg": "GPKG", "fgb": "FlatGeobuf"}
POINT = shapely.Point(4.5, 44.75)
LINE = shapely.LineString([(4, 44), (5, 45)])
SQUARE = shapely.box(4, 44, 5, 45)
HOLED = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 0)], [[(4, 1), (5, 1), (5, 2), (4, 1)]])
NAMES = (Column("n", "integer"), Column("nom", "text", "Le nom"))


def table(*shapes: shapely.Geometry | None, columns: tuple[Column, ...] = NAMES) -> Rows:
    texts = [None if shape is None else str(shapely.to_geojson(shape)) for shape in shapes]
    values = {"n": list(range(len(shapes))), "nom": [f"lieu & {rank}" for rank in range(len(shapes))]}
    frame = pl.DataFrame({**{c.name: values.get(c.name, values["nom"]) for c in columns}, "où": texts})

    def frames() -> Iterator[pl.DataFrame]:
        yield from frame.iter_slices(2)

    return Rows((*columns, Column("où", "geometry", placed=True)), frames, "Lieux d’été")


def written(slug: str, folder: Path, rows: Rows, **options: object) -> Path:
    download = downloads()[slug]
    path = folder / f"file.{download.extension}"
    download.write(rows, path, Options(**options))  # type: ignore[arg-type]
    return path


def shapes_of(path: Path, column: str = "geometry", member: str | None = None) -> list[shapely.Geometry | None]:
    found = read(path, Choices(member=member)).table
    assert found is not None
    name = column if column in found.columns else found.columns[-1]
    return [None if text is None else shapely.from_geojson(text) for text in found.frame[name]]


def normal(shape: shapely.Geometry | None) -> object:
    """The shape, whichever way its rings turn, and whether or not one shape alone is said to be multiple."""
    if shape is None or shape.is_empty:
        return None
    return tuple(sorted(part.normalize().wkt for part in shapely.get_parts(shape)))


@pytest.mark.parametrize("slug", MAPS)
def test_maps_are_offered_only_where_there_is_a_place(slug: str) -> None:
    download = downloads()[slug]
    assert download.applies((*NAMES, Column("p", "point")))
    assert download.applies((Column("g", "geometry"),))
    assert not download.applies(NAMES)
    assert download.use == "map"


@pytest.mark.parametrize("slug", ["fgb", "geoparquet", "gpkg", "kml"])
def test_every_kind_of_geometry_comes_back(slug: str, tmp_path: Path) -> None:
    several = shapely.MultiPolygon([SQUARE, shapely.box(6, 44, 7, 45)])
    all_ = [POINT, LINE, HOLED, several, shapely.MultiPoint([POINT, (1, 2)]), shapely.GeometryCollection([POINT, LINE])]
    found = [normal(shape) for shape in shapes_of(written(slug, tmp_path, table(*all_)), "où")]
    expected = [normal(shape) for shape in all_]
    # The rows of a FlatGeobuf are in the order of its index.
    assert (sorted(found) == sorted(expected)) if slug == "fgb" else (found == expected)  # type: ignore[type-var]


@pytest.mark.parametrize("slug", ["fgb", "geoparquet", "gpkg", "kml", "shp"])
@pytest.mark.parametrize("shape", [POINT, LINE, HOLED], ids=["point", "line", "polygon"])
def test_rows_without_place_stay(slug: str, shape: shapely.Geometry, tmp_path: Path) -> None:
    names = {0: "points.shp", 1: "lignes.shp", 3: "polygones.shp"}
    member = names[shapely.get_type_id(shape)] if slug == "shp" else None
    found = shapes_of(written(slug, tmp_path, table(shape, None, shape)), "où", member)
    assert [normal(each) for each in found] == [normal(shape), None, normal(shape)]


@pytest.mark.parametrize("slug", ["gpkg", "fgb"])
@pytest.mark.parametrize(
    ("shapes", "kind"),
    [
        ([POINT], "Point"),
        ([SQUARE, shapely.MultiPolygon([SQUARE])], "MultiPolygon"),
        ([shapely.Point(1, 2, 3)], "Point Z"),
        ([POINT, LINE], "Unknown"),
    ],
)
def test_the_file_says_the_one_kind_of_its_geometries(
    slug: str, shapes: list[shapely.Geometry], kind: str, tmp_path: Path
) -> None:
    path = written(slug, tmp_path, table(*shapes))
    assert pyogrio.read_info(path)["geometry_type"] == kind
    assert pyogrio.read_info(path)["driver"] == GDAL[slug]


@pytest.mark.parametrize("slug", ["fgb", "geoparquet", "gpkg", "kml", "gpx"])
def test_heights_are_kept(slug: str, tmp_path: Path) -> None:
    found = shapes_of(written(slug, tmp_path, table(shapely.Point(4, 44, 310.5))), "où")
    assert [shapely.get_z(shape) for shape in found] == [310.5]


@pytest.mark.parametrize("slug", ["fgb", "geoparquet", "gpkg", "shp"])
@pytest.mark.parametrize("epsg", [2154, 27572, 2975, 3857])
def test_another_system_is_written_and_found_again(slug: str, epsg: int, tmp_path: Path) -> None:
    at = shapely.Point(55.5, -21.1) if epsg == 2975 else POINT
    path = written(slug, tmp_path, table(at), epsg=epsg)
    found = read(path, Choices(member="points.shp" if slug == "shp" else None)).table
    assert found is not None
    assert found.crs == f"EPSG:{epsg}"
    shape = shapely.from_geojson(found.frame[found.columns[-1]][0])
    assert shape.distance(at) < 1e-7


@pytest.mark.parametrize("slug", ["fgb", "gpkg", "shp", "geoparquet"])
def test_a_system_that_is_none_is_refused(slug: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        written(slug, tmp_path, table(POINT), epsg=1)
    assert refusal.value.code == "unknown_epsg"


def test_a_shapefile_has_one_file_for_each_kind_and_the_list_of_its_names(tmp_path: Path) -> None:
    columns = (Column("Date de début", "text", "Début"), Column("Date de dépôt", "text"), Column("n", "integer"))
    path = written("shp", tmp_path, table(POINT, LINE, None, SQUARE, columns=columns))
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
        assert archive.read("points.cpg") == b"UTF-8"
        given = list(csv.reader(io.StringIO(archive.read("colonnes.csv").decode())))
    assert {
        f"{name}.{part}" for name in ("points", "lignes", "polygones") for part in ("shp", "shx", "dbf", "prj")
    } < members
    assert given == [
        ["nom_shapefile", "nom", "titre"],
        ["Date_de_de", "Date de début", "Début"],
        ["Date_de__2", "Date de dépôt", ""],
        ["n", "n", ""],
    ]
    found = read(path, Choices(member="points.shp")).table
    assert found is not None
    assert found.columns == ["Date_de_de", "Date_de__2", "n", "geometry"]
    assert found.frame["n"].to_list() == ["0", "2"]


def test_a_geopackage_takes_names_that_sqlite_would_confuse(tmp_path: Path) -> None:
    columns = (Column("Nom", "text"), Column("nom", "text"), Column("fid", "text"), Column("geom", "text"))
    found = read(written("gpkg", tmp_path, table(POINT, columns=columns))).table
    assert found is not None
    assert (found.name, found.columns) == ("Lieux d’été", ["Nom", "nom_2", "fid", "geom", "geometry"])
    assert found.frame.row(0)[:4] == ("lieu & 0",) * 4


def test_kml_names_describes_and_is_valid(tmp_path: Path) -> None:
    path = written("kml", tmp_path, table(HOLED), name_field="n", description_fields=("nom",))
    root = etree.parse(path).getroot()
    spaces = {"k": "http://www.opengis.net/kml/2.2"}
    assert root.xpath("//k:Placemark/k:name/text()", namespaces=spaces) == ["0"]
    assert root.xpath("//k:Placemark/k:description/text()", namespaces=spaces) == ["lieu & 0"]
    assert len(root.xpath("//k:innerBoundaryIs", namespaces=spaces)) == 1
    assert pyogrio.read_arrow(path)[1].num_rows == 1


def test_gpx_has_waypoints_then_tracks(tmp_path: Path) -> None:
    path = written("gpx", tmp_path, table(LINE, POINT, HOLED, None), name_field="nom", description_fields=("n",))
    assert dict(pyogrio.list_layers(path))["waypoints"] == "Point"
    points = pyogrio.read_arrow(path, layer="waypoints")[1].to_pylist()
    tracks = pyogrio.read_arrow(path, layer="tracks")[1].to_pylist()
    assert [(row["name"], row["desc"]) for row in points] == [("lieu & 1", "1")]
    assert [row["name"] for row in tracks] == ["lieu & 0", "lieu & 2"]
    assert len(shapely.get_parts(shapely.from_wkb(tracks[1]["wkb_geometry"]))) == 2
    tags = [etree.QName(each).localname for each in etree.parse(path).getroot()]
    assert tags == ["metadata", "wpt", "trk", "trk"]


def test_gpx_leaves_extensions_out_when_asked(tmp_path: Path) -> None:
    assert b"extensions" in written("gpx", tmp_path, table(POINT)).read_bytes()
    assert b"extensions" not in written("gpx", tmp_path, table(POINT), use_extension=False).read_bytes()


def test_geoparquet_has_its_boxes_and_its_system(tmp_path: Path) -> None:
    path = written("geoparquet", tmp_path, table(POINT, LINE), epsg=2154)
    meta = pq.read_metadata(path).metadata[b"geo"]
    assert b'"version":"1.1.0"' in meta
    assert b'"code":2154' in meta
    assert "où_bbox" in pq.read_schema(path).names


PLACES = st.tuples(st.floats(-179, 179), st.floats(-85, 85))
SHAPES = st.one_of(
    st.none(),
    PLACES.map(shapely.Point),
    st.lists(PLACES, min_size=2, max_size=5, unique=True).map(shapely.LineString),
    PLACES.map(lambda at: shapely.box(at[0], at[1], at[0] + 0.5, at[1] + 0.5)),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(SHAPES, min_size=1, max_size=6), st.sampled_from(["fgb", "geoparquet", "gpkg", "kml"]))
def test_any_shapes_come_back(
    tmp_path_factory: pytest.TempPathFactory, shapes: list[shapely.Geometry | None], slug: str
) -> None:
    found = read(written(slug, tmp_path_factory.mktemp("maps"), table(*shapes))).table
    assert found is not None
    where = "où" if "où" in found.columns else "geometry"
    order = found.frame["n"].cast(pl.Int64).to_list()
    back = [None if text is None else shapely.from_geojson(text) for text in found.frame[where]]
    assert [normal(back[order.index(rank)]) for rank in range(len(shapes))] == [normal(shape) for shape in shapes]
