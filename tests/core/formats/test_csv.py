"""CSV and every trap that real files set, by value; then any table in any dialect comes back as it was."""

import csv
import io
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pontdarc.core.formats import _encoding
from pontdarc.core.refusals import Unreadable
from tests.core.formats.reading import Reader, columns, ids, lines, places, rows

SIMPLE = "nom;commune;montant\nA;Privas;1,5\nB;Aubenas;2\n"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(reader: Reader, mark: str) -> None:
    reading = reader(f"nom{mark}commune{mark}montant\nA{mark}Privas{mark}15\nB{mark}Aubenas{mark}2\n")
    assert (reading.format, reading.delimiter) == ("csv", mark)
    assert rows(reading) == [("A", "Privas", "15"), ("B", "Aubenas", "2")]


def test_a_decimal_comma_is_no_delimiter(reader: Reader) -> None:
    reading = reader(SIMPLE)
    assert reading.delimiter == ";"
    assert rows(reading)[0] == ("A", "Privas", "1,5")


def test_one_column_has_no_delimiter(reader: Reader) -> None:
    reading = reader("commune\nPrivas\nLe Teil\n")
    assert reading.delimiter is None
    assert (columns(reading), rows(reading)) == (["commune"], [("Privas",), ("Le Teil",)])


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_found_and_the_accents_are_right(reader: Reader, encoding: str, named: str) -> None:
    text = "Prénom;Libellé\nHélène;Forêt privée à Aubenas\nJoël;Où être reçu\n"
    reading = reader(text.encode(encoding))
    assert reading.encoding == named
    assert columns(reading) == ["Prénom", "Libellé"]
    assert rows(reading) == [("Hélène", "Forêt privée à Aubenas"), ("Joël", "Où être reçu")]


def test_the_oe_ligature_and_the_euro_tell_iso_8859_15(reader: Reader) -> None:
    reading = reader("nom;prix\ncœur d’Ardèche;12 €\n".replace("’", "'").encode("iso8859-15"))
    assert reading.encoding == "iso-8859-15"
    assert rows(reading) == [("cœur d'Ardèche", "12 €")]


def test_ascii_is_told_as_utf_8(reader: Reader) -> None:
    assert reader(SIMPLE.encode("ascii")).encoding == "utf-8"


def test_a_byte_order_mark_is_told_and_is_in_no_header(reader: Reader) -> None:
    reading = reader(SIMPLE.encode("utf-8-sig"))
    assert "byte_order_mark" in ids(reading)
    assert columns(reading)[0] == "nom"


@pytest.mark.parametrize(("main", "other"), [("utf-8", "cp1252"), ("cp1252", "utf-8")])
def test_mixed_encodings_are_mended_line_by_line(reader: Reader, main: str, other: str) -> None:
    head = "nom;v\né;1\nè;2\nà;3\n".encode(main)
    reading = reader(head + "élève;4\n".encode(other))
    assert reading.encoding == main
    assert rows(reading) == [("é", "1"), ("è", "2"), ("à", "3"), ("élève", "4")]
    assert places(reading, "mixed_encodings") == [(5, None)]


def test_a_wrong_encoding_asked_for_leaves_a_finding(reader: Reader) -> None:
    reading = reader("nom;v\né;1\n".encode("cp1252"), encoding="utf-8")
    assert reading.encoding == "utf-8"
    assert "undecodable" in ids(reading)


def test_an_unknown_encoding_is_told_and_found_out_instead(reader: Reader) -> None:
    reading = reader("nom;v\né;1\n".encode("cp1252"), encoding="martien")
    assert (reading.encoding, rows(reading)) == ("cp1252", [("é", "1")])
    assert "unknown_encoding" in ids(reading)


def test_nul_bytes_are_removed_and_counted(reader: Reader) -> None:
    reading = reader(b"nom;v\nA\0B;1\nC;\0\0\n")
    assert rows(reading) == [("AB", "1"), ("C", None)]
    assert [f.params["number"] for f in reading.findings if f.id == "nul_bytes"] == [3]


