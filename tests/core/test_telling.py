"""How far long work is, for whoever listens."""

from pathlib import Path

import polars as pl

from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.spool import Piece, SpoolWriter
from pontdarc.core.telling import heard_by, tell

Heard = list[tuple[str, int, int | None]]


def test_who_listens_is_told_and_no_longer_afterwards() -> None:
    heard: Heard = []
    with heard_by(lambda *told: heard.append(told)):
        tell("checking", 3, 10)
    tell("checking", 4, 10)
    assert heard == [("checking", 3, 10)]


def test_rows_are_told_as_they_are_laid_down() -> None:
    heard: Heard = []
    writer = SpoolWriter(["a"])
    with heard_by(lambda *told: heard.append(told)):
        for first in (1, 4):
            writer.add(Piece(pl.DataFrame({"a": ["x"] * 3}), pl.Series("line", range(first, first + 3))))
    writer.close()
    assert heard == [("reading", 3, None), ("reading", 6, None)]


def test_a_long_file_tells_its_rows_while_it_is_read_in_threads(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a;b\n" + "x;y\n" * 5_000)
    heard: Heard = []
    with heard_by(lambda *told: heard.append(told)):
        read(path, limits=Limits(long_from=1_000, block_bytes=4_000))
    assert len(heard) > 1
    assert heard[-1][1] == 5_000
