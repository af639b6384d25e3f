"""Which aid somebody is granted is sensitive; which subsidy an association is granted is everybody's business."""

import polars as pl
import pytest

from pontdarc.core.privacy.detection import scan
from pontdarc.core.privacy.gathering import Gathering
from pontdarc.core.privacy.scanned import Scan
from pontdarc.core.privacy.social_aid import MOST, is_social_aid, share_of_social_aid
from pontdarc.core.recognition import recognise

AIDS = ["RSA", "APA", "AAH", "secours d’urgence", "PCH"]
PEOPLE = ["Anne Martin", "Paul Durand", "Léa Moreau", "Luc Petit", "Zoé Laurent"]
BODIES = ["Secours populaire", "Comité des fêtes", "Association ADMR", "Club de plongée", "Amicale laïque"]


def of(**columns: list[str]) -> Scan:
    return scan(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))


def role(found: Scan, name: str) -> str:
    return next(each.role for each in found.columns if each.name == name)


@pytest.mark.parametrize(
    "text",
    [
        *AIDS,
        "RSA socle",
        "APA à domicile",
        "Aide d'urgence",
        "AAH 80 %",
        "Allocation personnalisée d’autonomie",
        "Prestation de compensation du handicap",
        "Revenu de solidarité active",
        "Fonds de solidarité logement",
        "Aide au titre du FSL",
        "Aide alimentaire",
        "Impayés d’énergie",
        "GIR 4",
    ],
)
def test_an_aid_to_somebody_is_known_by_its_name(text: str) -> None:
    assert is_social_aid(text)


@pytest.mark.parametrize(
    "text",
    [
        "aide en numéraire",
        "aide en nature",
        "Insertion des bénéficiaires du RSA par le maraîchage",
        "Fonctionnement",
        "Achat d’un véhicule pour le portage des repas",
        "Prime vélo électrique",
        "APAJH",
        "Rénovation énergétique",
        "",
    ],
)
def test_what_a_subsidy_pays_for_is_no_aid_to_somebody(text: str) -> None:
    assert not is_social_aid(text)


def test_a_list_of_people_and_of_their_aids_has_a_sensitive_column() -> None:
    found = of(
        **{"Nom du bénéficiaire": PEOPLE, "Sexe": list("FMFMF"), "Nature de l’aide": AIDS, "Montant": list("12345")}
    )
    assert role(found, "Nature de l’aide") == "sensitive"
    told = next(each for each in found.columns if each.name == "Nature de l’aide")
    assert (told.share, told.examples_masked) == (1.0, ())


def test_it_is_so_without_any_name_where_the_rows_are_people() -> None:
    found = of(Sexe=list("FMFMF"), Commune=["Privas"] * 5, Aide=AIDS)
    assert role(found, "Aide") == "sensitive"
    assert found.personal


@pytest.mark.parametrize(
    "columns",
    [
        {
            "Nom du bénéficiaire": BODIES,
            "Nature de l’aide": ["aide alimentaire", "aide en nature", "secours", "x", "y"],
        },
        {
            "Association": BODIES,
            "Président": PEOPLE,
            "Objet": ["Aide alimentaire", "Secours", "Fête", "Sport", "École"],
        },
        {"SIRET bénéficiaire": ["38047555800058"] * 5, "Président": PEOPLE, "Dispositif": AIDS},
        {"Commune": ["Privas"] * 5, "Prestation": AIDS, "Effectif": ["12", "40", "51", "33", "90"]},
    ],
    ids=["to bodies", "to bodies whose president is named", "to bodies by their number", "counted by commune"],
)
def test_subsidies_to_bodies_and_counts_of_aids_are_not_sensitive(columns: dict[str, list[str]]) -> None:
    found = of(**columns)
    assert "sensitive" not in {each.role for each in found.columns}


def test_the_grantor_s_number_does_not_make_people_bodies() -> None:
    found = of(**{"SIRET attribuant": ["22070001700019"] * 5, "Bénéficiaire": PEOPLE, "Dispositif": AIDS})
    assert role(found, "Dispositif") == "sensitive"


def test_one_aid_among_many_other_things_says_nothing_of_the_column() -> None:
    assert share_of_social_aid({"RSA": 1, **{f"Projet {n}": 1 for n in range(9)}}) == 0.0
    assert share_of_social_aid({"RSA": 6, "Autre": 4}) == 0.6
    assert share_of_social_aid({}) == 0.0


def test_aids_are_counted_to_the_last_row_and_a_column_of_other_texts_is_left_alone() -> None:
    frames = [pl.DataFrame({"aide": ["Autre"] * 3_000}), pl.DataFrame({"aide": ["RSA"] * 1_000})]
    gathering = Gathering(recognise(pl.concat(frames)))
    for frame in frames:
        gathering.add(frame)
    assert share_of_social_aid(gathering.sorts["aide"]) == 0.25
    free = pl.DataFrame({"aide": [f"texte libre {n}" for n in range(MOST + 1)]})
    gathering = Gathering(recognise(free))
    gathering.add(free)
    assert "aide" not in gathering.sorts
