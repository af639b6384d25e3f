"""KML, GPX, GML: rows and places of the formats that are XML, and what XML may hide."""

import os
from pathlib import Path

import polars as pl
import pytest
import shapely

from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable
from tests.core.formats.maps import LAMBERT, POINTS, map_files, one_file
from tests.core.formats.reading import Reader, columns, ids, rows, zipped

SHARED = Path(os.environ["PONTDARC_SHARED"]) / "data"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not here")
FIRST = '{"type":"Point","coordinates":[4.5,44.75]}'


def kml(*placemarks: str, around: str = "%s") -> str:
    inside = around % "".join(f"<Placemark>{each}</Placemark>" for each in placemarks)
    return f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'


def point(at: str = "4.5,44.75,0") -> str:
    return f"<Point><coordinates>{at}</coordinates></Point>"


def geometry(reader: Reader, text: str) -> object:
    return rows(reader(kml(text), "a.kml"))[0][-1]


def test_a_placemark_is_a_row_with_its_data_of_any_schema(reader: Reader) -> None:
    data = (
        '<name>Mairie</name><ExtendedData><Data name="code"><displayName>Code</displayName><value>07001</value></Data>'
        '<SchemaData schemaUrl="#s"><SimpleData name="étage">2</SimpleData></SchemaData></ExtendedData>'
    )
    reading = reader(kml(data + point(), "<description>Deux</description>" + point("4,44,310.5")), "a.kml")
    assert (reading.format, columns(reading)) == ("kml", ["name", "code", "étage", "geometry", "description"])
    assert rows(reading)[0] == ("Mairie", "07001", "2", FIRST, None)
    assert rows(reading)[1][3] == '{"type":"Point","coordinates":[4.0,44.0,310.5]}'
    assert reading.table is not None
    assert (reading.table.crs, reading.table.types) == ("EPSG:4326", {"geometry": "geojson"})


def test_folders_are_a_column(reader: Reader) -> None:
    around = "<name>Ardèche</name><Folder><name>Écoles</name><Style><x>1</x></Style>%s</Folder>"
    reading = reader(kml("<name>Une</name>" + point(), around=around), "a.kml")
    assert rows(reading) == [("Ardèche / Écoles", "Une", FIRST)]


def test_values_in_a_description_are_put_in_columns(reader: Reader) -> None:
    cells = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in (("FID", "0"), ("Nom", "L&apos;été"))
    )
    html = f"<![CDATA[<html><body><table>{cells}<tr><td>vide</td><td></td></tr></table></body></html>]]>"
    reading = reader(kml(f"<description>{html}</description>" + point()), "a.kml")
    assert columns(reading) == ["description", "FID", "Nom", "geometry"]
    assert rows(reading)[0][1:3] == ("0", "L'été")
    assert ids(reading) == ["described_in_html"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<LineString><coordinates> 4,44 \n 5,45 </coordinates></LineString>",
         '{"type":"LineString","coordinates":[[4.0,44.0],[5.0,45.0]]}'),
        ("<LineString><coordinates>4, 44, 1 5, 45, 2</coordinates></LineString>",
         '{"type":"LineString","coordinates":[[4.0,44.0,1.0],[5.0,45.0,2.0]]}'),
        ("<Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 1,2 2,1 1,1</coordinates></LinearRing>"
         "</innerBoundaryIs><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing>"
         "</outerBoundaryIs></Polygon>",
         '{"type":"Polygon","coordinates":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],'
         "[[1.0,1.0],[1.0,2.0],[2.0,1.0],[1.0,1.0]]]}"),
        (f"<MultiGeometry>{point('1,2')}{point('3,4')}</MultiGeometry>",
         '{"type":"MultiPoint","coordinates":[[1.0,2.0],[3.0,4.0]]}'),
        (f"<MultiGeometry>{point('1,2')}<LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>",
         '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.0,2.0]},'
         '{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}]}'),
        ('<gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2"><when>2024</when><gx:coord>1 2 0</gx:coord>'
         "<gx:coord>3 4 0</gx:coord></gx:Track>", '{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}'),
        ("<name>rien</name>", None),
        ("<name>x</name>" + point("quatre,cinq"), None),
    ],
)  # fmt: skip
def test_every_shape_of_kml_is_read(reader: Reader, text: str, expected: str | None) -> None:
    assert geometry(reader, text) == expected


