"""What a schema asks of the rows of a table: one rule for each constraint of a field, key and check beyond them."""

import re
from collections.abc import Callable, Sequence
from functools import cache

import polars as pl

from pontdarc.core import checks, explaining
from pontdarc.core.check import Cells, Check, Rule, always, by_distinct_value
from pontdarc.core.findings import (
    ENUM,
    MAX_LENGTH,
    MAXIMUM,
    MIN_LENGTH,
    MINIMUM,
    PATTERN,
    REQUIRED,
    TYPE,
    UNIQUE,
    FindingKind,
)
from pontdarc.core.lexical import NUMERIC
from pontdarc.core.registry import discover
from pontdarc.core.schema import Field, RowCheck, Schema

TYPED = "\0typed"
"""Ends the name of the column that holds the typed value of a field."""


@cache
def known_checks() -> dict[str, Check]:
    """Return the checks beyond Table Schema by slug."""
    return discover(checks, "CHECK")


def rules_of(columns: Sequence[str], schema: Schema) -> list[Rule]:
    """Return the rules that a table of these columns can be held to."""
    present = [field for field in schema.fields if field.name in set(columns)]
    rules = [rule for field in present for rule in _field_rules(field)]
    if schema.primary_key and set(schema.primary_key) <= set(columns):
        rules += _key_rules(schema.primary_key)
    cells = Cells({field.name: field.type for field in present}, {field.name: _value(field) for field in present})
    for spec in schema.checks:
        rules += _check_rules(spec, cells)
    return rules


def is_plain(field: Field) -> bool:
    """Return whether every text is a value of the field."""
    return field.type == "any" or (field.type == "string" and field.format == "default")


def _value(field: Field) -> pl.Expr:
    """Return the typed value, computed once for all the rules that look at it."""
    return pl.col(field.name if is_plain(field) else field.name + TYPED)


def _check_rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    definition = known_checks()[spec.name]
    there = sum(name in cells.types for name in spec.columns)
    complete = there == len(spec.columns)
    if not there or (not complete and definition.when_partly_absent == "refuse"):
        return ()
    return definition.rules(spec, cells)


def _field_rules(field: Field) -> list[Rule]:
    cell, value, wanted = pl.col(field.name), _value(field), field.constraints
    rules = []
    if wanted.required:
        rules.append(_rule(REQUIRED, field, cell.is_null()))
    if not is_plain(field):
        broken = cell.is_not_null() & value.is_null()
        rules.append(Rule(TYPE, (field.name,), broken, lambda values: explaining.type_error(field, values[0] or "")))
    if wanted.pattern is not None:
        rules.append(
            Rule(
                PATTERN,
                (field.name,),
                value.is_not_null() & ~_matches(cell, wanted.pattern),
                lambda values: explaining.pattern_error(field, values[0] or ""),
            )
        )
    if wanted.enum:
        rules.append(
            Rule(
                ENUM,
                (field.name,),
                value.is_not_null() & ~_among(field, value),
                lambda values: explaining.enum_error(field, values[0] or ""),
            )
        )
    return rules + _bounds(field, value) + _uniqueness(field)


def _bounds(field: Field, value: pl.Expr) -> list[Rule]:
    wanted = field.constraints
    length = value.str.len_chars() if field.type in ("string", "any") else pl.col(field.name).str.len_chars()
    bounds: list[tuple[FindingKind, float | None, Callable[[float], pl.Expr]]]
    bounds = [(MIN_LENGTH, wanted.min_length, length.lt), (MAX_LENGTH, wanted.max_length, length.gt)]
    if field.type in NUMERIC:
        # Polars sorts NaN above every number; here no number at all is under every bound.
        not_nan = value.fill_nan(float("-inf"))
        bounds += [(MINIMUM, wanted.minimum, not_nan.lt), (MAXIMUM, wanted.maximum, value.gt)]
    return [
        _rule(kind, field, breaks(bound), expected=f"{bound:.10g}")
        for kind, bound, breaks in bounds
        if bound is not None
    ]


def _uniqueness(field: Field) -> list[Rule]:
    if not field.constraints.unique:
        return []
    cell = pl.col(field.name)
    again = cell.is_not_null() & ~cell.is_first_distinct()
    return [Rule(UNIQUE, (field.name,), again, always(UNIQUE), key=(field.name,))]


def _key_rules(key: tuple[str, ...]) -> list[Rule]:
    empty = pl.all_horizontal(pl.col(name).is_null() for name in key)
    again = ~pl.struct(*key).is_first_distinct() & ~empty
    return [Rule(REQUIRED, key, empty, always(REQUIRED)), Rule(UNIQUE, key, again, always(UNIQUE), key=key)]


def _rule(kind: FindingKind, field: Field, broken: pl.Expr, **params: object) -> Rule:
    return Rule(kind, (field.name,), broken, always(kind, **params))


def _among(field: Field, value: pl.Expr) -> pl.Expr:
    if field.type in NUMERIC:
        return value.is_in([float(each) for each in field.constraints.enum])
    return pl.col(field.name).is_in(list(field.constraints.enum))


def _matches(cell: pl.Expr, pattern: str) -> pl.Expr:
    """Return whether the whole text has the pattern; Python's engine where Polars' lacks what the pattern needs."""
    whole = rf"^(?:{pattern})$"
    if _polars_knows(whole):
        return cell.str.contains(whole)
    compiled = re.compile(pattern)
    return by_distinct_value(cell, lambda text: compiled.fullmatch(text) is not None)


@cache
def _polars_knows(pattern: str) -> bool:
    try:
        pl.select(pl.lit("").str.contains(pattern))
    except pl.exceptions.ComputeError:
        return False
    return True
