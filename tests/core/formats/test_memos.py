"""dBASE tables whose long texts are in a file beside them (dBASE III, dBASE IV, FoxPro), missing, cut or spoiled."""

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.reading import read
from tests.core.formats.reading import Reader, columns, ids, rows, zipped

TEXTS = ["Éclairage du stade\r\nà refaire", "", "x" * 1500]


def table(version: int, pointers: list[bytes], deleted: tuple[int, ...] = ()) -> bytes:
    """Return a table of three columns: nom, note (the memo), rang."""
    width = len(pointers[0])
    fields = [(b"NOM", b"C", 6), (b"NOTE", b"M", width), (b"RANG", b"N", 3)]
    size = 1 + sum(each for _, _, each in fields)
    head = struct.pack("<4BIHH20x", version, 124, 5, 3, len(pointers), 32 + 32 * len(fields) + 1, size)
    for name, kind, length in fields:
        head += name.ljust(11, b"\0") + kind + b"\0" * 4 + bytes([length, 0]) + b"\0" * 14
    body = b"".join(
        (b"*" if place in deleted else b" ") + f"nom {place}".ljust(6).encode() + pointer + f"{place:3}".encode()
        for place, pointer in enumerate(pointers)
    )
    return head + b"\r" + body + b"\x1a"


def paged(memos: list[bytes], block: int, head: bytes) -> tuple[bytes, list[int]]:
    """Return memos laid in blocks after a head of 512 bytes, and the block at which each begins, 0 for an empty one."""
    data, places = head.ljust(512, b"\0"), []
    for memo in memos:
        places.append(len(data) // block if memo else 0)
        data += memo.ljust(-(-len(memo) // block) * block, b"\0")
    return data, places


def digits(places: list[int]) -> list[bytes]:
    return [(f"{place:10}" if place else " " * 10).encode() for place in places]


def dbase_3(encoding: str = "cp1252") -> dict[str, bytes]:
    data, places = paged([text.encode(encoding) + b"\x1a\x1a" if text else b"" for text in TEXTS], 512, b"")
    return {"a.dbf": table(0x83, digits(places)), "a.dbt": data}


def dbase_4() -> dict[str, bytes]:
    texts = [text.encode("cp1252") for text in TEXTS]
    memos = [b"\xff\xff\x08\0" + struct.pack("<I", len(text) + 8) + text if text else b"" for text in texts]
    data, places = paged(memos, 1024, b"\0" * 20 + struct.pack("<H", 1024))
    data = data[:512] + b"\0" * 512 + data[512:]
    return {
        "a.dbf": table(0x8B, digits([place + 1 if place or rank == 0 else 0 for rank, place in enumerate(places)])),
        "a.dbt": data,
    }


def foxpro() -> dict[str, bytes]:
    texts = [text.encode("cp1252") for text in TEXTS]
    memos = [struct.pack(">2I", 1, len(text)) + text if text else b"" for text in texts]
    data, places = paged(memos, 64, b"\0" * 6 + struct.pack(">H", 64))
    return {"a.dbf": table(0x30, [struct.pack("<I", place) for place in places]), "a.fpt": data}


@pytest.mark.parametrize("files", [dbase_3(), dbase_4(), foxpro()], ids=["dBASE III", "dBASE IV", "FoxPro"])
def test_memos_are_read_at_their_place(reader: Reader, files: dict[str, bytes]) -> None:
    reading = reader(zipped(files), "a.zip")
    assert columns(reading) == ["NOM", "NOTE", "RANG"]
    assert [row[1] for row in rows(reading)] == ["Éclairage du stade\nà refaire", None, "x" * 1500]
    assert [row[2] for row in rows(reading)] == ["0", "1", "2"]
    assert ids(reading) == []


def test_memos_lie_beside_the_table_in_a_folder_too(tmp_path: Path) -> None:
    for name, data in dbase_3().items():
        (tmp_path / name.upper()).write_bytes(data)
    reading = read(tmp_path / "A.DBF")
    assert rows(reading)[0][1] == "Éclairage du stade\nà refaire"


def test_the_encoding_is_told_by_the_accents_of_memos(reader: Reader) -> None:
    reading = reader(zipped(dbase_3("cp850")), "a.zip")
    assert (reading.encoding, rows(reading)[0][1]) == ("cp850", "Éclairage du stade\nà refaire")


def test_rows_that_are_deleted_take_their_memos_with_them(reader: Reader) -> None:
    files = dbase_3()
    data, places = paged([b"un\x1a", b"deux\x1a", b"trois\x1a"], 512, b"")
    files = {"a.dbf": table(0x83, digits(places), deleted=(1,)), "a.dbt": data}
    assert [row[:2] for row in rows(reader(zipped(files), "a.zip"))] == [("nom 0", "un"), ("nom 2", "trois")]


@pytest.mark.parametrize(("files", "part"), [(dbase_3(), "dbt"), (foxpro(), "fpt")])
def test_a_missing_file_of_memos_is_told_with_its_name(reader: Reader, files: dict[str, bytes], part: str) -> None:
    reading = reader(files["a.dbf"], "a.dbf")
    assert columns(reading) == ["NOM", "RANG"]
    assert [(each.id, each.params["part"], each.params["columns"]) for each in reading.findings] == [
        ("missing_memo", part, "NOTE")
    ]


def test_a_memo_that_is_cut_is_empty_and_counted(reader: Reader) -> None:
    files = dbase_4()
    reading = reader(zipped(files | {"a.dbt": files["a.dbt"][:-1000]}), "a.zip")
    assert [row[1] for row in rows(reading)] == ["Éclairage du stade\nà refaire", None, None]
    assert [(each.id, each.params["number"]) for each in reading.findings] == [("broken_memo", 1)]


def test_a_memo_that_a_spreadsheet_would_run_is_told(reader: Reader) -> None:
    data, places = paged([b"=HYPERLINK(1)\x1a"], 512, b"")
    reading = reader(zipped({"a.dbf": table(0x83, digits(places)), "a.dbt": data}), "a.zip")
    assert [(each.id, each.row, each.column) for each in reading.findings] == [("formula_like", 1, "NOTE")]


def test_memos_that_would_fill_the_memory_are_left_out_and_told(tmp_path: Path) -> None:
    """Every row points to the same long memo."""
    (tmp_path / "a.dbt").write_bytes(b"\0" * 512 + b"x" * 2_000_000 + b"\x1a")
    (tmp_path / "a.dbf").write_bytes(table(0x83, digits([1] * 200)))
    reading = read(tmp_path / "a.dbf")
    assert columns(reading) == ["NOM", "RANG"]
    assert ids(reading) == ["unread_fields"]


@given(version=st.sampled_from([0x83, 0x8B, 0x30, 0xF5]), noise=st.binary(max_size=3000), data=st.data())
@settings(max_examples=80, deadline=None)
def test_no_bytes_of_memos_make_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, version: int, noise: bytes, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("a")
    width = 4 if version == 0x30 else 10
    pointers = data.draw(st.lists(st.binary(min_size=width, max_size=width), min_size=1, max_size=5))
    (folder / "a.dbf").write_bytes(table(version, pointers))
    (folder / "a.dbt").write_bytes(noise)
    reading = read(folder / "a.dbf")
    assert len(rows(reading)) <= len(pointers)
