"""Which steps a field of a standard calls for."""

from datetime import date

import polars as pl
import pytest

from pontdarc.core.schema import Constraints, Field
from pontdarc.core.step import Context, mend_column
from pontdarc.core.steps.registry import registry
from pontdarc.standardisation.repairing import steps_for

COUNT = Field("nb_places", "integer", constraints=Constraints(minimum=0))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (COUNT, ["0", None, "12"]),
        (Field("nombre", "integer", constraints=Constraints(minimum=1)), [None, None, "12"]),
        (Field("numero", "integer"), [None, None, "12"]),
        (Field("annee", "year"), [None, None, "12"]),
    ],
)
def test_neant_is_a_zero_where_the_standard_counts_from_none_and_nothing_elsewhere(
    field: Field, expected: list[str | None]
) -> None:
    cells = pl.Series(["néant", "n/a", "12"])
    for call in steps_for(field):
        cells = mend_column(registry()[call.step], cells, call.params, Context(date(2026, 11, 23)))[0]
    assert cells.to_list() == expected
