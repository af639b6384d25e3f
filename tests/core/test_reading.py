"""What is no table is explained; what is past a limit is refused; every text is French and complete."""

import io
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from pontdarc.core import formats as folder
from pontdarc.core.findings import FindingKind, catalogue
from pontdarc.core.formats import _findings
from pontdarc.core.formats.registry import formats
from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.registry import import_all
from pontdarc.core.source import Limits
from tests.core.formats.reading import Reader, ids, rows, workbook, zipped


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


@pytest.mark.parametrize(
    ("data", "id", "what"),
    [
        (b"", "empty_file", None),
        (b"%PDF-1.7 ...", "is_pdf", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "is_image", "PNG"),
        (b"\xff\xd8\xff\xe0....", "is_image", "JPEG"),
        (b"GIF89a....", "is_image", "GIF"),
        (b"{\\rtf1 x}", "is_document", "RTF"),
        (zipped({"word/document.xml": "x"}), "is_document", "Word"),
        (zipped({"ppt/presentation.xml": "x"}), "is_document", "PowerPoint"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "is_document", "OpenDocument"),
        (b"<!DOCTYPE html><html><table></table></html>", "is_html", "HTML"),
        (b"\n <table><tr><td>a</td></tr></table>", "is_html", "HTML"),
        (b'<?xml version="1.0"?><marches/>', "no_repeated_element", None),
        (b"SQLite format 3\0....", "not_read_yet", "SQLite"),
        (b"Rar!\x1a\x07\0....", "is_other_archive", "RAR"),
        (b"7z\xbc\xaf\x27\x1c....", "is_other_archive", "7-Zip"),
        (b"@prefix dcat: <http://www.w3.org/ns/dcat#> .", "not_read_yet", "Turtle"),
        (bytes(range(256)) * 50, "is_binary", None),
    ],
)
def test_what_is_no_table_is_explained_whatever_its_name(
    reader: Reader, data: bytes, id: str, what: str | None
) -> None:
    reading = reader(data, "donnees.csv")
    assert (reading.tables, reading.table, ids(reading)) == ((), None, [id])
    finding = reading.findings[0]
    assert finding.level == "error"
    assert finding.message()
    assert finding.hint()
    assert what is None or finding.params["what"] == what


def test_prose_is_no_table(reader: Reader) -> None:
    text = "Bonjour\n\nVeuillez trouver le fichier des subventions de la commune pour cette année.\nNous restons à "
    assert ids(reader(text + "votre disposition pour tout autre renseignement sur ce fichier.\n"))[-1] == "not_a_table"


def test_a_file_past_the_limit_is_refused_with_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "grand.csv"
    path.write_bytes(b"a;b\n" * 1000)
    with pytest.raises(Unreadable) as refusal:
        read(path, limits=Limits(file_bytes=1000))
    assert refusal.value.code == "file_too_large"
    assert refusal.value.sentence()
    assert refusal.value.advice()


def test_every_finding_of_reading_says_what_and_what_to_do() -> None:
    import_all(folder)
    params = re.compile(r"%\((\w+)\)s")
    for kind in catalogue():
        assert kind.text.strip().endswith((".", "…")), kind.id
        assert kind.hint.strip(), kind.id
        blank = dict.fromkeys(params.findall(kind.text + kind.hint), "x")
        assert kind.text % blank
        assert kind.hint % blank


def test_french_typography_is_kept_in_findings() -> None:
    ours = [value for value in vars(_findings).values() if isinstance(value, FindingKind)]
    assert ours
    for kind in ours:
        assert not re.search(r"(?<=\w) [:;!?]", kind.text + kind.hint), kind.id
        assert "'" not in kind.text + kind.hint, kind.id


def test_the_same_bytes_give_the_same_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("nom;v\né;1\n;\nA;2;3\n".encode("cp1252"))
    once, twice = read(path), read(path)
    assert once.findings == twice.findings
    assert rows(once) == rows(twice)


def test_a_stream_of_tables_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.csv": "x;y\n1;2\n", "b.csv": io.StringIO("x;y\n3;4\n").read()}))
    assert read(path).table is not None
    assert list(folder.iterdir()) == []


def test_a_parser_that_panics_is_a_damaged_file(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As pyo3 names the panics of Rust."""

    def panic(*_: object) -> None:
        raise PanicException

    parquet = formats()["parquet"]
    monkeypatch.setitem(formats(), "parquet", replace(parquet, read=panic))
    assert ids(reader(b"PAR1....PAR1", "a.parquet")) == ["damaged"]


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_or_an_archive_damaged_anywhere_is_never_a_traceback(reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(zipped({"a.csv": "x;y\n1;2\n" * 50}) if seed % 2 else workbook(_filled))
    for _ in range(chance.choice([1, 5, 30])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        reading = reader(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]), "a.xlsx")
    except Unreadable as refusal:
        assert refusal.sentence()  # noqa: PT017
    else:
        assert reading.tables or reading.findings


def _filled(book: Workbook) -> None:
    sheet = book.add_worksheet()
    for row in range(20):
        sheet.write_row(row, 0, ["nom", row, 2.5])
