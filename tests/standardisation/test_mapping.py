"""Which column feeds which field: names in any spelling, synonyms, content, what the organisation knows."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.recognition import recognise
from pontdarc.core.referential import Body
from pontdarc.standardisation import mapping
from pontdarc.standardisation.catalogue import find, standards
from pontdarc.standardisation.mapping import map_columns, name_score
from pontdarc.standardisation.position import SAME_PLACE

TODAY = date(2026, 11, 23)
SUBSIDIES = find("scdl/subventions").schema
FACILITIES = find("scdl/equipements").schema
NAMES = find("scdl/prenoms").schema


def mapped(schema, columns, body=Body(), remembered=None):  # noqa: B008
    height = max((len(values) for values in columns.values()), default=0)
    frame = pl.DataFrame({name: list(values) + [None] * (height - len(values)) for name, values in columns.items()})
    frame = frame.cast(pl.String)
    found = recognise(frame) if frame.height else {}
    kinds = {name: (one.kind, one.certainty) for name, one in found.items()}
    return map_columns(frame, schema, body, remembered, kinds=kinds, today=TODAY)


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("nomBeneficiaire", "nomBeneficiaire"),
        ("NOM_BENEFICIAIRE", "nomBeneficiaire"),
        ("Nom du bénéficiaire", "nomBeneficiaire"),
        ("  nom   bénéficiaire ", "nomBeneficiaire"),
        ("Association", "nomBeneficiaire"),
        ("Montant de la subvention (€)", "montant"),
        ("MONTANT", "montant"),
        ("Mt attribué", "montant"),
        ("N° SIRET du bénéficiaire", "idBeneficiaire"),
        ("Date de la convention", "dateConvention"),
        ("Objet de la subvention", "objet"),
    ],
)
def test_a_header_is_known_in_any_spelling(header, target):
    assert mapped(SUBSIDIES, {header: []}).as_json() == {target: header}


@pytest.mark.parametrize(
    "header", ["Montant du prêt", "Montant demandé", "Montant de la garantie", "Fax", "Population"]
)
def test_another_thing_with_a_close_name_feeds_nothing(header):
    mapping = mapped(SUBSIDIES, {header: ["12", "15"]})
    assert mapping.as_json() == {}
    assert mapping.left_out == (header,)


@pytest.mark.parametrize(
    ("standard", "header", "values"),
    [
        ("arbres-urbains", "canisse_arbre", ["Oui", "Non"]),
        ("arbres-urbains", "Remarquable", ["il est très imposant", "son grand âge, sa rareté"]),
        ("amenagements-cyclables", "Création de voie pour cycle", ["OUI", "NON"]),
        ("scdl/catalogue", "odi_certificate_url", ["https://exemple.fr/1", "https://exemple.fr/2"]),
        ("scdl/catalogue", "attributions", ["Contributeurs OpenStreetMap"]),
        ("scdl/equipements", "Propriétaire", ["Ville de Privas", "SDIS"]),
        ("decp/marches", "contract_date", ["2026-01-19", "2026-02-23"]),
    ],
)
def test_letters_in_common_or_values_of_another_make_no_choice(standard, header, values):
    assert mapped(find(standard).schema, {header: values}).as_json() == {}


def test_the_identifiers_that_an_old_address_has_in_one_column_feed_three_fields():
    ids = [f"@c:{n}246e48c-f33d-433a-8984-034219be842e @v:8a3bab10-f329-4ce3-9c7d-280d91a8053a" for n in range(3)]
    fed = mapped(find("bal@1.4").schema, {"uid_adresse": ids, "numero": ["1", "2", "3"]}).as_json()
    assert {fed[name] for name in ("id_ban_commune", "id_ban_toponyme", "id_ban_adresse")} == {"uid_adresse"}


def test_one_source_feeds_one_field_and_the_surest_wins():
    mapping = mapped(SUBSIDIES, {"Montant total": ["1"], "montant": ["2"]})
    assert mapping.feed("montant").sources == ("montant",)
    assert mapping.left_out == ("Montant total",)


def test_of_two_equal_headers_the_fuller_one_is_taken():
    mapping = mapped(SUBSIDIES, {"bénéficiaire": [None, None], "Nom bénéficiaire": ["A", "B"]})
    assert mapping.feed("nomBeneficiaire").sources == ("Nom bénéficiaire",)


def test_the_name_of_a_third_party_is_preferred_to_its_number():
    columns = {"Tiers": ["T1000", "T1001"], "Libellé tiers": ["Foyer rural", None], "Mt attribué": ["10", "20"]}
    mapping = mapped(SUBSIDIES, columns)
    assert mapping.feed("nomBeneficiaire").column == "Libellé tiers"
    assert mapping.left_out == ("Tiers",)


def test_a_table_of_thousands_of_columns_is_mapped_by_their_names_only(monkeypatch):
    columns = {f"mesure {number}": ["1"] for number in range(5000)} | {
        "Nom du bénéficiaire": ["Foyer"],
        "montant": ["2"],
    }
    tried = []

    def scored(field, name, *more):
        tried.append(name)
        return name_score(field, name, *more)

    monkeypatch.setattr(mapping, "name_score", scored)
    done = mapped(SUBSIDIES, columns)
    assert (done.feed("nomBeneficiaire").column, done.feed("montant").column) == ("Nom du bénéficiaire", "montant")
    assert set(tried) == {"Nom du bénéficiaire", "montant"}
    assert len(done.left_out) == 5000


def test_content_finds_first_names_under_a_header_that_says_nothing():
    mapping = mapped(NAMES, {"colonne_1": ["Emma", "Louise", "Gabriel", "Adam", "Jade", "Léa", "Hugo"]})
    assert mapping.feed("ENFANT_PRENOM").sources == ("colonne_1",)


def test_the_organisation_fills_what_the_file_does_not_say():
    mapping = mapped(SUBSIDIES, {"montant": ["1"]}, Body("Privas", "210701868", "21070186800015"))
    assert mapping.feed("nomAttribuant").value == "Privas"
    assert mapping.feed("idAttribuant").value == "21070186800015"
    assert "nomAttribuant" not in mapping.as_json()


def test_a_siret_is_never_made_from_a_siren():
    assert mapped(SUBSIDIES, {"montant": ["1"]}, Body("Privas", "210701868")).feed("idAttribuant").value is None


def test_what_the_file_says_wins_over_the_organisation():
    mapping = mapped(SUBSIDIES, {"nomAttribuant": ["Aubenas"]}, Body("Privas"))
    assert mapping.feed("nomAttribuant").value is None


def test_what_a_person_decided_is_kept():
    columns = {"montant": ["1"], "autre": ["2"]}
    chosen = {"montant": {"source": "autre"}, "objet": {"value": "aide"}, "nature": {}}
    mapping = mapped(SUBSIDIES, columns, Body(), chosen)
    assert mapping.feed("montant").column == "autre"
    assert mapping.feed("objet").value == "aide"
    assert mapping.feed("montant").by_person
    assert mapping.left_out == ("montant",)


def test_a_point_gives_latitude_and_longitude():
    mapping = mapped(FACILITIES, {"nom": ["Mairie"], "geo_point_2d": ["44.73, 4.59"]})
    assert mapping.feed("EQUIP_LAT").sources == ("geo_point_2d",)
    assert [call.step for call in mapping.before] == ["split_latlon"]


def test_an_address_gives_number_and_street():
    mapping = mapped(FACILITIES, {"nom": ["Mairie", "École"], "adresse": ["1 rue Neuve", "2 bis place Haute"]})
    assert mapping.as_json()["ADR_NUMERO"] == mapping.as_json()["ADR_NOMVOIE"] == "adresse"


def test_metres_are_seen():
    mapping = mapped(FACILITIES, {"nom": ["Mairie"], "x": ["826000.1"], "y": ["6404000.2"]})
    assert [call.step for call in mapping.before] == ["lambert93"]


def test_two_days_make_a_period():
    columns = {"Date début versement": ["2024-01-01"], "Date fin versement": ["2024-12-31"]}
    mapping = mapped(SUBSIDIES, columns)
    assert mapping.as_json()["datesPeriodeVersement"] == ["Date début versement", "Date fin versement"]


@pytest.mark.parametrize("slug", sorted(standards()))
def test_the_official_names_map_to_themselves(slug):
    schema = standards()[slug].schema
    mapping = mapped(schema, {name: [] for name in schema.names})
    assert mapping.as_json() == {name: name for name in schema.names}
    assert mapping.left_out == ()


@pytest.mark.parametrize("slug", sorted(standards()))
def test_every_synonym_leads_to_a_field(slug):
    schema = standards()[slug].schema
    lost = [name for one in schema.fields for name in one.synonyms if not mapped(schema, {name: []}).as_json()]
    assert lost == []


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=5, unique=True))
def test_every_column_feeds_something_or_is_left_out(names):
    mapping = mapped(SUBSIDIES, {name: ["x"] for name in names})
    used = {source for feed in mapping.feeds for source in feed.sources}
    assert used | set(mapping.left_out) == set(names)
    assert [feed.target for feed in mapping.feeds] == list(SUBSIDIES.names)


def test_a_longitude_and_a_latitude_in_two_columns_make_the_point_that_a_standard_wants_in_one():
    found = mapped(
        find("irve-statique").schema,
        {"nom_station": ["Airette"], "Latitude": ["44.6199"], "Longitude": ["4.3901"], "puiss_max": ["22"]},
    )
    assert found.feed("coordonneesXY").sources == ("Longitude", "Latitude")
    assert found.before[-1].params["columns"] == ["Longitude", "Latitude"]


def test_a_latitude_alone_makes_no_point():
    found = mapped(find("irve-statique").schema, {"nom_station": ["Airette"], "Latitude": ["44.6199"]})
    assert found.feed("coordonneesXY").sources == ()


def test_what_the_organisation_chose_in_another_file_is_proposed_first():
    columns = {"montant": ["1"], "Crédit": ["2"]}
    frame = pl.DataFrame(columns)
    found = map_columns(frame, SUBSIDIES, Body(), today=TODAY, usual={"objet": ["Crédit", "absente"]})
    assert found.feed("objet").column == "Crédit"
    assert found.feed("objet").reason == mapping.AS_BEFORE
    assert not found.feed("objet").by_person


def test_a_person_puts_columns_together():
    chosen = {"nomBeneficiaire": {"sources": ["Prénom", "Nom"], "separator": " "}}
    found = mapped(SUBSIDIES, {"Nom": ["MARTIN"], "Prénom": ["Claire"], "montant": ["1"]}, Body(), chosen)
    feed = found.feed("nomBeneficiaire")
    assert (feed.sources, feed.by_person) == (("Prénom", "Nom"), True)
    assert found.before[0].params == {"columns": ["Prénom", "Nom"], "into": feed.column, "separator": " "}


def test_a_first_name_stands_before_the_name_beside_it():
    found = mapped(
        SUBSIDIES, {"Nom du bénéficiaire": ["MARTIN"], "Prénom du bénéficiaire": ["Claire"], "montant": ["1"]}
    )
    assert found.feed("nomBeneficiaire").sources == ("Prénom du bénéficiaire", "Nom du bénéficiaire")


def test_number_and_street_make_the_address_that_a_standard_wants_in_one():
    columns = {"Nom": ["Airette"], "N°": ["12"], "Rue": ["Rue des Écoles"], "Nb places": ["4"]}
    found = mapped(find("stations-taxi").schema, columns)
    assert found.feed("adresse").sources == ("N°", "Rue")


@pytest.mark.parametrize(("month", "sign"), [("3", "/"), ("mars", " ")])
def test_day_month_and_year_make_a_date(month, sign):
    columns = {"Bénéficiaire": ["Foyer"], "Montant": ["1"], "Jour": ["18"], "Mois": [month], "Année": ["2024"]}
    found = mapped(SUBSIDIES, columns)
    assert found.feed("dateConvention").sources == ("Jour", "Mois", "Année")
    assert found.before[-1].params["separator"] == sign


def test_departement_and_number_make_the_code_of_a_commune():
    columns = {"Prénom": ["Emma"], "Nombre": ["5"], "Dép": ["7"], "Com": ["19"]}
    found = mapped(NAMES, columns)
    assert found.feed("COLL_INSEE").sources == ("Dép", "Com")
    assert found.before[-1].step == "commune_from_parts"


def test_columns_without_names_are_known_by_their_place():
    values = [field.example or None for field in SUBSIDIES.fields]
    columns = {f"colonne_{rank + 1}": [value] * 3 for rank, value in enumerate(values)}
    found = mapped(SUBSIDIES, columns)
    assert found.feed("montant").column == f"colonne_{SUBSIDIES.names.index('montant') + 1}"
    assert found.feed("montant").reason == SAME_PLACE


def test_columns_without_names_in_another_order_are_not_taken_for_their_place():
    values = [field.example or None for field in reversed(SUBSIDIES.fields)]
    columns = {f"colonne_{rank + 1}": [value] * 3 for rank, value in enumerate(values)}
    assert all(feed.reason != SAME_PLACE for feed in mapped(SUBSIDIES, columns).feeds)


def test_a_short_name_that_says_two_fields_is_left_to_a_person():
    schema = find("biens-reemploi").schema
    assert mapped(schema, {"MONTANT_RE": ["12"]}).as_json() == {}


@pytest.mark.parametrize(
    ("standard", "header", "cell", "target"),
    [
        ("scdl/equipements", "LIBRUE", "RUE DU LAVANDIN", "ADR_NOMVOIE"),
        ("scdl/equipements", "CDPOST", "34070", "ADR_CODEPOSTAL"),
        ("lieux-covoiturage", "LIB_AIRE", "Pont de Lavilledieu", "nom_lieu"),
        ("lieux-covoiturage", "NB_PL_HANDI", "2", "nbre_pmr"),
        ("stationnement", "disabled_spaces", "4", "nb_pmr"),
        ("scdl/budget", "BP_PRECEDENT", "12000", "BGT_MTBUDGPREC"),
    ],
)
def test_names_that_software_glues_and_abbreviates_are_read(standard, header, cell, target):
    assert mapped(find(standard).schema, {header: [cell, cell]}).as_json() == {target: header}


def test_a_number_that_differs_on_every_row_is_not_that_of_the_organisation():
    sirets = ["42388447700013", "48747426400024", "39241768900230", "38529030900454"]
    assert mapped(FACILITIES, {"siret": sirets}).as_json() == {}
    assert mapped(FACILITIES, {"siret": sirets[:1] * 4}).as_json() == {"COLL_SIRET": "siret"}
    assert mapped(FACILITIES, {"SIRET de la collectivité": sirets}).as_json() == {
        "COLL_SIRET": "SIRET de la collectivité"
    }


def test_what_is_said_of_the_supplier_is_not_said_of_the_works():
    markets = find("decp/marches").schema
    assert mapped(markets, {"CP titulaire": ["07200", "07000"]}).as_json() == {}
    assert mapped(markets, {"SIRET titulaire": ["42388447700013"]}).as_json() == {
        "titulaires.titulaire.id": "SIRET titulaire"
    }


def test_the_title_of_a_field_says_it_better_than_another_name_that_comes_first():
    columns = {"Typologie": ["Mairie", "Gymnase"], "Type d’équipement": ["Mairie", "Gymnase"]}
    assert mapped(FACILITIES, columns).as_json() == {"EQUIP_TYPE": "Type d’équipement"}
