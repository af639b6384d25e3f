"""Tables to compare verdicts on: official examples, and good rows broken in each column in turn.

A case is a CSV file, the schema as a value, and the descriptor that peers read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.core.checking import check
from pontdarc.core.descriptor import read_descriptor, write_descriptor
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import Constraints, Field, RowCheck, Schema
from pontdarc.standardisation.catalogue import standards

UGLY = (
    "", " ", "x", "é" * 300, "0", "-1", "1", "1.0", "1,5", "1e3", "1 000", "NaN", "Infinity", "1_000", "9" * 25, "12 €",
    "2024-02-29", "2023-02-29", "2024-1-5", "29/02/2024", "2024-02-29T00:00:00", "45000", "2024", "24", "+123",
    "2024-02-29/2024-03-01", "2024-02-29_2024-03-01", "2024/2025", "oui", "Oui", "non", "true", "VRAI", "M", "m", "I",
    "a@b.fr", "a@b", "a b@c.fr", "http://exemple.fr", "www.exemple.fr", "mailto:x", "W123456789", "w123456789",
    "21860194600013", "2186019460001", "9,04E+13", "524 991 205 00013", "7.5", "7.10", "7.100", "75", "07019", "7019",
    "2A004", "2C004", "Jean-Marc", "JEAN", "N'Deye", "jean", "Louise Marie", "Privas", "privas", "L'Isle", "PRIVAS",
    "aide en numéraire", "Aide en nature", "aide en nature;aide en numéraire", "Equipement culturel",
    "Équipement culturel",
    "07186-01010401-001", "07186-01010401-0012", "07186", "Rue de l'Église", "Rue n° 5", "12 bis", "0.005", "1.01", "6",
    "1000000", "999999", "+33 475640000", "04 75 64 00 00",
)  # fmt: skip
TYPED = (
    "", "x", "é" * 40, "-1", "0", "1", "1.0", "1,5", "1e3", "1 000", "NaN", "9" * 25, "2024-02-29", "2023-02-29",
    "2024-02-29T10:30:00", "2024", "oui", "true", "FALSE", "a@b.fr", "a@b", "http://exemple.fr", "www.exemple.fr",
    "[4.5, 44.7]", "4.5,44.7", "[]", "{}", '["a"]', "10:30:00", "P1D", "21860194600013", "07186", "2A004",
)  # fmt: skip
STRANGE = (
    "10:30", "10:30:00Z", "24:00:00", "10:30:00+02:00", "10h30", "2024-02-29T10:30:00Z", "2024-02-29 10:30:00",
    "2024-01",
    "2024-02-29T24:00:00", "2024-13", "2024-1", "2024-01-31T10:30:00.5", "P1Y2M", "PT3H", "P", "PT", "-P1D", "P1,5D",
    "P0001-02-03T04:05:06", '{"lon": 4.5, "lat": 44.7}', '{"lon": 4.5}', '{"lon": 4, "lat": 4, "alt": 1}', "[181, 3]",
    '["4.5", "44.7"]', "[4.5]", "4.5; 44.7", "3, 91", "NaN, 1", '["a", "b", "c"]', '["a", 1]', '["z"]', "[1, 2]",
    "[[1]]", "[null]", '{"a": 1}', '{"a": 1, "b": 2, "c": 3}', "null", '"a"', "5", "{a: 1}", "cG9udA==", "cG9udA", "é",
    '{"type": "Point", "coordinates": [4.5, 44.7]}', '{"type": "Dot", "coordinates": [1, 2]}',
    '{"type": "Point", "coordinates": [4.5]}', '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}',
    '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}',
    '{"type": "GeometryCollection", "geometries": []}',
    '{"type": "Feature", "geometry": null, "properties": {}}', '{"type": "FeatureCollection", "features": []}',
    '{"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": []}, "properties": {}}',
    '{"type": "Topology", "objects": {}, "arcs": []}', '{"type": "Topology"}', "65d5b6c7-102c-4440-ac3b-768f708edc0a",
    "65d5b6c7102c4440ac3b768f708edc0a", "95%", "€ 12,5", "1.234,5", "INF", "-INF", "01", "+1", "29/02/2024",
    "31/02/2024",
    "a..b@exemple.fr", "a@exemple", "\"a b\"@exemple.fr", "ftp://x", "//exemple.fr", "http://a b", "-", "NC",
)  # fmt: skip
LABORATORY: dict[str, Any] = {
    "fields": [
        *(
            {"name": f"{type}_{format}", "type": type, "format": format}
            for type, format in [
                ("string", "default"), ("string", "email"), ("string", "uri"), ("string", "uuid"), ("string", "binary"),
                ("integer", "default"), ("number", "default"), ("boolean", "default"), ("date", "default"),
                ("date", "%d/%m/%Y"), ("date", "%Y"), ("datetime", "default"), ("datetime", "%Y-%m-%dT%H:%M:%S"),
                ("time", "default"), ("time", "%H:%M"), ("year", "default"), ("yearmonth", "default"),
                ("duration", "default"), ("geopoint", "default"), ("geopoint", "array"), ("geopoint", "object"),
                ("geojson", "default"), ("geojson", "topojson"), ("array", "default"), ("object", "default"),
                ("any", "default"),
            ]
        ),
        {"name": "bare", "type": "number", "bareNumber": False, "decimalChar": ","},
        {"name": "bare_integer", "type": "integer", "bareNumber": False},
        {"name": "grouped", "type": "number", "decimalChar": ",", "groupChar": "."},
        {"name": "own_marks", "type": "integer", "missingValues": ["", "NC"]},
        {"name": "low_date", "type": "date", "constraints": {"minimum": "2024-01-01", "maximum": "2024-12-31"}},
        {"name": "low_time", "type": "time", "constraints": {"minimum": "10:30:00", "maximum": "12:00:00"}},
        {"name": "low_year", "type": "year", "constraints": {"minimum": "2000", "maximum": 2023}},
        {"name": "low_month", "type": "yearmonth", "constraints": {"minimum": "2024-02"}},
        {"name": "low_instant", "type": "datetime", "constraints": {"minimum": "2024-02-01T00:00:00"}},
        {"name": "low_number", "type": "number", "constraints": {"minimum": 0.5, "maximum": 24}},
        {"name": "short_array", "type": "array", "constraints": {"minLength": 1, "maxLength": 2}},
        {"name": "short_object", "type": "object", "constraints": {"minLength": 1, "maxLength": 2}},
        {"name": "items", "type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["a", "b", "c"]}}},
        {"name": "number_items", "type": "array", "arrayItem": {"type": "integer", "constraints": {"minimum": 2}}},
        {"name": "enum_number", "type": "number", "constraints": {"enum": ["1", "1000"]}},
        {"name": "enum_boolean", "type": "boolean", "constraints": {"enum": ["true"]}},
        {"name": "enum_date", "type": "date", "constraints": {"enum": ["2024-02-29"]}},
        {"name": "enum_array", "type": "array", "constraints": {"enum": ['["a", 1]', "[]"]}},
        {"name": "enum_any", "type": "any", "constraints": {"enum": ["x", "1"]}},
    ],
    "missingValues": ["", "-"],
}  # fmt: skip
KEYS: dict[str, Any] = {
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"unique": True}},
        {"name": "a", "type": "number"},
        {"name": "b", "type": "string"},
        {"name": "parent", "type": "integer"},
    ],
    "primaryKey": ["a", "b"],
    "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}],
}
HELD_TWICE: dict[str, Any] = {
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True}},
        {"name": "nom", "type": "string"},
    ],
    "primaryKey": ["id"],
}
HELD_TWICE_ROWS = [("1", "a"), ("", "b"), ("1", "c"), ("2", "")]
KEY_ROWS = [
    ("1", "1", "x", ""), ("01", "1.0", "x", "1"), ("2", "2", "y", "9"), ("3", "2", "", "03"), ("4", "2", "", "2"),
    ("5", "", "", "x"), ("", "x", "z", "5"), ("x", "", "z", ""), ("6", "7", "é", "6"),
]  # fmt: skip
CHECKED: dict[str, tuple[str, ...]] = {
    "siret": (
        "", "52499120500013", "524 991 205 00013", "524.991.205.00013", "52499120500014", "5249912050001",
        "35600000000048",
        "35600000049837", "35600000000046", "abc", "9,04E+13", "00000000000000", " 52499120500013", "52499120500013x",
    ),
    "siren": ("", "524991205", "524 991 205", "524991206", "52499120", "000000000", "x", "5249912050"),
    "nomenclature_actes": (
        "", "Finances locales/Subventions", "finances locales /Subventions", "finances locales/ Subventions",
        "budget/x",
        "finances locales", "Domaines de compétences par thèmes/Culture", "libertes publiques et pouvoirs de police/x",
        "/", "7.5", "Urbanisme/", "urbanisme/a/b",
    ),
    "year_interval": ("", "2024/2025", "2024/2024", "2025/2024", "2024", "24/25", "2024-2025", "x", "2024/2025/2026"),
    "phone": (
        "", "04 75 64 00 00", "+33 475640000", "0475640000", "3939", "15", "112", "+32 2 552 00 00", "04 75 64",
        "0000000000", "mairie", "+33 12", "0590 38 00 00", "+262 262 40 00 00", "118 218", "tel: 0475640000", "+1 212",
        "33475640000", "0033475640000", "04.75.64.00.00", "04 75 64 00 00 / 06 00 00 00 00",
    ),
    "opening_hours": (
        "", "24/7", "Mo-Fr 08:30-12:00", "Mo-Fr 08:30-12:00,14:00-17:00; Sa off", "lundi 8h-12h", "Mo-Fr 8:30-12:00",
        "PH off", "Mo-Fr 25:00-26:00", "Mo-Fr", "Mo-Fr 08:30-12:60", "mo-fr 08:30-12:00", "Mo;Fr", "sunrise-sunset",
        "May 01-Sep 30: Mo-Su 08:00-20:00", "Th[1,3] 14:00-16:00", "week 10 Mo 10:00-12:00", "22:00-26:00", "08:00",
    ),
    "french_gps": (
        "", "4.6,44.7", "44.7,4.6", "0,0", "55.5,-21.1", "-21.1,55.5", "-61.5,16.2", "16.2,-61.5", "9.560091,45", "x",
        "45.1,-12.8", "-53,4", "4,-53", "-61,14.6", "51.088990,2",
    ),
    "cohesive": ("", "1", "x"),
    "one_of_required": ("", "1", "x"),
    "compare_columns": ("", "1", "9", "10", "2024-01-31", "2024-02-01", "a", "b"),
    "sum_columns": ("", "0", "1", "2", "3"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """*path*: a CSV file. *document*: the descriptor, with or without ``custom_checks``."""

    path: Path
    schema: Schema
    document: dict[str, Any]


def table_cases(shared: Path, folder: Path) -> Iterator[Case]:
    """Yield what is to be compared with frictionless: Table Schema alone."""
    for slug, standard in standards().items():
        fields = tuple(_plain(each) for each in standard.schema.fields)
        yield _mutated(folder / f"standard-{slug.replace('/', '-')}.csv", Schema(fields), UGLY)
    for home, document in published(shared):
        name = f"{home.parent.name}-{home.name}"
        for path in sorted(home.rglob("*.csv")):
            yield _example(path, folder / f"{name}-{path.stem}.csv", document)
        if home != max(home.parent.iterdir()):
            continue
        schema = read_descriptor(document)
        plain = Schema(tuple(_plain(each) for each in schema.fields), schema.missing_values)
        yield _mutated(folder / f"{name}-mutations.csv", plain, TYPED)
    laboratory = read_descriptor(LABORATORY)
    bounded = tuple(field for field in laboratory.fields if field.name.startswith("low_"))
    others = tuple(field for field in laboratory.fields if field not in bounded)
    yield _mutated(folder / "laboratory.csv", replace(laboratory, fields=others), (*UGLY, *STRANGE))
    # frictionless stops at the first instant with a zone that it compares to a bound without one.
    local = tuple(text for text in (*UGLY, *STRANGE) if not re.search(r":\d\d(Z|[+-]\d\d:\d\d)$", text))
    yield _mutated(folder / "bounds.csv", replace(laboratory, fields=bounded), local)
    for name, document, rows in (("keys", KEYS, KEY_ROWS), ("held_twice", HELD_TWICE, HELD_TWICE_ROWS)):
        path = folder / f"{name}.csv"
        pl.DataFrame(rows, schema=[each["name"] for each in document["fields"]], orient="row").write_csv(path)
        yield Case(path, read_descriptor(document), document)


def published(shared: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each published schema with its folder."""
    for path in sorted((shared / "schemas").glob("*/*/schema*.json")):
        document = json.loads(path.read_bytes())
        if isinstance(document, dict) and "fields" in document:
            yield path.parent, document


