"""The last door: what a bug of ours says."""

import pytest

from pontdarc.cli import main as door
from pontdarc.cli.command import BUG, Command


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(args: object) -> int:
        raise ValueError(" ".join(("Lou", "Garnier")))

    command = Command("fail", "échoue", lambda parser: None, run)
    monkeypatch.setattr(door, "discover", lambda package, name: {"fail": command})


def test_a_bug_says_where_and_what_to_do_and_no_value(fails: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["fail"]) == BUG
    said = capsys.readouterr().err
    assert "Lou Garnier" not in said
    assert "ValueError" in said
    assert "test_main.py" in said
    assert "Que faire" in said


def test_a_bug_says_its_message_to_who_asks_for_values(fails: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["fail", "--show-values"]) == BUG
    assert "Lou Garnier" in capsys.readouterr().err
