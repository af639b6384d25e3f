"""pontdarc anonymise, as it is typed."""

import json
from pathlib import Path

import polars as pl
import pytest

from pontdarc.cli.commands.anonymise import simplify
from pontdarc.cli.main import main
from pontdarc.core.privacy.classes import classes_of
from pontdarc.outside import confined


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(confined, "run", lambda _job, arguments: simplify(arguments))

    def _run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "suivi.csv"
    rows = [f"user{rank}@orange.fr;{18 + rank * 7 % 60};{'FM'[rank % 2]};{'abc'[rank % 3]}" for rank in range(200)]
    path.write_text("\n".join(["courriel;age;sexe;aide", *rows, "isole@orange.fr;101;F;a"]) + "\n", encoding="utf-8")
    return path


def test_the_file_written_has_groups_large_enough_and_no_mailbox(run, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "sortie.csv"
    code, said, _ = run(
        "anonymise", people, "--quasi", "age,sexe", "--k", "5", "--left-out", "0.02", "--out", out, "--json"
    )
    document = json.loads(said)
    made = pl.read_csv(out, separator=";", infer_schema=False)
    assert (code, document["reached"], document["removed"]) == (0, True, ["courriel"])
    assert "courriel" not in made.columns
    assert classes_of(made, [name for name in ("age", "sexe") if name in made.columns]).k >= 5
    assert made.height == document["rows"] - document["left_out"] == document["written"]["rows"]
    assert "age" in made.columns, "bands are enough: the column need not go"
    assert "isole" not in said


def test_groups_that_leave_one_sensitive_value_are_left_out_too(run, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "sortie.csv"
    asked = ("--quasi", "age", "--k", "3", "--sensitive", "aide", "--diverse", "2", "--left-out", "0.3", "--out", out)
    assert run("anonymise", people, *asked)[0] == 0
    made = pl.read_csv(out, separator=";", infer_schema=False)
    assert made.group_by("age").agg(pl.col("aide").n_unique()).get_column("aide").min() >= 2


def test_what_cannot_be_reached_says_what_it_would_cost_and_writes_nothing(run, people: Path, tmp_path: Path) -> None:
    code, said, _ = run("anonymise", people, "--quasi", "age,sexe", "--k", "500")
    assert code == 1
    assert "il faudrait ôter 201 lignes (100,0\u202f%)" in said
    out = tmp_path / "sortie.csv"
    code, _, err = run("anonymise", people, "--quasi", "age,sexe", "--k", "500", "--out", out)
    assert code == 2
    assert "201 lignes" in err
    assert not out.exists()


def test_a_table_without_rows_is_told_of_and_one_of_which_nothing_would_be_left_is_not_written(
    run, tmp_path: Path
) -> None:
    empty, ugly = tmp_path / "vide.csv", tmp_path / "laid.csv"
    empty.write_text("age;ville\n", encoding="utf-8")
    ugly.write_text('age;ville\n12;\n;Privas\n"x;y";Privas\n', encoding="utf-8")
    assert json.loads(run("anonymise", empty, "--quasi", "age", "--json")[1])["rows"] == 0
    code, _, err = run("anonymise", ugly, "--quasi", "age,ville", "--k", "2", "--out", tmp_path / "sortie.csv")
    assert code == 2
    assert "aucune colonne" in err
    assert "Privas" not in err


@pytest.mark.parametrize(
    "words", [("--quasi", "naissance"), ("--quasi", ","), ("--quasi", "age", "--closeness", "0.2", "--left-out", "0.1")]
)
def test_what_makes_no_sense_is_refused_in_one_sentence(run, people: Path, words: tuple[str, ...]) -> None:
    code, out, err = run("anonymise", people, *words)
    assert (code, out) == (2, "")
    assert "isole" not in err