def test_a_kml_cut_short_gives_what_it_has_and_says_so(reader: Reader) -> None:
    text = kml(*[f"<name>{number}</name>" + point() for number in range(50)])
    reading = reader(text[: len(text) // 2], "a.kml")
    assert "broken_xml" in ids(reading)
    assert 0 < len(rows(reading)) < 50


def test_a_kmz_is_a_kml_in_a_zip(reader: Reader) -> None:
    reading = reader(zipped({"doc.kml": kml("<name>a</name>" + point())}), "a.kmz")
    assert (reading.container, reading.format, rows(reading)) == ("zip", "kml", [("a", FIRST)])


def test_a_long_kml_is_laid_down_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(kml(*[f"<name>{number}</name>" + point() for number in range(300)]))
    short, long = read(path), read(path, limits=Limits(long_from=100))
    assert short.table is not None
    assert isinstance(long.table, LongTable)
    assert long.table.frame.equals(short.table.frame)
    assert (long.table.crs, dict(long.table.types)) == (short.table.crs, dict(short.table.types))


GPX = """<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="44.75" lon="4.5"><name>Source</name><extensions><code>07001</code></extensions></wpt>
<rte><name>Route</name><rtept lat="44" lon="4"><name>A</name></rtept><rtept lat="45" lon="5"/></rte>
<trk><name>Boucle</name><link href="https://exemple.fr"/><trkseg><trkpt lat="44" lon="4"><ele>310.5</ele>
<time>2024-02-29T10:00:00Z</time></trkpt><trkpt lat="45" lon="5"><ele>12</ele></trkpt></trkseg>
<trkseg><trkpt lat="46" lon="6"><ele>1</ele></trkpt></trkseg></trk></gpx>"""


def test_gpx_gives_its_kinds_as_tables_and_loses_no_zero(reader: Reader) -> None:
    reading = reader(GPX, "a.gpx")
    found = {table.name: table.frame.rows(named=True) for table in reading.tables}
    assert found["waypoints"] == [{"name": "Source", "code": "07001", "geometry": FIRST}]
    assert found["tracks"] == [
        {
            "name": "Boucle",
            "link": "https://exemple.fr",
            "geometry": '{"type":"MultiLineString","coordinates":[[[4.0,44.0,310.5],[5.0,45.0,12.0]],'
            "[[6.0,46.0,1.0],[6.0,46.0,1.0]]]}",
        }
    ]
    assert found["routes"][0]["geometry"] == '{"type":"LineString","coordinates":[[4.0,44.0],[5.0,45.0]]}'
    assert [row["name"] for row in found["route_points"]] == ["A", None]
    assert found["track_points"][0]["time"] == "2024-02-29T10:00:00Z"
    assert [(row["track"], row["segment"]) for row in found["track_points"]] == [("1", "1"), ("1", "1"), ("1", "2")]
    assert reading.tables[reading.main].name == "waypoints"


def test_points_of_tracks_are_never_the_main_table_unless_asked(reader: Reader) -> None:
    track = GPX[: GPX.index("<wpt")] + GPX[GPX.index("<trk>") :]
    assert reader(track, "a.gpx").tables[reader(track, "a.gpx").main].name == "tracks"
    asked = reader(track, "a.gpx", sheet="track_points")
    assert asked.tables[asked.main].name == "track_points"


def test_gml_keeps_its_texts_and_its_system(reader: Reader) -> None:
    data = one_file("GML", "a.gml", LAMBERT, {"code": ["07001", "2A004"]}, "EPSG:2154")
    reading = reader(data, "a.gml")
    assert reading.table is not None
    assert (reading.format, reading.table.crs) == ("gml", "EPSG:2154")
    assert reading.table.frame["code"].to_list() == ["07001", "2A004"]
    assert shapely.from_geojson(reading.table.frame["geometry"][0]).x == pytest.approx(4.632, abs=1e-3)
    alone = Reader(reader.folder)(one_file("GML", "a.gml", POINTS, {"code": ["07001", "00012"]}), "a.gml")
    assert alone.table is not None
    assert alone.table.frame["code"].to_list() == ["07001", "00012"]


def test_xml_that_borrows_shapes_from_gml_is_no_gml(reader: Reader) -> None:
    stop = '<Stop><gml:Point xmlns:gml="http://www.opengis.net/gml/3.2"><gml:pos>44 4</gml:pos></gml:Point></Stop>'
    text = f'<?xml version="1.0"?><Publication xmlns:gml="http://www.opengis.net/gml/3.2">{stop * 3}</Publication>'
    assert reader(text, "a.xml").format == "xml"


@pytest.mark.parametrize("kind", ["kml", "gpx", "gml"])
def test_entities_are_refused_before_they_grow(reader: Reader, kind: str) -> None:
    texts = {"kml": kml(point()), "gpx": GPX, "gml": one_file("GML", "a.gml").decode()}
    body = texts[kind][texts[kind].index("?>") + 2 :]
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + body
    outside = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + body
    for text in (bomb, outside):
        with pytest.raises(Unreadable) as refusal:
            reader(text, f"a.{kind}")
        assert refusal.value.code == "xml_entities"


@pytest.mark.parametrize("name", ["a.tab", "a.mif"])
def test_mapinfo_is_read_with_its_parts(reader: Reader, name: str) -> None:
    options = {"FORMAT": "MIF"} if name.endswith("mif") else {}
    parts = map_files("MapInfo File", name, LAMBERT, None, "EPSG:2154", **options)
    reading = reader(zipped(dict(parts)), "a.zip")
    assert reading.table is not None
    assert (reading.format, reading.table.crs) == (f"mapinfo_{name[2:]}", "EPSG:2154")
    assert rows(reading)[0][0] == "Élan"


def test_a_part_of_mapinfo_that_is_missing_is_told(reader: Reader) -> None:
    tab = map_files("MapInfo File", "a.tab")["a.tab"]
    assert ids(reader(tab, "a.tab")) == ["missing_tab_part"]
    mif = map_files("MapInfo File", "a.mif", FORMAT="MIF")["a.mif"]
    reading = reader(mif, "a.mif")
    assert "missing_mid" in ids(reading)


def test_a_mapinfo_table_that_only_names_others_is_not_followed(reader: Reader) -> None:
    parts = dict(map_files("MapInfo File", "a.tab"))
    parts["a.tab"] += b'begin_metadata\n"\\IsSeamless" = "TRUE"\nend_metadata\n'
    assert "not_read_yet" in ids(reader(zipped(parts), "a.zip"))


def test_topojson_is_read(reader: Reader) -> None:
    text = (
        '{"type":"Topology","objects":{"lieux":{"type":"GeometryCollection","geometries":[{"type":"Point",'
        '"coordinates":[4.5,44.75],"properties":{"code":"07001"}}]}},"arcs":[]}'
    )
    reading = reader(text, "a.json")
    assert (reading.format, rows(reading)) == ("topojson", [("07001", FIRST)])


@real
@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "name", "count", "column"),
    [
        ("eau/MTP_CoursEau.kml", "kml", 841, "CODE_COM"),
        ("equipements/MTP_EtabliPublic.kml", "kml", 1024, "LIBEL"),
        ("equipements/MTP_Defibrilateurs.kmz", "kml", 167, "Nom"),
        ("amenagements-cyclables/MTP_AggloMTP_PistesCyclables.kmz", "kml", 318, "LENGTH"),
        ("randonnee-frequentation/2009-09-04_rando.gpx", "gpx", 1, "geometry"),
        ("limites-geo/ardeche_07.topojson", "topojson", 335, "NCCENR"),
        ("limites-geo/forets-bourgogne.gpkg", "gpkg", 4467, "fornfor"),
    ],
)
def test_real_maps_are_read_whole(path: str, name: str, count: int, column: str) -> None:
    reading = read(SHARED / path)
    assert reading.table is not None
    assert (reading.format, reading.table.rows) == (name, count)
    assert reading.table.frame[column].null_count() == 0
    assert reading.table.frame["geometry"].null_count() == 0


