"""Excel 2003 XML: cells by their place and their type, what is merged, hidden or calculated."""

import pytest

from pontdarc.core.refusals import Unreadable
from tests.core.formats.reading import Reader, columns, ids, lines, rows


def book(*sheets: str, styles: str = "") -> str:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{styles}</Styles>{''.join(sheets)}</Workbook>"
    )


def sheet(name: str, table: str, options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{table}</Table>{options}</Worksheet>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(cells)}</Row>"


def cell(text: object, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


HEADER = row(cell("nom"), cell("date"), cell("montant"), cell("actif"))


def test_cells_are_canonical_text_at_their_place(reader: Reader) -> None:
    table = (
        HEADER
        + row(
            cell("A &amp; B"),
            cell("2023-05-03T00:00:00.000", "DateTime"),
            cell("1234.50", "Number"),
            cell(1, "Boolean"),
        )
        + row(cell("C"), cell("1899-12-31T09:05:00.000", "DateTime"), cell("2", "Number"), cell(0, "Boolean"))
        + row(cell("D"), cell("0.1", "Number", 'ss:Index="3"'), attributes='ss:Index="6"')
        + row(cell("E"), cell("2023-05-03T14:30:00.000", "DateTime"))
    )
    reading = reader(book(sheet("F", table)), "a.xls")
    assert (reading.format, columns(reading)) == ("spreadsheetml", ["nom", "date", "montant", "actif"])
    assert rows(reading) == [
        ("A & B", "2023-05-03", "1234.5", "true"),
        ("C", "09:05:00", "2", "false"),
        ("D", None, "0.1", None),
        ("E", "2023-05-03T14:30:00", None, None),
    ]
    assert lines(reading) == [2, 3, 6, 7]


def test_every_sheet_is_given_and_one_can_be_chosen(reader: Reader) -> None:
    data = book(sheet("Un", HEADER + row(cell("x")) * 3), sheet("Deux", row(cell("z")) + row(cell("y")) * 2))
    assert [table.name for table in reader(data, "a.xls").tables] == ["Un", "Deux"]
    assert columns(reader(data, "a.xls", sheet="Deux")) == ["z"]
    assert ids(reader(data, "a.xls", sheet="Trois")) == ["unknown_sheet"]


def test_what_is_hidden_merged_or_calculated_is_told(reader: Reader) -> None:
    style = '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    table = (
        '<Column ss:Index="2" ss:Hidden="1"/>'
        + HEADER
        + row(cell("A"), cell("0.5", "Number", 'ss:StyleID="p"'), '<Cell ss:Formula="=1+1"/>')
        + row(cell("B", attributes='ss:MergeAcross="1"'), cell("#N/A", "Error"), attributes='ss:Hidden="1"')
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    reading = reader(book(sheet("F", table, hidden), styles=style), "a.xls")
    assert {
        "hidden_sheet", "hidden_rows", "hidden_columns", "merged_cells", "formula_value", "not_calculated",
        "cell_error", "percentages",
    } <= set(ids(reading))  # fmt: skip
    assert rows(reading) == [("A", "0.5", None, None), ("B", None, None, None)]


def test_a_truncated_workbook_gives_what_is_whole(reader: Reader) -> None:
    data = book(sheet("F", HEADER + row(cell("x")) * 50))
    reading = reader(data[: data.index("</Table>") - 100], "a.xls")
    assert "broken_xml" in ids(reading)
    assert 45 < len(rows(reading)) < 51


def test_a_cell_lost_far_away_is_refused(reader: Reader) -> None:
    far = row(cell("x", attributes='ss:Index="16000"'), attributes='ss:Index="1000000"')
    with pytest.raises(Unreadable) as refusal:
        reader(book(sheet("F", HEADER + far)), "a.xls")
    assert refusal.value.code == "too_many_cells"


def test_a_workbook_without_cells_is_told(reader: Reader) -> None:
    assert ids(reader(book(sheet("F", "")), "a.xls")) == ["not_a_table"]
