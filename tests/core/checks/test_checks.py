"""Each check beyond Table Schema, by value, as the official validator understands it."""

import time

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.fr import siret

from pontdarc.core.checking import check
from pontdarc.core.findings import catalogue
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import Field, RowCheck, Schema

COLUMNS = ("a", "b", "c", "d")


def told(
    rows: list[tuple[str | None, ...]], name: str, types: tuple[str, ...] = (), **params: str
) -> list[tuple[int, str]]:
    """Return (index of the row, id) of each finding of the check *name* on the columns a, b, c…"""
    columns = COLUMNS[: len(rows[0])]
    kinds = types or ("string",) * len(columns)
    fields = tuple(Field(column, kind) for column, kind in zip(columns, kinds, strict=True))
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    found = check(
        frame, Schema(fields, checks=(RowCheck(name, columns, params),)), lines=pl.int_range(len(rows), eager=True)
    )
    return [(finding.row, finding.id) for finding in found.findings if finding.id != "type"]


def wrong(values: list[str], name: str, **params: str) -> list[str]:
    return [values[row] for row, _ in told([(value,) for value in values], name, **params)]


def test_a_siret_has_fourteen_digits_and_two_keys():
    right = ["52499120500013", "524 991 205 00013", "524.991.205.00013", "35600000000048", "35600000049837"]
    bad = ["52499120500014", "5249912050001", "524991205000130", "9,04E+13", "abc", "35600000000046", "12345678900008"]
    assert wrong([*right, *bad], "siret") == bad


@settings(deadline=None, max_examples=50)
@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_a_siret_is_right_exactly_when_the_reference_library_says_so(number):
    text = f"{number:014}"
    siren = f"{number // 10**6:08}"
    likely = siren + luhn.calc_check_digit(siren) + f"{number % 10**4:04}"
    likely += luhn.calc_check_digit(likely)
    post = f"356000000{number % 10**5:05}"
    values = [text, likely, post, f" {likely[:9]} {likely[9:]}", f"{post[:3]}.{post[3:]}"]
    assert wrong(values, "siret") == [value for value in values if not siret.is_valid(value)]


def test_a_siren_has_nine_digits_and_a_key():
    assert wrong(["524991205", "524 991 205", "524991206", "52499120", "5249912050", "x"], "siren") == [
        "524991206", "52499120", "5249912050", "x",
    ]  # fmt: skip


def test_an_interval_of_years_goes_forward():
    values = ["2024/2025", "2024/2024", "2025/2024", "2024", "24/25", "2024-2025"]
    assert wrong(values, "year_interval") == ["2024/2024", "2025/2024", "2024", "24/25", "2024-2025"]
    assert wrong(values, "year_interval", allow_year_only="yes") == ["2024/2024", "2025/2024", "24/25", "2024-2025"]


def test_columns_that_go_together_are_all_filled_or_all_empty():
    rows = [("1", "2", "3"), (None, None, None), ("1", None, "3"), (None, None, "3")]
    assert told(rows, "cohesive") == [(2, "cohesive"), (3, "cohesive")]


@pytest.mark.parametrize(
    ("op", "lost"), [(">", [0, 1]), (">=", [0]), ("==", [0, 2]), ("<=", [2]), ("<", [1, 2])]
)  # fmt: skip
def test_numbers_are_compared_as_numbers(op, lost):
    rows = [("9", "10"), ("10", "10.0"), ("11", "9"), (None, "1"), ("x", "1")]
    assert told(rows, "compare_columns", ("integer", "number"), op=op) == [(row, "compare_columns") for row in lost]


def test_dates_and_texts_are_compared_in_their_own_order():
    rows = [("2024-02-01", "2024-01-31"), ("2024-01-30", "2024-01-31"), ("31/12/2024", "2024-01-31")]
    assert told(rows, "compare_columns", ("date", "date"), op=">=") == [(1, "compare_columns")]
    assert told([("b", "a"), ("a", "b")], "compare_columns", op=">=") == [(1, "compare_columns")]


def test_texts_that_say_numbers_are_compared_as_numbers():
    rows = [("9", "10"), ("10", "9"), ("9", "x"), ("10.0", "10")]
    assert told(rows, "compare_columns", op=">=") == [(0, "compare_columns"), (2, "compare_columns")]
    assert told(rows, "compare_columns", ("integer", "string"), op=">=") == [
        (0, "compare_columns"),
        (2, "not_comparable"),
    ]


def test_columns_of_different_types_are_said_not_comparable():
    assert told([("2024-01-01", "3")], "compare_columns", ("date", "string"), op="<") == [(0, "not_comparable")]
    assert told([("2024-01-01", "2024-01-01T00:00:00")], "compare_columns", ("date", "datetime"), op="<") == [
        (0, "not_comparable")
    ]
    assert told([("2024-01-01", "3")], "compare_columns", ("date", "integer"), op="<") == [(0, "not_comparable")]


def test_a_total_is_the_sum_of_its_parts():
    rows = [("10", "7", "2", "1"), ("10", "7", "2", "0"), ("10", "7", None, "3"), ("-1", "-1", "0", "0")]
    assert told(rows, "sum_columns", ("integer",) * 4) == [(1, "sum_columns")]


def test_a_total_is_explained_whatever_the_signs_of_its_parts():
    fields = (Field("a", "integer"), Field("b", "number", group_char=" ", decimal_char=","), Field("c", "integer"))
    schema = Schema(fields, checks=(RowCheck("sum_columns", ("a", "b", "c")),))
    (finding,) = check(pl.DataFrame({"a": ["5"], "b": ["1 000,0"], "c": [" 2 "]}), schema).findings
    assert "1002" in finding.message()


