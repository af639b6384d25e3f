"""pontdarc conform: one JSON document and an exit code."""

import json

import pytest

from pontdarc.cli.main import main

HEADER = "COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\n"


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str = "prenoms.csv"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def test_a_clean_file_exits_zero(file, capsys):
    assert main(["conform", file(HEADER + "Aubenas,07019,F,Louise,12,2024\n"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["standard"], said["version"], said["valid"], said["counts"]) == ("scdl/prenoms", "1.1.6", True, {})


def test_a_file_with_errors_exits_one_and_limits_its_findings(file, capsys):
    rows = "Aubenas,07019,G,Louise,12,2024\n" * 9
    assert main(["conform", file(HEADER + rows), "--json", "--limit", "2", "--standard", "prenoms@1.1.6"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["valid"], said["counts"], len(said["findings"])) == (False, {"enum": 9}, 2)


def test_nothing_recognised_exits_one_and_says_so_to_people(file, capsys):
    assert main(["conform", file("ruche;poids\nDadant;12\n", "ruches.csv")]) == 1
    assert "--standard" in capsys.readouterr().out


def test_the_column_that_feeds_each_field_is_told_with_its_reason_and_its_certainty(file, capsys):
    rows = "Prénom,Sexe,Nombre,Année,Notes\nLouise,F,12,2024,rien\nJules,M,9,2024,rien\n"
    path = file(rows, "prenoms.csv")
    main(["conform", path, "--standard", "scdl/prenoms", "--json"])
    said = json.loads(capsys.readouterr().out)
    (name,) = [feed for feed in said["feeds"] if feed["target"] == "ENFANT_PRENOM"]
    assert (name["sources"], name["certainty"]) == (["Prénom"], 0.95)
    assert "Autre nom connu" in name["reason"]
    assert said["left_out"] == ["Notes"]
    main(["conform", path, "--standard", "scdl/prenoms"])
    shown = capsys.readouterr().out
    assert "ENFANT_PRENOM ← Prénom (95 %)" in shown.replace("95%", "95 %")
    assert "Colonnes laissées de côté : Notes" in shown


@pytest.mark.parametrize("arguments", [["--standard", "scdl/inconnu"], ["--standard", "scdl/prenoms@0.1"]])
def test_an_unknown_standard_is_refused(arguments, file, capsys):
    assert main(["conform", file(HEADER), *arguments]) == 2
    assert "scdl/prenoms" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["conform"], ["repair", "--output", "sortie.csv"]])
def test_the_size_that_the_operator_set_is_the_one_that_is_refused(command, file, capsys, monkeypatch, tmp_path):
    path = file(HEADER + "Aubenas,07019,F,Louise,12,2024\n" * 40_000)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PONTDARC_FILE_MB", "1")
    assert main([*command, path]) == 2
    assert "1 Mo" in capsys.readouterr().err.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_absent_file_is_refused_and_a_wrong_limit_is_a_wrong_usage(file, tmp_path):
    assert main(["conform", str(tmp_path / "absent.csv")]) == 2
    with pytest.raises(SystemExit) as usage:
        main(["conform", file(HEADER), "--limit", "-1"])
    assert usage.value.code == 64
