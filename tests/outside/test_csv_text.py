import pytest

from pontdarc.outside.csv_text import csv_text


def test_the_header_comes_first_and_a_cell_that_holds_the_separator_is_quoted() -> None:
    assert csv_text([("titre", "note"), ("Halles ; marchés", "")]) == 'titre;note\r\n"Halles ; marchés";\r\n'
    assert csv_text([("a", "b")], delimiter=",") == "a,b\r\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_run_as_a_formula(sign: str) -> None:
    assert csv_text([(f"{sign}1", "1=1")]) == f"'{sign}1;1=1\r\n"
