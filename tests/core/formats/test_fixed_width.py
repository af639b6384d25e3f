"""Fixed width: columns found by the blanks between them or by a ruler, and only there."""

import pytest

from tests.core.formats.reading import Reader, columns, ids, lines, rows

PEOPLE = [("Privas", "8313", "2024-01-01"), ("Aubenas", "12344", "2024-02-11"), ("Le Teil", "8772", "2024-03-21")] * 3


def fixed(*rows_: tuple[str, ...]) -> str:
    return "".join(f"{name:<14}{number:>8}   {day:<10}\n" for name, number, day in rows_)


def test_columns_are_cut_at_the_blanks(reader: Reader) -> None:
    reading = reader(fixed(("commune", "habitants"[:8], "jour"), *PEOPLE), "villes.txt")
    assert (reading.format, reading.delimiter) == ("fixed_width", None)
    assert columns(reading) == ["commune", "habitant", "jour"]
    assert rows(reading)[:3] == PEOPLE[:3]
    assert lines(reading) == list(range(2, 11))


def test_a_ruler_says_where_the_columns_are(reader: Reader) -> None:
    text = "nom du lieu     rang  note\n--------------  ----  ------\nVallon          1     a b\nLe Teil         2\n"
    reading = reader(text, "lieux.txt")
    assert reading.format == "fixed_width"
    assert columns(reading) == ["nom du lieu", "rang", "note"]
    assert (rows(reading), lines(reading)) == ([("Vallon", "1", "a b"), ("Le Teil", "2", None)], [3, 4])


def test_one_blank_is_enough_when_it_is_on_every_line(reader: Reader) -> None:
    body = "".join(f"{n:05d} {n % 7} {'abcdefg'[n % 7] * 4}\n" for n in range(40))
    assert len(rows(reader(body, header_row=0))[0]) == 3


def test_accents_do_not_move_the_columns(reader: Reader) -> None:
    reading = reader(
        fixed(("été", "nombre", "jour"), *[("Élève", "1", "2024-01-01"), ("Forêt", "22", "2024-01-02")] * 3)
    )
    assert rows(reading)[0] == ("Élève", "1", "2024-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "nom;montant   ;jour\nA  ;1   ;2024-01-01\nB  ;2   ;2024-01-02\nC  ;3   ;2024-01-03\n",
        "nom,montant\nA,1\nB,2\nC,3\n",
        "Le conseil municipal s’est réuni.\nIl a voté le budget de l’année.\nLa séance a été levée à 22 h.\n",
    ],
)
def test_what_a_delimiter_or_prose_explains_is_not_of_fixed_width(reader: Reader, text: str) -> None:
    assert reader(text, "fichier.txt").format == "csv"


def test_a_long_file_is_cut_at_the_same_places(reader: Reader) -> None:
    reading = reader(fixed(("commune", "nombre", "jour"), *PEOPLE * 300), "villes.txt")
    assert len(rows(reading)) == 2_700
    assert ids(reading) == []
