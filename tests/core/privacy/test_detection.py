"""Personal data is found wherever it hides, and public files are left in peace."""

import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.detection import Scanner, scan
from pontdarc.core.privacy.evidence import IBAN, NIR, PHONE
from pontdarc.core.privacy.mailboxes import judge_mailboxes
from pontdarc.core.privacy.scanned import ColumnScan, Scan
from pontdarc.core.reading import read
from pontdarc.core.recognition import KINDS, Recognised, recognise

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[3].parent / "shared") / "data"
ASSOCIATIONS = [
    "Comité des fêtes de Lussas",
    "Club de plongée",
    "ADMR de Jaujac",
    "Les Amis du Moulin",
    "ESPOIR DU TEIL",
]
NIR_OK, IBAN_OK = "2 55 08 14 168 025 38", "FR14 2004 1010 0505 0001 3M02 606"


def of(**columns: list[str | None]) -> Scan:
    return scan(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))


def column(found: Scan, name: str) -> ColumnScan:
    return next(each for each in found.columns if each.name == name)


def test_every_column_is_listed_in_order_and_a_clean_table_is_clean() -> None:
    found = of(
        nomAttribuant=["Département de l’Ardèche"] * 5,
        idAttribuant=["22070001700019"] * 5,
        nomBeneficiaire=ASSOCIATIONS,
        montant=["1500", "200,50", "3000", "12", "8"],
        objet=["Fonctionnement 2024", "Festival", "Achat de matériel", "Aide", "Projet"],
    )
    assert [each.name for each in found.columns] == [
        "nomAttribuant",
        "idAttribuant",
        "nomBeneficiaire",
        "montant",
        "objet",
    ]
    assert not found.personal
    assert {each.role for each in found.columns} == {"none"}
    assert column(found, "idAttribuant").kind == "siret"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Voir avec claire.martin@example.fr avant jeudi", "email"),
        ("rappeler au 06 12 34 56 78, merci", "phone_fr"),
        ("tél 0612345678", "phone_fr"),
        ("+33 6 12 34 56 78 (soir)", "phone_fr"),
        (f"assuré {NIR_OK} à corriger", "nir"),
        (f"virement sur {IBAN_OK} fait", "iban"),
        ("virement sur FR1420041010050500013M02606.", "iban"),
        ("payé avec 4539 5787 6362 1486 le 12", "bank_card"),
        ("Cession d’une parcelle à M. DURANDEAU", "person_full_name"),
        ("Aide accordée à Mme Claire Martinel", "person_full_name"),
        ('{"nomNaissance": "MARTIN", "prenoms": ["Claire"]}', "person_name"),
    ],
)
def test_one_cell_in_a_thousand_is_enough(text: str, kind: str) -> None:
    cells = [f"Remarque numéro {rank} sur le chantier de la route" for rank in range(1000)]
    found = of(remarque=[*cells, text])
    assert found.personal
    told = column(found, "remarque")
    assert (told.kind, told.role) == (kind, "direct")
    assert told.share == pytest.approx(1 / 1001, rel=0.01)


def test_examples_never_show_the_value() -> None:
    found = of(
        a=["claire.martin@example.fr"], b=["06 12 34 56 78"], c=[NIR_OK], d=[IBAN_OK], beneficiaire=["DUPONT Jean"]
    )
    shown = " ".join(example for each in found.columns for example in each.examples_masked)
    assert shown
    for secret in ("martin", "example", "34", "168", "3M02", "UPONT", "ean"):
        assert secret not in shown


@pytest.mark.parametrize(
    "name", ["M. Jean DUPONT", "DUPONT Jean", "Mme Martin Claire", "Jean-Pierre MARTIN", "M DURAND"]
)
def test_a_natural_person_among_associations_is_found_with_the_share(name: str) -> None:
    found = of(**{"Nom du bénéficiaire": [*ASSOCIATIONS * 20, name]})
    told = column(found, "Nom du bénéficiaire")
    assert found.personal
    assert (told.kind, told.role) == ("person_full_name", "direct")
    assert told.share == pytest.approx(1 / 101, rel=0.01)


def test_names_in_two_columns_are_found() -> None:
    found = of(NOM=["KOWALCZYK", "DURAND"], PRENOM=["Claire", "Paul"], grade=["A", "B"])
    assert found.personal
    assert column(found, "NOM").kind == "person_name"
    assert column(found, "PRENOM").kind == "person_first_name"
    assert column(found, "grade").role == "none"


@pytest.mark.parametrize("header", ["nom_famille", "Nom de naissance", "patronyme"])
def test_a_header_is_enough_for_family_names(header: str) -> None:
    assert of(**{header: ["KOWALCZYK", "NGUYEN", "DIALLO"]}).personal


