"""pontdarc read, as it is typed: the JSON, the CSV, the exit codes, what is hidden."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from pontdarc.cli.commands.read import understand
from pontdarc.cli.main import main

TABLE = "Prénom;Courriel;Montant\nHélène;helene@exemple.fr;1,50\nJoël;joel@exemple.fr;2\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def _run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process, for the tests that are not about the child."""
    monkeypatch.setattr("pontdarc.outside.confined.run", lambda _job, arguments: understand(arguments))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "agents.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


def as_json(answer: tuple[int, str, str]) -> dict[str, Any]:
    return json.loads(answer[1])


def test_the_document_has_the_shape_that_is_promised(run, table: Path) -> None:
    answer = run("read", table, "--json")
    assert answer[0] == 0
    document = as_json(answer)
    assert list(document) == [
        "container", "format", "encoding", "delimiter", "sheet", "header_row", "rows", "columns", "findings", "tables",
        "standard", "version", "confidence", "runner_up", "feeds",
    ]  # fmt: skip
    assert {key: document[key] for key in ("container", "format", "encoding", "delimiter", "sheet")} == {
        "container": None,
        "format": "csv",
        "encoding": "cp1252",
        "delimiter": ";",
        "sheet": None,
    }
    assert (document["header_row"], document["rows"], document["findings"]) == (1, 2, [])
    assert [column["name"] for column in document["columns"]] == ["Prénom", "Courriel", "Montant"]
    assert document["columns"][1] == {"name": "Courriel", "kind": "email", "type": "string"}
    assert document["columns"][2]["type"] == "number"
    assert [(each["rows"], each["columns"]) for each in document["tables"]] == [(2, document["columns"])]


@pytest.mark.usefixtures("here")
def test_findings_have_their_place_and_their_words(run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b;c\n1;2;3\n4;5\n=1+1;2;3\n")
    document = as_json(run("read", path, "--json"))
    short, formula = document["findings"]
    assert set(short) == {"id", "level", "sheet", "row", "column", "value", "message", "hint"}
    assert (short["id"], short["level"], short["row"]) == ("short_row", "warning", 3)
    assert (formula["id"], formula["column"], formula["value"]) == ("formula_like", "a", "=1+1")


@pytest.mark.usefixtures("here")
def test_personal_values_are_masked_unless_asked_for(run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"agent{n}@exemple.fr;{n}\n" for n in range(30))
    path.write_text(f"Courriel;n\n{rows}=agent99@exemple.fr;1\n")
    hidden, shown = (run("read", path, "--json", *more) for more in ((), ("--show-values",)))
    assert as_json(hidden)["columns"][0]["kind"] == "email"
    assert "agent99" not in hidden[1]
    assert "agent99" in shown[1]


def test_as_csv_writes_it_as_understood(run, tmp_path: Path) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.csv"
    path.write_bytes('Titre\nnom;note\n"A ""x""";" espace "\n"B, C";"un\ndeux"\nÉ;\n'.encode("cp1252"))
    assert run("read", path, "--as-csv", out)[0] == 0
    assert out.read_bytes().decode("utf-8") == ('nom,note\r\n"A ""x""", espace \r\n"B, C","un\ndeux"\r\nÉ,\r\n')


@pytest.mark.usefixtures("here")
def test_as_csv_of_one_column_keeps_its_rows(run, tmp_path: Path) -> None:
    path, out = tmp_path / "a.json", tmp_path / "out.csv"
    path.write_text('[{"a":"x"},{"a":null},{"a":"y"}]')
    run("read", path, "--as-csv", out)
    with out.open(newline="") as stream:
        assert list(csv.reader(stream)) == [["a"], ["x"], [""], ["y"]]


@pytest.mark.usefixtures("here")
def test_no_table_is_one_error_and_no_rows(run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"%PDF-1.7")
    code, out, _ = run("read", path, "--json")
    document = json.loads(out)
    assert (code, document["rows"], document["columns"], document["tables"]) == (1, 0, [], [])
    assert [finding["level"] for finding in document["findings"]] == ["error"]


def test_a_missing_file_is_refused_in_french(run, tmp_path: Path) -> None:
    code, out, err = run("read", tmp_path / "rien.csv", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (2, "no_such_file")
    assert "n’existe pas" in err
    assert run("read", tmp_path)[0] == 2


def test_an_output_that_cannot_be_written_is_refused(run, table: Path, tmp_path: Path) -> None:
    assert run("read", table, "--as-csv", tmp_path / "absent" / "out.csv")[0] == 2


@pytest.mark.usefixtures("here")
def test_choices_are_obeyed(run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("x\na:b\né:1\n".encode("mac-roman"))
    document = as_json(run("read", path, "--json", "--encoding", "mac-roman", "--delimiter", ":", "--header-row", "2"))
    assert (document["encoding"], document["delimiter"], document["header_row"]) == ("mac-roman", ":", 2)
    assert [column["name"] for column in document["columns"]] == ["a", "b"]
    both = as_json(run("read", path, "--json", "--delimiter", ":", "--header-row", "2", "--header-rows", "2"))
    assert [column["name"] for column in both["columns"]] == ["a é", "b 1"]


@pytest.mark.usefixtures("here")
def test_people_are_answered_in_sentences(run, table: Path) -> None:
    code, out, _ = run("read", table)
    assert code == 0
    assert "cp1252" in out
    assert "Courriel (email)" in out
    assert "helene@" not in out


def test_reading_past_a_limit_is_refused_and_leaves_no_draft(run, table: Path, monkeypatch) -> None:
    monkeypatch.setenv("PONTDARC_SECONDS_AT_LEAST", "0.01")
    code, _, err = run("read", table, "--as-csv", table.parent / "out.csv")
    assert code == 2
    assert "arrêtée" in err
    assert [path.name for path in table.parent.iterdir()] == ["agents.csv"]


@pytest.mark.usefixtures("here")
def test_it_says_which_standard_is_followed_and_why_each_column_fills_its_field(run, tmp_path: Path) -> None:
    path = tmp_path / "prenoms_2024.csv"
    path.write_text("Sexe;Prénom;Nb\nF;Emma;12\nM;Gabriel;9\nF;Louise;7\n", encoding="utf-8")
    document = as_json(run("read", path, "--json"))
    assert document["standard"] == "scdl/prenoms"
    assert 0.5 <= document["confidence"] <= 1
    feeds = {feed["target"]: feed for feed in document["feeds"]}
    assert feeds["ENFANT_PRENOM"]["sources"] == ["Prénom"]
    assert feeds["ENFANT_PRENOM"]["reason"]
    assert "scdl/prenoms" in run("read", path)[1]


@pytest.mark.usefixtures("here")
def test_it_says_when_no_standard_is_followed(run, tmp_path: Path) -> None:
    path = tmp_path / "mesures.csv"
    path.write_text("station;pluie\nAubenas;3,2\nPrivas;1,1\n", encoding="utf-8")
    document = as_json(run("read", path, "--json"))
    assert (document["standard"], document["feeds"]) == (None, [])
    assert "aucun" in run("read", path)[1]
