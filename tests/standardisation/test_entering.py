"""Rows typed by hand: mended, checked, pasted, written as the standard asks."""

from datetime import date

import pytest

from pontdarc.core.referential import Body
from pontdarc.core.step import Context
from pontdarc.standardisation.catalogue import find, standards
from pontdarc.standardisation.entering import as_file, filename, given, is_empty, mended, pasted
from pontdarc.standardisation.preparing import prepare

BODY = Body(name="Saint-Arcens", siren="210700001", siret="21070000100017", insee_code="07001")
CONTEXT = Context(date(2026, 11, 28), body=BODY)
NAMES = find("scdl/prenoms")
GRANTS = find("scdl/subventions")
CHILD = {"ENFANT_SEXE": "F", "ENFANT_PRENOM": "LOUISE", "ANNEE": "2025", "NOMBRE_OCCURRENCES": "5"}


def test_what_is_safe_to_mend_is_mended_as_one_types() -> None:
    typed = mended([{"dateConvention": "12/03/2025", "montant": "1 200,50 €"}], GRANTS, CONTEXT)
    assert typed.rows[0]["dateConvention"] == "2025-03-12"
    assert typed.rows[0]["montant"] == "1200.50"


def test_what_remains_wrong_is_told_by_row_and_column() -> None:
    typed = mended([{}, {**CHILD, "NOMBRE_OCCURRENCES": "beaucoup"}], NAMES, CONTEXT)
    assert [(finding.row, finding.column, finding.id) for finding in typed.findings] == [
        (1, "NOMBRE_OCCURRENCES", "type")
    ]


def test_a_text_is_never_cut_while_one_types() -> None:
    long = "mot " * 200
    assert mended([{"objet": long}], GRANTS, CONTEXT).rows[0]["objet"] == long.strip()


def test_a_row_that_only_says_who_the_organisation_is_is_empty() -> None:
    already = given(NAMES, BODY)
    assert already["COLL_INSEE"] == "07001"
    assert is_empty(already, already)
    assert not is_empty({**already, "ANNEE": "2025"}, already)


def test_cells_pasted_with_their_titles_find_their_columns() -> None:
    rows = pasted("Année\tPrénom\tSexe\n2025\tLOUISE\tF\n2024\tJADE\tF\n", NAMES)
    assert rows == [
        {"ANNEE": "2025", "ENFANT_PRENOM": "LOUISE", "ENFANT_SEXE": "F"},
        {"ANNEE": "2024", "ENFANT_PRENOM": "JADE", "ENFANT_SEXE": "F"},
    ]


def test_cells_pasted_without_titles_are_taken_in_order_from_the_column() -> None:
    assert pasted("F\tLOUISE", NAMES, "ENFANT_SEXE")[0]["ENFANT_SEXE"] == "F"


@pytest.mark.parametrize("name", list(standards()))
def test_every_standard_can_be_typed_and_what_is_deposited_is_read_back(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    standard = find(name)
    # A list of one value is taken apart when a file is read: it is the same value.
    examples = {field.name: field.example for field in standard.schema.fields if not field.example.startswith("[")}
    typed = mended([examples, {}], standard, CONTEXT)
    path = tmp_path_factory.mktemp("typed") / filename(standard, BODY, CONTEXT.today)
    path.write_bytes(b"".join(as_file(typed.rows, standard)))
    prepared = prepare(path, today=CONTEXT.today, standard=name, body=BODY)
    assert prepared.rows == 1
    assert typed.rows[0]
    kept = {column: text for column, text in prepared.frame.row(0, named=True).items() if text}
    assert kept == typed.rows[0]


def test_the_file_is_called_as_the_standard_asks() -> None:
    assert filename(NAMES, BODY, date(2026, 1, 31)) == "20260131_210700001_prenoms.csv"
