"""The fast way of reading a column says of each cell what the careful way says of it alone."""

import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.lexical import bound_of, typed, values_of
from pontdarc.core.schema import Field

CHARACTERS = st.text(alphabet="0123456789+-.eE_ \u00a0\tNaInf٣,", max_size=11)
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
DAYS = st.one_of(
    st.text(alphabet="0123456789-+ \u2003/", min_size=8, max_size=11),
    st.from_regex(r"\A[ +0-9]?[0-9]{3,4}-[ 0-9]?[0-9]-[ 0-9]?[0-9]\Z"),
    st.dates().map(lambda day: day.isoformat()),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CHARACTERS, min_size=1, max_size=6))
def test_a_number_is_read_alike_among_others_and_by_the_rule(texts):
    said = values_of(Field("c", "number"), texts).to_list()
    assert [value is not None for value in said] == [
        bool(NUMBER.fullmatch(text.strip()) or text.strip() in ("NaN", "INF", "-INF")) for text in texts
    ]
    whole = values_of(Field("c", "integer"), texts).to_list()
    assert [value is not None for value in whole] == [bool(re.fullmatch("[+-]?[0-9]+", text.strip())) for text in texts]


@settings(max_examples=300, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=6))
def test_a_day_is_ten_characters_of_the_calendar_whatever_surrounds_it(texts):
    def day(text: str) -> date | None:
        try:
            return date.fromisoformat(text) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
        except ValueError:
            return None

    assert values_of(Field("c", "date"), texts).to_list() == [day(text) for text in texts]


def test_an_instant_is_the_same_in_two_zones_and_without_a_zone_it_is_utc():
    said = values_of(
        Field("c", "datetime"), ["2024-02-29T10:30:00Z", "2024-02-29T12:30:00+02:00", "2024-02-29T10:30:00"]
    )
    assert said.n_unique() == 1
    end, begin = values_of(Field("c", "datetime"), ["2024-02-29T24:00:00", "2024-03-01T00:00:00"])
    assert end == begin


def test_signs_around_a_number_are_left_out_when_the_field_says_it_is_not_bare():
    field = Field("c", "number", bare_number=False, decimal_char=",", group_char=" ")
    assert values_of(field, ["€ 1 234,5", "95 %", "-3,5°", "abc"]).to_list() == [1234.5, 95.0, -3.5, None]
    assert values_of(Field("c", "integer", bare_number=False), ["95%", "$ 12", "1.5"]).to_list() == [95.0, 12.0, None]
    assert values_of(Field("c", "integer"), ["95%"]).to_list() == [None]


@pytest.mark.parametrize(
    ("field", "bound", "wrong"),
    [
        (Field("c", "date"), "2024-01-31", "31/01/2024"),
        (Field("c", "date", "%d/%m/%Y"), "31/01/2024", "2024-01-31"),
        (Field("c", "year"), "2024", "24"),
        (Field("c", "time"), "10:30:00", "10h30"),
        (Field("c", "number"), "12.5", "12,5"),
    ],
)
def test_a_bound_is_read_as_a_cell_of_the_field(field, bound, wrong):
    assert bound_of(field, bound) is not None
    assert bound_of(field, wrong) is None


def test_an_empty_cell_has_no_value_whatever_the_type():
    for type in ("integer", "number", "date", "datetime", "boolean", "geopoint", "array"):
        frame = pl.DataFrame({"c": pl.Series([None, None], dtype=pl.String)})
        assert frame.select(typed(Field("c", type))).to_series().null_count() == 2
