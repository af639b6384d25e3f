"""From a Table Schema descriptor to a schema and back, and what is refused on the way."""

import json
import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.checking import check
from pontdarc.core.descriptor import read_descriptor, write_descriptor
from pontdarc.core.refusals import Invalid
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import Constraints, Field, ForeignKey, RowCheck, Schema

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
WHOLE = {
    "fields": [
        {"name": "code", "constraints": {"required": True, "unique": True, "pattern": "^[A-Z]+$", "maxLength": 3}},
        {"name": "taux", "type": "number", "decimalChar": ",", "groupChar": " ", "bareNumber": False,
         "constraints": {"minimum": 0, "exclusiveMaximum": 100.5}},
        {"name": "jour", "type": "date", "format": "fmt:%d/%m/%Y", "constraints": {"minimum": "01/01/2020"}},
        {"name": "ouvert", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"],
         "constraints": {"enum": [True]}},
        {"name": "diam", "type": "integer", "constraints": {"enum": [80, 100]}, "missingValues": ["NC"]},
        {"name": "labels", "type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["a", "b"]}}},
        {"name": "parent", "title": "Parent", "description": "Le code du parent.", "example": "A"},
    ],
    "missingValues": ["", "-"],
    "primaryKey": "code",
    "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "code"}}],
    "custom_checks": [
        {"name": "compare-columns-value", "params": {"column": "taux", "column2": "diam", "op": "<="}},
        {"name": "cohesive-columns-value", "params": {"column": "taux", "othercolumns": ["diam", "jour"]}},
        {"name": "year-interval-value", "params": {"column": "code", "allow-year-only": "yes"}},
        {"name": "one-of-required", "params": {"column1": "code", "column2": "parent"}},
    ],
}  # fmt: skip


def test_every_property_is_read():
    schema = read_descriptor(WHOLE)
    assert schema == Schema(
        (
            Field("code", constraints=Constraints(required=True, unique=True, pattern="^[A-Z]+$", max_length=3)),
            Field("taux", "number", constraints=Constraints(minimum=0, exclusive_maximum=100.5), decimal_char=",",
                  group_char=" ", bare_number=False),
            Field("jour", "date", "%d/%m/%Y", Constraints(minimum="01/01/2020")),
            Field("ouvert", "boolean", constraints=Constraints(enum=("oui",)), true_values=("oui",),
                  false_values=("non",)),
            Field("diam", "integer", constraints=Constraints(enum=("80", "100")), missing_values=("NC",)),
            Field("labels", "array", array_item=Field("item", constraints=Constraints(enum=("a", "b")))),
            Field("parent", title="Parent", description="Le code du parent.", example="A"),
        ),
        ("", "-"),
        (
            RowCheck("compare_columns", ("taux", "diam"), {"op": "<="}),
            RowCheck("cohesive", ("taux", "diam", "jour")),
            RowCheck("year_interval", ("code",), {"allow_year_only": "yes"}),
            RowCheck("one_of_required", ("code", "parent")),
        ),
        ("code",),
        (ForeignKey(("parent",), "", ("code",)),),
    )  # fmt: skip


def test_what_is_read_is_what_is_checked():
    rows = {"code": ["A", "A"], "taux": ["95,5 %", "100,5"], "jour": ["01/01/2020", "31/12/2019"],
            "ouvert": ["oui", "non"], "diam": ["NC", "90"], "labels": ['["a"]', '["z"]'],
            "parent": ["A", "Z"]}  # fmt: skip
    schema = read_descriptor({**WHOLE, "custom_checks": []})
    told = {(each.column, each.id, each.row) for each in check(pl.DataFrame(rows), schema).findings}
    assert told == {
        ("code", "unique", 3), ("taux", "maximum", 3), ("jour", "minimum", 3), ("ouvert", "enum", 3),
        ("diam", "enum", 3), ("labels", "enum", 3), ("parent", "foreign_key", 3),
    }  # fmt: skip


def test_every_known_check_has_an_official_form():
    for known in known_checks().values():
        columns = tuple("abc"[: len(known.columns)])
        params = {ours: allowed[0] for ours, (_, allowed) in known.options.items()}
        schema = Schema((Field("a"), Field("b"), Field("c")), checks=(RowCheck(known.slug, columns, params),))
        assert read_descriptor(write_descriptor(schema)) == schema


@pytest.mark.parametrize(
    ("document", "code", "word"),
    [
        ([], "schema_without_fields", "fields"),
        ({"fields": []}, "schema_without_fields", "fields"),
        ({"fields": [{"name": "a"}, {"type": "string"}]}, "field_without_name", "2"),
        ({"fields": [{"name": "a"}, {"name": "a"}]}, "fields_of_one_name", "« a »"),
        ({"fields": [{"name": "a", "type": "texte"}]}, "unknown_type", "texte"),
        ({"fields": [{"name": "a", "type": ["string"]}]}, "unknown_type", "string"),
        ({"fields": [{"name": "a", "format": "url"}]}, "unknown_format", "url"),
        ({"fields": [{"name": "a", "type": "date", "format": "jj/mm/aaaa"}]}, "unknown_format", "jj/mm/aaaa"),
        ({"fields": [{"name": "a", "type": "boolean", "trueValues": "oui"}]}, "bad_property", "trueValues"),
        ({"fields": [{"name": "a", "type": "array", "arrayItem": []}]}, "bad_property", "arrayItem"),
        ({"fields": [{"name": "a", "constraints": []}]}, "bad_property", "constraints"),
        ({"fields": [{"name": "a", "constraints": {"required": "oui"}}]}, "bad_constraint", "required"),
        ({"fields": [{"name": "a", "constraints": {"pattern": "("}}]}, "bad_constraint", "pattern"),
        ({"fields": [{"name": "a", "constraints": {"enum": []}}]}, "bad_constraint", "enum"),
        ({"fields": [{"name": "a", "constraints": {"maxLength": "3"}}]}, "bad_constraint", "maxLength"),
        ({"fields": [{"name": "a", "constraints": {"requis": True}}]}, "unknown_constraint", "requis"),
        ({"fields": [{"name": "a", "constraints": {"minimum": 1}}]}, "unknown_constraint", "minimum"),
        (
            {"fields": [{"name": "a", "type": "date", "constraints": {"minimum": "2020"}}]},
            "bad_constraint",
            "minimum",
        ),
        ({"fields": [{"name": "a"}], "missingValues": "-"}, "not_a_list_of_texts", "missingValues"),
        ({"fields": [{"name": "a"}], "primaryKey": ["b"]}, "unknown_field", "« b »"),
        ({"fields": [{"name": "a"}], "foreignKeys": [{"fields": ["a"]}]}, "bad_foreign_key", "foreignKeys"),
        (
            {"fields": [{"name": "a"}], "foreignKeys": [{"fields": "a", "reference": {"fields": ["b", "c"]}}]},
            "bad_foreign_key",
            "reference",
        ),
        ({"fields": [{"name": "a"}], "custom_checks": [{"name": "siret"}]}, "unknown_check", "siret"),
        ({"fields": [{"name": "a"}], "custom_checks": ["x"]}, "unknown_check", ""),
        ({"fields": [{"name": "a"}], "custom_checks": [{"name": "french-siret-value", "params": {}}]}, "bad_check", ""),
        (
            {"fields": [{"name": "a"}], "custom_checks": [{"name": "french-siret-value", "params": {"column": "b"}}]},
            "unknown_field",
            "french-siret-value",
        ),
        (
            {"fields": [{"name": "a"}, {"name": "b"}], "custom_checks": [
                {"name": "compare-columns-value", "params": {"column": "a", "column2": "b", "op": "="}}]},
            "bad_check",
            "compare-columns-value",
        ),
    ],
)  # fmt: skip
def test_a_malformed_descriptor_is_refused_with_what_is_wrong(document, code, word):
    with pytest.raises(Invalid) as refusal:
        read_descriptor(document)
    assert refusal.value.code == code
    assert word in str(refusal.value)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="le dossier shared n’est pas là")
