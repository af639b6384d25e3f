"""How figures are written is known of a column only where all of them are written so."""

from pathlib import Path

import polars as pl
import pytest

from pontdarc.core.query.engine import build, serve


@pytest.mark.parametrize(
    ("figures", "digits"),
    [
        ([1, -2024, None], (4, None)),
        ([-(1 << 63), 5], (19, None)),
        ([10.5, -3.25, 0.0, None], (2, 2)),
        ([44.123456, 4.0], (2, 8)),
        ([12_345_678_901.25], (11, 2)),
        ([12_345_678_901.123], (None, None)),
        ([1 / 3], (None, None)),
        ([0.0001, 4.5], (None, None)),
        ([float("nan"), 4.5], (None, None)),
        ([float("inf"), 4.5], (None, None)),
        ([1e15], (None, None)),
    ],
)
def test_the_digits_of_a_column_are_those_of_its_longest_figures(
    tmp_path: Path, figures: list[float | None], digits: tuple[int | None, int | None]
) -> None:
    pl.DataFrame({"x": figures}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb")
    (column,) = serve(tmp_path / "t.duckdb").columns
    assert (column.before, column.after) == digits
