"""Served files are built by children that can do no harm, and that can be killed."""

import os
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pontdarc.core.query.engine import EngineLimits, Geometry, serve
from pontdarc.core.query.engine.built_apart import Order
from pontdarc.core.refusals import Unavailable
from pontdarc.publication.building import Builders, address_space, remove_drafts


def order(folder: Path, rows: int = 3) -> Order:
    parquet = folder / "t.parquet"
    frame = pl.DataFrame({"n": range(rows), "t": [f"mot {n}" for n in range(rows)]})
    frame.write_parquet(parquet)
    return Order(parquet, folder / "served" / "t.duckdb", (), Geometry(), EngineLimits())


def children() -> set[int]:
    return {
        int(status.parent.name)
        for status in Path("/proc").glob("[0-9]*/status")
        if f"PPid:\t{os.getpid()}\n" in _read(status)
    }


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def test_a_child_builds_and_the_next_build_has_the_same_one(tmp_path: Path) -> None:
    builders, before = Builders("1GB"), children()
    asked = order(tmp_path)
    builders.build(asked)
    assert serve(asked.target).rows == 3
    (child,) = children() - before
    limits = _read(Path(f"/proc/{child}/limits"))
    assert str(address_space("1GB")) in limits, "the child may take what it wants"
    again = replace(asked, target=tmp_path / "served" / "u.duckdb")
    builders.build(again)
    assert serve(again.target).rows == 3
    assert children() - before == {child}
    builders._pool.here().close()
    assert not children() - before


def test_a_build_that_takes_too_long_is_killed_and_leaves_nothing(tmp_path: Path) -> None:
    asked = order(tmp_path, 400_000)
    started = time.monotonic()
    with pytest.raises(Unavailable) as refusal:
        Builders("1GB", seconds=0.05).build(asked)
    assert refusal.value.code == "not_built"
    assert time.monotonic() - started < 30
    assert not list(tmp_path.glob("served/*"))


def test_a_build_that_fails_is_a_refusal_and_leaves_the_former_file(tmp_path: Path) -> None:
    asked = order(tmp_path)
    asked.target.parent.mkdir()
    asked.target.write_bytes(b"former")
    asked.parquet.write_bytes(b"not a table")
    with pytest.raises(Unavailable):
        Builders("1GB").build(asked)
    assert asked.target.read_bytes() == b"former"
    assert [each.name for each in asked.target.parent.iterdir()] == ["t.duckdb"]


def test_what_a_killed_child_left_is_removed_before_the_next_build(tmp_path: Path) -> None:
    (tmp_path / ".building-x").mkdir()
    (tmp_path / ".building-x" / "draft.duckdb").write_bytes(b"half")
    remove_drafts(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("memory", "more"), [("2GB", 4 * 10**9), ("512 MB", 1_024 * 10**6), ("80%", 8 * 1024**3)])
def test_addresses_follow_the_memory_of_the_engine(memory: str, more: int) -> None:
    assert address_space(memory) == 4 * 1024**3 + more