def test_title_rows_are_left_out_and_the_header_row_is_the_physical_one(reader: Reader) -> None:
    reading = reader("Subventions 2023\n\nCommune de X;;\nnom;date;montant\nA;2023-01-01;1\nB;2023-01-02;2\n")
    assert reading.table is not None
    assert reading.table.header_row == 4
    assert columns(reading) == ["nom", "date", "montant"]
    assert lines(reading) == [5, 6]
    assert "title_rows" in ids(reading)


def test_a_title_with_as_many_commas_as_the_table_is_no_header(reader: Reader) -> None:
    reading = reader("Liste des aides, année 2023, commune de X\n\nnom,montant,date\nA,1,2023-01-01\nB,2,2023-01-02\n")
    assert columns(reading) == ["nom", "montant", "date"]
    assert lines(reading) == [4, 5]


def test_a_header_longer_than_every_row_keeps_its_names(reader: Reader) -> None:
    reading = reader("a;b;c\n1;2\n3;4\n5;6\n")
    assert columns(reading) == ["a", "b", "c"]
    assert rows(reading) == [("1", "2", None), ("3", "4", None), ("5", "6", None)]
    assert places(reading, "short_row") == [(2, None), (3, None), (4, None)]


def test_a_total_below_is_kept_and_told(reader: Reader) -> None:
    reading = reader("nom;date;montant\nA;2023-01-01;1\nB;2023-01-02;2\nTotal;;3\n")
    assert rows(reading)[-1] == ("Total", None, "3")
    assert places(reading, "total_row") == [(4, None)]


def test_notes_below_are_told(reader: Reader) -> None:
    reading = reader("a;b;c;d\n1;2;3;4\n5;6;7;8\n9;1;2;3\nSource : mairie;;;\n")
    assert places(reading, "total_row") == [(5, None)]


def test_a_name_that_begins_with_total_is_no_total(reader: Reader) -> None:
    body = "".join(f"Association {n};2023;{n}\n" for n in range(30))
    reading = reader("nom;annee;montant\nTotal Festum;2023;5\n" + body)
    assert places(reading, "total_row") == []


def test_comments_are_left_out(reader: Reader) -> None:
    reading = reader("# produit en 2023\n# source X\na;b\n1;2\n3;4\n")
    assert (columns(reading), rows(reading)) == (["a", "b"], [("1", "2"), ("3", "4")])
    assert "comment_rows" in ids(reading)


def test_a_header_that_begins_with_a_hash_is_a_header(reader: Reader) -> None:
    assert columns(reader("#id;nom\n1;A\n2;B\n")) == ["#id", "nom"]


def test_the_line_of_excel_that_says_the_separator_is_no_header(reader: Reader) -> None:
    reading = reader("sep=;\na;b\n1;2\n")
    assert columns(reading) == ["a", "b"]
    assert lines(reading) == [3]


def test_a_header_repeated_in_the_middle_is_left_out(reader: Reader) -> None:
    reading = reader("a;b\n1;2\na;b\n3;4\n")
    assert (rows(reading), lines(reading)) == ([("1", "2"), ("3", "4")], [2, 4])
    assert places(reading, "repeated_header") == [(3, None)]


@pytest.mark.parametrize(
    "text",
    [
        "1;2;3\n4;5;6\n7;8;9\n",
        "2024-01-01;Privas;12,5\n2024-01-02;Aubenas;13\n2024-01-03;Aubenas;13\n",
        "A;07;12\nB;26;13\nC;38;14\nD;07;15\n",
    ],
)
def test_a_table_without_a_header_keeps_its_first_row(reader: Reader, text: str) -> None:
    reading = reader(text)
    assert reading.table is not None
    assert reading.table.header_row is None
    assert columns(reading)[:2] == ["colonne_1", "colonne_2"]
    assert lines(reading)[0] == 1
    assert "no_header" in ids(reading)


def test_years_are_names_of_columns(reader: Reader) -> None:
    reading = reader("Commune;2019;2020;2021\nPrivas;1;2;3\nAubenas;4;5;6\n")
    assert columns(reading) == ["Commune", "2019", "2020", "2021"]


