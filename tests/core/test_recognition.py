"""Columns are told by what they hold and by what their header says."""

import polars as pl
import pytest

from pontdarc.core.headers import says_one_of, words_of
from pontdarc.core.recognition import Recognised, recognise, recognise_together

ROWS = 12


def frame(**columns: list[str | None]) -> pl.DataFrame:
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def one(header: str, *values: str | None) -> Recognised:
    return recognise(pl.DataFrame({header: list(values)}, schema={header: pl.String}))[header]


@pytest.mark.parametrize(
    ("header", "values", "kind", "type_"),
    [
        ("idAttribuant", ["22070001700019"], "siret", "string"),
        ("Identification du bénéficiaire", ["220700017", "356000000"], "siren", "string"),
        ("sans rapport", ["22070001700019", "35600000000048"], "siret", "string"),
        ("code_insee", ["07186", "2A004"], "insee_commune", "string"),
        ("CODE POSTAL", ["07000", "26000"], "postal_code", "string"),
        ("codepostal", ["7000", "26000"], "postal_code", "string"),
        ("dep", ["07", "2A"], "insee_departement", "string"),
        ("Téléphone", ["04 75 64 00 00"], "phone_fr", "string"),
        ("tel", ["475640000"], "phone_fr", "string"),
        ("n'importe", ["06 12 34 56 78", "+33 6 12 34 56 78"], "phone_fr", "string"),
        ("Courriel", ["claire@example.fr"], "email", "string"),
        ("Site", ["https://example.fr"], "url", "string"),
        ("dateConvention", ["2024-03-12"], "date_iso", "date"),
        ("le", ["12/03/2024", "1er août 2023"], "date_fr", "date"),
        ("Date de naissance", ["12/03/1978"], "birth_date", "date"),
        ("maj", ["2024-03-12T14:30:00Z"], "datetime_iso", "datetime"),
        ("ouverture", ["08:30", "14h15"], "time", "time"),
        ("exercice", ["2023", "2024"], "year", "year"),
        ("montant", ["1 250,50", "12"], "money", "number"),
        ("montant", ["1250", "12"], "money", "integer"),
        ("solde", ["1 250,50 €", "12 €"], "money", "number"),
        ("part", ["12,5 %"], "percentage", "number"),
        ("mesure", ["12,5", "3.25"], None, "number"),
        ("mesure", ["1 234 567", "12"], None, "integer"),
        ("mesure", ["1,41208E-06", "2"], None, "number"),
        ("numéro", ["007", "012"], None, "string"),
        ("référence", ["14292405299487610865", "12"], None, "string"),
        ("réponse", ["oui", "non"], "boolean", "boolean"),
        ("lat", ["44,735"], "latitude", "number"),
        ("longitude", ["4.599"], "longitude", "number"),
        ("geo_point_2d", ["44.735, 4.599"], "latlon", "geopoint"),
        ("x", ["824213.5"], "lambert93_x", "number"),
        ("forme", ['{"type": "Point", "coordinates": [4.5, 44.7]}'], "geojson", "geojson"),
        ("détail", ['{"a": 1}'], "json", "object"),
        ("mots", ['["eau"]'], "json_array", "array"),
        ("PRENOM_ENFANT", ["Claire", "Ndrianina", "Zoé"], "person_first_name", "string"),
        ("nom_commune", ["Privas", "Le Teil"], "commune_name", "string"),
        ("mois", ["janvier", "mars"], "month_fr", "string"),
        ("texte", ["Une phrase.", "Une autre, plus longue."], None, "string"),
    ],
)
def test_a_column_is_told(header: str, values: list[str], kind: str | None, type_: str) -> None:
    found = one(header, *(values * ROWS))
    assert (found.kind, found.type) == (kind, type_)
    assert (found.certainty > 0.4) is (kind is not None)


def test_empty_columns_and_empty_tables_are_strings_of_no_kind() -> None:
    assert one("siret", None, None) == Recognised(None, 0.0, "string")
    assert one("siret") == Recognised(None, 0.0, "string")
    assert recognise(pl.DataFrame()) == {}
    assert one("montant", "NC", "-", None).type == "string"


def test_marks_of_missing_values_do_not_hide_a_number() -> None:
    assert one("valeur", *["12"] * 10, "NC", "n/a", "#N/A", "secret", None).type == "integer"


def test_a_few_wrong_cells_do_not_hide_a_kind() -> None:
    assert (
        one("siret", *["22070001700019", "35600000000048", "35600000049837"] * 5, "inconnu au registre").kind == "siret"
    )


def test_what_the_format_declares_wins() -> None:
    table = frame(code=["1", "2"], nom=["a", "b"])
    found = recognise(table, {"code": "string"})
    assert found["code"] == Recognised(None, 0.0, "string")


def test_a_column_nom_is_a_family_name_beside_first_names_only() -> None:
    people = frame(Nom=["Kowalczyk", "Durand"], Prénom=["Claire", "Paul"])
    assert recognise(people)["Nom"].kind == "person_name"
    places = frame(Nom=["Salle des fêtes", "Gymnase"], Commune=["Privas", "Privas"])
    assert recognise(places)["Nom"].kind is None


def test_the_same_is_said_of_a_column_in_a_wide_table() -> None:
    table = pl.DataFrame({f"c{rank}": ["12", "14"] for rank in range(400)} | {"courriel": ["a@example.fr", None]})
    found = recognise(table)
    assert found["courriel"].kind == "email"
    assert found["c0"].type == "integer"


def test_values_far_down_are_seen() -> None:
    rows = 60_000
    late = [str(number) if number < rows // 2 else f"abc{number}" for number in range(rows)]
    assert one("valeur", *late).type == "string"


def test_headers_say_the_same_in_every_spelling() -> None:
    assert words_of("idBénéficiaire") == words_of("ID_BENEFICIAIRE") == words_of("id bénéficiaires")
    assert says_one_of("Code postal de la commune", ("code postal",)) > 0.5
    assert says_one_of("CODEPOSTAL", ("code postal",)) > 0.9
    assert says_one_of("Residentiel", ("tel",)) == 0


def test_a_duration_in_months_is_no_month() -> None:
    found = recognise(pl.DataFrame({"dureeMois": ["12", "6", "3"], "mois": ["1", "2", "12"]}))
    assert (found["dureeMois"].kind, found["mois"].kind) == (None, "month_fr")


def test_tables_recognised_together_are_recognised_as_each_alone() -> None:
    mails = pl.DataFrame(
        {"a": [f"usager{number}@exemple.fr" for number in range(900)], "b": ["oui", "non", None] * 300}
    )
    towns = pl.DataFrame({"commune": ["Privas", "Aubenas", "Annonay"], "b": ["12", "7", "45"]})
    empty = pl.DataFrame({"a": pl.Series([], dtype=pl.String)})
    together = recognise_together([(mails, {}), (towns, {"b": "number"}), (empty, {})])
    assert together == [recognise(mails), recognise(towns, {"b": "number"}), recognise(empty)]
    assert [together[0]["a"].kind, together[1]["commune"].kind, together[1]["b"].type] == [
        "email",
        "commune_name",
        "number",
    ]
