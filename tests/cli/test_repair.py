"""pontdarc repair: the document, the file it writes, and how it ends."""

import json

import polars as pl
import pytest

from pontdarc.cli.main import main

NAMES = "Prénom;Sexe;Nombre;Année\nJEAN-PIERRE;Masculin;4;2023\nLÉA;F;2;2023\n"


def repair(capsys, *arguments):
    code = main(["repair", *map(str, arguments)])
    return code, capsys.readouterr()


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "prenoms.csv"
    path.write_text(NAMES, encoding="cp1252")
    return path


def test_a_file_is_repaired_and_what_is_missing_is_said(capsys, names, tmp_path):
    out = tmp_path / "out.csv"
    code, said = repair(capsys, names, "--json", "--output", out)
    document = json.loads(said.out)
    assert code == 1
    assert {"standard", "mapping", "repairs", "remaining", "valid"} <= set(document)
    assert 0.5 <= document["confidence"] <= 1
    assert all(feed["reason"] for feed in document["feeds"] if feed["sources"])
    assert document["standard"] == "scdl/prenoms"
    assert document["mapping"] == {
        "ENFANT_SEXE": "Sexe",
        "ENFANT_PRENOM": "Prénom",
        "NOMBRE_OCCURRENCES": "Nombre",
        "ANNEE": "Année",
    }
    assert document["repairs"]["ENFANT_SEXE"] == {"sex_code": 1}
    assert [(one["id"], one["column"]) for one in document["remaining"]] == [("missing_column", "COLL_INSEE")]
    assert document["valid"] is False
    text = out.read_bytes()
    assert text.startswith(b"COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\r\n")
    assert "Jean-Pierre" in text.decode("utf-8")


def test_the_organisation_completes_what_it_knows(capsys, names, tmp_path, official):
    out = tmp_path / "out.csv"
    code, said = repair(capsys, names, "--json", "--output", out, "--organisation", "210701868")
    assert (code, json.loads(said.out)["valid"]) == (0, True)
    assert pl.read_csv(out, infer_schema=False)["COLL_INSEE"].to_list() == ["07186", "07186"]


def test_nothing_recognised_is_refused_with_the_list_of_standards(capsys, tmp_path):
    path = tmp_path / "ruches.csv"
    path.write_text("ruche;poids\nDadant;12\n", encoding="utf-8")
    code, said = repair(capsys, path, "--output", tmp_path / "out.csv")
    assert code == 2
    assert "scdl/subventions" in said.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("extra", [["--standard", "scdl/licornes"], ["--organisation", "123456789"]])
def test_a_wrong_option_is_refused_and_nothing_is_written(capsys, names, tmp_path, extra):
    code, said = repair(capsys, names, "--output", tmp_path / "out.csv", *extra)
    assert code == 2
    assert extra[1] in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["prenoms.csv"]


def test_a_file_that_does_not_exist_is_refused(capsys, tmp_path):
    assert repair(capsys, tmp_path / "rien.csv", "--output", tmp_path / "out.csv")[0] == 2


def test_without_json_it_says_so_in_french(capsys, names, tmp_path):
    _, said = repair(capsys, names, "--output", tmp_path / "out.csv")
    assert "ENFANT_SEXE ← Sexe" in said.out
    assert "Reste à faire :" in said.out


@pytest.fixture
def official(tmp_path, monkeypatch):
    """Return a small package of the official territory, in the form of the real one."""
    package = tmp_path / "paquet"
    (package / "data").mkdir(parents=True)
    commune = {
        "code": "07186", "nom": "Privas", "departement": "07", "type": "commune-actuelle", "siren": "210701868",
        "codesPostaux": ["07000"], "population": 1,
    }  # fmt: skip
    (package / "package.json").write_text('{"version": "6.0.0"}')
    (package / "data" / "communes.json").write_text(json.dumps([commune]))
    (package / "data" / "epci.json").write_text("[]")
    (package / "data" / "departements.json").write_text('[{"code": "07", "nom": "Ardèche"}]')
    monkeypatch.setenv("PONTDARC_OFFICIAL", str(package))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return package
