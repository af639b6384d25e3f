"""A file judged as it is: nothing mapped, nothing mended."""

import os
from datetime import date
from pathlib import Path

import pytest

from pontdarc.core.referential import Commune, Referential
from pontdarc.core.refusals import NotFound
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.conformity import conform, document
from pontdarc.standardisation.preparing import prepare

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
HEADER = "COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE"
GOOD = "Aubenas,07019,F,Louise,12,2024"


@pytest.fixture
def file(tmp_path):
    def write(*lines: str, name: str = "prenoms.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
        return path

    return write


def test_a_good_file_is_valid_and_recognised_without_being_told(file):
    said = conform(file(HEADER, GOOD, GOOD.replace("Louise", "Jean-Marc")))
    assert (said.standard.slug, said.valid, said.rows, dict(said.counts)) == ("scdl/prenoms", True, 2, {})
    assert said.confidence > 0.9


def test_each_wrong_cell_is_placed_on_its_physical_line(file):
    said = conform(file(HEADER, GOOD, "Aubenas,7019,G,LOUISE,0,24"))
    assert said.counts == {"enum": 1, "minimum": 1, "pattern": 2, "type": 1}
    assert {(each.row, each.column) for each in said.findings} == {
        (3, "COLL_INSEE"), (3, "ENFANT_SEXE"), (3, "ENFANT_PRENOM"), (3, "NOMBRE_OCCURRENCES"), (3, "ANNEE"),
    }  # fmt: skip


def test_a_commune_that_joined_another_is_told_without_making_the_file_wrong(file):
    aubenas = Commune("07019", "Aubenas", "07", "210700191")
    territory = Referential("6.0.0", {"07019": aubenas}, {"07020": "07019"})
    path = file(HEADER, GOOD, GOOD.replace("07019", "07020"))
    said = conform(path, referential=territory)
    assert (said.valid, dict(said.counts)) == (True, {"former_commune": 1})
    prepared = prepare(path, today=date(2026, 11, 28), standard="scdl/prenoms", referential=territory)
    assert prepared.verdict.counts == {}
    assert prepared.repairs["COLL_INSEE"] == {"insee_merged": 1}  # written with its present code, and said so


def test_a_byte_order_mark_and_blanks_around_headers_are_no_fault(file):
    said = conform(file(HEADER.replace(",", " , "), GOOD, encoding="utf-8-sig"))
    assert (said.valid, set(said.counts)) == (True, {"byte_order_mark"})


def test_a_header_in_another_case_is_missing_and_said_near(file):
    said = conform(file(HEADER.lower(), GOOD), standard="scdl/prenoms")
    assert said.counts == {"missing_column": 5, "missing_optional_column": 1, "unknown_column": 6}
    assert all("annee" in each.hint() for each in said.findings if each.column == "ANNEE")


def test_what_reading_found_counts_too(file):
    said = conform(file(HEADER, GOOD, GOOD + ",de trop", GOOD.removesuffix(",2024")))
    assert not said.valid
    assert {each.row for each in said.findings} >= {3, 4}
    assert sum(said.counts.values()) >= len(said.findings)


def test_two_columns_of_the_same_official_name_are_an_error(file):
    said = conform(file(HEADER + ",ANNEE", GOOD + ",2023"))
    (twice,) = [each for each in said.findings if each.id == "duplicate_header"]
    assert (twice.level, said.valid) == ("error", False)


def test_counts_are_complete_when_findings_are_limited(file):
    said = conform(file(HEADER, *["Aubenas,07019,G,Louise,12,2024"] * 50), limit=4)
    assert said.counts["enum"] == 50
    assert len(said.findings) == 4


def test_nothing_recognised_is_neither_valid_nor_invalid(file):
    said = document(conform(file("ruche;poids", "Dadant;12", "Warré;20", name="ruches.csv")), show_values=False)
    assert (said["standard"], said["version"], said["valid"], said["rows"]) == (None, None, None, 2)


def test_a_standard_that_is_named_is_checked_whatever_the_file(file):
    said = conform(file("essence;hauteur", "tilleul;12", name="arbres.csv"), standard="subventions@2.1.1")
    assert (said.standard.slug, said.valid) == ("scdl/subventions", False)
    assert said.counts["missing_column"] == 11
    with pytest.raises(NotFound):
        conform(file(HEADER, GOOD), standard="scdl/inconnu")


def test_a_file_that_is_no_table_is_explained(file):
    said = document(conform(file("%PDF-1.7", name="prenoms.csv")), show_values=False)
    assert (said["standard"], said["valid"], said["rows"]) == (None, None, 0)
    assert any(each["level"] == "error" for each in said["findings"])


def test_personal_values_are_masked_unless_asked(file):
    path = file(HEADER, GOOD.replace("Louise", "LOUISETTE"))
    (hidden,) = document(conform(path), show_values=False)["findings"]
    (shown,) = document(conform(path), show_values=True)["findings"]
    assert "LOUISETTE" not in str(hidden)
    assert hidden["value"].startswith("L")
    assert shown["value"] == "LOUISETTE"


def test_the_document_has_exactly_the_agreed_keys(file):
    said = document(conform(file(HEADER, GOOD.replace("F", "X"))), show_values=False)
    assert list(said) == [
        *("standard", "version", "confidence", "runner_up", "valid", "rows", "counts", "findings", "feeds", "left_out")
    ]
    assert list(said["findings"][0]) == ["id", "level", "sheet", "row", "column", "value", "message", "hint"]


@pytest.mark.shared
def test_the_official_examples_say_what_their_names_say():
    home = SHARED / "schemas" / "scdl-subventions" / "2.1.1" / "exemples"
    if not home.exists():
        pytest.skip("no official examples beside the checkout")
    assert conform(home / "exemple_valide.csv").valid
    cells = conform(home / "exemple_invalide_erreurs_cellules.csv")
    assert cells.counts == {
        "enum": 1, "maximum": 3, "missing_optional_column": 1, "one_of_required": 1, "pattern": 5, "required": 1,
        "siret": 49, "type": 5,
    }  # fmt: skip
    columns = conform(home / "exemple_invalide_erreurs_colonnes.csv")
    assert columns.counts["missing_column"] == 1
    assert columns.counts["unknown_column"] == 1


@pytest.mark.shared
@pytest.mark.parametrize("domain", ["deliberations", "subventions", "equipements", "prenoms"])
def test_every_real_file_of_the_domain_gets_an_answer(domain):
    home = SHARED / "data" / domain
    if not home.exists():
        pytest.skip("no real files beside the checkout")
    for path in sorted(home.iterdir()):
        said = document(conform(path, limit=20), show_values=False)
        assert said["standard"] in {None, *standards()}
        assert len(said["findings"]) <= 20
        assert all(each["message"] and each["hint"] and "%(" not in each["message"] for each in said["findings"]), path


TIERS = ("Foyer rural;88005468500019;1.200,50;12/03/2024;Fonctionnement", "Judo club;38047555800058;300;;Stage")


def test_a_list_of_grants_by_deliberation_is_no_list_of_deliberations(file):
    said = conform(file("Libellé tiers;SIRET Tiers;Mt attribué;Date délib.;Objet", *TIERS, name="export.csv"))
    assert (said.standard.slug, said.rows) == ("scdl/subventions", 2)


def test_the_title_above_the_header_says_the_subject(file):
    header = "Nom du tiers;N° SIRET;Montant;Date CP;Libellé de l'opération"
    title = "Subventions versées en 2023 (en euros)"
    assert conform(file(header, *TIERS, name="export.csv")).standard is None
    assert conform(file(title, "", header, *TIERS, name="export.csv")).standard.slug == "scdl/subventions"


def test_awarded_contracts_are_no_grants(file):
    header = "Objet du marché;Attributaire;Montant attribué;Date;Lot"
    rows = ("Voirie;COLAS;12000;12/03/2024;1", "Toiture;SARL Martin TP;8000;14/03/2024;2")
    found = conform(file(header, *rows, name="export.csv")).standard
    assert found is not None
    assert found.slug == "decp/marches"
