"""Quotes that are well used: told of a line, and of many lines at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.formats._careful import are_balanced, is_balanced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a";"b"', True),
        ('"a ""b"" c";d', True),
        ('"a\n;b";""\r\n"c"', True),
        ("rien", True),
        ('l"eau;b', False),
        ('"a;b', False),
        ('"a" b;c', False),
    ],
)
def test_quotes_are_well_used_beside_a_delimiter_or_the_end_of_a_line(text: str, *, expected: bool) -> None:
    assert is_balanced(text.encode(), b'"', b";") is expected
    assert are_balanced(text.encode(), b'"', b";") is expected


@given(st.text(alphabet='a;"\n\r', max_size=30).map(str.encode))
def test_it_is_told_the_same_of_many_lines_at_once(text: bytes) -> None:
    assert are_balanced(text, b'"', b";") == is_balanced(text, b'"', b";")
