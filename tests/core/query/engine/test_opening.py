"""How the engine is opened."""

from importlib.machinery import PathFinder
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pontdarc.core.query.engine import EngineLimits, Geometry, Served, build
from pontdarc.core.query.engine.opening import extension, open_locked
from pontdarc.core.query.parsing import parse


def test_no_module_is_looked_for_on_disk_to_answer_a_question(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    question = parse(where=["nom = 'Élan cycliste'"])
    assert served.count(question) == 1
    looked_for: list[str] = []
    monkeypatch.setattr(PathFinder, "find_spec", lambda name, *_: looked_for.append(name))
    assert served.count(question) == 1
    assert looked_for == []


def test_no_other_extension_is_loaded_once_a_file_is_open(tmp_path: Path) -> None:
    pl.DataFrame({"lon": [4.4], "lat": [44.7]}).write_parquet(tmp_path / "t.parquet")
    build(tmp_path / "t.parquet", tmp_path / "t.duckdb", geometry=Geometry("lat", "lon"))
    other = tmp_path / "other.duckdb_extension"
    other.symlink_to(extension("spatial"))
    with open_locked(tmp_path / "t.duckdb", EngineLimits()) as connection:
        assert connection.execute("SELECT ST_X(ST_Point(4.4, 44.7))").fetchone() == (4.4,)
        for refused in (f"LOAD '{other}'", f"INSTALL '{other}'", "LOAD 'httpfs'"):
            with pytest.raises(duckdb.Error):
                connection.execute(refused)
