"""What headers suggest of a secret, and what they must not."""

import pytest

from pontdarc.legal.hints import FAMILIES, hints, hints_on


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Prix unitaire HT", "Q7"),
        ("PrixUnitaireHT", "Q7"),
        ("prix_de_revient", "Q7"),
        ("taux_marge_brute", "Q7"),
        ("Nom du client", "Q7"),
        ("Mémoire technique", "Q7"),
        ("DIAMETRE_NOMINAL", "Q5"),
        ("Captage", "Q5"),
        ("perimetre_protection_rapprochee", "Q5"),
        ("code alarme", "Q5"),
        ("nb_cameras", "Q5"),
        ("Adresse IP", "Q5"),
        ("revenu_fiscal_reference", "Q6"),
    ],
)
def test_a_header_that_speaks_of_a_secret_is_evidence_for_its_question(header: str, code: str) -> None:
    (found,) = hints([header])
    assert (found.column, found.family.code) == (header, code)


def test_what_the_law_leaves_public_suggests_nothing() -> None:
    plain = ["nom", "commune", "montant", "montant_total", "date_convention", "objet", "latitude", "adresse", "tarif"]
    assert hints([*plain, "nomBeneficiaire", "prix", "valeurGlobale", "population"]) == ()


def test_hints_are_sorted_by_question_and_say_the_column_and_why() -> None:
    found = hints(["captage", "client", "nom"])
    assert [each.column for each in hints_on("Q5", found)] == ["captage"]
    assert hints_on("Q7", found)[0].sentence() == "« client » (clients)"
    assert hints_on("Q6", found) == ()


def test_every_family_answers_one_of_the_three_questions_of_secrets() -> None:
    assert {family.code for family in FAMILIES} == {"Q5", "Q6", "Q7"}
