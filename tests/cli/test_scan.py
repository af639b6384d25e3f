"""pontdarc scan, as it is typed."""

import json
from pathlib import Path

import pytest

from pontdarc.cli.commands.scan import search
from pontdarc.cli.main import main
from pontdarc.outside import confined


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def _run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans in this process, for the tests that are not about the child."""
    monkeypatch.setattr(confined, "run", lambda _job, arguments: search(arguments))


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "agents.csv"
    path.write_text("nom;prenom;courriel;montant\nKOWALCZYK;Claire;claire.k@exemple.fr;12,50\n", encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "budget.csv"
    path.write_text("chapitre;montant\n11;12,50\n12;8\n", encoding="utf-8")
    return path


def test_personal_data_gives_one_and_every_column(run, people: Path) -> None:
    code, out, _ = run("scan", people, "--json")
    document = json.loads(out)
    assert code == 1
    assert document["personal"] is True
    assert [column["name"] for column in document["columns"]] == ["nom", "prenom", "courriel", "montant"]
    assert [column["role"] for column in document["columns"]] == ["direct", "direct", "direct", "none"]
    assert set(document["columns"][0]) == {"name", "kind", "role", "certainty", "share", "examples_masked"}
    assert document["columns"][2]["examples_masked"] == ["c•••@•••.fr"]
    assert "claire" not in out.lower()


def test_no_sign_gives_zero_and_says_that_it_is_no_proof(run, here, clean: Path) -> None:
    code, out, _ = run("scan", clean)
    assert code == 0
    assert out.startswith("Aucun indice de donnée personnelle trouvé.")
    assert "pas une preuve" in out
    code, out, _ = run("scan", clean, "--json")
    assert (code, json.loads(out)["personal"]) == (0, False)


def test_sentences_name_the_columns_and_hide_the_values(run, here, people: Path) -> None:
    code, out, _ = run("scan", people)
    assert code == 1
    assert "courriel : désigne une personne (email), 100,0 %" in out
    assert "montant" not in out
    assert "claire" not in out.lower()


def test_a_file_that_holds_no_table_is_refused_rather_than_called_clean(run, tmp_path: Path) -> None:
    for name, content in (("vide.csv", b""), ("acte.csv", b"%PDF-1.4\n\x00\x01binary")):
        (tmp_path / name).write_bytes(content)
        code, out, err = run("scan", tmp_path / name, "--json")
        assert code == 2
        assert json.loads(out)["error"]["code"] == "no_table"
        assert "pontdarc read" in err


def test_a_missing_file_is_refused(run, tmp_path: Path) -> None:
    assert run("scan", tmp_path / "absent.csv")[0] == 2


def test_names_that_the_law_lets_be_published_are_told_with_their_article(
    run, here, tmp_path: Path, people: Path
) -> None:
    path = tmp_path / "elus.csv"
    path.write_text("Nom;Prénom;Mandat\nKOWALCZYK;Claire;Maire\n", encoding="utf-8")
    code, out, _ = run("scan", path, "--json")
    assert (code, [case["article"] for case in json.loads(out)["lawful"]]) == (1, ["CRPA D.312-1-3, 6°"])
    assert "CRPA D.312-1-3, 6°" in run("scan", path)[1]
    assert json.loads(run("scan", people, "--json")[1])["lawful"] == []


@pytest.fixture
def sellers(tmp_path: Path) -> Path:
    path = tmp_path / "fournisseurs.csv"
    path.write_text("siren;montant\n552100554;12\n732829320;8\n404833048;3\n443061841;1\n", encoding="utf-8")
    return path


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "StockUniteLegale.csv"
    path.write_text(
        "siren,nomUniteLegale,categorieJuridiqueUniteLegale,statutDiffusionUniteLegale\n"
        "552100554,,5710,O\n732829320,MOREL,1000,O\n404833048,[ND],1000,P\n",
        encoding="utf-8",
    )
    return path


def test_sole_traders_are_told_from_companies_where_an_extract_of_sirene_is_given(
    run, sellers: Path, extract: Path
) -> None:
    code, out, _ = run("scan", sellers, "--sirene", extract, "--json")
    column = json.loads(out)["columns"][0]
    assert (code, column["role"], column["examples_masked"]) == (1, "direct", [])
    assert column["holders"] == {"legal": 1, "natural": 2, "partial": 1, "unknown": 1, "share": 0.75}


def test_without_an_extract_a_company_may_be_a_person(run, here, sellers: Path) -> None:
    code, out, _ = run("scan", sellers)
    assert code == 0
    assert "siren : aide à reconnaître une personne" in out
    assert "4 SIREN absents d’un extrait de Sirene : ils comptent pour des personnes." in out
    assert "732829320" not in out


def test_an_extract_that_the_installation_keeps_serves_every_scan(
    run, sellers: Path, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PONTDARC_SIRENE", str(tmp_path / "kept" / "sirene.parquet"))
    code, out, _ = run("sirene", "load", extract, "--json")
    kept = json.loads(out)
    assert (code, kept["kept"], kept["units"], kept["natural"], kept["partial"]) == (0, True, 3, 2, 1)
    assert b"MOREL" not in (tmp_path / "kept" / "sirene.parquet").read_bytes()
    out = run("scan", sellers)[1]
    assert "2 SIREN d’entrepreneurs individuels, d’après Sirene." in out
    assert "1 SIREN en diffusion partielle : masquez ou retirez leur nom et leur adresse avant de publier" in out
    assert "3 unités légales gardées" in run("sirene", "show")[1]
    assert json.loads(run("sirene", "forget", "--json")[1]) == {"kept": False}
    assert json.loads(run("scan", sellers, "--json")[1])["columns"][0]["role"] == "indirect"


def test_an_extract_that_cannot_be_read_leaves_the_one_that_is_kept(
    run, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PONTDARC_SIRENE", str(tmp_path / "sirene.parquet"))
    run("sirene", "load", extract)
    wrong = tmp_path / "zip"
    wrong.write_bytes(b"PK\x03\x04")
    assert run("sirene", "load", wrong)[0] == 2
    assert run("sirene", "load")[0] == 2
    assert json.loads(run("sirene", "show", "--json")[1])["units"] == 3
