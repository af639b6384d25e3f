"""A table is recognised by what its headers say: the standard, and the version of it."""

import polars as pl
import pytest

from pontdarc.core.recognition import recognise
from pontdarc.standardisation.catalogue import every_version, find, versions
from pontdarc.standardisation.recognition import recognise_standard

BAL_1_4 = ("cle_interop", "commune_insee", "commune_nom", "voie_nom", "numero", "x", "y", "long", "lat", "source")
EXPORTS = {
    "lieux-covoiturage": (
        "aires_2024.csv",
        {
            "Nom de l’aire de covoiturage": "Pont de Lavilledieu",
            "Commune": "Lavilledieu",
            "Code INSEE": "07138",
            "Nb places": "42",
            "Longitude": "4.451234",
            "Latitude": "44.573456",
            "Éclairage": "oui",
        },
    ),
    "stationnement": (
        "parkings.csv",
        {
            "Nom du parking": "Airette",
            "Adresse": "1 place de l’Airette",
            "Nombre de places": "120",
            "Places PMR": "4",
            "Hauteur max": "190",
            "Tarif horaire": "1.20",
            "lon": "4.39",
            "lat": "44.61",
        },
    ),
    "stationnement-cyclable": (
        "stationnements_velo.csv",
        {
            "Code INSEE": "07019",
            "Capacité": "14",
            "Type de mobilier": "Arceau",
            "Couvert": "oui",
            "Gestionnaire": "Ville",
        },
    ),
    "irve-statique": (
        "bornes.csv",
        {
            "n_amenageur": "Syndicat",
            "n_operateur": "Exploitant",
            "n_station": "Airette",
            "ad_station": "1 place",
            "code_insee": "07019",
            "id_pdc": "FRSAMEPOINT11",
            "puiss_max": "22",
            "nbre_pdc": "2",
        },
    ),
    "bal": (
        "adresses.csv",
        {
            "Nom de la voie": "Rue de la République",
            "N°": "12",
            "Rep": "bis",
            "Commune": "Aubenas",
            "Code INSEE": "07019",
            "X_L93": "811650.25",
            "Y_L93": "6393410.87",
        },
    ),
    "scdl/budget": (
        "bp.csv",
        {"Exercice": "2024", "Section": "F", "Sens": "D", "Article": "60612", "Montant voté": "1520.50"},
    ),
    "scdl/catalogue": (
        "inventaire.csv",
        {
            "Titre du jeu de données": "Prénoms",
            "Description": "Prénoms des nouveau-nés",
            "Thématique": "Population",
            "Licence": "Licence Ouverte",
            "Mots clés": "prenoms",
            "Fréquence": "Annuelle",
        },
    ),
    "scdl/menus-collectifs": (
        "menus_cantine.csv",
        {"Date": "2025-03-17", "Restaurant": "École", "Type de plat": "Entrée", "Nom du plat": "carottes râpées"},
    ),
    "scdl/plats-menus-collectifs": (
        "fiches.csv",
        {
            "Code plat": "46",
            "Nom du plat": "macédoine",
            "Ingrédient": "carotte",
            "Fournisseur": "SARL",
            "Allergènes": "",
        },
    ),
    "decp-dpa": (
        "profil.csv",
        {
            "SIRET acheteur": "22070001700019",
            "Profil d’acheteur": "https://marches.exemple.fr",
            "Coordonnées": "Hôtel du Département, 07000 Privas",
        },
    ),
    "hautes-remunerations": (
        "remunerations.csv",
        {
            "Collectivité": "Département",
            "Année": "2024",
            "Nombre de femmes": "4",
            "Nombre d’hommes": "6",
            "Somme des dix plus hautes rémunérations": "812345.67",
        },
    ),
    "biens-reemploi": (
        "declaration.csv",
        {
            "Année": "2024",
            "Type de produit": "Mobilier urbain",
            "Montant total HT": "15000",
            "Montant réemploi": "5000",
            "Montant recyclé": "1500",
        },
    ),
    "irve-dynamique": (
        "etat.csv",
        {
            "id_pdc": "FRSAMEPOINT11",
            "État borne": "en_service",
            "Occupation": "libre",
            "Date et heure": "2025-03-18T10:27:50Z",
        },
    ),
}


