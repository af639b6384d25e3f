"""Which steps a field of a standard calls for, and whether values would conform once mended."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from pontdarc.core.json_text import lon_lat
from pontdarc.core.schema import Field, Schema
from pontdarc.core.step import Call, Context, mend_column
from pontdarc.core.steps.registry import registry
from pontdarc.standardisation.places import coordinates

_SAMPLE = 200
_LONG = 50
_PERIOD, _DAY = "2018-01-01/2018-12-31", "2018-01-01"
# A pattern says what the values are: the step whose canonical text it accepts is the one to use.
_BY_EXAMPLE = (
    (("21070001300017",), ("2107000130001", "W071000001"), "siret_digits"),
    (("217001300",), ("21700130",), "siren_digits"),
    (("07186", "2A004"), ("7186", "ABCDE", "07"), "insee_zero"),
    ((_PERIOD, _DAY), ("2018",), "period_iso"),
    (("2018/2019", "2018"), (_DAY,), "year_interval"),
    (("W071000001",), ("071000001",), "rna_text"),
    (("Saint-Étienne", "Privas"), ("07000", "12 rue"), "place_name_case"),
    (("Rue de l'Église", "Avenue du 8 mai"), ("a.b", "a,b"), "street_words"),
)
_BY_KIND = {
    "siret": "siret_digits",
    "siren": "siren_digits",
    "insee_commune": "insee_zero",
    "postal_code": "postal_zero",
    "rna": "rna_text",
    "ban_key": "interop_key",
    "phone_fr": "phone_format",
    "email": "email_text",
    "url": "url_scheme",
    "person_first_name": "first_name_case",
}
_ANY_TEXT = ("mojibake", "html_entities", "formula_text", "trim_spaces")
_BY_FORMAT = {"uri": "url_scheme", "email": "email_text"}
_OF_A_FORMER_COMMUNE = re.compile(r"(?i)delegu|associe|ancien|histor|former|naissance")
"""Fields that want the code of the commune as it was."""
_SEXES = {"M", "F", "I"}
_ACTES_CHECK = "nomenclature_actes"


_GLUED_PHONE, _SPACED_PHONE = "+33475640000", "+33 475640000"
_ANY_WORD = "abcxyz"
"""A pattern that takes this word takes any: it tells no list of values."""


def steps_for(field: Field) -> tuple[Call, ...]:
    """Return the steps on the cells of a field, in order. They leave a conforming value as it is."""
    calls = [Call(slug, field.name) for slug in _ANY_TEXT]
    specific = _specific(field)
    typed = field.type in ("date", "number", "integer", "year", "boolean", "datetime", "geopoint")
    if typed or field.constraints.pattern or specific is not None or _is_short(field):
        calls.append(Call("empty_marker", field.name, _kept_words(field)))
    if specific is not None:
        calls.append(specific)
        if specific.step == "insee_zero" and not _OF_A_FORMER_COMMUNE.search(field.name):
            calls.append(Call("insee_merged", field.name))
    elif field.type == "string" and (field.constraints.max_length or 0) >= _LONG and not field.constraints.pattern:
        calls.append(Call("shorten_text", field.name, {"length": field.constraints.max_length}))
    return tuple(calls)


def _kept_words(field: Field) -> dict[str, Any]:
    """Return what says nothing elsewhere and something here: « sans objet » may be one of the values of a field."""
    words = [*field.constraints.enum, *(field.true_values + field.false_values if field.type == "boolean" else ())]
    pattern = field.constraints.pattern
    listed = pattern is not None and not re.fullmatch(pattern, _ANY_WORD)
    zero = {"amounts": True} if field.type == "number" else _counts(field)
    return ({"keep": words} if words else {}) | ({"accepts": pattern} if listed else {}) | zero


def _counts(field: Field) -> dict[str, Any]:
    """Return what says that « néant » is a zero: where the least of the whole numbers is none."""
    least = field.constraints.minimum
    return {"counts": True} if field.type == "integer" and least is not None and float(least) == 0 else {}


def _is_short(field: Field) -> bool:
    """Return whether a field is optional and for codes: words like « sans objet » have no place in it."""
    limit = field.constraints.max_length
    return not field.constraints.required and limit is not None and limit <= len("2018-01-01")


def _specific(field: Field) -> Call | None:
    by_type = _by_type(field)
    if by_type is not None:
        return by_type
    if field.constraints.enum:
        values = list(field.constraints.enum)
        step = "sex_code" if set(values) <= _SEXES else "enum_spelling"
        others = {"spellings": dict(field.spellings)} if field.spellings else {}
        return Call(step, field.name, {} if step == "sex_code" else {"values": values, **others})
    slug = _BY_FORMAT.get(field.format) or _BY_KIND.get(field.kind or "") or _by_pattern(field.constraints.pattern)
    if slug is None:
        decimals = _decimals(field.constraints.pattern)
        return Call("fewer_decimals", field.name, {"decimals": decimals}) if decimals else None
    return Call(slug, field.name, _phone_params(field) if slug == "phone_format" else {})


def _phone_params(field: Field) -> dict[str, Any]:
    length, pattern = field.constraints.max_length, field.constraints.pattern
    glued = pattern is not None and re.fullmatch(pattern, _GLUED_PHONE) and not re.fullmatch(pattern, _SPACED_PHONE)
    national = re.fullmatch(r"0\d{9}", field.example) is not None
    return (
        ({"length": length} if length else {})
        | ({"glued": True} if glued else {})
        | ({"national": True} if national else {})
    )


def _by_type(field: Field) -> Call | None:
    limits = field.constraints
    if field.type == "date":
        return Call("iso_date", field.name)
    if field.type in ("integer", "year"):
        return Call("whole_number", field.name, _units(field) | _counts(field))
    if field.type == "number":
        share = limits.maximum == 1 and float(limits.minimum or 0) >= 0
        return Call("percentage_share", field.name) if share else Call("decimal_point", field.name, _units(field))
    if field.type == "geopoint":
        return Call("geopoint_text", field.name, {"format": field.format})
    if field.type == "boolean":
        words = {"true": list(field.true_values), "false": list(field.false_values)}
        return Call("boolean_words", field.name, words)
    return None


def _units(field: Field) -> dict[str, Any]:
    return {"units": list(field.units)} if field.units else {}


def _by_pattern(pattern: str | None) -> str | None:
    if pattern is None:
        return None
    for accepted, refused, step in _BY_EXAMPLE:
        if all(re.fullmatch(pattern, text) for text in accepted) and not any(
            re.fullmatch(pattern, text) for text in refused
        ):
            return step
    return None


def _decimals(pattern: str | None) -> int | None:
    """Return how many decimals a pattern takes at most, None when it is not of numbers or takes any count of them."""
    if pattern is None or re.fullmatch(pattern, "a.0") or not re.fullmatch(pattern, "1.0"):
        return None
    return next((count for count in range(1, 16) if not re.fullmatch(pattern, f"1.{'0' * (count + 1)}")), None)


_CUT_SHAPES = {
    "decimal_point": r"-?\d[\d\s]*(?:[.,]\d{1,2})?\s*(?:€|euros?)?",
    "percentage_share": r"\d[\d\s]*(?:[.,]\d+)?\s*%?;*",
    "whole_number": r"-?\d[\d\s]*",
    "iso_date": r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}",
    "siret_digits": r"[\d\s.]{9,20}'?|W\d{9}",
    "siren_digits": r"[\d\s.]{8,12}'?",
    "insee_zero": r"[\dAB]{4,5}",
    "postal_zero": r"\d{4,5}",
    "boolean_words": r"oui|non|o|n|vrai|faux|true|false|x",
    "period_iso": r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}).{0,30}|\d{4}",
    "email_text": r"[^\s,]+@[^\s,]+",
    "sex_code": r"[a-zé]+",
}


def cut_shapes(schema: Schema, feeds: Mapping[str, str]) -> dict[str, str]:
    """Return the shape of the cells of each source column, to put shifted rows back; *feeds*: field by source."""
    found = {}
    for source, target in feeds.items():
        field = schema.field(target)
        slug = _slug_of(field) or ""
        shape = _CUT_SHAPES.get(slug)
        if slug == "enum_spelling":
            words = {word for value in field.constraints.enum for word in re.findall(r"\w{4,}", value)}
            shape = rf"[^,]*(?:{'|'.join(sorted(words))})[^,]*"
        if shape:
            found[source] = shape
    return found


def choose_steps(
    schema: Schema, constants: Mapping[str, str], pieces: Callable[[], Iterable[pl.DataFrame]]
) -> tuple[Call, ...]:
    """Return the steps on the target columns of a mapped table: all that the standard calls for.

    *constants*: what the organisation or a person says of columns that the file does not fill. *pieces*: the rows, a
    part at a time, looked at only when the steps depend on them.
    """
    calls = [call for field in schema.fields for call in steps_for(field)]
    shares = [str(call.column) for call in calls if call.step == "percentage_share"]
    percents = _in_percent(shares, pieces()) if shares else set()
    calls = [
        replace(call, params={"scale": "percent"})
        if call.step == "percentage_share" and call.column in percents
        else call
        for call in calls
    ]
    calls.extend(_coordinates(schema))
    calls.extend(_moves(schema))
    for check in schema.checks:
        if check.name == _ACTES_CHECK:
            calls.extend(_actes(check.columns[0], schema))
    calls.extend(
        Call("constant", one.name, _constant(one, constants))
        for one in schema.fields
        if (one.body_fact and one.constraints.required) or one.name in constants
    )
    return tuple(calls)


def _constant(field: Field, constants: Mapping[str, str]) -> dict[str, Any]:
    """Return what fills a column: what is known of it, or its only value where a row may not do without."""
    known = {"value": constants[field.name]} if field.name in constants else {}
    return known if field.constraints.required else {**known, "may_be_empty": True}


def _coordinates(schema: Schema) -> tuple[Call, ...]:
    """Return the steps that make degrees of a latitude and a longitude in two columns."""
    fields = coordinates(schema)
    if fields is None or any(schema.field(name).type != "number" for name in fields):
        return ()
    latitude, longitude = fields
    angles = tuple(Call("degrees_minutes", name) for name in fields)
    return (*angles, Call("to_degrees", None, {"latitude": latitude, "longitude": longitude}))


def _in_percent(columns: Sequence[str], pieces: Iterable[pl.DataFrame]) -> set[str]:
    """Return the columns where « 1 » is one percent and not the whole: the other numbers of the column tell."""
    above, ones, shares = (dict.fromkeys(columns, 0) for _ in range(3))
    for piece in pieces:
        for name in columns:
            if name not in piece.columns:
                continue
            plain = piece[name].str.replace_all(r"[\s\u00a0\u202f]", "").str.replace(",", ".", literal=True)
            numbers = plain.cast(pl.Float64, strict=False).drop_nulls()
            above[name] += int((numbers > 1).sum())
            ones[name] += int((numbers == 1).sum())
            shares[name] += int(((numbers > 0) & (numbers < 1)).sum())
    return {name for name in columns if above[name] > ones[name] and not shares[name]}


def _moves(schema: Schema) -> list[Call]:
    """Return the move of RNA numbers typed as SIRET, for standards that have both."""
    sirets = [
        field.name for field in schema.fields if _slug_of(field) == "siret_digits" and not field.constraints.required
    ]
    rnas = [field.name for field in schema.fields if _slug_of(field) == "rna_text"]
    if len(sirets) != 1 or len(rnas) != 1:
        return []
    return [Call("move_matching", sirets[0], {"into": rnas[0], "pattern": r"[Ww]\d{9}"}), Call("rna_text", rnas[0])]


def _slug_of(field: Field) -> str | None:
    call = _specific(field)
    return call.step if call else None


def _actes(label: str, schema: Schema) -> list[Call]:
    """Return the completion of the subject, by the code that stands beside its label."""
    code = re.sub(r"NOM$|LIBELLE$", "CODE", label)
    known = {field.name for field in schema.fields}
    return [Call("actes_label", None, {"code": code, "label": label})] if code in known and code != label else []


def fit(field: Field, cells: pl.Series, today: date) -> float | None:
    """Return the share of distinct values that would conform once mended; None when the field takes any text."""
    if not _is_telling(field):
        return None
    distinct = cells.drop_nulls().unique(maintain_order=True).head(_SAMPLE)
    if not len(distinct):
        return None
    context = Context(today)
    for call in steps_for(field):
        distinct = mend_column(registry()[call.step], distinct, call.params, context)[0]
    mended = distinct.drop_nulls().to_list()
    return sum(conforms(field, text) for text in mended) / len(mended) if mended else None


def _is_telling(field: Field) -> bool:
    limits = field.constraints
    return (
        field.type != "string"
        or bool(limits.enum or limits.pattern)
        or field.format != "default"
        or bool(_specific(field))
    )


_SHAPES = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "year": r"\d{4}",
    "integer": r"[+-]?\d+",
    "number": r"[+-]?\d+(?:\.\d+)?",
}
_SLUG_SHAPES = {
    "siret_digits": r"\d{14}",
    "siren_digits": r"\d{9}",
    "insee_zero": r"\d[\dAB]\d{3}",
    "postal_zero": r"\d{5}",
    "phone_format": r"\+\d[\d ]{6,14}",
    "email_text": r"[^@\s]+@[^@\s]+\.\w+",
    "url_scheme": r"https?://\S+",
    "first_name_case": r"[^\W\d_][^\d]{0,40}",
}


def conforms(field: Field, text: str) -> bool:
    """Return whether a mended text looks right for a field: shape, list and limits, not the keys."""
    limits = field.constraints
    if field.type == "boolean":
        return text in field.true_values + field.false_values
    if field.type == "geopoint":
        return lon_lat(text, field.format) is not None
    shape = _SHAPES.get(field.type) or limits.pattern or _SLUG_SHAPES.get(_slug_of(field) or "")
    if shape and not re.fullmatch(shape, text):
        return False
    if limits.enum and text not in limits.enum:
        return False
    if field.type in ("integer", "number") and (limits.minimum is not None or limits.maximum is not None):
        value = float(text)
        return (limits.minimum is None or value >= float(limits.minimum)) and (
            limits.maximum is None or value <= float(limits.maximum)
        )
    return True
