"""What a schema asks of the rows of a table: one rule for each constraint of a field, key and check beyond them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from pontdarc.core import checks, explaining
from pontdarc.core.array_items import elements, is_of, text_of
from pontdarc.core.check import Cells, Check, Rule, Told, always, by_distinct_text, by_distinct_value
from pontdarc.core.distinct import among_distinct
from pontdarc.core.existence import existence_rules
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
from pontdarc.core.foreign_keys import Tables, foreign_key_rule, is_given
from pontdarc.core.json_text import parsed
from pontdarc.core.lexical import MEASURED, NUMERIC, bound_of, identity, typed
from pontdarc.core.referential import NOWHERE, Referential
from pontdarc.core.registry import discover
from pontdarc.core.schema import Field, RowCheck, Schema
from pontdarc.core.words import gettext_noop

TYPED = "\0typed"
"""Ends the name of the column that holds the typed value of a field."""
_FEW_ITEMS = gettext_noop("Éléments attendus au moins : %(expected)s.")
_MANY_ITEMS = gettext_noop("Éléments admis au plus : %(expected)s.")
_OVER = gettext_noop("La valeur doit être plus grande que %(expected)s.")
_UNDER = gettext_noop("La valeur doit être plus petite que %(expected)s.")


@cache
def known_checks() -> dict[str, Check]:
    """Return the checks beyond Table Schema by slug."""
    return discover(checks, "CHECK")


def rules_of(
    columns: Sequence[str], schema: Schema, *, tables: Tables | None = None, territory: Referential = NOWHERE
) -> list[Rule]:
    """Return the rules that a table of these columns can be held to.

    *tables*: the other tables that foreign keys refer to. *territory*: what codes of communes must exist in.
    """
    present = [field for field in schema.fields if field.name in set(columns)]
    rules = [rule for field in present for rule in [*field_rules(field), *existence_rules(field, territory)]]
    identities = {field.name: identity(field, value_of(field)) for field in present}
    if schema.primary_key and set(schema.primary_key) <= set(identities):
        rules += _key_rules(
            [field for name in schema.primary_key for field in present if field.name == name], identities
        )
    for key in schema.foreign_keys:
        if set(key.fields) <= set(identities) and is_given(key, list(identities), tables or {}):
            rules.append(foreign_key_rule(key, identities, tables or {}))
    cells = Cells(
        {field.name: field.type for field in present},
        {field.name: value_of(field) for field in present},
        {field.name: field.format for field in present},
        territory,
    )
    for spec in schema.checks:
        rules += _check_rules(spec, cells)
    return rules


def is_plain(field: Field) -> bool:
    """Return whether every text is a value of the field."""
    return field.type == "any" or (field.type == "string" and field.format == "default")


def value_of(field: Field) -> pl.Expr:
    """Return the typed value, computed once for all the rules that look at it (see :func:`with_values`)."""
    return pl.col(field.name if is_plain(field) else field.name + TYPED)


def with_values(frame: pl.DataFrame, fields: Sequence[Field]) -> pl.LazyFrame:
    """Return the frame of texts with the typed values of the fields it has."""
    there = [field for field in fields if field.name in frame.columns and not is_plain(field)]
    return frame.lazy().with_columns(typed(field).alias(field.name + TYPED) for field in there)


def _check_rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    definition = known_checks()[spec.name]
    there = sum(name in cells.types for name in spec.columns)
    complete = there == len(spec.columns)
    if not there or (not complete and definition.when_partly_absent == "refuse"):
        return ()
    return definition.rules(spec, cells)


def field_rules(field: Field) -> list[Rule]:
    """Return the rules of one field: its type, then its constraints on the cells that are of the type."""
    cell, value, wanted = pl.col(field.name), value_of(field), field.constraints
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
    rules += [*_lengths(field, value), *_bounds(field, value), *_uniqueness(field, value)]
    return rules + _item_rules(field, value)


def _item_rules(field: Field, value: pl.Expr) -> list[Rule]:
    """Return what the elements of an array are held to: one broken element breaks the cell."""
    if field.array_item is None:
        return []
    item = replace(field.array_item, name=field.name)
    odd = Rule(
        TYPE,
        (field.name,),
        by_distinct_value(value, lambda text: any(not is_of(each, item) for each in elements(text))),
        lambda values: explaining.type_error(item, values[0] or ""),
    )
    return [odd, *(_item_rule(field, item, rule, value) for rule in field_rules(item) if not rule.key)]


def _item_rule(field: Field, item: Field, rule: Rule, value: pl.Expr) -> Rule:
    def broken(text: str) -> list[str | None]:
        texts = [text_of(each) for each in elements(text) if is_of(each, item)]
        frame = pl.DataFrame({item.name: texts}, schema={item.name: pl.String})
        marks = with_values(frame, [item]).select(rule.broken.fill_null(False)).collect().to_series()
        return frame.filter(marks).to_series().to_list()

    def explain(values: tuple[str | None, ...]) -> Told:
        return rule.explain((broken(values[0] or "")[0],))

    return Rule(rule.kind, (field.name,), by_distinct_value(value, lambda text: bool(broken(text))), explain)


def _lengths(field: Field, value: pl.Expr) -> list[Rule]:
    wanted = field.constraints
    if field.type in ("array", "object"):
        length = by_distinct_text(value, _size, pl.Int64)
        kinds = (replace(MIN_LENGTH, hint=_FEW_ITEMS), replace(MAX_LENGTH, hint=_MANY_ITEMS))
    else:
        length = (value if field.type in ("string", "any") else pl.col(field.name)).str.len_chars()
        kinds = (MIN_LENGTH, MAX_LENGTH)
    tests = [(kinds[0], wanted.min_length, length.lt), (kinds[1], wanted.max_length, length.gt)]
    return [
        _rule(kind, field, breaks(bound), expected=f"{bound}") for kind, bound, breaks in tests if bound is not None
    ]


def _size(text: str) -> int:
    said = parsed(text)
    return len(said) if isinstance(said, list | dict) else 0


def _bounds(field: Field, value: pl.Expr) -> list[Rule]:
    if field.type not in MEASURED:
        return []
    wanted = field.constraints
    # Polars sorts NaN above every number; here no number at all is under every bound.
    low = value.fill_nan(float("-inf")) if field.type in NUMERIC else value
    tests: list[tuple[FindingKind, float | str | None, Callable[[pl.Expr], pl.Expr]]] = [
        (MINIMUM, wanted.minimum, low.lt),
        (MAXIMUM, wanted.maximum, value.gt),
        (replace(MINIMUM, hint=_OVER), wanted.exclusive_minimum, low.le),
        (replace(MAXIMUM, hint=_UNDER), wanted.exclusive_maximum, value.ge),
    ]
    return [
        _rule(kind, field, breaks(pl.lit(bound_of(field, bound))), expected=_said(bound))
        for kind, bound, breaks in tests
        if bound is not None
    ]


def _said(bound: float | str) -> str:
    return bound if isinstance(bound, str) else f"{bound:.10g}"


def _uniqueness(field: Field, value: pl.Expr) -> list[Rule]:
    if not field.constraints.unique:
        return []
    return [Rule(UNIQUE, (field.name,), pl.lit(False), always(UNIQUE), key=(identity(field, value),))]


def _key_rules(fields: Sequence[Field], identities: Mapping[str, pl.Expr]) -> list[Rule]:
    """Return what a key asks for beyond what its fields ask for by themselves: one cause is one finding."""
    names = tuple(field.name for field in fields)
    rules = []
    if not any(field.constraints.required for field in fields):
        empty = pl.all_horizontal(pl.col(name).is_null() for name in names)
        rules.append(Rule(REQUIRED, names, empty, always(REQUIRED)))
    if len(fields) > 1 or not fields[0].constraints.unique:
        values = tuple(identities[name] for name in names)
        rules.append(Rule(UNIQUE, names, pl.lit(False), always(UNIQUE), key=values))
    return rules


def _rule(kind: FindingKind, field: Field, broken: pl.Expr, **params: object) -> Rule:
    return Rule(kind, (field.name,), broken, always(kind, **params))


def _among(field: Field, value: pl.Expr) -> pl.Expr:
    texts = list(field.constraints.enum)
    if is_plain(field) or field.type == "string":
        return pl.col(field.name).is_in(texts)
    allowed = pl.DataFrame({field.name: texts}, schema={field.name: pl.String})
    same = allowed.select(identity(field, typed(field))).to_series()
    return identity(field, value).is_in(same.drop_nulls().implode())


def _matches(cell: pl.Expr, pattern: str) -> pl.Expr:
    """Return whether the whole text has the pattern; Python's engine where Polars' lacks what the pattern needs."""
    whole = rf"^(?:{pattern})$"
    if _polars_knows(whole):
        return among_distinct(cell, lambda text: text.str.contains(whole))
    compiled = re.compile(pattern)
    return by_distinct_value(cell, lambda text: compiled.fullmatch(text) is not None)


@cache
def _polars_knows(pattern: str) -> bool:
    try:
        pl.select(pl.lit("").str.contains(pattern))
    except pl.exceptions.ComputeError:
        return False
    return True
