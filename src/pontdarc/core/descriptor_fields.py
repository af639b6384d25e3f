"""One field of a Table Schema descriptor as a value, and back."""

import json
import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from pontdarc.core.lexical import MEASURED, bound_of
from pontdarc.core.malformed import (
    BAD_CONSTRAINT,
    BAD_PROPERTY,
    NO_NAME,
    UNKNOWN_CONSTRAINT,
    UNKNOWN_FORMAT,
    UNKNOWN_TYPE,
    Malformed,
    refused,
)
from pontdarc.core.schema import Constraints, Field, FieldType
from pontdarc.core.words import gettext_noop

_FORMATS: Mapping[str, tuple[str, ...]] = {
    "string": ("default", "email", "uri", "binary", "uuid"),
    "geopoint": ("default", "array", "object"),
    "geojson": ("default", "topojson"),
}
_MOMENTS = ("date", "datetime", "time")
_TRUTH = gettext_noop("true ou false")
_TEXT = gettext_noop("un texte")
_TEXTS = gettext_noop("une liste de textes")
_VALUES = gettext_noop("une liste de valeurs du type de la colonne, au moins une")
_LENGTH = gettext_noop("un nombre entier positif")
_BOUND = gettext_noop("une valeur du type de la colonne")
_PATTERN = gettext_noop("une expression rationnelle")
_ITEM = gettext_noop("la description d’un élément, avec son type")
_OBJECT = gettext_noop("un objet dont chaque propriété est une contrainte")
_ITEM_NAME = "item"
_BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
}
_LENGTHS = {"minLength": "min_length", "maxLength": "max_length"}
_OURS = {**_BOUNDS, **_LENGTHS}
_OTHERS = ("required", "unique", "pattern", "enum")
_TOKENS = {"trueValues": "true_values", "falseValues": "false_values"}
_SIGNS = {"decimalChar": "decimal_char", "groupChar": "group_char"}
_TOLD = ("title", "description")
_PLAIN = Field("")


def field_of(said: object, rank: int) -> Field:
    """Return the field that a descriptor says at that rank, counted from 1.

    :raises Invalid: it is malformed.
    """
    if not isinstance(said, Mapping) or not isinstance(said.get("name"), str) or not said["name"]:
        raise refused(NO_NAME, rank=rank)
    name = said["name"]
    type = _type(said, name)
    more: dict[str, Any] = {each: said[each] for each in _TOLD if isinstance(said.get(each), str)}
    if said.get("example") not in (None, ""):
        more["example"] = _text(said["example"])
    for property, ours in _TOKENS.items():
        if property in said:
            more[ours] = _tokens(said, property, name)
    for property, ours in _SIGNS.items():
        if property in said:
            more[ours] = _is(said, property, str, name, _TEXT)
    if "bareNumber" in said:
        more["bare_number"] = _is(said, "bareNumber", bool, name, _TRUTH)
    if "missingValues" in said:
        more["missing_values"] = _tokens(said, "missingValues", name)
    if type == "array" and "arrayItem" in said:
        more["array_item"] = _item(said, name)
    field = Field(name, type, _format(said, name, type), **more)
    return Field(name, type, field.format, _constraints(said, field), **more)


def _type(said: Mapping[str, Any], name: str) -> FieldType:
    type, known = said.get("type", "string"), get_args(FieldType)
    if type not in known:
        raise refused(UNKNOWN_TYPE, name=name, type=type, expected=", ".join(known))
    return cast(FieldType, type)


def _format(said: Mapping[str, Any], name: str, type: FieldType) -> str:
    format = said.get("format") or "default"
    format = format.removeprefix("fmt:") if isinstance(format, str) else format
    allowed = ("default", "any", "%…") if type in _MOMENTS else _FORMATS.get(type)
    if allowed is None:
        return "default"
    if format in allowed or (type in _MOMENTS and isinstance(format, str) and "%" in format):
        return cast(str, format)
    raise refused(UNKNOWN_FORMAT, name=name, format=format, expected=", ".join(allowed))


def _tokens(said: Mapping[str, Any], property: str, name: str) -> tuple[str, ...]:
    tokens = _is(said, property, list, name, _TEXTS)
    if not all(isinstance(each, str | bool | int) for each in tokens):
        raise refused(BAD_PROPERTY, property=property, name=name, expected=_TEXTS)
    return tuple(_text(each) for each in tokens)


