"""The way of one file: recognised, mapped, mended, checked, scanned; and again with its recipe."""

import json
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.recipe import from_yaml, to_yaml
from pontdarc.core.referential import Body
from pontdarc.core.refusals import NotFound
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.confined_preparing import confined
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.recognition import recognise_standard

TODAY = date(2026, 11, 23)
BODY = Body("Privas", "210701868", "21070186800015", "07186", "Privas")
SUBSIDIES = """Subventions 2024;;;;;;;;
Nom du bénéficiaire;SIRET;Date de la convention;Objet;Montant (€);Nature;Versement;Période;Notification UE;Pourcentage
Les Amis ;210 701 868 00015;12/03/2024;Fonctionnement;1 234,50 €;Numéraire;unique;du 01/01/2024 au 31/12/2024;Non;100 %
Le Club;21070186800015;1er avril 2024;Tournoi;500;aide en numéraire;unique;2024;N;100
;;;;;;;;;
TOTAL;;;;1 734,50;;;;;
"""
NAMES = (
    "Prénom;Sexe;Nombre;Année;Commune;Code INSEE\nJEAN-PIERRE;Masculin;4;2023,0;PRIVAS;7186\nLÉA;F;2;2023;PRIVAS;7186\n"
)
ACTS = (
    "Collectivité;Numéro;Date;Code matière;Matière;Objet\n"
    "Privas;2024-01;15 janvier 2024;7.5;Subventions;Subvention au club\n"
    "Privas;2024-02;15/01/2024;7.10;;Tarifs\n"
)
SITES = (
    "Nom équipement;Type;Adresse;Code postal;Ville;Latitude;Longitude;Téléphone\n"
    "Mairie;Mairie;1, Av. du Champ de Mars;7000;Privas;44,735;4,599;04 75 64 00 00\n"
)


