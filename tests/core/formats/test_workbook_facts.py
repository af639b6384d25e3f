"""What a workbook says beside its cells: macros, what is hidden, merged, never calculated, shown as percentages."""

import io
import os
import re
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable, Reading
from tests.core.formats.reading import Reader, columns, compound, ids, places, rows, workbook
from tests.core.formats.test_workbooks import cell, ods, row

SHARED = Path(os.environ["PONTDARC_SHARED"]) / "data"
BOOKS = SHARED / "corpus-tableurs" / "sheetjs"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not here")


def counts(reading: Reading, id: str) -> list[tuple[object, object]]:
    return [(each.params.get("sheet"), each.params["number"]) for each in reading.findings if each.id == id]


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return the package with a part changed, or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name in archive.namelist():
            content = archive.read(name)
            assert name != part or old in content
            out.writestr(name, content.replace(old, new) if name == part else content)
        if part not in archive.namelist():
            out.writestr(part, new)
    return buffer.getvalue()


def table(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Données")
    sheet.write_row(0, 0, ["nom", "taux", "total"])
    for place in range(1, 6):
        sheet.write(place, 0, f"A{place}")
        sheet.write(place, 1, place / 8, book.add_format({"num_format": "0.0%"}))
        sheet.write_formula(place, 2, "=1+1", None, 2)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_row(900_000, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    sheet.set_column(5, 16_383, None, None, {"hidden": True})


def test_what_is_out_of_sight_in_the_used_range_is_told_and_read(reader: Reader) -> None:
    reading = reader(workbook(table), "a.xlsx")
    assert counts(reading, "hidden_rows") == [("Données", 1)]
    assert counts(reading, "hidden_columns") == [("Données", 1)]
    assert len(rows(reading)) == 5


def test_percentages_are_told_and_keep_their_exact_value(reader: Reader) -> None:
    reading = reader(workbook(table), "a.xlsx")
    assert counts(reading, "percentages") == [(None, 5)]
    assert rows(reading)[0] == ("A1", "0.125", "2")


def test_formulas_without_a_result_are_told(reader: Reader) -> None:
    data = changed(workbook(table), "xl/worksheets/sheet1.xml", b"<f>1+1</f><v>2</v>", b"<f>1+1</f>")
    reading = reader(data, "a.xlsx")
    assert counts(reading, "not_calculated") == [(None, 5)]
    assert rows(reading)[0] == ("A1", "0.125", None)
    assert not counts(reader(workbook(table), "a.xlsx"), "not_calculated")


def test_macros_are_told(reader: Reader) -> None:
    assert "macros" in ids(reader(changed(workbook(table), "xl/vbaProject.bin", b"", b"x"), "a.xlsm"))
    assert "macros" not in ids(reader(workbook(table), "a.xlsx"))


@pytest.mark.parametrize(
    "cells",
    ['<c r="ZZ1000000"><v>1</v></c>', "<c r='ZZ1000000'><v>1</v></c>", '<c s="1" r="XFD900000" t="n"><v>1</v></c>'],
)
def test_a_far_cell_is_refused_however_it_is_written(reader: Reader, cells: str) -> None:
    end = b"</sheetData>"
    data = changed(workbook(table), "xl/worksheets/sheet1.xml", end, f'<row r="1000000">{cells}</row>'.encode() + end)
    with pytest.raises(Unreadable) as refusal:
        reader(data, "a.xlsx")
    assert refusal.value.code == "too_many_cells"


def test_a_million_empty_rows_are_no_rows(reader: Reader) -> None:
    empty = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="XFD%d" s="1"/></row>' % (n, n, n) for n in range(10, 1_048_577, 97)
    )
    end = b"</sheetData>"
    start = time.monotonic()
    reading = reader(changed(workbook(table), "xl/worksheets/sheet1.xml", end, empty + end), "a.xlsx")
    assert len(rows(reading)) == 5
    assert time.monotonic() - start < 10


def test_two_hundred_sheets_are_read(reader: Reader) -> None:
    def many(book: xlsxwriter.Workbook) -> None:
        for place in range(200):
            sheet = book.add_worksheet(f"F{place}")
            sheet.write_column(0, 0, ["nom", f"a{place}", "b"])
            sheet.write_column(0, 1, ["n", 1, 2])

    assert len(reader(workbook(many), "a.xlsx").tables) == 200


def test_all_the_sheets_together_are_bounded(tmp_path: Path) -> None:
    def two(book: xlsxwriter.Workbook) -> None:
        for name in "ab":
            book.add_worksheet(name).write_column(0, 0, ["x"] * 60)

    (tmp_path / "a.xlsx").write_bytes(workbook(two))
    assert len(read(tmp_path / "a.xlsx", limits=Limits(sheet_cells=120)).tables) == 2
    with pytest.raises(Unreadable) as refusal:
        read(tmp_path / "a.xlsx", limits=Limits(sheet_cells=119))
    assert "119 cellules" in refusal.value.sentence()


def test_a_long_sheet_is_laid_down_on_disk(reader: Reader) -> None:
    def long(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["nom", "n"])
        for place in range(25_000):
            sheet.write_row(place + 1, 0, [f"a{place}", place])

    reading = reader(workbook(long), "a.xlsx")
    assert isinstance(reading.table, LongTable)
    assert reading.table.frame.rows()[-1] == ("a24999", "24999")
    assert reading.table.lines[-1] == 25_001


def test_merges_and_hidden_parts_of_opendocument_are_told(reader: Reader) -> None:
    head = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    spanned = cell("x").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="2"')
    body = row(cell("a"), cell("b"), cell("c")) + row(spanned, cell("1"), cell("2"))
    body += row("<table:covered-table-cell/>", cell("3"), cell("4")).replace(
        "<table:table-row>", '<table:table-row table:visibility="filter">'
    )
    reading = reader(ods(head + body), "a.ods")
    assert rows(reading) == [("x", "1", "2"), (None, "3", "4")]
    assert counts(reading, "merged_cells") == [(None, 1)]
    assert counts(reading, "hidden_rows") == [("Feuille1", 1)]
    assert counts(reading, "hidden_columns") == [("Feuille1", 1)]


def test_an_opendocument_without_its_type_in_front_is_known_by_its_manifest(reader: Reader) -> None:
    manifest = '<manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    data = ods(row(cell("a")) + row(cell("1")), manifest)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as out:
        for name in ("META-INF/manifest.xml", "content.xml"):
            out.writestr(name, archive.read(name))
    reading = reader(buffer.getvalue(), "a.ods")
    assert (reading.format, rows(reading)) == ("ods", [("1",)])


def test_an_error_of_opendocument_is_no_zero(reader: Reader) -> None:
    wrong = cell("#NAME?").replace('"string"', '"float" office:value="0" table:formula="of:=X()"')
    reading = reader(ods(row(cell("a"), cell("b")) + row(cell("x"), wrong) + row(cell("#N/A"), cell("y"))), "a.ods")
    assert rows(reading) == [("x", None), ("#N/A", "y")]
    assert counts(reading, "cell_error") == [(None, 1)]


def test_cells_that_opendocument_repeats_beyond_reason_are_refused_at_once(reader: Reader) -> None:
    many = cell("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    body = row(many).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    with pytest.raises(Unreadable) as refusal:
        reader(ods(body), "a.ods")
    assert refusal.value.code == "too_many_cells"


def test_empty_cells_that_opendocument_repeats_are_nothing(reader: Reader) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    body = row(cell("a"), empty) + row(cell("1"), empty)
    body += row(empty).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048574">')
    assert rows(reader(ods(body), "a.ods")) == [("1",)]


@real
def test_binary_workbooks_tell_the_same(reader: Reader) -> None:
    reading = read(BOOKS / "AutoFilter.xlsb")
    assert (reading.format, len(reading.tables), columns(reading)[0]) == ("xlsb", 11, "Code")
    assert ("One Cond", 12) in counts(reading, "hidden_rows")
    assert "macros" in ids(read(BOOKS / "number_format.xlsb"))
    assert {"cell_error", "formula_value"} <= set(ids(read(BOOKS / "ErrorTypes.xlsb")))


@real
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ErrorTypes.xlsx", "ErrorTypes.xlsb"),
        ("cell_style_simple.xlsx", "cell_style_simple.xls"),
        ("comments_stress_test.xlsx", "comments_stress_test.ods"),
        ("formulae_test_simple.xlsb", "formulae_test_simple.xls"),
        ("number_format.xlsb", "number_format.xls"),
        ("number_format_russian.xlsm", "number_format_russian.xls"),
        ("pivot_table_named_range.xlsx", "pivot_table_named_range.xlsb"),
        ("text_and_numbers.xls", "text_and_numbers.xlsb"),
        ("threaded_comments_none.xlsx", "threaded_comments_none.xlsb"),
        ("../../subventions/MTP_AttribSub_2014.xls", "../../subventions/MTP_AttribSub_2014.ods"),
    ],
)
def test_a_workbook_is_the_same_in_every_format(one: str, other: str) -> None:
    def said(name: str) -> list[tuple[str | None, list[str], list[tuple[str | None, ...]]]]:
        return [(each.name, each.columns, each.frame.rows()) for each in read(BOOKS / name).tables]

    assert said(one) == said(other)


