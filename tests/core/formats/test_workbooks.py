"""Workbooks: every sheet, merged headers, dates and numbers as canonical text, what cannot be read."""

import io
import zipfile
from datetime import datetime, time

import pytest
import xlsxwriter

from pontdarc.core.refusals import Unreadable
from tests.core.formats.reading import Reader, columns, compound, ids, lines, places, rows, workbook, zipped

MIME = "application/vnd.oasis.opendocument.spreadsheet"


def usual(book: xlsxwriter.Workbook) -> None:
    notes = book.add_worksheet("Lisez-moi")
    notes.write_column(0, 0, ["Notes", "une", "deux"])
    sheet = book.add_worksheet("Données")
    sheet.merge_range(0, 0, 0, 5, "Subventions 2023")
    sheet.write_row(2, 0, ["nom", "date", "horodatage", "taux", "nombre", "actif", "calcul", "heure"])
    day, moment, hour = (book.add_format({"num_format": form}) for form in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm"))
    for place, number in enumerate([12.0, 0.1 + 0.2, 1e6]):
        row = place + 3
        sheet.write(row, 0, f"A{place}")
        sheet.write_datetime(row, 1, datetime.fromisoformat("2023-05-03"), day)
        sheet.write_datetime(row, 2, datetime.fromisoformat("2023-05-03T14:30:00"), moment)
        sheet.write(row, 3, 0.125, book.add_format({"num_format": "0 %"}))
        sheet.write(row, 4, number)
        sheet.write_boolean(row, 5, bool(place % 2))
        sheet.write_formula(row, 6, "=E4*2", None, 24)
        sheet.write_datetime(row, 7, time(9, 5), hour)
    hidden = book.add_worksheet("Cachée")
    hidden.write_column(0, 0, ["x", 1])
    hidden.hide()


def test_values_are_canonical_text(reader: Reader) -> None:
    reading = reader(workbook(usual), "a.xlsx")
    assert reading.format == "xlsx"
    assert rows(reading) == [
        ("A0", "2023-05-03", "2023-05-03T14:30:00", "0.125", "12", "false", "24", "09:05:00"),
        ("A1", "2023-05-03", "2023-05-03T14:30:00", "0.125", "0.3", "true", "24", "09:05:00"),
        ("A2", "2023-05-03", "2023-05-03T14:30:00", "0.125", "1000000", "false", "24", "09:05:00"),
    ]


def test_the_sheet_most_like_data_is_the_main_one_and_all_are_given(reader: Reader) -> None:
    reading = reader(workbook(usual), "a.xlsx")
    assert reading.table is not None
    assert (reading.table.name, reading.table.header_row) == ("Données", 3)
    assert lines(reading) == [4, 5, 6]
    assert [table.name for table in reading.tables] == ["Lisez-moi", "Données", "Cachée"]
    assert {"several_tables", "hidden_sheet", "formula_value", "title_rows"} <= set(ids(reading))


def test_a_sheet_can_be_chosen(reader: Reader) -> None:
    assert columns(reader(workbook(usual), "a.xlsx", sheet="Lisez-moi")) == ["Notes"]
    absent = reader(workbook(usual), "a.xlsx", sheet="Absente")
    assert (absent.tables, ids(absent)) == ((), ["unknown_sheet"])


def test_the_first_of_similar_sheets_is_the_main_one(reader: Reader) -> None:
    def years(book: xlsxwriter.Workbook) -> None:
        for year, number in (("2021", 10), ("2020", 11), ("2019", 11)):
            sheet = book.add_worksheet(year)
            sheet.write_row(0, 0, ["commune", "montant"])
            for row in range(number):
                sheet.write_row(row + 1, 0, [f"Commune {row}", row])

    reading = reader(workbook(years), "a.xlsx")
    assert reading.table is not None
    assert reading.table.name == "2021"


def test_labels_merged_over_finer_ones_are_put_before_them(reader: Reader) -> None:
    def merged(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "Commune")
        sheet.merge_range(0, 1, 0, 2, "Population")
        sheet.write_row(1, 1, ["2019", "2020"])
        sheet.write_row(2, 0, ["Privas", 1, 2])
        sheet.merge_range(3, 0, 4, 0, "Aubenas")
        sheet.write_row(3, 1, [3, 4])
        sheet.write_row(4, 1, [5, 6])

    reading = reader(workbook(merged), "a.xlsx")
    assert columns(reading) == ["Commune", "Population 2019", "Population 2020"]
    assert rows(reading) == [("Privas", "1", "2"), ("Aubenas", "3", "4"), (None, "5", "6")]
    assert lines(reading) == [3, 4, 5]
    assert places(reading, "merged_cells") == [(4, None)]


def test_a_label_merged_over_columns_names_each_and_empty_ones_go(reader: Reader) -> None:
    def converted(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row, (left, right) in enumerate([("Nom", "Adresse"), ("A", "07000"), ("B", "07200")]):
            sheet.merge_range(row, 0, row, 1, left)
            sheet.write(row, 2, right)
            if row:
                sheet.write(row, 3, "Privas")
        sheet.merge_range(0, 2, 0, 3, "Adresse")

    reading = reader(workbook(converted), "a.xlsx")
    assert columns(reading) == ["Nom", "Adresse", "Adresse_2"]
    assert rows(reading) == [("A", "07000", "Privas"), ("B", "07200", "Privas")]


def test_error_cells_are_empty_and_told(reader: Reader) -> None:
    def errors(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write(1, 0, "x")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    reading = reader(workbook(errors), "a.xlsx")
    assert rows(reading) == [("x", None)]
    assert "cell_error" in ids(reading)


def test_a_cell_lost_far_away_is_refused_in_words(reader: Reader) -> None:
    def far(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, 9)

    with pytest.raises(Unreadable) as refusal:
        reader(workbook(far), "a.xlsx")
    assert refusal.value.code == "too_many_cells"
    assert "CSV" in refusal.value.advice()


def test_content_decides_not_the_extension(reader: Reader) -> None:
    reading = reader(workbook(usual), "a.csv")
    assert reading.format == "xlsx"
    assert "extension" in ids(reading)


@pytest.mark.parametrize("cut", [2_000, 6_000])
def test_a_truncated_workbook_is_told(reader: Reader, cut: int) -> None:
    data = workbook(usual)
    reading = reader(data[: min(cut, len(data) - 100)], "a.xlsx")
    assert (reading.tables, ids(reading)) == ((), ["damaged"])


def ods(rows_xml: str, manifest: str = "<manifest/>") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<?xml version='1.0'?><office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Feuille1">{rows_xml}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_opendocument_values_are_canonical_text(reader: Reader) -> None:
    number = '<table:table-cell office:value-type="float" office:value="12" table:formula="of:=6*2"/>'
    day = '<table:table-cell office:value-type="date" office:date-value="2023-05-03"/>'
    data = ods(row(cell("nom"), cell("nombre"), cell("jour")) + row(cell("A"), number, day))
    reading = reader(data, "a.ods")
    assert (reading.format, columns(reading)) == ("ods", ["nom", "nombre", "jour"])
    assert rows(reading) == [("A", "12", "2023-05-03")]
    assert "formula_value" in ids(reading)


@pytest.mark.parametrize("blanks", ["\n", "\r\n    "])
def test_an_opendocument_laid_out_on_many_lines_keeps_its_texts(reader: Reader, blanks: str) -> None:
    two = "<text:p>Rue <text:span>du</text:span> <text:span>Lac</text:span></text:p><text:p>Privas</text:p>"
    cells = f'<table:table-cell office:value-type="string">{two}</table:table-cell>'
    dense = row(cell("nom"), cell("lieu")) + row(cell("Léa &gt; Zoé"), cells)
    spread = dense.replace("><table", f">{blanks}<table").replace("></table", f">{blanks}</table")
    spread = spread.replace('"string"><text:p>', f'"string">{blanks}<text:p>')
    expected = rows(reader(ods(dense), "a.ods"))
    assert expected[0][0] == "Léa > Zoé"
    assert rows(reader(ods(spread), "a.ods")) == expected


def test_an_encrypted_opendocument_is_refused(reader: Reader) -> None:
    with pytest.raises(Unreadable) as refusal:
        reader(ods(row(cell("a")), "<manifest:encryption-data/>"), "a.ods")
    assert refusal.value.code == "encrypted"


def test_a_workbook_inside_a_zip_is_read(reader: Reader) -> None:
    reading = reader(zipped({"classeur.xlsx": workbook(usual)}), "a.zip")
    assert (reading.container, reading.format) == ("zip", "xlsx")
    assert len(rows(reading)) == 3


def test_an_old_workbook_cut_short_is_told(reader: Reader) -> None:
    reading = reader(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls")
    assert (reading.tables, ids(reading)) == ((), ["damaged"])


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv"])
def test_a_workbook_under_a_password_is_refused_with_the_next_step(reader: Reader, name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        reader(compound("EncryptedPackage"), name)
    assert refusal.value.code == "encrypted"
    assert "sans mot de passe" in refusal.value.advice()


@pytest.mark.parametrize(("stream", "what"), [("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint")])
def test_an_old_document_is_no_workbook(reader: Reader, stream: str, what: str) -> None:
    reading = reader(compound(stream), "a.xls")
    assert (reading.tables, ids(reading)) == ((), ["is_document"])
    assert reading.findings[0].params["what"] == what


ENTITY = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def with_entity(data: bytes, part: str, encoding: str = "utf-8") -> bytes:
    """Return the package with entities declared in front of one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    text = members[part].decode().partition("?>")[2]
    members[part] = (ENTITY + text).encode(encoding)
    return zipped(members)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_is_refused_for_what_it_is(reader: Reader, part: str, encoding: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        reader(with_entity(workbook(usual), part, encoding), "a.xlsx")
    assert refusal.value.code == "xml_entities"
    assert "enregistrez-le à nouveau" in refusal.value.advice()


def test_entities_in_a_part_that_is_not_read_matter_to_nobody(reader: Reader) -> None:
    assert reader(with_entity(workbook(usual), "docProps/core.xml"), "a.xlsx").table is not None


def test_an_opendocument_sheet_with_entities_is_refused_too(reader: Reader) -> None:
    content = ENTITY + "<office:document-content/>"
    manifest = f'<manifest><file-entry media-type="{MIME}"/></manifest>'
    with pytest.raises(Unreadable) as refusal:
        reader(zipped({"mimetype": MIME, "content.xml": content, "META-INF/manifest.xml": manifest}), "a.ods")
    assert refusal.value.code == "xml_entities"
