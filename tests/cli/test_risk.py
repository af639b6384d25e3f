"""pontdarc risk, as it is typed."""

import json
from pathlib import Path

import pytest

from pontdarc.cli.commands.risk import measure
from pontdarc.cli.main import main
from pontdarc.outside import confined

_ROWS = ["Privas;41;F;asthme"] * 12 + ["Lussas;87;M;grippe"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(confined, "run", lambda _job, arguments: measure(arguments))

    def _run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "suivi.csv"
    path.write_text("\n".join(["commune;age;sexe;maladie", *_ROWS]) + "\n", encoding="utf-8")
    return path


def test_someone_alone_is_told_with_every_figure_and_no_value(run, people: Path) -> None:
    code, out, _ = run("risk", people, "--quasi", "commune,age", "--sensitive", "maladie", "--json")
    document = json.loads(out)
    assert code == 1
    assert (document["rows"], document["classes"], document["k"], document["uniques"]) == (13, 2, 1, 1)
    assert [each["question"] for each in document["criteria"]] == ["singling_out", "linkability", "inference"]
    assert [each["holds"] for each in document["criteria"]] == [False, None, False]
    assert document["combinations"][0]["columns"] == ["commune"]
    assert "Lussas" not in out
    assert "grippe" not in out
    code, out, _ = run("risk", people, "--quasi", "commune,age")
    assert "Individualisation : possible" in out
    assert "Lussas" not in out


def test_the_last_version_is_tried_as_an_attacker_would(run, people: Path) -> None:
    code, out, _ = run("risk", people, "--quasi", "commune,age", "--other", people, "--json")
    (attack,) = json.loads(out)["attacks"]
    assert (attack["on"], attack["targets"], attack["pinned"]) == (["commune", "age"], 13, 1)
    assert code == 1


def test_groups_large_enough_give_zero(run, tmp_path: Path) -> None:
    path = tmp_path / "groupes.csv"
    path.write_text("commune;sexe\n" + "Privas;F\n" * 12, encoding="utf-8")
    code, out, _ = run("risk", path, "--quasi", "commune,sexe")
    assert code == 0
    assert "Individualisation : écartée" in out


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        (("--quasi", "naissance"), "Lancez « pontdarc read »"),
        (("--quasi", ","), "Donnez par exemple --quasi"),
        (("--quasi", "age", "--k", "1"), "Donnez par exemple --quasi"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_sentence(
    run, people: Path, words: tuple[str, ...], next_step: str
) -> None:
    code, out, err = run("risk", people, *words)
    assert (code, out) == (2, "")
    assert "Lussas" not in err
    assert next_step in err
