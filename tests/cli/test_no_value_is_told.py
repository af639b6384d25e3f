"""Commands about people never say, log or refuse with a value of the file: everything they let out is searched."""

import json
import logging
from pathlib import Path

import pytest

from pontdarc.cli.commands import anonymise, risk, scan
from pontdarc.cli.main import main
from pontdarc.outside import confined

_SECRETS = {
    "nom": "Oyhenartsen",
    "prenom": "Maialenka",
    "courriel": "maialenka.oyhenartsen@orange.fr",
    "mobile": "06 71 82 93 04",
    "nir": "2 55 08 14 168 025 38",
    "iban": "FR14 2004 1010 0505 0001 3M02 606",
    "passeport": "19QX73518",
    "ne le": "17/03/1951",
    "plaque": "QX-731-ZT",
    "adresse": "173 impasse des Bartavelles",
    "ip": "203.0.113.251",
    "pathologie": "sclérodermie",
    "remarque": "vu avec Mme Oyhenartsen le 17",
}
_JOBS = {scan.JOB: scan.search, risk.JOB: risk.measure, anonymise.JOB: anonymise.simplify}
_PIECES = ("oyhenart", "maialenka", "71 82", "7182", "168 025", "168025", "1010", "3m02", "73518", "1951", "731",
    "bartavelles", "113.251", "sclérodermie", "173 impasse")  # fmt: skip


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "dossiers.csv"
    row = ";".join(_SECRETS.values())
    path.write_text(
        "\n".join([";".join(_SECRETS), row, row.replace("17/03/1951", "18/04/1952")]) + "\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("scan",),
        ("scan", "--json"),
        ("risk", "--quasi", "ne le,adresse", "--sensitive", "pathologie"),
        ("risk", "--quasi", "ne le,adresse", "--sensitive", "pathologie", "--json"),
        ("risk", "--quasi", "inconnue"),
        ("anonymise", "--quasi", "ne le,pathologie", "--k", "2"),
        ("anonymise", "--quasi", "ne le,pathologie", "--k", "9", "--json"),
        ("anonymise", "--quasi", "ne le,pathologie", "--k", "9", "--out", "refused.csv"),
    ],
)
def test_nothing_of_the_file_is_let_out(
    words: tuple[str, ...],
    people: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(confined, "run", lambda job, arguments: _JOBS[job](arguments))
    monkeypatch.chdir(people.parent)
    with caplog.at_level(logging.DEBUG):
        code = main([words[0], str(people), *words[1:]])
    said = capsys.readouterr()
    out = (said.out + said.err + caplog.text).lower()
    assert code in (0, 1, 2)
    assert [piece for piece in _PIECES if piece in out] == []


def test_every_secret_of_the_file_is_seen_and_masked(
    people: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "run", lambda job, arguments: _JOBS[job](arguments))
    assert main(["scan", str(people), "--json"]) == 1
    roles = {column["name"]: column["role"] for column in json.loads(capsys.readouterr().out)["columns"]}
    assert [name for name, role in roles.items() if role == "none"] == []
