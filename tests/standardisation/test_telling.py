"""The preparation of a file says its stages, in their order, and the child passes them on."""

import json
from datetime import date
from pathlib import Path

import pytest

from pontdarc.core.telling import heard_by
from pontdarc.standardisation.confined_preparing import confined
from pontdarc.standardisation.preparing import judge, plan

TODAY = date(2026, 11, 24)
GRANTS = "nomBeneficiaire;montant;pourcentageSubvention\n" + "Amis du Rhône;1200;0.5\n" * 50


def test_a_file_is_read_then_mended_then_checked_with_the_rows_of_each(tmp_path: Path) -> None:
    path = tmp_path / "aides.csv"
    path.write_text(GRANTS)
    heard: list[tuple[str, int, int | None]] = []
    with heard_by(lambda *told: heard.append(told)):
        judge(plan(path, today=TODAY, standard="scdl/subventions", rows=20))
    assert list(dict.fromkeys(stage for stage, _, _ in heard)) == ["reading", "repairing", "checking"]
    assert [told for told in heard if told[0] == "checking"] == [
        ("checking", 0, 50), ("checking", 20, 50), ("checking", 40, 50), ("checking", 50, 50),
    ]  # fmt: skip
    assert ("repairing", 50, 50) in heard


def test_the_child_writes_the_last_of_it_beside_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, told = tmp_path / "lieux.csv", tmp_path / "told.json"
    path.write_text("a;b\n1;2\n")
    monkeypatch.setenv("CONFINED_TOLD", str(told))
    confined({"path": str(path), "folder": str(tmp_path), "today": TODAY.isoformat()})
    assert json.loads(told.read_text()) == {"stage": "checking", "rows": 0, "total": 1}