@real
@pytest.mark.parametrize("name", ["password_2002_40_xor.xls", "password_2002_128_enhrsa.xls"])
def test_an_old_workbook_under_a_password_is_refused(name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(BOOKS / name)
    assert refusal.value.code == "encrypted"


@real
def test_an_old_workbook_whose_cells_lie_beyond_reason_is_refused(reader: Reader) -> None:
    """Found by fuzzing: one byte changed in a small file had five gigabytes asked for at once."""
    data = bytearray((BOOKS / "LONumbers-2010.xls").read_bytes())
    formula = re.search(rb"\x06\x00.\x00(?=..[\x00-\x0a]\x00\x0f)", data, re.DOTALL)
    assert formula
    data[formula.end() : formula.end() + 4] = b"\x39\x39\x39\x39"
    with pytest.raises(Unreadable) as refusal:
        reader(bytes(data), "a.xls")
    assert refusal.value.code == "too_many_cells"


@pytest.mark.parametrize("place", range(28, 80, 2))
def test_a_header_of_an_old_workbook_that_lies_is_told(reader: Reader, place: int) -> None:
    """Found by fuzzing: a size of sectors beyond any index went through as an error of ours."""
    data = bytearray(compound("Workbook"))
    data[place : place + 2] = b"\xff\x7f"
    reading = reader(bytes(data), "a.xls")
    assert reading.tables == ()
    assert reading.findings


@real
def test_old_workbooks_tell_what_they_hide() -> None:
    reading = read(BOOKS / "comments_stress_test.xls")
    assert {"hidden_rows", "hidden_columns", "macros"} <= set(ids(reading))
    assert counts(reading, "hidden_rows") == counts(read(BOOKS / "comments_stress_test.ods"), "hidden_rows")
    assert places(reading, "hidden_rows")