def test_text_only_tables_have_a_header(reader: Reader) -> None:
    assert columns(reader("nom;prenom\nDupont;Jean\n")) == ["nom", "prenom"]


def test_the_header_row_can_be_chosen(reader: Reader) -> None:
    reading = reader("a;b\nc;d\ne;f\n", header_row=2)
    assert reading.table is not None
    assert (columns(reading), rows(reading), reading.table.header_row) == (["c", "d"], [("e", "f")], 2)
    assert reader("a;b\nc;d\n", header_row=0).table.frame.height == 2
    assert "header_row_unusable" in ids(reader("a;b\nc;d\n", header_row=40))


def test_short_rows_are_padded(reader: Reader) -> None:
    reading = reader("a;b;c\n1;2;3\n4;5\n6;7;8\n")
    assert rows(reading) == [("1", "2", "3"), ("4", "5", None), ("6", "7", "8")]
    assert places(reading, "short_row") == [(3, None)]


def test_long_rows_keep_what_is_too_much(reader: Reader) -> None:
    reading = reader("a;b;c\n1;2;3\n4;5;6;7;8\n6;7;8\n")
    assert columns(reading) == ["a", "b", "c", "colonne_4"]
    assert rows(reading)[1] == ("4", "5", "6", "7;8")
    assert places(reading, "long_row") == [(3, None)]
    assert "empty_header" not in ids(reading)


def test_rows_wrapped_in_quotes_are_unwrapped(reader: Reader) -> None:
    reading = reader('a,b,c,d,e\n1,2,3,4,5\n"6,7,8,9,10"\n11,12,13,14,15\n')
    assert rows(reading)[1] == ("6", "7", "8", "9", "10")
    assert places(reading, "wrapped_row") == [(3, None)]


def test_duplicate_and_empty_headers_are_renamed(reader: Reader) -> None:
    reading = reader("nom;nom;;nom\n1;2;3;4\n5;6;7;8\n")
    assert columns(reading) == ["nom", "nom_2", "colonne_3", "nom_3"]
    assert places(reading, "duplicate_header") == [(1, "nom_2"), (1, "nom_3")]
    assert places(reading, "empty_header") == [(1, "colonne_3")]


def test_trailing_delimiters_make_no_column(reader: Reader) -> None:
    reading = reader("a;b;c;;\n1;2;3;;\n4;5;6;;\n")
    assert columns(reading) == ["a", "b", "c"]
    assert "trailing_delimiters" in ids(reading)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_understood(reader: Reader, end: str) -> None:
    reading = reader(SIMPLE.replace("\n", end))
    assert (len(rows(reading)), lines(reading)) == (2, [2, 3])


def test_mixed_line_endings_are_told(reader: Reader) -> None:
    reading = reader("a;b\r\n1;2\n3;4\r\n")
    assert rows(reading) == [("1", "2"), ("3", "4")]
    assert "line_endings" in ids(reading)


def test_cells_of_several_lines_count_as_one_row(reader: Reader) -> None:
    reading = reader('nom;texte\nA;"un\ndeux"\nB;x\n')
    assert rows(reading) == [("A", "un\ndeux"), ("B", "x")]
    assert lines(reading) == [2, 3]


def test_blank_rows_are_passed_but_count_as_lines(reader: Reader) -> None:
    reading = reader("a;b\n\n1;2\n;\n3;4\n;;\n")
    assert (rows(reading), lines(reading)) == ([("1", "2"), ("3", "4")], [3, 5])
    assert [f.params["number"] for f in reading.findings if f.id == "blank_rows"] == [2]


def test_single_quotes_quote(reader: Reader) -> None:
    assert rows(reader("nom;v\n'A;x';1\n'B';2\n")) == [("A;x", "1"), ("B", "2")]


def test_backslashes_escape_quotes(reader: Reader) -> None:
    assert rows(reader('a,b\n"x \\"y\\" z",1\n"w",2\n')) == [('x "y" z', "1"), ("w", "2")]


def test_a_quote_never_closed_costs_one_row_at_most(reader: Reader) -> None:
    reading = reader('nom;v\nA;1\n"B;2\nC;3\n"D";4\n')
    assert rows(reading) == [("A", "1"), ('"B', "2"), ("C", "3"), ("D", "4")]
    assert places(reading, "unclosed_quote") == [(3, None)]