def test_every_published_schema_is_read_and_written_alike():
    schemas = [json.loads(path.read_bytes()) for path in sorted((SHARED / "schemas").glob("*/*/schema*.json"))]
    tables = [each for each in schemas if isinstance(each, dict) and "fields" in each]
    assert len(tables) > 100
    for document in tables:
        schema = read_descriptor(document)
        written = json.loads(json.dumps(write_descriptor(schema)))
        assert read_descriptor(written) == schema
        assert write_descriptor(read_descriptor(written)) == written
        assert len(schema.checks) == len(document.get("custom_checks", []))


TEXTS = st.text(alphabet="abé- 1", min_size=1, max_size=5)
BOUNDS = st.one_of(st.integers(-5, 5), st.floats(-5, 5), st.none())
LENGTHS = st.one_of(st.integers(0, 9), st.none())


@st.composite
def fields(draw: st.DrawFn, name: str) -> dict[str, object]:
    type = draw(st.sampled_from(["string", "integer", "number", "boolean", "date", "array", "geopoint", "any"]))
    said: dict[str, object] = {"name": name, "type": type}
    constraints: dict[str, object] = {"required": draw(st.booleans()), "minLength": draw(LENGTHS)}
    if type == "string":
        said["format"] = draw(st.sampled_from(["default", "email", "uri", "uuid", "binary"]))
        constraints["enum"] = draw(st.one_of(st.none(), st.lists(TEXTS, min_size=1, max_size=3)))
    if type in ("integer", "number"):
        said |= {"groupChar": draw(st.sampled_from(["", " "])), "bareNumber": draw(st.booleans())}
        constraints |= {"minimum": draw(BOUNDS), "exclusiveMaximum": draw(BOUNDS)}
    if type == "date":
        said["format"] = draw(st.sampled_from(["default", "any", "%d/%m/%Y", "fmt:%Y"]))
    if type == "boolean":
        said |= {"trueValues": draw(st.lists(TEXTS, max_size=2)), "missingValues": draw(st.lists(TEXTS, max_size=2))}
        constraints["enum"] = draw(st.one_of(st.none(), st.just([True])))
    if type == "array":
        said["arrayItem"] = {"type": draw(st.sampled_from(["string", "number"])), "constraints": {"maxLength": 3}}
    return said | {"constraints": {key: value for key, value in constraints.items() if value is not None}}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_descriptor_is_written_as_it_was_read(data):
    names = ["a", "b", "c"][: data.draw(st.integers(1, 3))]
    document = {
        "fields": [data.draw(fields(name)) for name in names],
        "missingValues": data.draw(st.lists(TEXTS, max_size=3)),
        "primaryKey": data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True)),
    }
    schema = read_descriptor(document)
    written = json.loads(json.dumps(write_descriptor(schema)))
    assert read_descriptor(written) == schema
    assert write_descriptor(read_descriptor(written)) == written
    assert check(pl.DataFrame(schema=dict.fromkeys(names, pl.String)), schema).valid