def test_a_header_is_heard_when_cells_cannot_be_told() -> None:
    found = of(**{"téléphone portable": ["****", "xx-xx"], "commune": ["Privas", "Aubenas"]})
    told = column(found, "téléphone portable")
    assert (told.kind, told.role, told.share) == ("phone_fr", "direct", 0.0)
    assert told.certainty < 0.5


def test_an_empty_column_holds_nothing_personal() -> None:
    assert not of(email=[None, ""], nom_famille=[None, None]).personal


def test_birth_dates_plates_and_addresses_on_the_internet_are_personal() -> None:
    assert of(**{"Date de naissance": ["12/03/1978", "01/01/1980"]}).personal
    assert of(vehicule=["AB-123-CD", "EF-456-GH"]).personal
    assert of(connexion=["203.0.113.25", "198.51.100.7"]).personal


def test_facilities_are_not_persons() -> None:
    found = of(
        nom=["Salle des fêtes", "Gymnase Jean Moulin", "École Victor Hugo", "Piscine Claire Fontaine"],
        adresse=["12 rue Jean Jaurès", "3 place Victor Hugo", "1 rue de la Gare", "8 avenue du Stade"],
        telephone=["04 75 64 00 00", "04 75 64 00 01", "04 75 64 00 02", "04 75 64 00 03"],
        courriel=["mairie@example.fr", "contact@example.fr", "ecole.privas@example.fr", "piscine@example.fr"],
        latitude=["44.7", "44.8", "44.6", "44.5"],
        longitude=["4.5", "4.6", "4.7", "4.8"],
    )
    assert not found.personal
    assert column(found, "nom").role == "none"
    assert column(found, "adresse").role == "none"
    assert (column(found, "telephone").kind, column(found, "telephone").role) == ("phone_fr", "indirect")
    assert (column(found, "courriel").kind, column(found, "courriel").role) == ("email", "indirect")


@pytest.mark.parametrize(
    "address", ["claire.martin@mairie.example.fr", "c.martinel@example.fr", "clairemartin07@gmail.com"]
)
def test_one_nominative_mailbox_among_services_makes_a_table_personal(address: str) -> None:
    boxes: list[str | None] = [f"mairie{rank}@example.fr" for rank in range(50)]
    found = of(nom=["Mairie"] * 51, courriel=[*boxes, address], latitude=["44.7"] * 51)
    assert found.personal
    assert column(found, "courriel").role == "direct"


def test_a_mobile_phone_is_a_persons_even_among_places() -> None:
    found = of(nom=["Mairie", "École"], tel=["04 75 64 00 00", "06 12 34 56 78"], latitude=["44.7", "44.8"])
    assert found.personal


def test_a_landline_is_a_persons_when_nothing_says_it_is_a_places() -> None:
    assert of(reference=["A1", "A2"], tel=["04 75 64 00 00", "04 75 64 00 01"]).personal


def test_first_names_in_a_statistic_are_indirect_and_personal_when_rare() -> None:
    names: list[str | None] = ["Emma", "Louis", "Claire", "Paul"]
    common = of(prenom=names, nombre=["12", "30", "8", "5"], annee=["2023"] * 4)
    assert column(common, "prenom").role == "indirect"
    assert not common.personal
    rare = of(prenom=names, nombre=["12", "1", "8", "5"], annee=["2023"] * 4)
    assert rare.personal
    assert of(prenom=names).personal


def test_sensitive_headers_count_in_tables_about_persons() -> None:
    people = of(nom_famille=["MARTIN", "DIALLO"], handicap=["oui", "non"])
    assert column(people, "handicap").role == "sensitive"
    places = of(nom=["Mairie", "École"], acces_handicap=["oui", "non"], origine=["INSEE", "IGN"])
    assert {each.role for each in places.columns} == {"none"}


def test_microdata_without_names_are_personal() -> None:
    assert of(age=["41", "22"], sexe=["H", "F"], situation_familiale=["marié", "célibataire"], csp=["3", "5"]).personal


@pytest.mark.parametrize(
    "cells",
    [
        ["4.777934843", "0.477934843", "0.612345678"],
        ["22070001700019", "35600000000048"],
        ["POINT (4.06 44.12)", "POLYGON ((1.06 12.34 56.78, 2 3))"],
        ["6781b04d-7b5f-4c1a-bceb-b953e6ef70d7", "0612345678901234"],
        ["2024-03-12T14:30:00+0100", "2024-03-12"],
        ["M. le Maire", "Mme la Présidente"],
        ["d’après J. M. Untel", "R. M. Unetelle, 2012"],
        ["4539578763621486", "1", "2", "3", "4", "5", "6"],
        ["Place Jean Jaurès", "Piscine M. Untel"],
    ],
)
def test_what_only_looks_personal_is_left_in_peace(cells: list[str]) -> None:
    assert not of(valeur=list(cells)).personal