@pytest.mark.parametrize("content", [b'"\x1f', b'\xe9"\xdb\x1f\xe7', b'a"b\x1fc"d\n'])
def test_a_quote_before_the_sign_that_separates_nothing_is_read_to_its_end(reader: Reader, content: bytes) -> None:
    with_time = threading.Thread(target=reader, args=(content,), daemon=True)
    with_time.start()
    with_time.join(20)
    assert not with_time.is_alive(), "it turned round for ever"


def test_a_quote_opened_and_never_closed_at_the_end_is_told(reader: Reader) -> None:
    reading = reader('nom;v\n"A;1\nB;2\nC;3\n')
    assert [row[1] for row in rows(reading)] == ["1", "2", "3"]
    assert places(reading, "unclosed_quote") == [(2, None)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_quote_never_closed_on_the_last_line_is_told(reader: Reader, end: str) -> None:
    reading = reader(f'nom;v\nA;1\nB;"deux{end}')
    assert rows(reading) == [("A", "1"), ("B", '"deux')]
    assert places(reading, "unclosed_quote") == [(3, None)]


def test_an_inch_mark_on_the_last_line_opens_nothing(reader: Reader) -> None:
    reading = reader('nom;v\n"A;a";1\n"B;b";tube 5"\n')
    assert (rows(reading), ids(reading)) == ([("A;a", "1"), ("B;b", 'tube 5"')], [])


def test_accents_broken_before_they_reached_us_are_told_once_and_left_as_they_are(reader: Reader) -> None:
    reading = reader("nom;v\nÂge d’or;1\ndÃ©jÃ\u00a0 vu;2\nÃ©tÃ©;3\n")
    assert places(reading, "broken_accents") == [(3, "nom")]
    assert rows(reading)[1] == ("dÃ©jÃ\u00a0 vu", "2")
    assert "broken_accents" not in ids(reader("nom;v\nÂge d’or;1\nSÃO PAULO;2\n"))


def test_formula_like_cells_are_told_and_kept(reader: Reader) -> None:
    reading = reader('nom;v\n"=HYPERLINK(""http://x"";""y"")";1\n+33612345678;-3\n@SUM(A1);2\n- puce;-1,5\n')
    assert places(reading, "formula_like") == [(2, "nom"), (4, "nom")]
    assert rows(reading)[0][0] == '=HYPERLINK("http://x";"y")'


def test_ten_thousand_columns_are_read(reader: Reader) -> None:
    names, values = (";".join(f"c{n}" for n in range(10_000)), ";".join(str(n) for n in range(10_000)))
    reading = reader(f"{names}\n{values}\n")
    assert len(columns(reading)) == 10_000
    assert rows(reading)[0][-1] == "9999"


def test_far_too_many_columns_are_refused_in_words(reader: Reader) -> None:
    with pytest.raises(Unreadable) as refusal:
        reader(b"1;" * 25_000 + b"\n" + b"2;" * 25_000)
    assert refusal.value.code == "too_many_columns"
    assert "25" in refusal.value.sentence()


def test_a_line_of_fifty_megabytes_is_told(reader: Reader) -> None:
    reading = reader(b"nom;valeur\n" + b"x" * 50_000_000 + b";1\n")
    assert "long_line" in ids(reading)
    assert len(rows(reading)[0][0] or "") == 50_000_000


def test_a_line_of_fifty_megabytes_alone_is_no_table(reader: Reader) -> None:
    reading = reader(b"a" * 50_000_000)
    assert reading.tables == ()
    assert "not_a_table" in ids(reading)


def test_a_header_alone_has_no_rows(reader: Reader) -> None:
    reading = reader("a;b;c\n")
    assert (columns(reading), rows(reading)) == (["a", "b", "c"], [])
    assert "no_rows" in ids(reading)


def test_nothing_but_blank_lines_is_an_empty_file(reader: Reader) -> None:
    reading = reader("\n\n  \n")
    assert (reading.tables, ids(reading)[-1]) == ((), "empty_file")


def test_findings_of_one_kind_are_grouped_past_a_hundred(reader: Reader) -> None:
    reading = reader("a;b;c\n" + "1;2;3\n" * 300 + "1;2\n" * 250)
    told = [finding for finding in reading.findings if finding.id == "short_row"]
    assert (len(told), sum(finding.count for finding in told)) == (100, 250)


@pytest.mark.parametrize("irregular", [False, True])
def test_a_large_file_is_read_in_good_time(tmp_path: Path, irregular: bool) -> None:
    body = "".join(f"{n};22070001700017;Association n° {n};2024-01-{n % 28 + 1:02d};{n / 4}\n" for n in range(100_000))
    started = time.process_time()
    reading = Reader(tmp_path)("id;siret;nom;date;montant\n" + body + ("court;1\n" if irregular else ""))
    assert len(rows(reading)) == 100_000 + irregular
    assert time.process_time() - started < 10


WORDS = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJéèàçêôûïÉ0123456789 -'.,;|\t\"\n()&/"), min_size=1, max_size=14
).map(str.strip)
NAMES = st.lists(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéè_"), min_size=3, max_size=10),
    min_size=2,
    max_size=6,
    unique=True,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=NAMES,
    data=st.data(),
    mark=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_comes_back_from_any_dialect_once_it_is_told(
    tmp_path: Path, names: list[str], data: st.DataObject, mark: str, encoding: str, end: str
) -> None:
    width = len(names)
    body = data.draw(st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=8))
    assume(all(any(row) for row in body))
    assume(not any(row[0].startswith("#") and not any(row[1:]) for row in body))
    assume(names not in body)
    assume(not any(all(row[column] == "" for row in body) and not names[column] for column in range(width)))
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([names, *body])
    reading = Reader(tmp_path)(
        buffer.getvalue().encode(encoding), delimiter=mark, encoding=encoding.removesuffix("-sig"), header_row=1
    )
    assert columns(reading) == names
    assert [[cell or "" for cell in row] for row in rows(reading)] == body


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(
        st.tuples(
            st.text(st.sampled_from("abcdefghiéèçàô"), min_size=3, max_size=12),
            st.integers(0, 10**6),
            st.dates(),
            st.floats(0, 10**6, allow_nan=False).map(lambda number: round(number, 2)),
        ),
        min_size=3,
        max_size=30,
    ),
    mark=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_usual_table_is_understood_without_being_told(
    tmp_path: Path, people: list[tuple[str, object, object, object]], mark: str, encoding: str, end: str
) -> None:
    table = [tuple(str(cell) for cell in row) for row in people]
    names = ["libellé", "code", "date", "montant"]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=mark, lineterminator=end).writerows([names, *table])
    reading = Reader(tmp_path)(buffer.getvalue().encode(encoding))
    assert (reading.encoding, reading.delimiter) == (encoding.removesuffix("-sig"), mark)
    assert columns(reading) == names
    assert rows(reading) == table


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=400))
def test_no_bytes_whatever_make_reading_raise(tmp_path: Path, noise: bytes) -> None:
    reading = Reader(tmp_path)(noise)
    assert reading.table is not None or any(finding.level == "error" for finding in reading.findings)


