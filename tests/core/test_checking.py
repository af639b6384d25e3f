"""Every type and constraint of Table Schema, by value, and what a verdict says."""

import string
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.checking import Checker, Verdict, check
from pontdarc.core.schema import Constraints, Field, RowCheck, Schema


def verdict(values: list[str | None], field: Field, **options: object) -> Verdict:
    frame = pl.DataFrame({field.name: pl.Series(values, dtype=pl.String)})
    return check(frame, Schema((field,)), **options)


def broken(values: list[str | None], field: Field) -> list[str]:
    """Return the values that have a finding, in order."""
    return [finding.value for finding in verdict(values, field).findings]


def ids(values: list[str | None], field: Field) -> dict[str, int]:
    return dict(verdict(values, field).counts)


TYPES = [
    (
        "integer",
        "default",
        ["0", "-12", "+7", " 5 ", "00012", "9" * 30],
        ["1.0", "1,0", "1_000", "x", "1 000", "1e3", "-"],
    ),
    (
        "number",
        "default",
        ["1", "-1.5", ".5", "5.", "1e5", "NaN", "INF", "-INF", " 2 "],
        ["1,5", "1 000", "12 €", "x", "1_0"],
    ),
    (
        "boolean",
        "default",
        ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"],
        ["oui", "tRUE", "VRAI", "yes"],
    ),
    (
        "date",
        "default",
        ["2024-02-29", "1999-12-31"],
        ["2023-02-29", "2024-1-5", "29/02/2024", "2024-13-01", "45000", "0000-01-01"],
    ),
    ("date", "%d/%m/%Y", ["29/02/2024"], ["2024-02-29", "31/02/2024"]),
    ("date", "%Y", ["2024"], ["24", "2024-01-01"]),
    ("datetime", "%d/%m/%Y %H:%M", ["29/02/2024 10:30"], ["2024-02-29T10:30:00", "30/02/2024 10:30"]),
    ("time", "%H:%M", ["10:30"], ["24:00", "10:30:00"]),
    ("geojson", "topojson", ['{"type": "Topology", "objects": {}, "arcs": []}'], ['{"type": "Topology"}', "{}"]),
    ("date", "any", ["29/02/2024", "2024-02-29", "20240229"], ["hier", "2024-02-30"]),
    (
        "datetime",
        "default",
        ["2024-02-29T10:30:00Z", "2024-02-29T10:30:00", "2024-02-29T10:30:00+02:00", "2024-02-28T24:00:00"],
        ["2024-02-29", "2024-02-28T24:00:00.5", "2024-02-28T24:00:01", "10:30:00", "2024-02-30T10:30:00"],
    ),
    ("time", "default", ["10:30:00", "23:59:59Z", "24:00:00"], ["24:00:01", "10:30", "10h30"]),
    ("year", "default", ["2024", "0001"], ["24", "20 24", "2024.0", "-123", "12345"]),
    ("yearmonth", "default", ["2024-01", "2024-12"], ["2024-13", "2024-1", "2024", "01-2024"]),
    ("geopoint", "default", ["4.5, 44.7", "-180,90"], ["4.5", "181, 3", "4.5; 44.7", "3, 91", "a, b"]),
    ("geopoint", "array", ["[4.5, 44.7]"], ["4.5, 44.7", "[4.5]", "[200, 1]"]),
    ("geopoint", "object", ['{"lon": 4.5, "lat": 44.7}'], ['{"lon": 4.5}', "[4.5, 44.7]"]),
    (
        "geojson",
        "default",
        ['{"type": "Point", "coordinates": [4.5, 44.7]}'],
        ['{"type": "Dot", "coordinates": [1, 2]}', "{}", '{"type": "Point"}'],
    ),
    ("array", "default", ["[]", '["a", 1]'], ["{}", "a;b", "[1"]),
    ("object", "default", ["{}", '{"a": [1]}'], ["[]", "null", "{a: 1}"]),
    ("duration", "default", ["P1Y2M", "PT3H", "P2W", "-P1D", "P1,5D", "PT0.5S"], ["P", "PT", "3 ans", "1Y"]),
    (
        "string",
        "email",
        ["a.b+c@exemple.fr", "x@sous.exemple.org"],
        ["a@b", "a b@exemple.fr", "@exemple.fr", "a@@exemple.fr", "a..b@exemple.fr"],
    ),
    (
        "string",
        "uri",
        ["https://exemple.fr/a?b=c#d", "mailto:a@exemple.fr", "ftp://x"],
        ["www.exemple.fr", "/chemin", "exemple"],
    ),
    (
        "string",
        "uuid",
        ["65d5b6c7-102c-4440-ac3b-768f708edc0a"],
        ["65d5b6c7-102c-4440-ac3b", "65d5b6c7102c4440ac3b768f708edc0a"],
    ),
    ("string", "binary", ["cG9udA==", ""], ["é", "abc"]),
    ("any", "default", ["n’importe", "quoi"], []),
]


