"""Rows put aside, in memory or on disk, come back the same, in order, and leave nothing behind."""

import gc

import polars as pl
import pytest

from pontdarc.core.spool import Piece, Room, Spool, SpoolWriter, spread
from pontdarc.core.tables import LongTable, Table


def _spool(groups: int, height: int, room: int = 0) -> Spool:
    writer = SpoolWriter(["commune", "à vide"], room=Room(room))
    for group in range(groups):
        numbers = range(group * height, (group + 1) * height)
        frame = pl.DataFrame(
            {"commune": [str(each) for each in numbers], "à vide": pl.Series([None] * height, dtype=pl.String)}
        )
        writer.add(Piece(frame, pl.Series(numbers) + 2))
    return writer.close()


@pytest.mark.parametrize("room", [0, 900, 10_000])
def test_pieces_follow_one_another_and_hold_every_row_once(room: int) -> None:
    spool = _spool(5, 10, room)
    assert any(path.stat().st_size for path in spool.path.iterdir()) == (room < 10_000)
    pieces = list(spool.pieces(20))
    assert [piece.frame.height for piece in pieces] == [20, 20, 10]
    assert [text for piece in pieces for text in piece.frame["commune"]] == [str(each) for each in range(50)]
    assert [line for piece in pieces for line in piece.lines] == list(range(2, 52))


def test_what_goes_beyond_the_plain_part_is_compressed_and_comes_back_the_same() -> None:
    writer = SpoolWriter(["texte"], room=Room(0), plain_bytes=1_000)
    texts = [f"un texte qui se répète et se répète, {number % 3}" for number in range(5_000)]
    for start in range(0, 5_000, 1_000):
        rows = pl.Series("texte", texts[start : start + 1_000])
        writer.add(Piece(rows.to_frame(), pl.Series(range(start, start + 1_000))))
    spool = writer.close()
    plain, compressed = sorted(spool.path.iterdir())
    assert spool.whole().frame["texte"].to_list() == texts
    assert spool.sample(10).frame["texte"].to_list() == [texts[place] for place in spread(5_000, 10)]
    assert compressed.stat().st_size < plain.stat().st_size


def test_rows_taken_from_long_texts_do_not_bring_the_others_to_disk() -> None:
    texts = pl.Series("texte", [f"{'x' * 1_000} {number}" for number in range(1_000)] + [None])
    writer = SpoolWriter(["texte"], room=Room(0))
    kept = texts.filter(pl.int_range(1_001, eager=True) % 100 == 0)
    writer.add(Piece(kept.to_frame(), pl.Series(range(kept.len()))))
    spool = writer.close()
    assert spool.whole().frame["texte"].to_list() == kept.to_list()
    assert sum(path.stat().st_size for path in spool.path.iterdir()) < 20_000


def test_rows_that_cannot_be_laid_down_are_told_at_the_latest_when_the_spool_is_asked_for() -> None:
    writer = SpoolWriter(["a", "b"])
    writer.add(Piece(pl.DataFrame({"a": ["une colonne trop peu"]}), pl.Series([1])))
    with pytest.raises(ValueError, match="Schema and number of arrays"):
        writer.close()


def test_a_spool_without_rows_gives_one_empty_piece_with_its_columns() -> None:
    (piece,) = SpoolWriter(["a", "b"]).close().pieces()
    assert (piece.frame.columns, piece.frame.height) == (["a", "b"], 0)


def test_a_sample_goes_from_the_first_rows_to_the_last_ones() -> None:
    taken = _spool(5, 10).sample(6).frame["commune"].to_list()
    assert taken == [str(place) for place in spread(50, 6)]
    assert taken[:3] == ["0", "1", "2"]
    assert int(taken[-1]) > 30


def test_a_long_table_answers_as_a_table_in_memory_does() -> None:
    table = LongTable("feuille", _spool(3, 4), 1, title="Titre")
    assert (table.rows, table.columns, table.called) == (12, ["commune", "à vide"], "feuille Titre")
    assert table.frame.height == table.lines.len() == 12
    assert table.sample(4).frame.height == 4


def test_the_file_goes_with_the_last_table_over_it() -> None:
    spool = _spool(1, 1)
    path = spool.path
    assert path.exists()
    del spool
    gc.collect()
    assert not path.exists()


def test_a_table_of_many_columns_is_handed_by_fewer_rows() -> None:
    frame = pl.DataFrame({f"c{rank}": ["x"] * 2_500 for rank in range(4_000)})
    assert [piece.frame.height for piece in Table(None, frame, pl.Series(range(2_500))).pieces()] == [1_000, 1_000, 500]


def test_all_tables_share_the_room_in_memory_and_give_it_back() -> None:
    room = Room(1_000)
    rows = Piece(pl.DataFrame({"a": ["b"] * 30}), pl.Series(range(30)))  # sixteen bytes a cell, four a line

    def spool() -> Spool:
        writer = SpoolWriter(["a"], room=room)
        writer.add(rows)
        return writer.close()

    first, second = spool(), spool()
    assert [len(list(each.path.iterdir())) for each in (first, second)] == [0, 1]
    del first
    gc.collect()
    assert list(spool().path.iterdir()) == []
