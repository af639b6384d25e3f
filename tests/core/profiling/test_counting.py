"""The different values of a piece, and how many cells hold each."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.profiling.counting import counted

_CELLS = {
    pl.Int16: st.integers(-3, 3),
    pl.Int64: st.integers(-(2**60), 2**60) | st.integers(0, 3),
    pl.Float64: st.sampled_from([-1.5, -0.0, 0.0, 2.25, 1e300, float("inf")]),
    pl.Date: st.dates(date(1899, 1, 1), date(2100, 1, 1)) | st.just(date(2024, 2, 29)),
    pl.Duration: st.integers(0, 3).map(lambda days: timedelta(days=days)),
    pl.Boolean: st.booleans(),
    pl.String: st.sampled_from(["", " ", "Privas", "privas", "Vals-les-Bains, la ville d’eaux", "07186"]),
}


@pytest.mark.parametrize("dtype", _CELLS)
@given(data=st.data())
def test_every_value_is_told_once_with_its_cells_and_missing_ones_are_not(
    dtype: type[pl.DataType], data: st.DataObject
) -> None:
    cells = data.draw(st.lists(st.none() | _CELLS[dtype], max_size=30))
    found = counted(pl.Series("c", cells, dtype=dtype))
    assert found.schema["count"] == pl.UInt32
    assert found.schema["value"] == pl.Series([], dtype=dtype).dtype
    assert sorted(found.iter_rows()) == sorted(Counter(cell for cell in cells if cell is not None).items())


def test_numbers_and_days_come_in_order() -> None:
    days = pl.Series([date(2024, 5, 1), date(1999, 1, 1), date(2024, 5, 1)])
    assert counted(days).rows() == [(date(1999, 1, 1), 1), (date(2024, 5, 1), 2)]
    assert counted(pl.Series([3.5, -1.0, 3.5])).rows() == [(-1.0, 1), (3.5, 2)]


def test_what_is_no_number_is_one_value() -> None:
    assert counted(pl.Series([float("nan"), 1.0, float("nan")])).get_column("count").to_list() == [1, 2]


def test_what_is_neither_number_nor_text_is_counted_too() -> None:
    assert counted(pl.Series([[1], [1], [2]])).sort("value").rows() == [('{"cell":[1]}', 2), ('{"cell":[2]}', 1)]
    assert counted(pl.Series([Decimal("1.10"), Decimal("1.10")])).rows() == [(Decimal("1.10"), 2)]