def test_one_of_two_columns_at_least_is_filled():
    assert told([("x", None), (None, "x"), ("x", "x"), (None, None)], "one_of_required") == [(3, "one_of_required")]


def test_one_of_two_columns_may_be_absent_but_not_both():
    schema = Schema((Field("a"), Field("b"), Field("c")), checks=(RowCheck("one_of_required", ("a", "b")),))
    one = check(pl.DataFrame({"a": ["x", None], "c": ["1", "2"]}), schema)
    assert [(each.id, each.row) for each in one.findings if each.level == "error"] == [("one_of_required", 3)]
    none = check(pl.DataFrame({"c": ["1", "2"]}), schema)
    assert [(each.id, each.row) for each in none.findings if each.level == "error"] == [("one_of_required", None)]


def test_a_subject_begins_with_a_title_of_the_actes_nomenclature():
    right = [
        "finances locales/subventions",
        "Finances Locales/Subventions",
        "libertes publiques et pouvoirs de police/x",
    ]
    bad = [
        "finances locales",
        "finances locales /subventions",
        "finances locales/ subventions",
        "budget/x",
        "7.5 finances locales/x",
    ]
    assert wrong([*right, *bad], "nomenclature_actes") == bad


def test_a_telephone_number_is_french_short_or_international():
    right = ["04 75 64 00 00", "+33 475640000", "0475640000", "3939", "15", "112", "+32 2 552 00 00"]
    bad = ["04 75 64", "0000000000", "mairie", "+33 12"]
    assert wrong([*right, *bad], "phone") == bad


def test_opening_hours_follow_the_notation_of_openstreetmap():
    right = [
        "24/7", "Mo-Fr 08:30-12:00,14:00-17:00; Sa off", "Mo,We,Fr 10:00-18:00", "PH off", "week 01-10 Mo 10:00-12:00",
        "May 01-Sep 30: Mo-Su 08:00-20:00", "Th[1,3] 14:00-16:00", "We[-1] 10:00-12:00", "22:00-26:00", "10:00+",
        "(sunrise+01:00)-sunset", "2024 Jan-Mar Mo-Fr 10:00-12:00", "Mo-Fr 08:00-12:00 || \"sur appel\"", "SH,PH off",
        "Mo-Fr 10:00-12:00 \"sur rendez-vous\"", "easter -2 days off", "Jan 01-15 Mo 10:00-16:00/01:30",
    ]  # fmt: skip
    bad = [
        "lundi 8h-12h", "Lu-Ve 08:30-12:00", "mo-fr 08:30-12:00", "Mo-Fr 25:00-26:00", "Mo-Fr 08:30-12:60",
        "Mo-Fr 8-12", "Mo-Fr 0830-1200", "Mo-Fr 08:30 12:00", "Mo-Fr 8:30-12:00", "Mo-Fr;", "08:00",
        "Mo - Fr 08:30 - 12:00",
    ]  # fmt: skip
    assert wrong([*right, *bad], "opening_hours") == bad


def test_no_text_keeps_the_reader_of_opening_hours_busy():
    start = time.process_time()
    assert wrong(["Mo," * 600, "08:00-12:00," * 160, "1" * 1900, '"' + "a" * 1900], "opening_hours")
    assert time.process_time() - start < 2


def test_a_point_is_read_in_the_format_of_its_field():
    schema = Schema((Field("a", "geopoint", "array"),), checks=(RowCheck("french_gps", ("a",)),))
    found = check(pl.DataFrame({"a": ["[4.6, 44.7]", "[44.7, 4.6]", "[0, 0]"]}), schema)
    assert [(each.id, each.row) for each in found.findings] == [("reversed_french_gps", 3), ("french_gps", 4)]


def test_a_point_out_of_france_is_told_from_a_reversed_one():
    rows = [("4.6, 44.7",), ("44.7, 4.6",), ("0.0, 0.0",), ("55.5, -21.1",), ("-21.1, 55.5",), (None,)]
    assert told(rows, "french_gps", ("geopoint",)) == [
        (1, "reversed_french_gps"), (2, "french_gps"), (4, "reversed_french_gps"),
    ]  # fmt: skip


@pytest.mark.parametrize("slug", sorted(known_checks()))
def test_every_check_ignores_empty_rows_and_absent_columns(slug):
    width = {"cohesive": 2, "compare_columns": 2, "sum_columns": 3, "one_of_required": 2}.get(slug, 1)
    columns = COLUMNS[:width]
    kind = "geopoint" if slug == "french_gps" else "integer" if slug in ("sum_columns", "compare_columns") else "string"
    schema = Schema(
        tuple(Field(name, kind) for name in columns), checks=(RowCheck(slug, columns, {"op": ">="}),)
    )  # fmt: skip
    empty = pl.DataFrame({name: pl.Series([None, None], dtype=pl.String) for name in columns})
    expected = {"one_of_required": 2} if slug == "one_of_required" else {}
    assert check(empty, schema).counts == expected
    absent = check(pl.DataFrame({"z": ["1"]}), schema)
    assert {finding.id for finding in absent.findings} <= {
        "missing_optional_column",
        "unknown_column",
        "one_of_required",
    }


def test_every_check_is_named_as_in_official_schemas_and_titled():
    official = [each.official for each in known_checks().values()]
    assert len(set(official)) == len(official)
    assert all(each.title for each in known_checks().values())


def test_what_checks_may_say_is_in_the_catalogue_of_findings():
    declared = {kind.id for kind in catalogue()}
    assert declared >= {
        "siret", "siren", "year_interval", "cohesive", "compare_columns", "not_comparable", "sum_columns",
        "one_of_required", "nomenclature_actes", "phone", "french_gps", "reversed_french_gps",
        "opening_hours",
    }  # fmt: skip