TWO = "nom;montant;jour\nA;1;2024-01-01\nB;2;2024-01-02\nC;3;2024-01-03\n"
OTHER = "commune;habitants\nPrivas;8000\nAubenas;12000\n"


def test_two_tables_with_a_blank_line_between_are_two_tables(reader: Reader) -> None:
    reading = reader(TWO + "\n" + OTHER)
    assert [table.columns for table in reading.tables] == [["nom", "montant", "jour"], ["commune", "habitants"]]
    assert [table.header_row for table in reading.tables] == [1, 6]
    assert [table.lines.to_list() for table in reading.tables] == [[2, 3, 4], [7, 8]]
    assert reading.main == 0
    assert ids(reading) == ["several_tables"]


def test_the_second_table_may_be_the_larger_one(reader: Reader) -> None:
    reading = reader(OTHER + "\n" + TWO)
    assert columns(reading) == ["nom", "montant", "jour"]
    assert ids(reading) == ["several_tables"]


def test_another_table_can_be_chosen_by_its_name_or_by_its_header(reader: Reader) -> None:
    names = [table.name for table in reader(TWO + "\n" + OTHER).tables]
    assert names == ["tableau_1", "tableau_2"]
    assert columns(reader(TWO + "\n" + OTHER, sheet="tableau_2")) == ["commune", "habitants"]
    assert columns(reader(TWO + "\n" + OTHER, header_row=6)) == ["commune", "habitants"]


