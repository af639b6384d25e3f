"""Several tables in one sheet, side by side or one under the other; blank columns and rows of layout cut nothing."""

from collections import Counter
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.formats import _workbook
from pontdarc.core.formats._shape import raw_of, table_of
from pontdarc.core.formats._side_by_side import parts_of
from pontdarc.core.tables import Choices
from tests.core.formats.reading import Reader, columns, ids, lines, rows, workbook

Cells = list[list[object]]
AIDS: Cells = [["Bénéficiaire", "Montant"], *([f"Association {place}", place * 10] for place in range(6))]
TOWNS: Cells = [["Commune", "Habitants", "Canton"], *([f"Commune {place}", place * 100, "Nord"] for place in range(3))]


def sheet(*blocks: tuple[int, int, Cells], name: str = "Feuil1") -> bytes:
    """Return a workbook whose sheet holds blocks of cells, each at its row and column."""

    def fill(book: xlsxwriter.Workbook) -> None:
        its = book.add_worksheet(name)
        for top, left, block in blocks:
            for place, row in enumerate(block):
                its.write_row(top + place, left, row)

    return workbook(fill)


SIDE = sheet((0, 0, [["Aides et communes en 2024"]]), (2, 0, AIDS), (2, 3, TOWNS))
STACKED = sheet((0, 0, AIDS), (9, 0, TOWNS))


def test_tables_side_by_side_are_read_apart(reader: Reader) -> None:
    reading = reader(SIDE, "a.xlsx")
    assert [table.name for table in reading.tables] == ["Feuil1 / tableau_1", "Feuil1 / tableau_2"]
    assert [table.columns for table in reading.tables] == [["Bénéficiaire", "Montant"], TOWNS[0]]
    assert [table.rows for table in reading.tables] == [6, 3]
    assert [table.lines.to_list()[0] for table in reading.tables] == [4, 4]
    told = next(finding for finding in reading.findings if finding.id == "several_in_sheet")
    assert (told.level, told.params) == ("info", {"sheet": "Feuil1", "number": 2})
    assert "several_tables" in ids(reading)


def test_tables_one_under_the_other_are_read_apart(reader: Reader) -> None:
    reading = reader(STACKED, "a.xlsx")
    assert [table.columns for table in reading.tables] == [["Bénéficiaire", "Montant"], TOWNS[0]]
    assert columns(reading) == ["Bénéficiaire", "Montant"]
    assert reading.tables[1].lines.to_list() == [11, 12, 13]


@pytest.mark.parametrize("book", [SIDE, STACKED])
def test_a_person_chooses_one_of_them_or_the_whole_sheet(reader: Reader, book: bytes) -> None:
    assert columns(reader(book, "a.xlsx", sheet="Feuil1 / tableau_2")) == TOWNS[0]
    whole = reader(book, "a.xlsx", sheet="Feuil1")
    assert [table.name for table in whole.tables] == ["Feuil1"]
    assert len(rows(whole)) > 5
    absent = reader(book, "a.xlsx", sheet="Feuil1 / tableau_7")
    assert (ids(absent), absent.tables) == (["unknown_sheet"], ())


def test_the_line_of_a_header_chooses_its_table(reader: Reader) -> None:
    reading = reader(STACKED, "a.xlsx", header_row=10)
    assert columns(reading) == TOWNS[0]
    assert lines(reading) == [11, 12, 13]


def test_the_same_names_twice_are_two_tables_of_the_same_height(reader: Reader) -> None:
    reading = reader(sheet((0, 0, AIDS), (0, 3, AIDS)), "a.xlsx")
    assert [table.columns for table in reading.tables] == [["Bénéficiaire", "Montant"]] * 2


def wide(extra: Cells) -> bytes:
    return sheet((0, 0, AIDS), (0, 3, extra))


@pytest.mark.parametrize(
    "extra",
    [
        [["Service", "Avis"], *([f"Service {place}", "favorable"] for place in range(6))],
        [["Observations", "Relance"], ["vu", ""], [""], [""], ["revu", "oui"], ["appelé", "oui"]],
        [["Année", "Reste"], *([2024 + place, place] for place in range(3))],
        [["Note"], ["à revoir"]],
        [["nombre", "montant"], *([place, place * 2] for place in range(6))],
    ],
    ids=["same rows", "sparse", "numbers", "one column", "group"],
)
def test_a_blank_column_inside_a_table_cuts_nothing(reader: Reader, extra: Cells) -> None:
    reading = reader(wide(extra), "a.xlsx")
    assert [table.name for table in reading.tables] == ["Feuil1"]
    assert columns(reading)[:2] == ["Bénéficiaire", "Montant"]
    assert "several_in_sheet" not in ids(reading)


