"""Headers of several rows: groups named above, finer names below; no row of data is ever taken for one."""

from dataclasses import replace

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.formats._shape import Shaper, raw_of, table_of
from pontdarc.core.tables import Choices
from tests.core.formats.reading import Reader, columns, ids, rows, workbook

YEARS = ["Commune", "2023 nombre", "2023 montant", "2024 nombre", "2024 montant"]
DATA = "Aubenas,1,2,3,4\nPrivas,5,6,7,8\nLe Teil,9,10,11,12\n"


@pytest.mark.parametrize(
    "header",
    [
        "Commune,2023,,2024,\n,nombre,montant,nombre,montant\n",
        "Commune,2023,2023,2024,2024\n,nombre,montant,nombre,montant\n",
        ",2023,,2024,\nCommune,nombre,montant,nombre,montant\n",
        ",2023,2023,2024,2024\nCommune,nombre,montant,nombre,montant\n",
    ],
)
def test_groups_left_blank_or_repeated_are_joined_to_the_names_below(reader: Reader, header: str) -> None:
    reading = reader(header + DATA)
    assert columns(reading) == YEARS
    assert rows(reading)[0] == ("Aubenas", "1", "2", "3", "4")
    assert reading.table is not None
    assert reading.table.header_row == 2
    told = next(finding for finding in reading.findings if finding.id == "header_rows")
    assert (told.level, told.row, told.params["number"]) == ("info", 1, 2)
    assert told.params["example"] == "2023 nombre"


def test_groups_without_any_column_of_their_own_are_joined(reader: Reader) -> None:
    reading = reader("2023,,2024,\nnombre,montant,nombre,montant\n1,2,3,4\n5,6,7,8\n")
    assert columns(reading) == ["2023 nombre", "2023 montant", "2024 nombre", "2024 montant"]
    assert len(rows(reading)) == 2


def test_three_rows_are_one_header_under_its_title(reader: Reader) -> None:
    reading = reader(
        "Agents de la collectivité,,,,,,,,\n,2023,,,,2024,,,\n,Hommes,,Femmes,,Hommes,,Femmes,\n"
        "Service,nb,âge,nb,âge,nb,âge,nb,âge\nVoirie,1,40,2,41,3,42,4,43\nSolidarités,5,44,6,45,7,46,8,47\n"
    )
    assert columns(reading)[:3] == ["Service", "2023 Hommes nb", "2023 Hommes âge"]
    assert columns(reading)[-1] == "2024 Femmes âge"
    assert reading.table is not None
    assert reading.table.title == "Agents de la collectivité"
    assert [f.params["number"] for f in reading.findings if f.id == "title_rows"] == [1]


def test_finer_names_under_some_columns_only_are_joined(reader: Reader) -> None:
    reading = reader("Commune,Code,Population,,\n,,Hommes,Femmes,Total\n" + "Aubenas,07019,1,2,3\nPrivas,07186,4,5,9\n")
    assert columns(reading) == ["Commune", "Code", "Population Hommes", "Population Femmes", "Population Total"]
    assert len(rows(reading)) == 2


def test_texts_are_names_when_each_group_says_the_same_ones(reader: Reader) -> None:
    reading = reader("Titulaire,,Suppléant,\nnom,statut,nom,statut\nA,élu,B,élu\nC,agent,D,élu\nE,élu,F,agent\n")
    assert columns(reading) == ["Titulaire nom", "Titulaire statut", "Suppléant nom", "Suppléant statut"]
    assert len(rows(reading)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "attr1,,,attr2\ntest1,,,a\ntest2,,,b\ntest3,,,c\n",
        "Nom,prénom,Adresse,,\nDurand,Jean,rue A,Privas,ok\nPetit,Anne,rue B,Aubenas,ok\nLeroy,Paul,rue C,Vals,ok\n",
        "Commune,2023,,2024,\nAubenas,NC,ND,NC,ND\nPrivas,1,2,3,4\nVals,5,6,7,8\nLe Teil,9,10,11,12\n",
        "Année,Montant,,\n2023,NC,ND\n2024,12,13\n2022,14,15\n",
        "Commune,2023,,2024,\nAubenas,oui,non,oui,non\nPrivas,1,2,3,4\nVals,5,6,7,8\n",
        "Commune,nombre,,montant,\nAubenas,faible,x,élevé,x\nPrivas,faible,y,moyen,y\nVals,fort,z,moyen,x\n",
    ],
)
def test_a_row_of_data_under_blank_names_is_never_taken(reader: Reader, text: str) -> None:
    reading = reader(text)
    assert "header_rows" not in ids(reading)
    assert len(rows(reading)) == text.count("\n") - 1


@pytest.mark.parametrize(
    "above",
    ["Exercice,2023,,,\n", "Édité le,12/01/2024,,,\n", "Identité,,Lieu,,\n", "Subventions versées en 2023,,,,\n"],
)
def test_what_is_above_and_makes_no_name_clearer_is_a_title(reader: Reader, above: str) -> None:
    reading = reader(above + "nom,prénom,commune,montant,part\nA,B,C,1,2\nD,E,F,3,4\nG,H,I,5,6\n")
    assert columns(reading) == ["nom", "prénom", "commune", "montant", "part"]
    assert "title_rows" in ids(reading)


def test_a_header_of_two_rows_met_again_on_the_next_page_is_left_out(reader: Reader) -> None:
    header = "Commune,2023,,2024,\n,nombre,montant,nombre,montant\n"
    reading = reader(header + DATA + header + "Vals,1,2,3,4\n")
    assert [row[0] for row in rows(reading)] == ["Aubenas", "Privas", "Le Teil", "Vals"]


