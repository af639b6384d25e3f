"""A long CSV file is read block by block, onto the disk, and gives what reading it whole gives."""

import random
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pontdarc.core.formats._several import Watch, starts_of
from pontdarc.core.reading import read
from pontdarc.core.source import Limits
from pontdarc.core.tables import Choices, LongTable, Reading

WHOLE = Limits()

CELLS = ["1", "22", "3,5", "Privas", "été", "Saint-Étienne", "", "2024-01-02", '"a;b"', '"x\ny"', '"il dit ""oui"""']
ODD_LINES = [
    "", ";;", "# note", "a;b;c", "court;1", "long;1;2;3;4", '"ouvert;1;2', '5" tube;1;2', "Total;;33", "=A1;1;2",
    '"x;y;z"', "Source : mairie;;", "seul", '"deux\n\nlignes";1;2', "'q;1;2", '"1;2;3";', "\t", '"";"";""',
]  # fmt: skip


def same(folder: Path, data: bytes, block: int, **choices: object) -> Reading:
    """Read the bytes whole and by blocks, hold that both say the same, and return what was read by blocks."""
    path = folder / "fichier.csv"
    path.write_bytes(data)
    whole = read(path, Choices(**choices), limits=WHOLE)
    if len(whole.tables) > 1:
        assume(False)  # a long file is never cut into several tables: decision 0012
    long = read(path, Choices(**choices), limits=Limits(long_from=0, block_bytes=block))
    assert (long.format, long.encoding, long.delimiter) == (whole.format, whole.encoding, whole.delimiter)
    assert [table.header_row for table in long.tables] == [table.header_row for table in whole.tables]
    assert [table.title for table in long.tables] == [table.title for table in whole.tables]
    for its, expected in zip(long.tables, whole.tables, strict=True):
        assert (its.columns, its.rows) == (expected.columns, expected.rows)
        assert its.frame.rows() == expected.frame.rows()
        assert its.lines.to_list() == expected.lines.to_list()
    assert long.findings == whole.findings
    return long


TWO = "nom;montant\nA;1\nB;2\nC;3\n"
OTHER = "commune;habitants;canton\n" + "Privas;8000;Sud\n" * 3


@pytest.mark.parametrize("block", [7, 40, 10_000])
@pytest.mark.parametrize("between", ["\n", "\n\n\n"])
def test_another_table_further_down_is_told_where_it_begins(tmp_path: Path, block: int, between: str) -> None:
    path = tmp_path / "a.csv"
    first = TWO + "".join(f"N{place};{place}\n" for place in range(300))
    path.write_text(first + between + OTHER * 40)
    reading = read(path, limits=Limits(long_from=0, block_bytes=block))
    assert len(reading.tables) == 1
    told = [finding.row for finding in reading.findings if finding.id == "another_table"]
    assert told == [first.count("\n") + between.count("\n") + 1]


def test_a_header_with_one_more_name_is_told_as_another_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TWO * 50 + "nom;montant;lieu\n" + "D;4;ici\n" * 500)
    reading = read(path, limits=Limits(long_from=0, block_bytes=100))
    assert [finding.row for finding in reading.findings if finding.id == "another_table"] == [201]


def test_blank_rows_that_are_a_habit_announce_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TWO + "\ncommune;habitants\nPrivas;1\nVals;2\n\n" + "A;1\n\nB;2\n\n" * 150)
    reading = read(path, limits=Limits(long_from=0, block_bytes=100))
    assert "another_table" not in [finding.id for finding in reading.findings]


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(st.sampled_from([TWO, OTHER, "\n", "\n\n", "A;1\nB;2\n", "x;y\n", "Titre\n"]), max_size=12),
    cuts=st.lists(st.integers(1, 30), min_size=1, max_size=30),
)
def test_what_is_told_piece_by_piece_is_where_a_whole_text_would_be_cut(parts: list[str], cuts: list[int]) -> None:
    cells = [[cell or None for cell in (line + ";;").split(";")[:3]] for line in "".join(parts).splitlines()]
    frame = pl.DataFrame(cells, schema=["0", "1", "2"], orient="row").cast(pl.String)
    lines = pl.int_range(1, frame.height + 1, dtype=pl.UInt32, eager=True)
    watch, start = Watch(), 0
    while start < frame.height:
        size = cuts[start % len(cuts)]
        watch.look(frame.slice(start, size), lines.slice(start, size))
        start += size
    if frame.height >= 4:
        assert watch.starts() == [place + 1 for place in starts_of(frame)]