@pytest.mark.parametrize(
    ("type", "format", "right", "wrong"), TYPES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_type_accepts_what_it_is_and_nothing_else(type, format, right, wrong):
    assert broken([*right, *wrong, None], Field("c", type, format)) == wrong


def test_a_decimal_comma_and_a_group_sign_are_read_when_the_field_declares_them():
    field = Field("c", "number", decimal_char=",", group_char=" ")
    assert broken(["1 234,5", "12", "1.5"], field) == ["1.5"]


def test_the_tokens_of_a_boolean_are_the_ones_declared():
    field = Field("c", "boolean", true_values=("oui",), false_values=("non",))
    assert broken(["oui", "non", "Oui", "true", "1"], field) == ["Oui", "true", "1"]


def test_a_required_column_wants_a_value_on_each_row():
    found = verdict(["a", None, ""], Field("c", constraints=Constraints(required=True)))
    assert found.counts == {"required": 2}
    assert [finding.row for finding in found.findings] == [3, 4]


def test_a_constraint_says_nothing_of_an_empty_cell():
    strict = Constraints(pattern="^a$", enum=("a",), min_length=1, max_length=1, unique=True)
    assert verdict([None, None, "a"], Field("c", constraints=strict)).valid


def test_a_pattern_applies_to_the_whole_value():
    field = Field("c", constraints=Constraints(pattern="^a|b"))
    assert broken(["a", "b", "ab", "ba", "a\n"], field) == ["ab", "ba", "a\n"]


def test_a_pattern_that_polars_does_not_know_is_read_by_python():
    field = Field("c", constraints=Constraints(pattern=r"^(?=.*\d)(\w)\1.*$"))
    assert broken(["aa1", "bb2", "ab1", "aa"], field) == ["ab1", "aa"]


def test_an_enumeration_is_of_exact_texts():
    assert broken(["M", "F", "m", "M "], Field("c", constraints=Constraints(enum=("M", "F")))) == ["m", "M "]


def test_an_enumeration_of_numbers_compares_numbers():
    field = Field("c", "number", constraints=Constraints(enum=("80", "100")))
    assert broken(["80.0", "100", "90"], field) == ["90"]


def test_bounds_are_included_and_a_wrong_type_has_no_other_fault():
    field = Field("c", "number", constraints=Constraints(minimum=0.01, maximum=1))
    found = verdict(["0.01", "1", "0.009", "1.5", "x"], field)
    assert found.counts == {"maximum": 1, "minimum": 1, "type": 1}
    assert {finding.id: finding.value for finding in found.findings} == {
        "minimum": "0.009",
        "maximum": "1.5",
        "type": "x",
    }
    assert {finding.id: finding.params.get("expected") for finding in found.findings}["minimum"] == "0.01"


BOUNDED = [
    ("date", "default", "2024-01-15", "2024-01-14", "2024-01-16"),
    ("date", "%d/%m/%Y", "15/01/2024", "30/12/2023", "01/02/2024"),
    ("datetime", "default", "2024-01-15T10:00:00Z", "2024-01-15T10:00:00+02:00", "2024-01-15T10:00:01Z"),
    ("time", "default", "10:00:00", "09:59:59", "10:00:01"),
    ("year", "default", "2024", "0999", "2025"),
    ("yearmonth", "default", "2024-10", "2024-09", "2024-11"),
    ("integer", "default", 10, "9", "11"),
]  # fmt: skip


@pytest.mark.parametrize(("type", "format", "bound", "under", "over"), BOUNDED)
def test_days_hours_and_years_are_held_to_their_bounds(type, format, bound, under, over):
    values = [under, str(bound), over]

    def kept(**bounds: object) -> list[str]:
        wrong = broken(values, Field("c", type, format, Constraints(**bounds)))
        return [value for value in values if value not in wrong]

    assert kept(minimum=bound) == [str(bound), over]
    assert kept(maximum=bound) == [under, str(bound)]
    assert kept(exclusive_minimum=bound) == [over]
    assert kept(exclusive_maximum=bound) == [under]


@pytest.mark.parametrize(
    ("field", "values", "wrong"),
    [
        (
            Field("c", "date", constraints=Constraints(enum=("2024-01-31",))),
            ["2024-01-31", "2024-02-01"],
            ["2024-02-01"],
        ),
        (Field("c", "boolean", constraints=Constraints(enum=("true",))), ["True", "1", "0"], ["0"]),
        (Field("c", "array", constraints=Constraints(enum=('["a", 1]',))), ['["a",1]', '["a"]'], ['["a"]']),
        (Field("c", "geopoint", constraints=Constraints(enum=("1, 2",))), ["1.0,2", "2,1"], ["2,1"]),
        (Field("c", "year", constraints=Constraints(enum=("2024",))), ["2024", "2025"], ["2025"]),
    ],
)
def test_an_enumeration_compares_values_of_the_type(field, values, wrong):
    assert broken(values, field) == wrong


@pytest.mark.parametrize(
    ("type", "values", "again"),
    [
        ("integer", ["1", "01", "+1", "-1", "9007199254740993", "9007199254740992"], ["01", "+1"]),
        ("number", ["1", "1.0", "1.5"], ["1.0"]),
        ("date", ["2024-01-31", "2024-01-30", "2024-01-31"], ["2024-01-31"]),
        ("object", ['{"a": 1, "b": 2}', '{"b":2,"a":1}'], ['{"b":2,"a":1}']),
        ("string", ["a", "A", "a "], []),
    ],
)
def test_two_texts_of_one_value_are_a_repetition(type, values, again):
    assert broken(values, Field("c", type, constraints=Constraints(unique=True))) == again


def test_arrays_and_objects_are_measured_by_what_they_hold():
    bounds = Constraints(min_length=1, max_length=2)
    assert broken(["[]", "[1]", "[1,2,3]"], Field("c", "array", constraints=bounds)) == ["[]", "[1,2,3]"]
    assert broken(["{}", '{"a": [1,2,3]}'], Field("c", "object", constraints=bounds)) == ["{}"]


def test_the_elements_of_an_array_are_held_to_their_own_rules():
    item = Field("", constraints=Constraints(enum=("a", "b"), max_length=1))
    field = Field("c", "array", array_item=item)
    values = ['["a", "b"]', "[]", '["a", "z"]', '["zz"]', "[1]", "a"]
    assert ids(values, field) == {"enum": 2, "max_length": 1, "type": 2}
    first = verdict(['["a", "z"]'], field).findings[0]
    assert first.value == '["a", "z"]'
    assert "« a », « b »" in first.hint()
    numbers = Field("c", "array", array_item=Field("", "integer", constraints=Constraints(minimum=2)))
    assert broken(["[2, 3]", "[1]", '["2"]', '["x"]'], numbers) == ["[1]", '["x"]']


def test_a_column_may_have_its_own_marks_of_a_missing_value():
    schema = Schema((Field("a", "integer", missing_values=("NC",)), Field("b", "integer")), missing_values=("", "-"))
    found = check(pl.DataFrame({"a": ["NC", "-"], "b": ["NC", "-"]}), schema)
    assert [(each.column, each.value) for each in found.findings] == [("b", "NC"), ("a", "-")]


def test_a_primary_key_compares_values():
    schema = Schema((Field("a", "integer"), Field("b")), primary_key=("a", "b"))
    found = check(pl.DataFrame({"a": ["1", "01", "1"], "b": ["x", "x", "y"]}), schema)
    assert [(each.id, each.row) for each in found.findings] == [("unique", 3)]


def test_lengths_count_characters_not_bytes():
    field = Field("c", constraints=Constraints(min_length=2, max_length=3))
    assert broken(["é", "éé", "ééé", "éééé"], field) == ["é", "éééé"]


def test_a_unique_column_reports_every_repetition_but_not_the_first():
    found = verdict(["a", "b", "a", None, None, "a"], Field("c", constraints=Constraints(unique=True)))
    assert found.counts == {"unique": 2}
    assert [finding.row for finding in found.findings] == [4, 7]


def test_a_primary_key_is_unique_as_a_whole_and_never_empty():
    schema = Schema((Field("a"), Field("b")), primary_key=("a", "b"))
    frame = pl.DataFrame(
        {"a": ["1", "1", "1", None], "b": ["x", "y", "x", None]}, schema={"a": pl.String, "b": pl.String}
    )
    found = check(frame, schema)
    assert [(finding.id, finding.row) for finding in found.findings] == [("unique", 4), ("required", 5)]


@pytest.mark.parametrize("key", [("id",), ("id", "b"), ("b", "id")])
def test_an_empty_cell_that_is_both_required_and_key_is_one_finding(key):
    schema = Schema((Field("id", constraints=Constraints(required=True)), Field("b")), primary_key=key)
    frame = pl.DataFrame({"id": [None, "1"], "b": [None, "x"]}, schema={"id": pl.String, "b": pl.String})
    assert [(one.id, one.column, one.row) for one in check(frame, schema).findings] == [("required", "id", 2)]


def test_a_repeated_cell_that_is_both_unique_and_key_is_one_finding():
    schema = Schema((Field("id", constraints=Constraints(unique=True)),), primary_key=("id",))
    found = check(pl.DataFrame({"id": ["1", "1"]}), schema)
    assert [(one.id, one.row) for one in found.findings] == [("unique", 3)]


def test_texts_that_stand_for_missing_are_missing():
    schema = Schema((Field("c", "integer", constraints=Constraints(required=True)),), missing_values=("", "NC", "-"))
    found = check(pl.DataFrame({"c": ["1", "NC", "-", "nc"]}), schema)
    assert found.counts == {"required": 2, "type": 1}


OFFICIAL = Schema((
    Field("nomAttribuant", constraints=Constraints(required=True)),
    Field("montant", "number", constraints=Constraints(required=True)),
    Field("objet", synonyms=("libellé du projet",)),
))  # fmt: skip


def test_absent_and_unknown_columns_are_told_apart_by_what_they_cost():
    found = check(pl.DataFrame({"montant": ["1"], "autre": ["x"]}), OFFICIAL)
    assert not found.valid
    assert [(finding.id, finding.level, finding.column, finding.row) for finding in found.findings] == [
        ("missing_column", "error", "nomAttribuant", None),
        ("missing_optional_column", "info", "objet", None),
        ("unknown_column", "warning", "autre", None),
    ]


@pytest.mark.parametrize("name", ["NOM_ATTRIBUANT", "nomattribuant", "nom attribuant", "nomAtribuant"])
def test_a_header_spelt_otherwise_is_pointed_at_from_both_sides(name):
    found = check(pl.DataFrame({name: ["x"], "montant": ["1"], "objet": ["y"]}), OFFICIAL)
    hints = {finding.id: finding.hint() for finding in found.findings}
    assert name in hints["missing_column"]
    assert "nomAttribuant" in hints["unknown_column"]


def test_a_header_known_as_a_synonym_is_pointed_at():
    found = check(pl.DataFrame({"nomAttribuant": ["x"], "montant": ["1"], "Libellé du projet": ["y"]}), OFFICIAL)
    assert {finding.id: finding.params.get("near") for finding in found.findings} == {
        "missing_optional_column": "Libellé du projet",
        "unknown_column": "objet",
    }


def test_columns_in_another_order_are_a_warning():
    found = check(pl.DataFrame({"montant": ["1"], "objet": ["o"], "nomAttribuant": ["x"]}), OFFICIAL)
    assert found.valid
    assert found.counts == {"disordered_columns": 1}
    assert "nomAttribuant, montant, objet" in found.findings[0].hint()


def test_a_table_without_rows_is_judged_on_its_columns():
    found = check(pl.DataFrame(schema={"nomAttribuant": pl.String, "montant": pl.String, "objet": pl.String}), OFFICIAL)
    assert (found.valid, found.rows, found.counts) == (True, 0, {})
    assert not check(pl.DataFrame(), OFFICIAL).valid


def test_rows_are_the_physical_lines_given():
    lines = pl.Series([4, 9], dtype=pl.UInt32)
    assert verdict(["1", "x"], Field("c", "integer"), lines=lines).findings[0].row == 9


def test_findings_carry_the_name_of_the_column_in_the_source():
    found = verdict(["x"], Field("c", "integer"), source_names={"c": "Votants"})
    assert found.findings[0].params["source"] == "Votants"


def test_counts_are_complete_when_findings_are_capped_and_no_kind_is_starved():
    schema = Schema((
        Field("a", constraints=Constraints(required=True)),
        Field("b", "integer"),
        Field("c", constraints=Constraints(enum=("x",))),
    ))  # fmt: skip
    frame = pl.DataFrame({
        "a": pl.Series([None] * 100, dtype=pl.String),
        "b": ["1"] * 90 + ["bad"] * 10,
        "c": ["x"] * 99 + ["y"],
    })  # fmt: skip
    found = check(frame, schema, limit=7)
    assert found.counts == {"enum": 1, "required": 100, "type": 10}
    assert len(found.findings) == 7
    assert {finding.id for finding in found.findings} == {"enum", "required", "type"}
    assert [finding.row for finding in found.findings] == sorted(finding.row for finding in found.findings)
    assert check(frame, schema, limit=0).findings == ()
    assert len(check(frame, schema, limit=None).findings) == 111


@pytest.mark.parametrize(
    ("field", "value", "suggestion"),
    [
        (Field("c", "date"), "27/06/2024", "2024-06-27"),
        (Field("c", "date"), "3.1.98", "1998-01-03"),
        (Field("c", "date"), "2024/06/27", "2024-06-27"),
        (Field("c", "date"), "2024-06-27 00:00:00", "2024-06-27"),
        (Field("c", "date"), "45470", "2024-06-27"),
        (Field("c", "number"), "1234,50", "1234.50"),
        (Field("c", "number"), "1 234,50 €", "1234.50"),
        (Field("c", "number"), "1.234.567,89", "1234567.89"),
        (Field("c", "integer"), "12.0", "12"),
        (Field("c", "boolean", true_values=("oui",), false_values=("non",)), "NON", "non"),
        (Field("c", "boolean", true_values=("oui",), false_values=("non",)), "Vrai", "oui"),
        (Field("c", format="uri"), "www.exemple.fr/page", "https://www.exemple.fr/page"),
        (
            Field("c", constraints=Constraints(enum=("aide en numéraire", "aide en nature"))),
            "Numéraire",
            "aide en numéraire",
        ),
        (Field("c", constraints=Constraints(pattern=r"^\d{14}$"), kind="siret"), "524 991 205 00013", "52499120500013"),
        (Field("c", constraints=Constraints(pattern=r"^\d{14}$"), kind="siret"), "1701234500017", "01701234500017"),
    ],
)
def test_the_hint_gives_the_right_text_when_it_can_be_known(field, value, suggestion):
    (finding,) = verdict([value], field).findings
    assert finding.params.get("suggestion") == suggestion
    assert suggestion in finding.hint()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Field("c", "date"), "2023-02-29", "n’existe pas"),
        (Field("c", "date"), "31/02/2024", "n’existe pas"),
        (Field("c", "date"), "2014", "jour ou le mois"),
        (Field("c", "number"), "mille", "12.5"),
        (Field("c", "boolean", true_values=("oui",), false_values=("non",)), "peut-être", "oui, non"),
        (Field("c", constraints=Constraints(enum=("M", "F", "I"))), "garçon", "« M », « F », « I »"),
        (Field("c", constraints=Constraints(pattern=r"^\d{14}$"), kind="siret"), "9,04E+13", "ne se devinent pas"),
        (Field("c", constraints=Constraints(pattern=r"^\d{14}$"), kind="siret"), "524991205", "SIREN"),
        (Field("c", constraints=Constraints(pattern="^W$"), pattern_words="un W"), "w", "un W"),
    ],
)  # fmt: skip
def test_the_hint_says_the_cause_when_the_right_text_cannot_be_known(field, value, words):
    (finding,) = verdict([value], field).findings
    assert "suggestion" not in finding.params
    assert words in finding.hint()


