"""The rows of a long Parquet file are read in a memory that does not grow with it."""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from pontdarc.core.parquet_rows import in_turn


def test_what_was_read_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "long.parquet"
    cells = pl.select(text=pl.int_range(400_000).hash().cast(pl.String))
    cells.write_parquet(path, row_group_size=10_000, compression="uncompressed")
    before, held = pa.total_allocated_bytes(), 0
    with in_turn(path) as file:
        for batch in file.iter_batches(10_000):
            del batch
            held = max(held, pa.total_allocated_bytes() - before)
    assert held < path.stat().st_size / 4


def test_what_is_no_parquet_is_said(tmp_path: Path) -> None:
    (tmp_path / "none.parquet").write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(pa.ArrowInvalid):
        in_turn(tmp_path / "none.parquet")
