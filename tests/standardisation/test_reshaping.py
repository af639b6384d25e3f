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


def test_a_name_merged_over_several_rows_is_repeated_and_told(tmp_path):
    rows = [["Association", "SIRET", "Objet", "Montant"]]
    rows += [[f"Club {rank}", "21070186800015", f"Objet {rank}", 100 + rank] for rank in range(6)]
    rows[2][0] = ""
    path = workbook(tmp_path / "subventions.xlsx", {"Subventions": rows}, [(1, 0, 2, 0, "Club 0")])
    prepared = ready(path, standard="scdl/subventions")
    assert prepared.frame["nomBeneficiaire"].to_list()[:3] == ["Club 0", "Club 0", "Club 2"]
    assert prepared.repairs["nomBeneficiaire"]["fill_merged"] == 1
    assert prepared.samples["nomBeneficiaire"]["fill_merged"][0].after == "Club 0"
