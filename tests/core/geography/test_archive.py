"""The archive of a version: Parquet of every type, GeoParquet 1.1 where there is a geometry."""

from datetime import date
from pathlib import Path

import orjson
import polars as pl
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.geography.archive import GROUP_ROWS, ArchiveWriter, GeoColumns, read_geo_columns

POINT = '{"type":"Point","coordinates":[4.5,44.75]}'
HIGH = '{"type":"LineString","coordinates":[[4.0,44.0,310.5],[5.0,45.0,12.0]]}'


def archived(path: Path, *frames: pl.DataFrame, geometry: str | None = "geometry", crs: str | None = None) -> Path:
    writer = ArchiveWriter(path, geometry, crs)
    for frame in frames:
        writer.add(frame)
    writer.close()
    return path


def told(path: Path) -> dict[str, object]:
    return orjson.loads(pq.read_metadata(path).metadata[b"geo"])


def test_a_table_without_geometry_is_plain_parquet(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": [1, None], "jour": [date(2024, 2, 29), None], "t": [["a"], None]})
    path = archived(tmp_path / "a", frame, geometry=None)
    assert pl.read_parquet(path).equals(frame)
    assert read_geo_columns(path) is None
    assert pq.read_metadata(path).row_group(0).column(0).compression == "ZSTD"


def test_a_geometry_is_kept_as_wkb_with_its_box(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": [1, 2, 3], "geometry": [POINT, None, HIGH]})
    path = archived(tmp_path / "a", frame, crs="EPSG:2154")
    found = pl.read_parquet(path)
    assert found.columns == ["n", "geometry", "geometry_bbox"]
    shapes = shapely.from_wkb(found["geometry"].to_numpy())
    assert [None if shape is None else shapely.to_geojson(shape) for shape in shapes] == [POINT, None, HIGH]
    assert found["geometry_bbox"].to_list()[1] is None
    assert found["geometry_bbox"].to_list()[2] == {"xmin": 4.0, "ymin": 44.0, "xmax": 5.0, "ymax": 45.0}
    assert read_geo_columns(path) == GeoColumns(
        "geometry", "geometry_bbox", (4.0, 44.0, 5.0, 45.0), ("LineString Z", "Point"), "EPSG:2154"
    )


def test_the_metadata_is_that_of_geoparquet_1_1(tmp_path: Path) -> None:
    path = archived(tmp_path / "a", pl.DataFrame({"geometry": [POINT]}))
    assert told(path) == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "bbox": [4.5, 44.75, 4.5, 44.75],
                "covering": {"bbox": {edge: ["geometry_bbox", edge] for edge in ("xmin", "ymin", "xmax", "ymax")}},
            }
        },
    }


def test_frames_added_one_by_one_make_groups_of_twenty_thousand_rows(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": range(7_000), "geometry": [POINT] * 7_000})
    path = archived(tmp_path / "a", *[frame] * 7)
    meta = pq.read_metadata(path)
    assert [meta.row_group(place).num_rows for place in range(meta.num_row_groups)] == [GROUP_ROWS, GROUP_ROWS, 9_000]
    assert pl.read_parquet(path)["n"].to_list() == [*range(7_000)] * 7


def test_one_long_frame_is_cut_in_groups_whose_boxes_can_be_skipped(tmp_path: Path) -> None:
    texts = [f'{{"type":"Point","coordinates":[{place / 10_000},45.0]}}' for place in range(45_000)]
    path = archived(tmp_path / "a", pl.DataFrame({"geometry": texts}))
    meta = pq.read_metadata(path)
    leaf = next(place for place in range(meta.num_columns) if meta.schema.column(place).path == "geometry_bbox.xmin")
    assert [round(meta.row_group(g).column(leaf).statistics.min, 3) for g in range(3)] == [0.0, 2.0, 4.0]


def test_no_rows_keep_their_columns(tmp_path: Path) -> None:
    path = archived(tmp_path / "a", pl.DataFrame(schema={"n": pl.Int64, "geometry": pl.String}))
    assert pl.read_parquet(path).schema["n"] == pl.Int64
    assert read_geo_columns(path) == GeoColumns("geometry", "geometry_bbox")
    assert "bbox" not in told(path)["columns"]["geometry"]  # type: ignore[index]


def test_a_text_that_is_no_geometry_is_null_and_counted(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path / "a", "geometry", None)
    writer.add(pl.DataFrame({"geometry": [POINT, "Privas", None, '{"type":"Point","coordinates":[]}']}))
    writer.close()
    assert writer.invalid == 1
    assert pl.read_parquet(tmp_path / "a")["geometry"].is_null().to_list() == [False, True, True, False]


def test_the_box_takes_another_name_when_its_own_is_taken(tmp_path: Path) -> None:
    frame = pl.DataFrame({"geometry": [POINT], "geometry_bbox": ["à moi"]})
    path = archived(tmp_path / "a", frame)
    assert pl.read_parquet(path)["geometry_bbox"].to_list() == ["à moi"]
    found = read_geo_columns(path)
    assert found is not None
    assert found.covering == "geometry_bbox_"


def test_a_first_piece_without_values_does_not_decide_of_the_others(tmp_path: Path) -> None:
    empty = pl.DataFrame({"t": pl.Series([None], dtype=pl.String), "geometry": pl.Series([None], dtype=pl.String)})
    path = archived(tmp_path / "a", empty, pl.DataFrame({"t": ["b"], "geometry": [POINT]}))
    assert pl.read_parquet(path)["t"].to_list() == [None, "b"]


def test_an_archive_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one frame"):
        ArchiveWriter(tmp_path / "a", None, None).close()


@pytest.mark.parametrize("said", [b"{", b"[]", b'{"primary_column":"x","columns":{"x":{}}}', b'{"columns":{}}'])
def test_metadata_that_does_not_hold_is_no_geometry(tmp_path: Path, said: bytes) -> None:
    table = pl.DataFrame({"geometry": [b""]}).to_arrow().replace_schema_metadata({b"geo": said})
    pq.write_table(table, tmp_path / "a")
    assert read_geo_columns(tmp_path / "a") is None


@given(st.tuples(st.floats(-180, 180), st.floats(-90, 90)))
def test_a_box_is_never_smaller_than_its_geometry(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[float, float]
) -> None:
    text = str(shapely.to_geojson(shapely.Point(at)))
    path = archived(tmp_path_factory.mktemp("a") / "a", pl.DataFrame({"geometry": [text]}))
    box = pl.read_parquet(path)["geometry_bbox"][0]
    assert box["xmin"] <= at[0] <= box["xmax"]
    assert box["ymin"] <= at[1] <= box["ymax"]
