"""Parquet: every type as canonical text, with the Table Schema type it declares."""

import io
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable
from tests.core.formats.reading import Reader, columns, ids, lines, rows


def parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("values", "texts", "type_"),
    [
        (pl.Series([12, None]), ["12", None], "integer"),
        (pl.Series([12.0, 0.1, float("nan"), 1e22]), ["12", "0.1", None, "1e+22"], "number"),
        (pl.Series([True, False, None]), ["true", "false", None], "boolean"),
        (pl.Series([date(2023, 5, 3)]), ["2023-05-03"], "date"),
        (
            pl.Series([datetime(2023, 5, 3, 14, 30, tzinfo=UTC)]).dt.replace_time_zone(None),
            ["2023-05-03T14:30:00"],
            "datetime",
        ),
        (
            pl.Series([datetime(2023, 5, 3, 14, 30, 0, 500_000, tzinfo=UTC)]).dt.replace_time_zone(None),
            ["2023-05-03T14:30:00.5"],
            "datetime",
        ),
        (pl.Series([datetime(2023, 5, 3, 14, 30, tzinfo=UTC)]), ["2023-05-03T14:30:00+00:00"], "datetime"),
        (pl.Series([time(9, 5)]), ["09:05:00"], "time"),
        (pl.Series([timedelta(days=1)]), ["P1D"], "duration"),
        (pl.Series([Decimal("12.50"), Decimal("3.00")]), ["12.5", "3"], "number"),
        (pl.Series([[1, 2], None]), ["[1,2]", None], "array"),
        (pl.Series(["x", "", None]), ["x", None, None], "string"),
        (pl.Series(["x", "y"], dtype=pl.Categorical), ["x", "y"], "string"),
        (pl.Series([b"abc"]), ["abc"], "string"),
    ],
)
def test_every_type_is_given_as_text(reader: Reader, values: pl.Series, texts: list[str | None], type_: str) -> None:
    reading = reader(parquet(pl.DataFrame({"v": values})), "a.parquet")
    assert reading.table is not None
    assert reading.format == "parquet"
    assert [row[0] for row in rows(reading)] == texts
    assert reading.table.types.get("v", "string") == type_
    assert reading.table.header_row is None
    assert lines(reading) == list(range(1, len(texts) + 1))


def test_geoparquet_gives_geojson(reader: Reader) -> None:
    table = pa.table({"n": ["x"], "geom": [shapely.to_wkb(shapely.Point(4.5, 44.75))]})
    meta = {b"geo": b'{"version":"1.0.0","primary_column":"geom","columns":{"geom":{"encoding":"WKB"}}}'}
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(meta), buffer)
    reading = reader(buffer.getvalue(), "a.parquet")
    assert columns(reading) == ["n", "geom"]
    assert rows(reading) == [("x", '{"type":"Point","coordinates":[4.5,44.75]}')]


def test_the_fields_of_a_structure_are_columns(reader: Reader) -> None:
    frame = pl.DataFrame({"n": [1, 2], "adresse": [{"ville": "Privas", "lieu": {"x": 4.6}}, None]})
    reading = reader(parquet(frame), "a.parquet")
    assert columns(reading) == ["n", "adresse.ville", "adresse.lieu.x"]
    assert rows(reading) == [("1", "Privas", "4.6"), ("2", None, None)]


def test_a_field_never_takes_the_name_of_another_column(reader: Reader) -> None:
    frame = pl.DataFrame({"a.b": ["x"], "a": [{"b": "y"}]})
    assert rows(reader(parquet(frame), "a.parquet")) == [("x", '{"b":"y"}')]


def test_a_long_file_is_laid_down_on_disk_the_same(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": range(120_000), "t": ["=A1", "b", None] * 40_000})
    path = tmp_path / "a.parquet"
    frame.write_parquet(path, row_group_size=7_000)
    short, long = read(path), read(path, limits=Limits(long_from=1000))
    assert isinstance(long.table, LongTable)
    assert short.table is not None
    assert short.table.frame.equals(long.table.frame)
    assert long.table.lines.to_list() == list(range(1, 120_001))
    assert long.findings == short.findings


def test_rows_before_a_damaged_part_are_kept(reader: Reader) -> None:
    buffer = io.BytesIO()
    numbers = pa.table({"v": pa.array(range(100_000), pa.int64())})
    pq.write_table(numbers, buffer, row_group_size=50_000, use_dictionary=False, write_page_checksum=True)
    data = bytearray(buffer.getvalue())
    data[pq.read_metadata(buffer).row_group(1).column(0).data_page_offset + 1000] ^= 0xFF
    reading = reader(bytes(data), "a.parquet")
    assert ids(reading) == ["damaged"]
    assert len(rows(reading)) == 50_000


def test_a_truncated_file_is_told(reader: Reader) -> None:
    data = parquet(pl.DataFrame({"v": [1, 2]}))
    reading = reader(data[:-20], "a.parquet")
    assert (reading.tables, ids(reading)) == ((), ["damaged"])


def test_no_rows_is_told(reader: Reader) -> None:
    assert "no_rows" in ids(reader(parquet(pl.DataFrame({"v": pl.Series([], dtype=pl.Int64)})), "a.parquet"))
