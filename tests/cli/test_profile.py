"""pontdarc profile, as it is typed."""

import json
from pathlib import Path

import pytest

from pontdarc.cli.commands.profile import compute
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
    """Computes in this process, for the tests that are not about the child."""
    monkeypatch.setattr(confined, "run", lambda _job, arguments: compute(arguments))


@pytest.fixture
def subsidies(tmp_path: Path) -> Path:
    path = tmp_path / "subventions.csv"
    rows = [
        f"2024-{rank % 12 + 1:02d}-05;07{rank % 9:03d};{rank * 10},50;claire{rank}@exemple.fr" for rank in range(90)
    ]
    path.write_text("date;code_insee;montant;courriel\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_every_column_is_described_in_french_and_nobody_is_named(run, here, subsidies: Path) -> None:
    code, out, _ = run("profile", subsidies)
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "90 lignes, 4 colonnes"
    amount = next(line for line in lines if line.startswith("montant"))
    assert "Montant en euros" in amount
    assert "890,5" in amount
    assert "2024-12-05" in next(line for line in lines if line.startswith("date "))
    assert "Valeurs non montrées" in out
    assert "claire" not in out


def test_family_names_that_no_list_holds_are_in_no_column_of_the_profile(run, here, tmp_path: Path) -> None:
    path = tmp_path / "aides.csv"
    names = ["Zwyrtkowski", "Quehenneuc", "Bzdawka"]
    path.write_text("nom;secteur\n" + "".join(f"{names[n % 3]};Nord\n" for n in range(30)), encoding="utf-8")
    code, out, _ = run("profile", path)
    assert code == 0
    assert "Nord (30)" in out
    assert not [name for name in names if name in out]


def test_json_is_the_document_that_versions_store(run, subsidies: Path) -> None:
    code, out, _ = run("profile", subsidies, "--json")
    document = json.loads(out)
    assert code == 0
    assert set(document) == {"rows", "columns", "keys", "dependencies"}
    by_name = {column["name"]: column for column in document["columns"]}
    assert (by_name["montant"]["min"], by_name["montant"]["max"]) == (0.5, 890.5)
    assert sum(bar["count"] for bar in by_name["montant"]["histogram"]) == 90
    assert by_name["code_insee"]["distinct"] == 9
    assert by_name["courriel"]["masked"] is True
    assert "claire" not in out


def test_a_file_without_a_table_is_refused(run, tmp_path: Path) -> None:
    path = tmp_path / "vide.csv"
    path.write_bytes(b"")
    code, _, err = run("profile", path)
    assert code == 2
    assert "il n’y a rien à décrire" in err
