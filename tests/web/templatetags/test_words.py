"""Words and figures as a French reader expects them."""

import datetime

import pytest

from pontdarc.web.templatetags.pontdarc import breakable, cell, day, number, size, typeset


@pytest.mark.parametrize(
    ("value", "shown"), [(12500, "12\u202f500"), (3.5, "3,5"), (0, "0"), (None, ""), (-1200, "-1\u202f200")]
)
def test_thousands_are_spaced(value: float | None, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("octets", "shown"),
    [(830, "830\u00a0octets"), (12_400, "12\u00a0ko"), (1_234_567, "1,2\u00a0Mo"), (2_000_000_000, "2,0\u00a0Go")],
)
def test_sizes_are_said_in_words(octets: int, shown: str) -> None:
    assert size(octets) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("NOMBRE_OCCURRENCES", "NOMBRE_<wbr>OCCURRENCES"),
        ("dame@courriel.example", "dame@<wbr>courriel.example"),
        ("prix_", "prix_"),
        ("a_<b>", "a_&lt;b&gt;"),
    ],
)
def test_a_long_name_breaks_after_its_signs_and_stays_text(name: str, shown: str) -> None:
    assert breakable(name) == shown


def test_the_first_of_the_month_is_ordinal() -> None:
    assert day(datetime.date(2026, 3, 1)) == "1er\u00a0mars 2026"
    assert day(datetime.date(2026, 3, 11)) == "11\u00a0mars 2026"


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (2024, "integer", "2024"),
        (48000, "integer", "48\u202f000"),
        (1200.5, "number", "1\u202f200,5"),
        ("012345", "string", "012345"),
        (True, "boolean", "oui"),
        ("false", "boolean", "non"),
        (datetime.date(2026, 1, 5), "date", "05/01/2026"),
        (None, "number", ""),
    ],
)
def test_a_cell_reads_well_and_loses_nothing(value: object, kind: str, shown: str) -> None:
    assert cell(value, kind) == shown


def test_double_signs_stay_with_their_word() -> None:
    assert typeset("Un point : quoi ? « oui »") == "Un point\u00a0: quoi\u00a0? «\u202foui\u202f»"
    assert typeset("à 10:30, https://a.example") == "à 10:30, https://a.example"
