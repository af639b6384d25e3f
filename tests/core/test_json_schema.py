import pytest

from pontdarc.core.json_schema import is_json_schema, read_json_schema
from pontdarc.core.nesting import nest
from pontdarc.core.refusals import Invalid

PLACE = {
    "type": "object",
    "required": ["nom", "adresse"],
    "properties": {
        "nom": {"type": "string", "pattern": "^[A-Z]", "title": "Nom"},
        "places": {"type": ["integer", "null"], "minimum": 1},
        "jour": {"type": "string", "format": "date"},
        "genre": {"enum": ["salle", "stade"]},
        "adresse": {"$ref": "#/definitions/adresse"},
    },
}
DEFINITIONS = {
    "adresse": {
        "type": "object",
        "required": ["voie"],
        "properties": {"voie": {"type": "string"}, "numeros": {"type": "array", "items": {"type": "integer"}}},
    }
}


@pytest.mark.parametrize(
    ("document", "root"),
    [
        (PLACE, ()),
        ({"type": "array", "items": PLACE}, ()),
        ({"type": "object", "properties": {"lieux": {"type": "array", "items": PLACE}}}, ("lieux",)),
        ({"$ref": "#/definitions/lieu"}, ()),
    ],
)
def test_records_are_found_where_they_are(document, root):
    document = {**document, "definitions": {**DEFINITIONS, "lieu": PLACE}}
    assert is_json_schema(document)
    schema, nesting = read_json_schema(document)
    assert nesting.root == root
    assert schema.names == ("nom", "places", "jour", "genre", "adresse.voie", "adresse.numeros")
    assert [field.type for field in schema.fields][:3] == ["string", "integer", "date"]
    assert {field.name for field in schema.fields if field.constraints.required} == {"nom", "adresse.voie"}
    assert schema.field("genre").constraints.enum == ("salle", "stade")
    row = {"nom": "Les Ormes", "places": "12", "adresse.voie": "rue X", "adresse.numeros": "1;3"}
    assert nest(row, schema.fields, nesting) == {
        "nom": "Les Ormes",
        "places": 12,
        "adresse": {"voie": "rue X", "numeros": [1, 3]},
    }


def test_a_pattern_that_is_searched_anywhere_holds_for_the_whole_text():
    schema, _ = read_json_schema({**PLACE, "definitions": DEFINITIONS})
    assert schema.field("nom").constraints.pattern == r"[\s\S]*(?:^[A-Z])[\s\S]*"


@pytest.mark.parametrize(
    "document",
    [
        {"type": "string", "$schema": "x"},
        {"$ref": "http://ailleurs.example/schema.json"},
        {"$ref": "#"},
        {"properties": {"moi": {"$ref": "#"}, "nom": {"type": "string"}}},
        {"properties": {"a": {"type": "array", "items": {"type": "array", "items": {"type": "array", "items": {}}}}}},
    ],
)
def test_what_makes_no_table_is_refused(document):
    with pytest.raises(Invalid):
        read_json_schema(document)
