"""Arrow: both formats of IPC, every batch, what is damaged."""

import io
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pytest

from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable
from tests.core.formats.reading import Reader, ids, rows

TABLE = pa.table({"n": [1, 2, None], "lieu": [{"x": 4.5}, {"x": 5.0}, None], "t": ["é", "", "z"]})
ROWS = [("1", "4.5", "é"), ("2", "5", None), (None, None, "z")]


def as_file(table: pa.Table, batch: int = 2) -> bytes:
    buffer = io.BytesIO()
    with pa.ipc.new_file(buffer, table.schema) as writer:
        writer.write_table(table, max_chunksize=batch)
    return buffer.getvalue()


def as_stream(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    with pa.ipc.new_stream(buffer, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    return buffer.getvalue()


def as_feather(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    feather.write_feather(table, buffer, compression="lz4")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [as_file(TABLE), as_stream(TABLE), as_feather(TABLE)], ids=["file", "stream", "feather"]
)
def test_every_batch_is_read(reader: Reader, data: bytes) -> None:
    reading = reader(data, "a.arrow")
    assert (reading.format, rows(reading), reading.findings) == ("arrow", ROWS, ())
    assert reading.table is not None
    assert reading.table.types == {"n": "integer", "lieu.x": "number"}


def test_a_truncated_stream_gives_its_whole_batches(reader: Reader) -> None:
    reading = reader(as_stream(TABLE)[:-100], "a.arrow")
    assert (rows(reading), ids(reading)) == (ROWS[:2], ["damaged"])


def test_a_truncated_file_is_told(reader: Reader) -> None:
    assert ids(reader(as_file(TABLE)[:-30], "a.arrow")) == ["damaged"]


def test_the_first_feather_is_explained(reader: Reader) -> None:
    assert ids(reader(b"FEA1" + bytes(100) + b"FEA1", "a.feather")) == ["not_read_yet"]


def test_a_long_file_is_laid_down_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.arrow"
    path.write_bytes(as_file(pl.DataFrame({"n": range(5000)}).to_arrow(), 1000))
    long = read(path, limits=Limits(long_from=1000))
    assert isinstance(long.table, LongTable)
    assert long.table.frame["n"].to_list() == [str(number) for number in range(5000)]