def test_a_header_met_again_with_one_cell_too_many_is_no_repeat() -> None:
    """The cell too many comes in a later piece, which is wider than the header."""
    shaper = Shaper(Choices())
    shaper.add(raw_of([["nom", "montant"], *([f"N{place}", str(place)] for place in range(2_200))]))
    shaper.add(replace(raw_of([["nom", "montant", "2024"], ["nom", "montant", None]], 2_202), overflow=2))
    table, findings = shaper.close()
    assert table is not None
    assert table.frame.row(-1) == ("nom", "montant", "2024")
    assert [each.row for each in findings if each.id == "repeated_header"] == [2_203]


def test_sheets_without_merged_cells_have_headers_of_several_rows_too(reader: Reader) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Données")
        sheet.write_row(0, 0, ["Subventions de la commune"])
        sheet.write_row(2, 0, ["Commune", 2023, "", 2024])
        sheet.write_row(3, 0, ["", "nombre", "montant", "nombre", "montant"])
        for place in range(5):
            sheet.write_row(4 + place, 0, [f"C{place}", place, 2, 3, 4])

    reading = reader(workbook(fill), "a.xlsx")
    assert columns(reading) == YEARS
    assert len(rows(reading)) == 5


@pytest.mark.parametrize(
    ("choices", "names", "number"),
    [
        ({"header_row": 1, "header_rows": 2}, ["Identité nom", "Identité prénom", "Lieu commune", "Lieu code"], 2),
        ({"header_rows": 2}, ["Identité nom", "Identité prénom", "Lieu commune", "Lieu code"], 2),
        ({"header_rows": 1}, ["nom", "prénom", "commune", "code"], 2),
        ({"header_row": 2}, ["nom", "prénom", "commune", "code"], 2),
        ({"header_row": 1, "header_rows": 1}, ["Identité", "colonne_2", "Lieu", "colonne_4"], 3),
    ],
)
def test_a_person_says_how_many_rows_the_header_takes(
    reader: Reader, choices: dict[str, int], names: list[str], number: int
) -> None:
    reading = reader("Identité,,Lieu,\nnom,prénom,commune,code\nA,B,C,1\nD,E,F,2\n", **choices)
    assert columns(reading) == names
    assert len(rows(reading)) == number


def test_a_person_refuses_the_rows_that_were_joined(reader: Reader) -> None:
    reading = reader("Commune,2023,,2024,\n,nombre,montant,nombre,montant\n" + DATA, header_row=2)
    assert columns(reading) == ["colonne_1", "nombre", "montant", "nombre_2", "montant_2"]
    assert "header_rows" not in ids(reading)


def test_more_header_rows_than_there_are_rows_are_all_of_them(reader: Reader) -> None:
    assert columns(reader("a,b\nc,d\n", header_row=1, header_rows=9)) == ["a c", "b d"]
    assert columns(reader("a,b\nc,d\n", header_row=1, header_rows=-1)) == ["a", "b"]
    assert columns(reader("\x1c,\n\x1c,\na,b\n", header_row=1, header_rows=2)) == ["colonne_1", "colonne_2"]


words = st.text(alphabet="abcdéè", min_size=1, max_size=6)
cells = st.one_of(words, st.integers(0, 10_000).map(str), st.just(""), st.just("NC"))


@given(
    names=st.lists(words, min_size=2, max_size=6, unique=True),
    body=st.lists(st.lists(cells, min_size=6, max_size=6), min_size=2, max_size=8),
)
@settings(max_examples=150, deadline=None)
def test_under_a_full_row_of_distinct_names_no_row_is_ever_taken(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], body: list[list[str]]
) -> None:
    width = len(names)
    text = "\n".join(";".join(f'"{cell}"' for cell in row[:width]) for row in [[f"n_{each}" for each in names], *body])
    reading = Reader(tmp_path_factory.mktemp("a"))(text + "\n", delimiter=";")
    assert "header_rows" not in ids(reading)


labels = st.sampled_from(["", "", "2023", "2024", "nom", "nombre", "montant", "Hommes", "Privas", "12", "3,5", "NC"])
grids = st.integers(2, 7).flatmap(
    lambda width: st.lists(st.lists(labels, min_size=width, max_size=width), min_size=1, max_size=14)
)


@given(
    grid=grids,
    header_rows=st.one_of(st.none(), st.integers(-1, 12)),
    header_row=st.one_of(st.none(), st.integers(0, 16)),
)
@settings(max_examples=200, deadline=None)
def test_every_row_is_a_title_a_header_a_blank_a_repeat_or_data(
    grid: list[list[str]], header_rows: int | None, header_row: int | None
) -> None:
    raw = raw_of([[cell or None for cell in row] for row in grid])
    table, findings = table_of(raw, Choices(header_row=header_row, header_rows=header_rows))
    if table is None:
        assert not any(any(row) for row in grid)
        return
    told = {kind: sum(each.count for each in findings if each.id == kind) for kind in ("title_rows", "repeated_header")}
    header = next(
        (each.params["number"] for each in findings if each.id == "header_rows"), int(table.header_row is not None)
    )
    blank = sum(not any(row) for row in grid)
    asked_above = (
        sum(any(row) for row in grid[: header_row - 1])
        if header_row and not any(each.id == "header_row_unusable" for each in findings)
        else 0
    )
    assert table.rows + int(header) + sum(told.values()) + blank + asked_above == len(grid)
    assert len(set(table.columns)) == len(table.columns)