@st.composite
def messy(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.lists(st.sampled_from(CELLS), min_size=3, max_size=3).map(";".join), max_size=40))
    for line in draw(st.lists(st.sampled_from(ODD_LINES), max_size=6)):
        rows.insert(draw(st.integers(0, len(rows))), line)
    above = draw(st.sampled_from([[], ["Titre du tableau"], ["Titre", ""], ["# produit en 2024"]]))
    header = draw(st.sampled_from([["nom;date;montant"], ["a;b;c"], []]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return end.join([*above, *header, *rows]) + draw(st.sampled_from(["", end, end * 3]))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=messy(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]), block=st.integers(5, 400))
def test_a_messy_file_read_by_blocks_is_the_file_read_whole(
    tmp_path: Path, text: str, encoding: str, block: int
) -> None:
    same(tmp_path, text.encode(encoding), block)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), block=st.integers(1, 60))
def test_any_bytes_read_by_blocks_are_those_read_whole(tmp_path: Path, data: bytes, block: int) -> None:
    same(tmp_path, data, block)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), header_row=st.sampled_from([None, 0, 4, 900]))
def test_thousands_of_rows_with_odd_ones_among_them(tmp_path: Path, seed: int, header_row: int | None) -> None:
    chance = random.Random(seed)
    rows = [f"Association n° {n};2024-01-{n % 28 + 1:02d};{n / 4}" for n in range(5_000)]
    for line in chance.choices(ODD_LINES, k=chance.randrange(12)):
        rows.insert(chance.randrange(len(rows)), line)
    text = "\n".join(["nom;date;montant", *rows]) + "\n"
    same(
        tmp_path, text.encode(chance.choice(["utf-8", "cp1252"])), chance.randrange(300, 70_000), header_row=header_row
    )


def test_a_long_table_lies_on_disk_and_tells_its_rows(tmp_path: Path) -> None:
    text = "id;nom\n" + "".join(f"{n};commune {n}\n" for n in range(10_000))
    table = same(tmp_path, text.encode(), 20_000).table
    assert isinstance(table, LongTable)
    assert (table.rows, table.columns, table.header_row) == (10_000, ["id", "nom"], 1)
    pieces = list(table.pieces(1_000))
    assert len(pieces) > 5
    assert pl.concat([piece.frame for piece in pieces])["id"].to_list() == [str(n) for n in range(10_000)]
    assert pl.concat([piece.lines for piece in pieces]).to_list() == list(range(2, 10_002))


def test_mixed_encodings_far_into_the_file_are_mended(tmp_path: Path) -> None:
    rows = [f"élève {n};{n}\n".encode() for n in range(3_000)]
    rows[2_500] = "forêt;2500\n".encode("cp1252")
    reading = same(tmp_path, b"nom;rang\n" + b"".join(rows), 1_000)
    assert [(finding.id, finding.row) for finding in reading.findings] == [("mixed_encodings", 2_502)]


def test_a_quote_never_closed_far_into_the_file_costs_one_row(tmp_path: Path) -> None:
    rows = [f'"nom {n}";{n}' for n in range(3_000)]
    rows[1_500] = '"nom 1500;1500'
    reading = same(tmp_path, ("nom;rang\n" + "\n".join(rows) + "\n").encode(), 700)
    assert [(finding.id, finding.row) for finding in reading.findings] == [("unclosed_quote", 1_502)]
    assert reading.table is not None
    assert reading.table.rows == 3_000


def test_one_cell_on_thousands_of_lines_is_one_cell(tmp_path: Path) -> None:
    text = "\n".join(f"ligne {n}" for n in range(2_000))
    reading = same(tmp_path, f'nom;texte\nA;x\nB;"{text}"\nC;y\n'.encode(), 500)
    assert reading.table is not None
    assert reading.table.frame.rows()[1] == ("B", text)


@pytest.mark.parametrize("number", [99, 100, 250])
def test_findings_are_bounded_in_number(tmp_path: Path, number: int) -> None:
    rows = ["1;2;3"] * 2_200 + ["1;2"] * number + ['"4;5;6;7;8"'] * 2
    reading = same(tmp_path, ("a;b;c\n" + "\n".join(rows) + "\n").encode(), 800)
    told = [finding for finding in reading.findings if finding.id == "short_row"]
    assert (len(told), sum(finding.count for finding in told)) == (min(number, 100), number)
