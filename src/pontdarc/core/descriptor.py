"""A Table Schema descriptor (specs.frictionlessdata.io/table-schema, with ``custom_checks``) as a value, and back.

What is not Table Schema in a Schema (synonyms, kinds, facts of the body) is neither read nor written.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from pontdarc.core.descriptor_fields import described, field_of
from pontdarc.core.malformed import (
    BAD_CHECK,
    BAD_FOREIGN_KEY,
    LIST_OF_TEXTS,
    NO_FIELDS,
    SAME_NAME,
    UNKNOWN_CHECK,
    UNKNOWN_FIELD,
    refused,
)
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import ForeignKey, RowCheck, Schema

Descriptor = Mapping[str, Any]


def read_descriptor(document: object) -> Schema:
    """Return the schema that a descriptor says.

    :raises Invalid: the descriptor is malformed; the refusal names the field or the property.
    """
    if not isinstance(document, Mapping) or not isinstance(document.get("fields"), list) or not document["fields"]:
        raise refused(NO_FIELDS)
    fields = tuple(field_of(each, rank) for rank, each in enumerate(document["fields"], 1))
    names = [field.name for field in fields]
    for name in names:
        if names.count(name) > 1:
            raise refused(SAME_NAME, name=name)
    return Schema(
        fields,
        _texts(document, "missingValues", ("",)),
        tuple(_checks(document, names)),
        _known(_names(document, "primaryKey"), names, "primaryKey"),
        tuple(_foreign_keys(document, names)),
    )


def _texts(document: Descriptor, property: str, otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:
    said = document.get(property)
    if said is None:
        return otherwise
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise refused(LIST_OF_TEXTS, property=property)
    return tuple(said)


def _names(document: Descriptor, property: str) -> tuple[str, ...]:
    """Return a name or a list of names as a tuple: the specification allows both."""
    said = document.get(property)
    if isinstance(said, str):
        return (said,) if said else ()
    return _texts(document, property)


def _known(names: tuple[str, ...], fields: Sequence[str], property: str) -> tuple[str, ...]:
    for name in names:
        if name not in fields:
            raise refused(UNKNOWN_FIELD, property=property, name=name)
    return names


def _foreign_keys(document: Descriptor, fields: Sequence[str]) -> Iterator[ForeignKey]:
    keys = document.get("foreignKeys") or []
    if not isinstance(keys, list):
        raise refused(BAD_FOREIGN_KEY)
    for key in keys:
        reference = key.get("reference") if isinstance(key, Mapping) else None
        if not isinstance(reference, Mapping) or not isinstance(reference.get("resource", ""), str):
            raise refused(BAD_FOREIGN_KEY)
        own, theirs = _names(key, "fields"), _names(reference, "fields")
        if not own or len(own) != len(theirs):
            raise refused(BAD_FOREIGN_KEY)
        resource = reference.get("resource", "")
        if not resource:
            _known(theirs, fields, "foreignKeys")
        yield ForeignKey(_known(own, fields, "foreignKeys"), resource, theirs)


def _checks(document: Descriptor, fields: Sequence[str]) -> Iterator[RowCheck]:
    official = {check.official: check for check in known_checks().values()}
    checks = document.get("custom_checks") or []
    if not isinstance(checks, list):
        raise refused(BAD_CHECK, check="custom_checks")
    for each in checks:
        name = each.get("name") if isinstance(each, Mapping) else None
        check = official.get(str(name))
        if check is None:
            raise refused(UNKNOWN_CHECK, check=name)
        params = each.get("params")
        if not isinstance(params, Mapping):
            raise refused(BAD_CHECK, check=name)
        columns = tuple(column for property in check.columns for column in _columns(params, property, str(name)))
        options = {ours: _option(params, *said, str(name)) for ours, said in check.options.items()}
        given = {ours: option for ours, option in options.items() if option is not None}
        yield RowCheck(check.slug, _known(columns, fields, str(name)), given)


def _columns(params: Descriptor, property: str, check: str) -> tuple[str, ...]:
    said = params.get(property)
    columns = [said] if isinstance(said, str) else said
    if not isinstance(columns, list) or not columns or not all(isinstance(each, str) for each in columns):
        raise refused(BAD_CHECK, check=check)
    return tuple(columns)


def _option(params: Descriptor, property: str, allowed: Sequence[str], check: str) -> str | None:
    said = params.get(property)
    text = json.dumps(said) if isinstance(said, bool) else said
    if text is None and property == "op":
        raise refused(BAD_CHECK, check=check)
    if text is not None and text not in allowed:
        raise refused(BAD_CHECK, check=check)
    return cast("str | None", text)


def write_descriptor(schema: Schema) -> dict[str, Any]:
    """Return the descriptor of a schema, ready for JSON; reading it gives the same Table Schema."""
    document: dict[str, Any] = {"fields": [described(field) for field in schema.fields]}
    if schema.missing_values != ("",):
        document["missingValues"] = list(schema.missing_values)
    if schema.primary_key:
        document["primaryKey"] = list(schema.primary_key)
    if schema.foreign_keys:
        document["foreignKeys"] = [
            {
                "fields": list(key.fields),
                "reference": {"resource": key.resource, "fields": list(key.reference_fields)},
            }
            for key in schema.foreign_keys
        ]
    if schema.checks:
        document["custom_checks"] = [_described_check(each) for each in schema.checks]
    return document


def _described_check(spec: RowCheck) -> dict[str, Any]:
    check = known_checks()[spec.name]
    *single, last = check.columns
    params: dict[str, Any] = dict(zip(single, spec.columns, strict=False))
    rest = list(spec.columns[len(single) :])
    params[last] = rest if last.endswith("columns") else rest[0]
    params |= {official: spec.params[ours] for ours, (official, _) in check.options.items() if ours in spec.params}
    return {"name": check.official, "params": params}