@pytest.mark.parametrize(
    ("field", "value", "example"),
    [
        (Field("c", "date", "%d/%m/%Y"), "2024-06-27", "27/06/2024"),
        (Field("c", "date", "%Y"), "27/06/2024", "2024"),
        (Field("c", "number", decimal_char=","), "12.5", "12,5"),
    ],
)
def test_the_hint_follows_the_format_of_the_field(field, value, example):
    (finding,) = verdict([value], field).findings
    assert "suggestion" not in finding.params
    assert finding.hint() == f"Exemple attendu : {example}."


@settings(deadline=None, max_examples=50)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_a_date_and_its_french_form_is_put_right(day):
    iso = f"{day:%Y-%m-%d}"
    assert verdict([iso], Field("c", "date")).valid
    (finding,) = verdict([f"{day.day:02}/{day.month:02}/{day.year:04}"], Field("c", "date")).findings
    assert finding.params["suggestion"] == iso


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(st.none(), st.text(alphabet=string.printable + "éœ\u00a0", max_size=8)), max_size=12))
def test_every_cell_has_a_verdict_whatever_it_holds(values):
    fields = tuple(
        Field(type, type, constraints=Constraints(required=True))
        for type in (
            "integer",
            "number",
            "date",
            "datetime",
            "time",
            "year",
            "yearmonth",
            "geopoint",
            "geojson",
            "duration",
        )
    )
    frame = pl.DataFrame({field.name: pl.Series(values, dtype=pl.String) for field in fields})
    found = check(frame, Schema(fields))
    empty = sum(not value for value in values)
    assert found.counts.get("required", 0) == empty * len(fields)
    assert len(found.findings) == sum(found.counts.values())