def _is(said: Mapping[str, Any], property: str, wanted: type, name: str, expected: str) -> Any:
    if not isinstance(said[property], wanted):
        raise refused(BAD_PROPERTY, property=property, name=name, expected=expected)
    return said[property]


def _item(said: Mapping[str, Any], name: str) -> Field:
    item = _is(said, "arrayItem", dict, name, _ITEM)
    return field_of({"type": "any", **item, "name": _ITEM_NAME}, 1)


def _text(value: object) -> str:
    """Return a JSON value as a cell writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _constraints(said: Mapping[str, Any], field: Field) -> Constraints:
    wanted = said.get("constraints")
    if wanted is None:
        return Constraints()
    if not isinstance(wanted, Mapping):
        raise _bad(field, "constraints", _OBJECT, BAD_PROPERTY)
    allowed = (*_OTHERS, *_LENGTHS, *(_BOUNDS if field.type in MEASURED else ()))
    read: dict[str, Any] = {}
    for property, value in wanted.items():
        if property not in allowed:
            expected = ", ".join(allowed)
            raise refused(UNKNOWN_CONSTRAINT, property=property, name=field.name, type=field.type, expected=expected)
        if value is not None:
            read[_OURS.get(property, str(property))] = _constraint(property, value, field)
    return Constraints(**read)


def _constraint(property: str, value: Any, field: Field) -> Any:
    if property in _BOUNDS:
        return _bound(property, value, field)
    if property in _LENGTHS:
        return _checked(property, value, field, isinstance(value, int) and not isinstance(value, bool) and value >= 0)
    if property == "pattern":
        return _checked(property, value, field, isinstance(value, str) and _compiles(value))
    if property == "enum":
        values = _checked(property, value, field, isinstance(value, list) and bool(value))
        return tuple(_enumerated(each, field) for each in values)
    return _checked(property, value, field, isinstance(value, bool))


_EXPECTED = {
    **dict.fromkeys(_BOUNDS, _BOUND),
    **dict.fromkeys(_LENGTHS, _LENGTH),
    "pattern": _PATTERN,
    "enum": _VALUES,
    "required": _TRUTH,
    "unique": _TRUTH,
}


def _checked(property: str, value: Any, field: Field, holds: bool) -> Any:
    if not holds:
        raise _bad(field, property, _EXPECTED[property])
    return value


def _bound(property: str, value: Any, field: Field) -> float | str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if (number or isinstance(value, str)) and bound_of(field, value) is not None:
        return cast("float | str", value)
    raise _bad(field, property, _BOUND)


def _enumerated(value: object, field: Field) -> str:
    if field.type == "boolean" and isinstance(value, bool):
        return next(iter(field.true_values if value else field.false_values), _text(value))
    return _text(value)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def _bad(field: Field, property: str, expected: str, what: Malformed = BAD_CONSTRAINT) -> Exception:
    return refused(what, property=property, name=field.name, expected=expected)


def described(field: Field) -> dict[str, Any]:
    """Return the descriptor of a field: its name, its type, and what differs from what Table Schema assumes."""
    said: dict[str, Any] = {"name": field.name, "type": field.type}
    if field.format != "default":
        said["format"] = field.format
    said |= {each: getattr(field, each) for each in (*_TOLD, "example") if getattr(field, each)}
    for properties in (_TOKENS, _SIGNS):
        said |= {
            official: list(value) if isinstance(value, tuple) else value
            for official, ours in properties.items()
            if (value := getattr(field, ours)) != getattr(_PLAIN, ours)
        }
    if not field.bare_number:
        said["bareNumber"] = False
    if field.missing_values is not None:
        said["missingValues"] = list(field.missing_values)
    if field.array_item is not None:
        said["arrayItem"] = {name: value for name, value in described(field.array_item).items() if name != "name"}
    constraints = _described_constraints(field.constraints)
    return said | ({"constraints": constraints} if constraints else {})


def _described_constraints(wanted: Constraints) -> dict[str, Any]:
    said: dict[str, Any] = {name: True for name in ("required", "unique") if getattr(wanted, name)}
    if wanted.pattern is not None:
        said["pattern"] = wanted.pattern
    if wanted.enum:
        said["enum"] = list(wanted.enum)
    for official, ours in _OURS.items():
        if (value := getattr(wanted, ours)) is not None:
            said[official] = value
    return said
