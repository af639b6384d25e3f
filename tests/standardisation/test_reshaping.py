"""Sheets of years put end to end, columns of years made rows, merged cells repeated; and again by the recipe."""

from datetime import date

import pytest
import xlsxwriter

from pontdarc.core.recipe import from_yaml, to_yaml
from pontdarc.standardisation.preparing import prepare

TODAY = date(2026, 11, 23)
NAMES = [("LÉA", "F"), ("HUGO", "M"), ("EMMA", "F"), ("LOUIS", "M"), ("JADE", "F"), ("ADAM", "M"), ("ALICE", "F")]


def workbook(path, sheets, merges=()):
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        for merge in merges:
            sheet.merge_range(*merge)
    book.close()
    return path


def yearly(years):
    return {
        str(year): [["Prénom", "Sexe", "Nombre"], *([name, sex, 3 + rank] for rank, (name, sex) in enumerate(NAMES))]
        for year in years
    }


def ready(path, **more):
    return prepare(path, today=TODAY, **more)


def test_a_sheet_for_each_year_gives_one_table_with_the_year_and_the_recipe_does_it_again(tmp_path):
    prepared = ready(workbook(tmp_path / "prenoms.xlsx", yearly((2021, 2022))))
    assert prepared.standard.slug == "scdl/prenoms"
    assert prepared.frame["ANNEE"].to_list() == ["2021"] * 7 + ["2022"] * 7
    assert "stacked_sheets" in {finding.id for finding in prepared.reading.findings}
    recipe = from_yaml(to_yaml(prepared.recipe))
    again = ready(workbook(tmp_path / "plus.xlsx", yearly((2021, 2022, 2023))), recipe=recipe)
    assert again.frame["ANNEE"].unique().sort().to_list() == ["2021", "2022", "2023"]
    assert again.drift == ()


def test_what_is_wrong_in_a_stack_of_sheets_says_its_sheet_and_its_line_there(tmp_path):
    sheets = yearly((2021, 2022))
    sheets["2021"][3][2] = sheets["2022"][3][2] = "trois"
    prepared = ready(workbook(tmp_path / "prenoms.xlsx", sheets))
    wrong = [finding for finding in prepared.verdict.findings if finding.id == "type"]
    assert [(finding.sheet, finding.row) for finding in wrong] == [("2021", 4), ("2022", 4)]


def test_a_sheet_among_others_is_named_and_one_alone_is_not(tmp_path):
    rows = yearly((2021,))["2021"]
    rows[3][2] = "trois"
    alone = ready(workbook(tmp_path / "seule.xlsx", {"Prénoms": rows}), standard="scdl/prenoms")
    among = ready(
        workbook(tmp_path / "deux.xlsx", {"Notes": [["Lu le 3 mars"]], "Prénoms": rows}), standard="scdl/prenoms"
    )
    assert {finding.sheet for finding in alone.verdict.findings} == {None}
    assert [(one.sheet, one.row) for one in among.verdict.findings if one.id == "type"] == [("Prénoms", 4)]


def test_cells_merged_in_each_of_several_sheets_are_repeated(tmp_path):
    sheets = yearly((2021, 2022))
    for rows in sheets.values():
        rows[2][0] = ""
    prepared = ready(workbook(tmp_path / "prenoms.xlsx", sheets, [(1, 0, 2, 0, "LÉA")]))
    assert prepared.frame["ENFANT_PRENOM"].to_list()[:3] == ["Léa", "Léa", "Emma"]
    assert prepared.frame["ENFANT_PRENOM"].to_list()[7:10] == ["Léa", "Léa", "Emma"]


def test_sheets_that_no_year_tells_apart_are_left_apart(tmp_path):
    rows = yearly((2021,))["2021"]
    prepared = ready(workbook(tmp_path / "prenoms.xlsx", {"Feuil1": rows, "Copie": rows}))
    assert prepared.rows == 7


@pytest.mark.parametrize("prefix", ["", "Nombre "])
def test_a_column_for_each_year_gives_a_row_for_each_year(tmp_path, prefix):
    header = ["Prénom", "Sexe", f"{prefix}2021", f"{prefix}2022", "Total"]
    rows = [[name, sex, 3 + rank, 4 + rank, 7 + 2 * rank] for rank, (name, sex) in enumerate(NAMES)]
    path = workbook(tmp_path / "prenoms.xlsx", {"Feuil1": [header, *rows, ["Total", "", 42, 49, 91]]})
    prepared = ready(path)
    assert prepared.standard.slug == "scdl/prenoms"
    assert prepared.frame.select("ENFANT_PRENOM", "ANNEE", "NOMBRE_OCCURRENCES").rows()[:3] == [
        ("Léa", "2021", "3"),
        ("Léa", "2022", "4"),
        ("Hugo", "2021", "4"),
    ]
    assert prepared.rows == 14
    assert ready(path, recipe=from_yaml(to_yaml(prepared.recipe))).frame.equals(prepared.frame)


def test_columns_of_years_are_known_whatever_is_written_where_there_is_no_number(tmp_path):
    header = ["Prénom", "Sexe", "2021", "2022", "2023"]
    rows = [
        [name, sex, 3 + rank, "néant" if rank % 2 else 4, "-" if rank == 0 else 5]
        for rank, (name, sex) in enumerate(NAMES)
    ]
    prepared = ready(workbook(tmp_path / "prenoms.xlsx", {"Feuil1": [header, *rows]}))
    assert prepared.standard.slug == "scdl/prenoms"
    counted = prepared.frame.select("ENFANT_PRENOM", "ANNEE", "NOMBRE_OCCURRENCES")
    assert counted.null_count().sum_horizontal().item() == 0, "nothing in a year is no row"
    assert counted.rows()[:4] == [
        ("Léa", "2021", "3"),
        ("Léa", "2022", "4"),
        ("Hugo", "2021", "4"),
        ("Hugo", "2023", "5"),
    ]


def test_a_name_merged_over_several_rows_is_repeated_and_told(tmp_path):
    rows = [["Association", "SIRET", "Objet", "Montant"]]
    rows += [[f"Club {rank}", "21070186800015", f"Objet {rank}", 100 + rank] for rank in range(6)]
    rows[2][0] = ""
    path = workbook(tmp_path / "subventions.xlsx", {"Subventions": rows}, [(1, 0, 2, 0, "Club 0")])
    prepared = ready(path, standard="scdl/subventions")
    assert prepared.frame["nomBeneficiaire"].to_list()[:3] == ["Club 0", "Club 0", "Club 2"]
    assert prepared.repairs["nomBeneficiaire"]["fill_merged"] == 1
    assert prepared.samples["nomBeneficiaire"]["fill_merged"][0].after == "Club 0"
