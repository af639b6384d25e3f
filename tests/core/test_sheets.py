"""Rows of several sheets: each keeps a line of its own, and people are told the sheet and the line they look for."""

import pytest

from pontdarc.core.findings import REQUIRED, Finding
from pontdarc.core.sheets import Sheets

TWO = Sheets(((0, "2023"), (12, "2024")))


@pytest.mark.parametrize(("line", "place"), [(1, ("2023", 1)), (12, ("2023", 12)), (13, ("2024", 1))])
def test_a_line_of_the_table_is_one_line_of_one_sheet_and_back(line, place):
    assert TWO.place(line) == place
    assert TWO.line(*place) == line


def test_a_sheet_that_the_table_is_not_made_of_has_no_line_in_it():
    assert TWO.line("Notes", 3) is None


def test_without_sheets_a_line_is_that_of_the_file():
    assert (Sheets().place(7), Sheets().line(None, 7), bool(Sheets())) == ((None, 7), 7, False)


def test_a_finding_on_a_row_says_its_sheet_once_and_one_on_the_file_says_none():
    row, whole = TWO.told([Finding(REQUIRED, row=14), Finding(REQUIRED)])
    assert (row.sheet, row.row, whole.sheet, whole.row) == ("2024", 2, None, None)
    assert TWO.told([row]) == (row,)