@real
@pytest.mark.shared
@pytest.mark.parametrize(
    ("of_map", "of_table", "least"),
    [
        ("eau/MTP_CoursEau.kml", "eau/MTP_CoursEau.xls", 5),
        ("dechets/OSM_MTP_Recyclage.geojson", "dechets/OSM_MTP_Recyclage.csv", 15),
        ("equipements/MTP_EtabliPublic.kml", "equipements/MTP_EtabliPublic.csv", 8),
    ],
)
def test_a_map_and_the_table_published_beside_it_hold_the_same_values(of_map: str, of_table: str, least: int) -> None:
    drawn, listed = read(SHARED / of_map).table, read(SHARED / of_table).table
    assert drawn is not None
    assert listed is not None
    assert drawn.rows == listed.rows
    # The CSV come from a DBF, whose headers say the type: « LIBEL,C,254 ».
    names = {name.split(",")[0]: name for name in listed.columns if ",N," not in name}
    shared = [name for name in drawn.columns if name in names and not name.startswith("Shape_")]
    assert len(shared) >= least
    for name in shared:
        assert values_of(drawn.frame[name]) == values_of(listed.frame[names[name]]), name


def values_of(cells: pl.Series) -> list[str]:
    """The values in an order of their own, without the zeros that spreadsheets take away."""
    return sorted(" ".join(str(value).split()).lstrip("0") for value in cells.fill_null(""))