def file(tmp_path, text, name="fichier.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return path


def ready(path, **options):
    return prepare(path, today=TODAY, body=options.pop("body", BODY), **options)


def ids(prepared):
    return {finding.id for finding in prepared.verdict.findings if finding.level == "error"}


def test_a_messy_file_of_subsidies_comes_out_as_the_standard_wants(tmp_path):
    prepared = ready(file(tmp_path, SUBSIDIES, encoding="cp1252"))
    assert prepared.standard.slug == "scdl/subventions"
    assert ids(prepared) == set()
    assert prepared.verdict.valid
    row = dict(zip(prepared.frame.columns, prepared.frame.row(0), strict=True))
    assert row["nomAttribuant"] == "Privas"
    assert row["idAttribuant"] == "21070186800015"
    assert row["dateConvention"] == "2024-03-12"
    assert row["montant"] == "1234.50"
    assert row["nature"] == "aide en numéraire"
    assert row["datesPeriodeVersement"] == "2024-01-01/2024-12-31"
    assert row["notificationUE"] == "non"
    assert row["pourcentageSubvention"] == "1"
    assert prepared.frame.height == 2
    assert prepared.lines.to_list() == [3, 4]


def test_first_names_deliberations_and_facilities_are_mended(tmp_path):
    names = ready(file(tmp_path, NAMES, "prenoms.csv"))
    assert names.frame.rows()[0] == ("Privas", "07186", "M", "Jean-Pierre", "4", "2023")
    assert names.verdict.valid
    acts = ready(file(tmp_path, ACTS, "deliberations.csv"))
    assert acts.standard.slug == "scdl/deliberations"
    assert acts.frame["DELIB_DATE"].to_list() == ["2024-01-15", "2024-01-15"]
    assert acts.frame["DELIB_MATIERE_NOM"].to_list() == ["finances locales/subventions", "finances locales/divers"]
    assert acts.verdict.valid
    sites = ready(file(tmp_path, SITES, "equipements.csv"))
    row = dict(zip(sites.frame.columns, sites.frame.row(0), strict=True))
    assert (row["ADR_NUMERO"], row["ADR_NOMVOIE"]) == ("1", "Avenue du Champ de Mars")
    assert (row["ADR_CODEPOSTAL"], row["EQUIP_LAT"], row["EQUIP_TEL"]) == ("07000", "44.735", "+33 475640000")
    assert ids(sites) == {"missing_column"}


@pytest.mark.parametrize(
    "text",
    [
        "id;ruche;poids;latitude;longitude\n1;Dadant;12;44,7;4,5\n2;Warré;8;44,8;4,6\n",
        "Commune;Inscrits;Votants;Exprimés\nPrivas;5000;3000;2900\n",
        "Article;Libellé;Montant voté;Recettes\n6574;Achats;12;13\n",
        "Nom;Prénom;Courriel\nMartin;Jeanne;j.martin@exemple.fr\n",
        "a;b\n1;2\n",
    ],
)
def test_a_table_of_something_else_follows_no_standard(tmp_path, text):
    prepared = ready(file(tmp_path, text))
    assert prepared.standard is None
    assert prepared.verdict is None
    assert prepared.frame.columns == text.splitlines()[0].split(";")


def test_without_a_standard_only_what_leaves_no_doubt_is_mended(tmp_path):
    text = "Jour ;Code;Somme;Note\n12/03/2024;07186;1 234,5;12/03\n13/03/2024;07001;12;ok\n"
    prepared = ready(file(tmp_path, text))
    assert prepared.frame.rows() == [("2024-03-12", "07186", "1234.5", "12/03"), ("2024-03-13", "07001", "12", "ok")]


def test_a_standard_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(NotFound):
        ready(file(tmp_path, NAMES), standard="scdl/licornes")


def test_a_standard_asked_for_is_followed_whatever_the_headers(tmp_path):
    prepared = ready(file(tmp_path, "a;b\n1;2\n"), standard="prenoms")
    assert prepared.standard.slug == "scdl/prenoms"
    assert prepared.mapping.left_out == ("a", "b")


def test_the_recipe_replayed_on_the_next_file_does_the_same_without_asking(tmp_path):
    first = ready(file(tmp_path, NAMES, "prenoms.csv"))
    recipe = from_yaml(to_yaml(first.recipe))
    following = NAMES.replace("JEAN-PIERRE", "ANNE").replace("2023", "2024")
    second = ready(file(tmp_path, following, "autre.csv"), recipe=recipe)
    assert second.frame["ENFANT_PRENOM"].to_list() == ["Anne", "Léa"]
    assert second.frame["ANNEE"].to_list() == ["2024", "2024"]
    assert second.drift == ()
    assert second.recipe.digest() == first.recipe.digest()


def test_a_new_column_of_e_mails_is_seen_twice(tmp_path):
    first = ready(file(tmp_path, NAMES, "prenoms.csv"))
    lines = [f"{line};{'courriel' if not n else f'p{n}@exemple.fr'}" for n, line in enumerate(NAMES.splitlines())]
    second = ready(file(tmp_path, "\n".join(lines), "prenoms.csv"), recipe=first.recipe)
    assert [(drift.what, drift.column, drift.blocking) for drift in second.drift] == [("added", "courriel", True)]
    assert second.scan_left_out.personal
    assert "courriel" not in second.frame.columns


def test_the_confined_job_writes_a_typed_table_and_a_report_without_personal_values(tmp_path):
    path = file(tmp_path, NAMES, "prenoms.csv")
    arguments = {"path": str(path), "folder": str(tmp_path), "today": "2026-11-23", "filename": "prenoms.csv"}
    report = confined(arguments)
    table = pl.read_parquet(tmp_path / "table.parquet")
    assert table.schema["NOMBRE_OCCURRENCES"] == pl.Int64
    assert table.schema["COLL_INSEE"] == pl.String
    assert report == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["rows"] == 2
    assert report["errors"] == 0
    assert report["mapping"]["ENFANT_PRENOM"] == "Prénom"
    assert report["repairs"]["ENFANT_SEXE"] == {"sex_code": 1}
    shown = json.dumps({key: value for key, value in report.items() if key != "recipe"}, ensure_ascii=False)
    assert "Jean" not in shown
    assert "JEAN" not in shown
    again = confined({**arguments, "recipe": report["recipe"], "remake": True})
    assert again["recipe"] == report["recipe"]


def test_a_text_that_is_no_number_keeps_its_column_as_text(tmp_path):
    text = NAMES.replace(";4;", ";quatre;")
    path = file(tmp_path, text, "prenoms.csv")
    report = confined({"path": str(path), "folder": str(tmp_path), "today": "2026-11-23", "filename": "prenoms.csv"})
    assert pl.read_parquet(tmp_path / "table.parquet")["NOMBRE_OCCURRENCES"].to_list() == ["quatre", "2"]
    assert report["errors"] == 1


def test_what_a_person_decided_is_in_the_recipe_and_kept_when_it_is_made_again(tmp_path):
    path = file(tmp_path, "a;b\nEmma;3\n")
    overrides = {"ENFANT_PRENOM": {"source": "a"}, "ANNEE": {"value": "2024"}}
    prepared = ready(path, standard="prenoms", overrides=overrides)
    assert prepared.frame["ENFANT_PRENOM"].to_list() == ["Emma"]
    assert prepared.frame["ANNEE"].to_list() == ["2024"]
    assert from_yaml(to_yaml(prepared.recipe)).overrides == overrides


@pytest.mark.parametrize("slug", sorted(standards()))
def test_the_official_header_alone_is_recognised(slug):
    frame = pl.DataFrame({name: ["x"] for name in standards()[slug].schema.names})
    found = recognise_standard(frame, standards())
    assert found.standard.slug == slug
    assert found.confidence == 1.0


def test_an_empty_table_is_recognised_as_nothing():
    assert recognise_standard(pl.DataFrame(), standards()).standard is None


_FIRST = st.sampled_from(["Emma", "Léa", "Jean-Pierre", "Éloïse", "Zoé"])


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(_FIRST, st.sampled_from("MF"), st.integers(1, 999)), min_size=1, max_size=6))
def test_a_conforming_table_is_left_alone_and_repair_is_done_once(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("p")
    header = ",".join(standards()["scdl/prenoms"].schema.names)
    text = "\n".join([header, *(f"Privas,07186,{sex},{name},{count},2024" for name, sex, count in rows)]) + "\n"
    prepared = ready(file(folder, text), standard="prenoms")
    assert prepared.repairs == {}
    assert prepared.verdict.valid
    assert [row[3] for row in prepared.frame.rows()] == [name for name, _, _ in rows]


def test_what_was_repaired_needs_no_repair(tmp_path):
    for text, name in ((SUBSIDIES, "subventions.csv"), (SITES, "equipements.csv"), (ACTS, "deliberations.csv")):
        once = ready(file(tmp_path, text, name))
        twice = ready(file(tmp_path, once.frame.write_csv(), name), standard=once.standard.slug)
        assert {c: s for c, s in twice.repairs.items() if set(s) - {"constant"}} == {}, name
        assert twice.frame.rows() == once.frame.rows()


def test_a_point_in_two_columns_or_latitude_first_is_written_as_the_standard_wants(tmp_path):
    text = "n_station;puiss_max;id_pdc;Latitude;Longitude\nAirette;22;FRSAMEPOINT11;44,6199;4,3901\n"
    prepared = ready(file(tmp_path, text), standard="irve-statique")
    assert prepared.frame["coordonneesXY"].to_list() == ["[4.3901, 44.6199]"]
    text = "n_station;puiss_max;id_pdc;geo_point_2d\nAirette;22;FRSAMEPOINT11;44.6199, 4.3901\n"
    prepared = ready(file(tmp_path, text), standard="irve-statique")
    assert prepared.frame["coordonneesXY"].to_list() == ["[4.3901, 44.6199]"]


def test_coordinates_of_an_address_are_cut_to_the_decimals_that_it_takes(tmp_path):
    text = "voie_nom;numero;commune_insee;x;y;long;lat\nRue;1;07019;811650.256;6393410.8;4.39012345678;44.6\n"
    prepared = ready(file(tmp_path, text), standard="bal@1.4")
    row = prepared.frame.row(0, named=True)
    assert (row["x"], row["y"], row["long"], row["lat"]) == ("811650.26", "6393410.8", "4.3901235", "44.6")