def test_a_check_whose_columns_are_partly_absent_is_said_impossible():
    schema = Schema((Field("a"), Field("b")), checks=(RowCheck("cohesive", ("a", "b")),))
    found = check(pl.DataFrame({"a": ["x"]}), schema)
    assert [(finding.id, finding.column) for finding in found.findings] == [
        ("missing_optional_column", "b"),
        ("impossible_check", "b"),
    ]
    assert not found.valid


CELLS = st.sampled_from(["a", "b", "2024-01-31", "31/01/2024", "12", None, ""])


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), max_size=20),
    size=st.integers(1, 6),
    limit=st.sampled_from([None, 0, 1, 3, 50]),
)
def test_a_table_checked_piece_by_piece_is_judged_as_in_one(rows, size, limit):
    required = Constraints(required=True, unique=True)
    schema = Schema((Field("code", constraints=required), Field("day", "date")), primary_key=("code", "day"))
    frame = pl.DataFrame(rows, schema={"code": pl.String, "day": pl.String}, orient="row")
    checker = Checker(frame.columns, schema, limit=limit)
    for start in range(0, len(rows), size):
        checker.add(frame.slice(start, size))
    assert checker.verdict() == check(frame, schema, limit=limit)


def test_a_repetition_far_from_the_first_is_told_with_its_line():
    field = Field("code", constraints=Constraints(unique=True))
    checker = Checker(["code"], Schema((field,)))
    for piece, line in (("a", 7), ("b", 8), ("a", 9)):
        checker.add(pl.DataFrame({"code": [piece]}), pl.Series([line], dtype=pl.UInt32))
    assert [(finding.id, finding.row) for finding in checker.verdict().findings] == [("unique", 9)]


def test_a_column_that_nothing_fills_is_not_told_row_after_row_when_it_is_forgiven():
    checker = Checker(["code"], Schema((Field("code", constraints=Constraints(required=True)),)))
    checker.add(pl.DataFrame({"code": [None, None]}, schema={"code": pl.String}))
    assert checker.verdict(["code"]).counts == {}
    assert checker.verdict().counts == {"required": 2}