def test_chance_in_a_column_of_numbers_is_not_evidence() -> None:
    numbers: list[str | None] = [str(100_000_000_000_000 + rank * 7_919_317) for rank in range(3000)]
    assert not of(identifiant_interne=numbers).personal
    assert of(identifiant_interne=[NIR_OK.replace(" ", "")] * 3).personal


def test_the_answer_is_the_same_when_recognition_is_passed_in() -> None:
    table = pl.DataFrame({"courriel": ["claire.martin@example.fr"], "n": ["1"]})
    assert scan(table, recognise(table)) == scan(table)


def test_wide_and_empty_tables_are_scanned() -> None:
    wide = pl.DataFrame({f"c{rank}": ["12", "x"] for rank in range(600)} | {"last": ["claire.martin@example.fr", None]})
    found = scan(wide)
    assert found.personal
    assert column(found, "last").kind == "email"
    assert not scan(pl.DataFrame()).personal
    assert [each.name for each in scan(pl.DataFrame(schema={"email": pl.String})).columns] == ["email"]


@pytest.mark.parametrize("header", ["text", "column", "count", "0", "maybe name", ""])
def test_a_header_is_never_taken_for_one_of_ours(header: str) -> None:
    found = of(**{header: ["claire.martin@example.fr"], "autre": ["12"]})
    assert [(each.name, each.role) for each in found.columns] == [(header, "direct"), ("autre", "none")]


def test_what_is_called_nom_beside_first_names_is_a_family_name() -> None:
    names: list[str | None] = ["Oyhénart", "Quercioux", "Kowalewska"]
    assert column(of(nom=names, prenom=["Claire", "Paul", "Emma"]), "nom").role == "direct"


@pytest.mark.parametrize("header", ["n° passeport", "Numéro de CNI", "permis de conduire"])
def test_numbers_of_identity_documents_name_their_holder(header: str) -> None:
    told = column(of(**{header: ["12AB34567", "21XY00412"]}), header)
    assert (told.kind, told.role) == ("identity_document", "direct")
    assert "AB" not in "".join(told.examples_masked)
    assert not of(**{"n° permis de construire": ["12AB34567"]}).personal


def test_precise_coordinates_beside_persons_lead_to_their_homes() -> None:
    near = of(nom_famille=["KOWALCZYK", "DIALLO"], latitude=["44.73512", "44.61023"], longitude=["4.59871", "4.4"])
    assert column(near, "latitude").role == "indirect"
    assert "44" not in "".join(column(near, "latitude").examples_masked)
    far = of(nom_famille=["KOWALCZYK", "DIALLO"], latitude=["44.73", "44.61"], longitude=["4.59", "4.41"])
    assert column(far, "latitude").role == "none"
    assert column(of(nom=["Mairie", "École"], latitude=["44.73512", "44.61023"]), "latitude").role == "none"


def test_titles_of_works_name_nobody_but_what_else_is_called_a_title_may() -> None:
    titles: list[str | None] = ["Le voyage de Mme Doubtfire", *[f"Le grand voyage, tome {rank}" for rank in range(60)]]
    works = of(titre=titles, auteur=["Claire Martinel"] * 61)
    assert column(works, "titre").role == "none"
    assert column(works, "auteur").role == "direct"
    assert column(of(titre=["Cession d’une parcelle à Mme Durandeau", *titles[1:]]), "titre").role == "direct"


def test_mailboxes_are_told_apart() -> None:
    table = judge_mailboxes(
        pl.Series(
            [
                "mairie@example.fr mairie.saint-julien@wanadoo.fr ; ot-aubenas@example.fr",
                "contact@example.fr secretariat.dgs@example.fr communication@example.fr",
                "claire.martin@example.fr c.martinel@example.fr martin.claire@example.fr martinel@gmail.com",
                "xqz@example.fr",
            ]
        )
    )
    service = set(table.filter("service").get_column("address"))
    person = set(table.filter("person").get_column("address"))
    assert {each.split("@")[0] for each in service} == {
        "mairie", "mairie.saint-julien", "ot-aubenas", "contact", "secretariat.dgs", "communication",
    }  # fmt: skip
    assert {each.split("@")[0] for each in person} == {"claire.martin", "c.martinel", "martin.claire", "martinel"}


def test_patterns_of_the_first_pass_take_the_examples_of_the_kinds() -> None:
    examples = pl.Series([KINDS["phone_fr"].example, KINDS["nir"].example, KINDS["iban"].example])
    for rank, pattern in enumerate((PHONE, NIR, IBAN)):
        assert examples.str.contains(pattern)[rank]


def _scan(path: Path) -> Scan | None:
    table = read(path).table
    return None if table is None else scan(table.frame, recognise(table.frame, table.types))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_every_real_file_with_personal_data_is_flagged() -> None:
    files = sorted((SHARED / "donnees-personnelles").glob("*.csv"))
    clean = [path.name for path in files if (found := _scan(path)) is not None and not found.personal]
    assert clean == ["arx_adult_hierarchy_age.csv"], "a table of age brackets is about nobody"