def _recognised(row: dict[str, str], name: str = "") -> str | None:
    frame = pl.DataFrame(
        {header: [cell or None] * 4 for header, cell in row.items()}, schema_overrides=dict.fromkeys(row, pl.String)
    )
    kinds = {column: (its.kind, its.certainty) for column, its in recognise(frame).items()}
    found = recognise_standard(frame, every_version(), name, kinds=kinds).standard
    return found.name if found else None


@pytest.mark.parametrize("slug", sorted(EXPORTS))
def test_an_export_without_any_official_name_is_recognised_by_what_it_says(slug):
    name, row = EXPORTS[slug]
    assert _recognised(row, name) == find(slug).name


@pytest.mark.parametrize("name", sorted(every_version()))
def test_a_table_under_the_official_names_is_of_its_very_version(name):
    row = {field.name: field.example for field in every_version()[name].schema.fields}
    assert _recognised(row) == name


def test_a_street_under_its_former_name_speaks_for_the_former_version():
    row = dict.fromkeys(BAL_1_4, "1")
    assert _recognised(row) == "bal@1.4.0"
    renamed = {"toponyme" if name == "voie_nom" else name: cell for name, cell in row.items()}
    assert _recognised(renamed) == "bal@1.5.0"


def test_names_that_all_versions_share_speak_for_the_newest():
    shared = set.intersection(*(set(each.schema.names) for each in versions("bal")))
    assert _recognised(dict.fromkeys(sorted(shared), "1")) == "bal@1.5.0"


def test_only_the_versions_given_are_considered():
    older = every_version()["bal@1.4.0"]
    frame = pl.DataFrame({field.name: [field.example] for field in every_version()["bal@1.5.0"].schema.fields})
    assert recognise_standard(frame, {older.name: older}).standard == older


def test_a_list_of_people_who_are_granted_an_aid_is_no_list_of_subsidies() -> None:
    people = pl.DataFrame(
        {
            "Nom du bénéficiaire": ["Anne Martin", "Paul Durand", "Léa Moreau"],
            "Sexe": ["F", "M", "F"],
            "Date de naissance": ["12/03/1950", "01/02/1988", "23/09/2001"],
            "Nature de l’aide": ["RSA", "APA", "secours d’urgence"],
            "Montant": ["300", "450", "120"],
            "Date de décision": ["02/03/2026", "03/03/2026", "04/03/2026"],
        }
    )
    bodies = people.drop("Sexe", "Date de naissance").with_columns(
        pl.Series("Nom du bénéficiaire", ["Comité des fêtes", "Club de plongée", "ADMR de Jaujac"])
    )
    assert recognise_standard(people, every_version(), "aides.csv").standard is None
    found = recognise_standard(bodies, every_version(), "aides.csv").standard
    assert found is not None
    assert found.slug == "scdl/subventions"


def test_a_register_of_enterprises_called_after_first_names_is_no_list_of_them() -> None:
    register = pl.DataFrame(
        {
            "siren": ["005520135", "005520143"],
            "dateCreationUniteLegale": ["1955-01-01", "1956-03-01"],
            "sexeUniteLegale": ["F", "M"],
            "prenom1UniteLegale": ["MARIE", "PAUL"],
            "nombrePeriodesUniteLegale": ["4", "7"],
            "anneeCategorieEntreprise": ["2024", "2024"],
            "activitePrincipaleUniteLegale": ["32.12", "47.11"],
        }
    )
    names = pl.DataFrame(
        {"annee": ["2025", "2025"], "sexe": ["F", "M"], "prenom": ["Louise", "Jules"], "nombre": ["4", "3"]}
    )
    assert recognise_standard(register, every_version(), "prenoms-2025.csv").standard is None
    found = recognise_standard(names, every_version(), "prenoms-2025.csv").standard
    assert found is not None
    assert found.slug == "scdl/prenoms"
