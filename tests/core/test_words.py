"""How texts follow one another."""

import pytest

from pontdarc.core.words import going_on


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Dates mises en ordre", "dates mises en ordre"), ("SIRET remis en 14 chiffres", "SIRET remis en 14 chiffres"),
     ("École", "école"), ("A", "a"), ("", "")],
)  # fmt: skip
def test_a_text_goes_on_after_a_colon_in_small_letters_unless_it_begins_with_initials(text: str, expected: str) -> None:
    assert going_on(text) == expected
