"""A JSON Schema (json-schema.org) as a table: one row per record, one column per value that a record leads to.

What describes records is found where it usually is: an object, an array of objects, or an object that holds one array
of objects. Objects inside are columns whose names are joined by dots, lists share a cell: see core.nesting.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pontdarc.core.malformed import Malformed, refused
from pontdarc.core.nesting import SEPARATORS, Nesting
from pontdarc.core.schema import Constraints, Field, FieldType, Schema
from pontdarc.core.words import gettext_noop

_MOST_FIELDS: Final = 2_000
_DEEPEST: Final = 12
NO_RECORDS = Malformed(
    "json_schema_without_records",
    gettext_noop("Ce schéma JSON ne décrit pas des enregistrements que l’on puisse mettre en tableau."),
    gettext_noop("Donnez un schéma dont l’objet, la liste d’objets, ou la seule liste de l’objet a des propriétés."),
)
OUTSIDE = Malformed(
    "json_schema_reference",
    gettext_noop("Ce schéma JSON renvoie à un autre document, ou à lui-même sans fin : « %(reference)s »."),
    gettext_noop("Réunissez tout dans un seul document, avec des renvois qui commencent par « #/ »."),
)
TOO_DEEP = Malformed(
    "json_schema_too_deep",
    gettext_noop("Ce schéma JSON emboîte trop de listes ou décrit trop de colonnes pour un tableau (« %(name)s »)."),
    gettext_noop("Séparez-le en plusieurs schémas, un par tableau."),
)


def is_json_schema(document: object) -> bool:
    """Tell whether a document looks like a JSON Schema rather than a Table Schema."""
    if not isinstance(document, Mapping) or "fields" in document:
        return False
    return any(key in document for key in ("$schema", "properties", "items", "$ref", "definitions", "$defs"))


def read_json_schema(document: Mapping[str, Any]) -> tuple[Schema, Nesting]:
    """Return the columns of the records that a JSON Schema describes, and how rows become records again.

    :raises Invalid: it describes no records, refers to another document, or nests too deeply.
    """
    root, records = _records(_Reader(document))
    reader = _Reader(document)
    fields = tuple(reader.fields(records, "", (), required=True, lists=0))
    if not fields:
        raise refused(NO_RECORDS)
    return Schema(fields), Nesting(root, frozenset(reader.lists), dict(reader.types))


def _records(reader: "_Reader") -> tuple[tuple[str, ...], Mapping[str, Any]]:
    """Return the names that lead to the list of records, and what describes one."""
    names: tuple[str, ...] = ()
    node = reader.resolved(reader.document)
    for _ in range(_DEEPEST):
        if _type(node) == "array":
            return names, reader.resolved(node.get("items"))
        held = {name: reader.resolved(each) for name, each in (node.get("properties") or {}).items()}
        lists = [
            name
            for name, each in held.items()
            if _type(each) == "array" and _type(reader.resolved(each.get("items"))) == "object"
        ]
        if len(lists) == 1 and all(_type(each) in ("array", "object") for each in held.values()):
            return (*names, lists[0]), reader.resolved(held[lists[0]].get("items"))
        if len(held) == 1 and _type(next(iter(held.values()))) == "object":
            names, node = (*names, next(iter(held))), next(iter(held.values()))
            continue
        return (), reader.resolved(reader.document)
    raise refused(NO_RECORDS)


@dataclass(slots=True)
class _Reader:
    """Reads one document; *lists* and *types* are what a Nesting needs."""

    document: Mapping[str, Any]
    lists: set[str]
    types: dict[str, FieldType]
    count: int

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document, self.lists, self.types, self.count = document, set(), {}, 0

    def resolved(self, node: object) -> Mapping[str, Any]:
        """Return what a node says, its references followed; of several possibilities, the first that is not null."""
        for _ in range(_DEEPEST):
            if not isinstance(node, Mapping):
                return {}
            rest = {key: value for key, value in node.items() if key not in ("anyOf", "oneOf", "allOf")}
            either = [each for key in ("anyOf", "oneOf") for each in _listed(node.get(key)) if _type(each) != "null"]
            if isinstance(node.get("$ref"), str):
                node = self._at(node["$ref"])
            elif either and "properties" not in node:
                node = {**rest, **_dict(either[0])}
            elif _listed(node.get("allOf")):
                node = _together(rest, [self.resolved(each) for each in _listed(node["allOf"])])
            else:
                return node
        raise refused(OUTSIDE, reference="#")

    def _at(self, reference: str) -> object:
        if "geojson.org/schema/" in reference:
            return {"type": "object"}
        if not reference.startswith("#"):
            raise refused(OUTSIDE, reference=reference[:200])
        node: object = self.document
        for name in filter(None, reference[1:].split("/")):
            key = name.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, Mapping) or key not in node:
                raise refused(OUTSIDE, reference=reference[:200])
            node = node[key]
        return node

    def fields(
        self, node: Mapping[str, Any], name: str, above: tuple[int, ...], *, required: bool, lists: int
    ) -> Iterator[Field]:
        """Yield the columns that a node leads to. *above*: the nodes around it, which it must not be one of."""
        self.count += 1
        if self.count > _MOST_FIELDS or len(above) > _DEEPEST or lists > len(SEPARATORS):
            raise refused(TOO_DEEP, name=name)
        type_ = _type(node)
        if type_ == "object" and node.get("properties"):
            if id(node) in above:
                raise refused(OUTSIDE, reference=name or "#")
            needed = {each for each in _listed(node.get("required")) if isinstance(each, str)}
            for key, value in _dict(node["properties"]).items():
                child = f"{name}.{key}" if name else str(key)
                must = required and key in needed
                yield from self.fields(self.resolved(value), child, (*above, id(node)), required=must, lists=lists)
        elif type_ == "array" and name and node.get("items") is not None:
            self.lists.add(name)
            items = self.resolved(node["items"])
            yield from self.fields(items, name, (*above, id(node)), required=required, lists=lists + 1)
        elif name:
            if lists:
                self.types[name] = _FIELD_TYPES.get(type_, "string")
            yield _field(node, name, type_, required=required, listed=bool(lists))


_FIELD_TYPES: Final[Mapping[str, FieldType]] = {
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "array",
}
_FORMATS: Final[Mapping[str, tuple[FieldType, str]]] = {
    "date": ("date", "default"),
    "date-time": ("datetime", "any"),
    "time": ("time", "any"),
    "email": ("string", "email"),
    "uri": ("string", "uri"),
    "url": ("string", "uri"),
    "uuid": ("string", "uuid"),
}


def _field(node: Mapping[str, Any], name: str, type_: str, *, required: bool, listed: bool) -> Field:
    """Return a column; the values of a list share a cell, on which the constraints of one of them say nothing."""
    title, description = (str(node[key]) if isinstance(node.get(key), str) else "" for key in ("title", "description"))
    if listed:
        return Field(name, constraints=Constraints(required=required), title=title, description=description)
    kind, form = _FIELD_TYPES.get(type_, "string"), "default"
    if kind == "string":
        kind, form = _FORMATS.get(str(node.get("format")), ("string", "default"))
    texts = tuple(_text(each) for each in _listed(node.get("enum")) if each is not None)
    measured = kind in ("integer", "number")
    return Field(
        name,
        kind,
        form,
        Constraints(
            required=required,
            pattern=_whole(node["pattern"]) if kind == "string" and isinstance(node.get("pattern"), str) else None,
            enum=texts if kind in ("string", "integer", "number") else (),
            minimum=_number(node.get("minimum")) if measured else None,
            maximum=_number(node.get("maximum")) if measured else None,
            min_length=_length(node.get("minLength")) if kind == "string" else None,
            max_length=_length(node.get("maxLength")) if kind == "string" else None,
        ),
        title=title,
        description=description,
    )


def _whole(pattern: str) -> str:
    """Return a pattern searched anywhere in a text (JSON Schema) as one of the whole text (Table Schema)."""
    if "|" not in pattern and pattern.startswith("^") and pattern.endswith("$") and not pattern.endswith("\\$"):
        return pattern[1:-1]
    return f"[\\s\\S]*(?:{pattern})[\\s\\S]*"


def _type(node: object) -> str:
    said = node.get("type") if isinstance(node, Mapping) else None
    if isinstance(said, list):
        said = next((each for each in said if each != "null"), None)
    if isinstance(said, str):
        return said
    if not isinstance(node, Mapping):
        return ""
    return "object" if "properties" in node else "array" if "items" in node else ""


def _together(node: Mapping[str, Any], parts: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a node and all that it must be as well, as one."""
    merged: dict[str, Any] = {}
    for each in (*parts, node):
        properties = {**_dict(merged.get("properties")), **_dict(each.get("properties"))}
        needed = [*_listed(merged.get("required")), *_listed(each.get("required"))]
        merged = {**merged, **each}
        if properties:
            merged |= {"properties": properties, "required": needed}
    return merged


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _length(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
