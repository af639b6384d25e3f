"""The unit that a header says: converted when the standard has another, told when the two do not convert."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pontdarc.core.referential import Body
from pontdarc.core.schema import Field
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.units import conversion

TODAY = date(2026, 11, 23)
HEIGHT, MONTHS = Field("hauteur", "number", units=("cm",)), Field("dureeMois", "integer", units=("mois",))


@pytest.mark.parametrize(
    ("header", "field", "factor"),
    [
        ("Hauteur (m)", HEIGHT, "100"),
        ("Hauteur en mètres", HEIGHT, "100"),
        ("Hauteur [mm]", HEIGHT, "0.1"),
        ("Durée (ans)", MONTHS, "12"),
    ],
)
def test_another_unit_of_the_same_dimension_converts(header, field, factor):
    made = conversion(header, field)
    assert made is not None
    assert made[0] == Decimal(factor)


@pytest.mark.parametrize("header", ["Hauteur", "Hauteur (cm)", "Hauteur (estimée)", "Hauteur (kg)", "Hauteur m"])
def test_without_another_unit_nothing_converts(header):
    assert conversion(header, HEIGHT) is None


def test_heights_in_metres_become_centimetres_by_a_step_that_the_recipe_keeps(tmp_path):
    path = tmp_path / "arbres.csv"
    path.write_text(
        "N°;Essence;Hauteur (m);X L93;Y L93\n1;Platane;12,5;836012,5;6404120,2\n2;Tilleul;9;836030;6404150\n"
    )
    prepared = prepare(path, today=TODAY, standard="arbres-urbains")
    assert prepared.frame["hauteur"].to_list() == ["1250", "900"]
    assert {"to_unit": 2}.items() <= {step: n for its in prepared.repairs.values() for step, n in its.items()}.items()
    assert prepare(path, today=TODAY, recipe=prepared.recipe).frame.equals(prepared.frame)


@pytest.mark.parametrize(
    ("x", "y"), [("X L93", "Y L93"), ("X_L93", "Y_L93"), ("XL93", "YL93"), ("x lambert 93", "y lambert 93")]
)
def test_coordinates_called_after_the_legal_projection_are_put_in_degrees(tmp_path, x, y):
    path = tmp_path / "arbres.csv"
    path.write_text(f"N°;Essence;{x};{y}\n1;Platane;836012,5;6404120,2\n2;Tilleul;836030;6404150\n")
    frame = prepare(path, today=TODAY, standard="arbres-urbains").frame
    assert frame["longitude"].cast(pl.Float64).is_between(4.6, 4.8).all()
    assert frame["latitude"].cast(pl.Float64).is_between(44.6, 44.8).all()


GRANTS = (
    "COMMUNE DE SAINT-ARCENS;;;;\nSubventions versées aux associations en 2024;;;;\n;;;;\n"
    "Association;N° SIRET;Objet;Montant voté;Date de la délibération\n"
    "Comité des fêtes;21070186800015;Fête votive;1 500 €;12/04/2024\nAmicale;;Banquet;800,00 €;12/04/2024\n"
)
CONTRACTS = (
    "Objet du marché;Titulaire;SIRET titulaire;Montant HT;Date de notification;Durée;Procédure\n"
    "Réfection voirie;SARL Dupont TP;52499120500013;45 300,00 €;02/05/2024;3 mois;MAPA\n"
    "Toiture école;Ent. Martin;;12 850 €;15/06/2024;2 ans;AOO\n"
)


def test_grants_with_the_day_of_their_vote_are_grants_and_no_list_of_deliberations(tmp_path):
    path = tmp_path / "subventions_2024.csv"
    path.write_text(GRANTS)
    prepared = prepare(path, today=TODAY, body=Body(siren="210701868", name="Privas"))
    assert prepared.standard.slug == "scdl/subventions"
    assert prepared.frame["nomBeneficiaire"].to_list() == ["Comité des fêtes", "Amicale"]


def test_a_contract_is_written_as_its_standard_wants_and_years_are_not_taken_for_months(tmp_path):
    path = tmp_path / "marches.csv"
    path.write_text(CONTRACTS)
    frame = prepare(path, today=TODAY, standard="decp/marches").frame
    assert frame["dureeMois"].to_list() == ["3", "2 ans"]
    assert frame["procedure"].to_list() == ["Procédure adaptée", "Appel d'offres ouvert"]


def test_an_unknown_standard_is_refused_with_the_closest_one():
    with pytest.raises(Exception, match="Le plus proche : scdl/subventions"):
        find("subvension")