@pytest.mark.parametrize("between", [[], [["Total", 150]], [["Source : mairie"]]])
def test_blank_rows_inside_a_table_cut_nothing(reader: Reader, between: Cells) -> None:
    reading = reader(sheet((0, 0, AIDS), (8, 0, between), (11, 0, AIDS[1:])), "a.xlsx")
    assert len(reading.tables) == 1


@pytest.mark.parametrize("header", [["Bénéficiaire", "Montant", "Thème"], ["Bénéficiaire", "Montant"]])
def test_sections_that_say_most_of_the_header_again_are_one_table(reader: Reader, header: list[object]) -> None:
    first: Cells = [
        ["Bénéficiaire", "Montant", "Thème", "Avis"],
        *([f"A {place}", place, "sport", "oui"] for place in range(5)),
    ]
    reading = reader(
        sheet((0, 0, first), (8, 0, [header, *(["B", 4, "art"][: len(header)] for _ in range(4))])), "a.xlsx"
    )
    assert [table.name for table in reading.tables] == ["Feuil1"]


def test_merged_cells_follow_their_table(reader: Reader) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        its = book.add_worksheet("Feuil1")
        for place, row in enumerate(AIDS):
            its.write_row(place, 0, row)
        its.merge_range(10, 0, 11, 0, "Commune")
        its.merge_range(10, 1, 10, 2, "Population")
        its.write_row(11, 1, ["2019", "2020"])
        for place in range(4):
            its.write_row(12 + place, 0, [f"Commune {place}", place, place + 1])

    reading = reader(workbook(fill), "a.xlsx")
    assert [table.columns for table in reading.tables][1:] == [["Commune", "Population 2019", "Population 2020"]]


def test_a_long_sheet_is_one_table_that_tells_where_another_begins(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_workbook, "_CHUNK", 8)
    reading = reader(STACKED, "a.xlsx")
    assert [table.name for table in reading.tables] == ["Feuil1"]
    assert [finding.row for finding in reading.findings if finding.id == "another_table"] == [10]


def xml_2003(blocks: list[tuple[int, Cells]]) -> str:
    cells: Callable[[list[object]], str] = lambda row: "".join(  # noqa: E731 - one expression
        f'<Cell><Data ss:Type="{"Number" if isinstance(each, int) else "String"}">{each}</Data></Cell>' for each in row
    )
    rows_ = "".join(
        f'<Row ss:Index="{top + place}">{cells(row)}</Row>' for top, block in blocks for place, row in enumerate(block)
    )
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Feuil1">'
        f"<Table>{rows_}</Table></Worksheet></Workbook>"
    )


def test_rows_that_the_file_leaves_out_stand_between_tables_too(reader: Reader) -> None:
    reading = reader(xml_2003([(1, AIDS), (10, TOWNS)]), "a.xml")
    assert [table.name for table in reading.tables] == ["Feuil1 / tableau_1", "Feuil1 / tableau_2"]
    assert reading.tables[1].lines.to_list() == [11, 12, 13]


some_cells = st.sampled_from(
    [None, None, None, "", " ", "nom", "commune", "montant", "Privas", "12", "3,5", "2024", "x"]
)
grids = st.integers(1, 9).flatmap(
    lambda width: st.lists(st.lists(some_cells, min_size=width, max_size=width), min_size=1, max_size=16)
)


@st.composite
def tables_on_a_sheet(draw: st.DrawFn) -> list[list[str | None]]:
    """Blocks of a header and its rows, laid at any place: apart, side by side, or one over the other."""
    grid: list[list[str | None]] = [[None] * 14 for _ in range(26)]
    for _ in range(draw(st.integers(1, 4))):
        top, left = draw(st.integers(0, 16)), draw(st.integers(0, 9))
        width, height = draw(st.integers(1, 4)), draw(st.integers(1, 9))
        names = draw(
            st.lists(st.sampled_from(["nom", "commune", "jour", "montant", "part"]), min_size=width, max_size=width)
        )
        grid[top][left : left + width] = names
        for row in range(height):
            for column in range(width):
                grid[top + 1 + row][left + column] = draw(st.sampled_from([f"a{row}", f"{row}", "2024-01-02", None]))
    return grid


@given(grid=st.one_of(grids, tables_on_a_sheet()))
@settings(max_examples=200, deadline=None)
def test_whatever_is_cut_no_cell_is_lost_nor_read_twice(grid: list[list[str | None]]) -> None:
    raw = raw_of(grid)
    parts = parts_of(raw)
    cells = Counter(
        (line, cell)
        for part in parts
        for line, row in zip(part.lines, part.frame.rows(), strict=True)
        for cell in row
        if cell and cell.strip()
    )
    lines_ = zip(raw.lines, raw.frame.rows(), strict=True)
    assert cells == Counter((line, cell) for line, row in lines_ for cell in row if cell and cell.strip())
    for part in parts:
        table, _ = table_of(part, Choices(), "a")
        assert table is None or table.frame.height == table.lines.len()
