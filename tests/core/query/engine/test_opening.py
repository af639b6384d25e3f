"""How the engine is opened."""

from importlib.machinery import PathFinder

import pytest

from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import parse


def test_no_module_is_looked_for_on_disk_to_answer_a_question(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    question = parse(where=["nom = 'Élan cycliste'"])
    assert served.count(question) == 1
    looked_for: list[str] = []
    monkeypatch.setattr(PathFinder, "find_spec", lambda name, *_: looked_for.append(name))
    assert served.count(question) == 1
    assert looked_for == []