PUBLIC = [
    "deliberations/deliberations-metropole-saint-etienne.csv",
    "equipements/Antennes_du_CD22.csv",
    "equipements/MTP_EtabliPublic.csv",
    "equipements/services_publics-saint-etienne-metropole.csv",
    "subventions/224900019_conventions-de-subventions-du-departement-de-maine-et-loire.csv",
    "subventions/exemple-duplicate-column.csv",
    "budgets/MTP_BudgetPri_2013.csv",
    "adresses/bal_sample.csv",
    "annuaires/identifiants_epci_2022.csv",
    "prenoms/MTP_Prenoms.csv",
]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
@pytest.mark.parametrize("name", PUBLIC)
def test_public_files_are_left_in_peace(name: str) -> None:
    found = _scan(SHARED / name)
    assert found is not None
    assert not found.personal


@pytest.mark.parametrize("header", ["Nom", "Bénéficiaire", "Agent"])
def test_family_names_alone_are_people_under_a_header_that_names_whom_it_is_about(header: str) -> None:
    names = ["DUPONT", "MARTIN", "LEROY", "DURAND", "LEFÈVRE", "BERNARD"]
    found = scan(pl.DataFrame({header: names, "Montant": ["300"] * 6}))
    assert (found.columns[0].role, found.personal) == ("direct", True)


def test_a_few_family_names_among_bodies_or_places_are_no_people() -> None:
    bodies = ["COLAS", "EUROVIA", "EDF", "ORANGE", "MARTIN", "Judo Club du Coiron", "Croix-Rouge"]
    assert not scan(pl.DataFrame({"Nom": bodies})).personal
    assert not scan(pl.DataFrame({"Plat": ["MARTIN", "DUPONT", "LEROY", "DURAND"]})).personal


PEOPLE = st.sampled_from(
    (
        *("Martin", "Camille Bernard", "camille.bernard@exemple.fr", "mairie@exemple.fr", "06 12 34 56 78", "Piscine"),
        *("2 55 08 14 168 025 38", "FR76 3000 6000 0112 3456 7890 189", "14", "2", "1", "F", "Emma", "", None),
        *("Vu M. Durand hier", "2024-01-31", "12 rue des Lilas", "M", "Léa", "2012"),
    )
)


@settings(max_examples=8, deadline=None)
@given(rows=st.lists(st.tuples(PEOPLE, PEOPLE, PEOPLE), min_size=1, max_size=20), size=st.integers(1, 6))
@pytest.mark.parametrize("names", [("Nom", "Contact", "Observations"), ("Prénom", "Nombre", "Tél")])
def test_a_table_scanned_piece_by_piece_is_told_the_same_of_as_in_one(names, rows, size):
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    known = recognise(frame)
    scanner = Scanner(known)
    for start in range(0, len(rows), size):
        scanner.add(frame.slice(start, size))
    assert scanner.scan() == scan(frame, known)


def test_a_number_of_a_person_is_found_in_the_last_piece_of_a_long_table():
    scanner = Scanner({"note": Recognised(None, 0.0, "string")})
    for text in ["vu le dossier complet"] * 5 + ["joindre le 2 55 08 14 168 025 38"]:
        scanner.add(pl.DataFrame({"note": [text] * 10}))
    (column,) = scanner.scan().columns
    assert (column.kind, column.role, column.share) == ("nir", "direct", round(10 / 60, 6))


_WITNESSES = [
    "M. Dupont est venu",
    "06 12 34 56 78",
    " mairie@lussas.fr ",
    "Martin Dupuis",
    "4.123456",
    "Éloïse Bernard  ",
    "",
]


@given(st.lists(st.none() | st.sampled_from([*_WITNESSES, "Privas", "2024-03-12", "  "]), min_size=1, max_size=8))
@settings(max_examples=10)
def test_a_long_column_is_looked_at_as_a_short_one_is(some: list[str | None]) -> None:
    many = 2_500 // len(some) + 1
    short, repeated = of(texte=some), of(texte=some * many)
    assert repeated.columns[0].role == short.columns[0].role
    assert repeated.columns[0].share == pytest.approx(short.columns[0].share, abs=1e-6)


@pytest.mark.parametrize("cell", ["06 12 34 56 78", "  lise.dupont@orange.fr\u00a0", "vu avec M. Dupont"])
def test_one_cell_is_found_among_many_that_all_differ(cell: str) -> None:
    others = [f"travaux n° {number}" for number in range(24_000)]
    assert of(objet=others).columns[0].role == "none"
    found = of(objet=[*others, cell]).columns[0]
    assert (found.role, round(found.share * 24_001)) == ("direct", 1)