@pytest.mark.parametrize("second", ["nom;montant", "nom;montant;jour;lieu"])
def test_a_header_with_fewer_or_more_names_begins_another_table(reader: Reader, second: str) -> None:
    width = second.count(";")
    rows_ = "".join("D;4" + ";2024-01-05;ici"[: 11 * (width > 1)] + ";ici" * (width > 2) + "\n" for _ in range(3))
    reading = reader(TWO + second + "\n" + rows_)
    assert [table.columns for table in reading.tables] == [["nom", "montant", "jour"], second.split(";")]


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2\n\n3;4\n\n5;6\n",
        "nom;montant\nA;1\nB;2\n\nnom;montant\nC;3\nD;4\n",
        "Rapport de la mairie;\nannée 2024;\n\nnom;montant\nA;1\nB;2\n",
        "nom;montant\nA;1\nB;2\n\nTotal;3\nSource : mairie;\n",
        "nom;ville\nA;Privas\nB;Aubenas\n\nC;Annonay\nD;Largentière\n",
    ],
)
def test_a_blank_line_alone_separates_nothing(reader: Reader, text: str) -> None:
    assert len(reader(text).tables) == 1


def test_a_stray_quote_at_the_start_of_a_cell_is_a_sign_like_others(reader: Reader) -> None:
    reading = reader('a,b,c\n1,"x, y",3\n4,"5,"z, t"\n6,"7, 8",9\n')
    assert rows(reading) == [("1", "x, y", "3"), ("4", '"5', "z, t"), ("6", "7, 8", "9")]
    assert places(reading, "unclosed_quote") == [(3, None)]


def test_a_quote_inside_a_quoted_cell_is_kept(reader: Reader) -> None:
    reading = reader('nom;long;v\n"tube 10" noir";"1;5";2\n"planche 5" x 2";"2;5";3\n"z";"1;2";4\n')
    assert [row[0] for row in rows(reading)] == ['tube 10" noir', 'planche 5" x 2', "z"]


def test_comments_do_not_choose_the_delimiter(reader: Reader) -> None:
    reading = reader("# Export du 3 mai, à 12 h\n# colonne 1: le code, unique\n# fin\nid,nom\n1,A\n2,B\n")
    assert (reading.delimiter, columns(reading), len(rows(reading))) == (",", ["id", "nom"], 2)


def test_a_long_preamble_does_not_hide_the_table(reader: Reader) -> None:
    words = "Ce fichier est produit par le service des finances de la commune.\nIl est libre de droits.\n"
    reading = reader(words + "\n" + "nom,montant,jour\nA,1,2024-01-01\nB,2,2024-01-02\nC,3,2024-01-03\n" * 1)
    assert (reading.delimiter, columns(reading)) == (",", ["nom", "montant", "jour"])


_PARTS = st.lists(
    st.sampled_from(
        [
            b"a",
            b"\n",
            "é".encode(),
            "€".encode(),
            "😀".encode(),
            b"\xc3",
            b"\x82\xac",
            b"\xf0\x9f",
            b"\xed\xa0\x80",
            b"\xff",
        ]
    ),
    max_size=8,
)


@given(_PARTS, st.lists(st.integers(0, 20), max_size=4))
def test_a_text_cut_anywhere_is_utf8_when_the_whole_of_it_is(parts: list[bytes], cuts: list[int]) -> None:
    text = b"".join(parts)
    edges = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    try:
        text.decode("utf-8")
        is_valid = True
    except UnicodeDecodeError:
        is_valid = False
    assert _encoding.are_utf8(text[start:end] for start, end in pairwise(edges)) == is_valid