def _plain(field: Field) -> Field:
    return replace(field, constraints=replace(field.constraints, unique=False))


def _example(path: Path, copy: Path, document: dict[str, Any]) -> Case:
    """Return an official example, kept to the columns of its schema and rewritten as plain CSV."""
    separator = ";" if path.open(encoding="utf-8-sig").readline().count(";") > 1 else ","
    frame = pl.read_csv(path, infer_schema=False, separator=separator, truncate_ragged_lines=True)
    names = [each["name"] for each in document["fields"] if each["name"] in frame.columns]
    frame.select(names).write_csv(copy)
    kept = {**document, "fields": [each for each in document["fields"] if each["name"] in names]}
    key = document.get("primaryKey") or []
    if not set([key] if isinstance(key, str) else key) <= set(names):
        del kept["primaryKey"]
    kept["custom_checks"] = []
    return Case(copy, read_descriptor(kept), _without_examples(kept))


def _without_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Peers refuse a schema for its own examples: that is not what is compared."""
    fields = [{key: each[key] for key in each if key not in ("example", "examples")} for each in document["fields"]]
    kept = ("missingValues", "primaryKey", "foreignKeys", "custom_checks")
    return {"fields": fields, **{key: document[key] for key in kept if document.get(key)}}


def _mutated(path: Path, schema: Schema, texts: tuple[str, ...]) -> Case:
    """Return a good row, then one copy a column and text put in it."""
    good = {field.name: good_text(field) for field in schema.fields}
    rows = [good]
    for field in schema.fields:
        seen = dict.fromkeys((*texts, *around(field)))
        rows += [{**good, field.name: text} for text in seen]
    pl.DataFrame(rows).write_csv(path)
    return Case(path, schema, _without_examples(write_descriptor(schema)))


def good_text(field: Field) -> str:
    """Return a text that is right in that field, the empty one when none is known."""
    texts = [text for text in (field.example, *field.constraints.enum, *TYPED, *STRANGE) if text]
    lines = pl.int_range(len(texts), eager=True)
    wrong = {
        each.row for each in check(pl.DataFrame({field.name: texts}), Schema((_plain(field),)), lines=lines).findings
    }
    return next((text for row, text in enumerate(texts) if row not in wrong), "")


def around(field: Field) -> Iterator[str]:
    """Yield texts just inside and just outside each constraint of the field."""
    wanted: Constraints = field.constraints
    for bound in (wanted.minimum, wanted.maximum):
        if isinstance(bound, str):
            yield bound
        elif bound is not None:
            yield from (f"{bound:g}", f"{bound - 0.001:g}", f"{bound + 0.001:g}", f"{bound - 1:g}", f"{bound + 1:g}")
    for length in (wanted.min_length, wanted.max_length):
        if length is not None:
            yield from ("1" * max(length - 1, 0), "1" * length, "1" * (length + 1), "é" * length)
    yield from wanted.enum[:8]
    yield from (f" {field.example}", f"{field.example} ", field.example.upper(), field.example.lower())
    yield from (*field.true_values, *field.false_values) if field.type == "boolean" else ()


def custom_cases(shared: Path, folder: Path) -> Iterator[Case]:
    """Yield what is to be compared with validata-core: each check beyond Table Schema, broken in every way."""
    for home, document in published(shared):
        schema = read_descriptor(document)
        if schema.checks and home == max(home.parent.iterdir()):
            yield _checked(folder / f"{home.parent.name}-checks.csv", schema, _without_examples(document))
    for name, official in {name: known_checks()[name] for name in CHECKED}.items():
        for rank, schema in enumerate(_bench(name)):
            yield _checked(folder / f"check-{rank}-{official.slug}.csv", schema, write_descriptor(schema))


def _bench(name: str) -> Iterator[Schema]:
    if name in ("cohesive", "one_of_required"):
        yield Schema((Field("a"), Field("b", "integer")), checks=(RowCheck(name, ("a", "b")),))
    elif name == "sum_columns":
        yield Schema(tuple(Field(each, "integer") for each in "abc"), checks=(RowCheck(name, ("a", "b", "c")),))
    elif name == "compare_columns":
        for kinds in (("integer", "number"), ("date", "date"), ("string", "string"), ("integer", "string")):
            fields = (Field("a", kinds[0]), Field("b", kinds[1]))
            for op in (">", ">=", "==", "<=", "<"):
                yield Schema(fields, checks=(RowCheck(name, ("a", "b"), {"op": op}),))
    elif name == "year_interval":
        yield Schema((Field("a"),), checks=(RowCheck(name, ("a",)),))
        yield Schema((Field("a"),), checks=(RowCheck(name, ("a",), {"allow_year_only": "yes"}),))
    else:
        yield Schema((Field("a", "geopoint" if name == "french_gps" else "string"),), checks=(RowCheck(name, ("a",)),))


def _checked(path: Path, schema: Schema, document: dict[str, Any]) -> Case:
    """Return a good row, then one copy a check and way of filling its columns."""
    good = {field.name: good_text(field) for field in schema.fields}
    rows = [good]
    for spec in schema.checks:
        texts = CHECKED[spec.name]
        if len(spec.columns) == 1:
            rows += [{**good, spec.columns[0]: text} for text in texts]
        else:
            first, *others = spec.columns
            rows += [
                {**good, first: one, **dict.fromkeys(others, other), others[-1]: last}
                for one in texts
                for other in (texts if len(others) > 1 else texts[:1])
                for last in texts
            ]
    pl.DataFrame(rows).write_csv(path)
    return Case(path, schema, document)
