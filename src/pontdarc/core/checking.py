"""Checks a table of text against a schema: every constraint of Table Schema, then the checks beyond it.

One pass of Polars expressions over columns; Python sees only the cells it has to explain.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import polars as pl
from rapidfuzz import fuzz

from pontdarc.core import checks, explaining
from pontdarc.core.check import Cells, Check, Rule, always, by_distinct_value
from pontdarc.core.checks._columns import DISORDERED_COLUMNS, IMPOSSIBLE_CHECK
from pontdarc.core.findings import (
    ENUM,
    MAX_LENGTH,
    MAXIMUM,
    MIN_LENGTH,
    MINIMUM,
    MISSING_COLUMN,
    MISSING_OPTIONAL_COLUMN,
    PATTERN,
    REQUIRED,
    TYPE,
    UNIQUE,
    UNKNOWN_COLUMN,
    Finding,
    FindingKind,
)
from pontdarc.core.headers import words_of
from pontdarc.core.lexical import NUMERIC, typed
from pontdarc.core.registry import discover
from pontdarc.core.schema import Field, RowCheck, Schema
from pontdarc.core.words import gettext_noop

_SLIP = 88
_LONGEST = 500
_TYPED = "\0typed"
_MISNAMED = gettext_noop("Le nom officiel est « %(near)s » : corrigez le nom de la colonne.")
_PRESENT_AS = gettext_noop("La colonne « %(near)s » y ressemble : donnez-lui son nom officiel, « %(column)s ».")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says. *counts*: number of findings by id, complete even when *findings* is capped."""

    valid: bool
    rows: int
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Broken:
    rule: Rule
    rows: pl.Series
    total: int


def check(
    table_frame: pl.DataFrame,
    schema: Schema,
    *,
    lines: pl.Series | None = None,
    source_names: Mapping[str, str] | None = None,
    limit: int | None = None,
) -> Verdict:
    """Check *table_frame*, whose columns are all pl.String and named as the fields of *schema*.

    *lines*: the physical line of each row; None numbers the rows from 2, as under a header.
    *source_names*: the name each field goes by in the person's own file; findings carry it as ``source``.
    *limit*: how many findings to detail, shared fairly between kinds and columns; None for all.
    """
    frame = _with_nulls(table_frame, schema.missing_values)
    structure = _structure(frame.columns, schema)
    broken = _evaluate(_with_values(frame, schema), _rules(frame.columns, schema))
    counts: dict[str, int] = {}
    for finding in structure:
        counts[finding.id] = counts.get(finding.id, 0) + 1
    for each in broken:
        counts[each.rule.kind.id] = counts.get(each.rule.kind.id, 0) + each.total
    left = None if limit is None else max(limit - len(structure), 0)
    detailed = structure[:limit] + _detail(frame, broken, _lines(frame, lines), left)
    if source_names:
        detailed = [_with_source(each, source_names) for each in detailed]
    valid = not any(each.level == "error" for each in structure) and not any(
        each.rule.kind.level == "error" for each in broken
    )
    return Verdict(valid, frame.height, dict(sorted(counts.items())), tuple(detailed))


@cache
def known_checks() -> dict[str, Check]:
    """Return the checks beyond Table Schema by slug."""
    return discover(checks, "CHECK")


def _lines(frame: pl.DataFrame, lines: pl.Series | None) -> pl.Series:
    return pl.int_range(2, frame.height + 2, dtype=pl.UInt32, eager=True) if lines is None else lines


def _with_nulls(frame: pl.DataFrame, missing: Sequence[str]) -> pl.DataFrame:
    """Return the frame with null in place of every text that stands for a missing value."""
    if not frame.width:
        return frame
    marks = [*missing, ""]
    found = frame.select(pl.all().is_in(marks).any()).row(0)
    stained = [name for name, present in zip(frame.columns, found, strict=True) if present]
    return frame.with_columns(pl.when(~pl.col(name).is_in(marks)).then(pl.col(name)).alias(name) for name in stained)


# Columns


def _structure(columns: Sequence[str], schema: Schema) -> list[Finding]:
    present = set(columns)
    unknown = [name for name in columns if name not in schema.names]
    absent = [field for field in schema.fields if field.name not in present]
    near = _near_names(unknown, absent)
    findings = [_absent(field, near.get(field.name)) for field in absent]
    official = {source: name for name, source in near.items()}
    findings += [_unknown(name, official.get(name)) for name in unknown]
    if not unknown and not absent and tuple(columns) != schema.names:
        findings.append(Finding(DISORDERED_COLUMNS, params={"expected": ", ".join(schema.names)}))
    for spec in schema.checks:
        findings += _impossible(spec, present)
    return findings


def _near_names(unknown: Sequence[str], absent: Sequence[Field]) -> dict[str, str]:
    """Return, by absent field, the unknown column it was most likely meant as: same words, a synonym, or a slip."""
    free = {name: _squashed(name) for name in unknown if _squashed(name)}
    near: dict[str, str] = {}
    for names_it in (_is_official, _is_synonym, _is_slip):
        for field in absent:
            found = next((name for name, said in free.items() if names_it(field, said)), None)
            if found is not None and field.name not in near:
                near[field.name] = found
                del free[found]
    return near


def _squashed(name: str) -> str:
    return "".join(words_of(name))


def _is_official(field: Field, said: str) -> bool:
    return _squashed(field.name) == said


def _is_synonym(field: Field, said: str) -> bool:
    return any(_squashed(synonym) == said for synonym in field.synonyms)


def _is_slip(field: Field, said: str) -> bool:
    return fuzz.ratio(_squashed(field.name), said) >= _SLIP


def _absent(field: Field, near: str | None) -> Finding:
    kind = MISSING_COLUMN if field.constraints.required else MISSING_OPTIONAL_COLUMN
    if near is None:
        return Finding(kind, column=field.name)
    return Finding(replace(kind, hint=_PRESENT_AS), column=field.name, params={"near": near})


def _unknown(name: str, official: str | None) -> Finding:
    if official is None:
        return Finding(UNKNOWN_COLUMN, column=name)
    return Finding(replace(UNKNOWN_COLUMN, hint=_MISNAMED), column=name, params={"near": official})


def _impossible(spec: RowCheck, present: set[str]) -> list[Finding]:
    definition = known_checks()[spec.name]
    absent = [name for name in spec.columns if name not in present]
    if len(absent) == len(spec.columns):
        lost = definition.nothing_there
        return [Finding(lost, column=absent[0], params={"others": ", ".join(spec.columns)})] if lost else []
    if not absent or definition.when_partly_absent == "blank":
        return []
    others = ", ".join(name for name in spec.columns if name in present)
    return [Finding(IMPOSSIBLE_CHECK, column=absent[0], params={"check": definition.title, "others": others})]


# Rows


def _rules(columns: Sequence[str], schema: Schema) -> list[Rule]:
    present = [field for field in schema.fields if field.name in set(columns)]
    rules = [rule for field in present for rule in _field_rules(field)]
    if schema.primary_key and set(schema.primary_key) <= set(columns):
        rules += _key_rules(schema.primary_key)
    cells = Cells({field.name: field.type for field in present}, {field.name: _value(field) for field in present})
    for spec in schema.checks:
        rules += _check_rules(spec, cells)
    return rules


def _is_plain(field: Field) -> bool:
    """Return whether every text is a value of the field."""
    return field.type == "any" or (field.type == "string" and field.format == "default")


def _value(field: Field) -> pl.Expr:
    """Return the typed value, computed once for all the rules that look at it."""
    return pl.col(field.name if _is_plain(field) else field.name + _TYPED)


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
    if not _is_plain(field):
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
    return [_rule(UNIQUE, field, cell.is_not_null() & ~cell.is_first_distinct())]


def _key_rules(key: tuple[str, ...]) -> list[Rule]:
    empty = pl.all_horizontal(pl.col(name).is_null() for name in key)
    again = ~pl.struct(*key).is_first_distinct() & ~empty
    return [Rule(REQUIRED, key, empty, always(REQUIRED)), Rule(UNIQUE, key, again, always(UNIQUE))]


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


def _with_values(frame: pl.DataFrame, schema: Schema) -> pl.LazyFrame:
    fields = [field for field in schema.fields if field.name in frame.columns and not _is_plain(field)]
    return frame.lazy().with_columns(typed(field).alias(field.name + _TYPED) for field in fields)


def _evaluate(frame: pl.LazyFrame, rules: Sequence[Rule]) -> list[_Broken]:
    """Return the rules broken somewhere, with the rows where they are."""
    if not rules:
        return []
    tests = {str(number): rule.broken.fill_null(False) for number, rule in enumerate(rules)}
    answers = frame.select(**tests).collect()
    found = []
    for number, rule in enumerate(rules):
        answer = answers[str(number)]
        if total := answer.sum():
            found.append(_Broken(rule, answer.arg_true(), int(total)))
    return found


def _detail(frame: pl.DataFrame, broken: Sequence[_Broken], lines: pl.Series, limit: int | None) -> list[Finding]:
    """Return the findings of the first rows of each rule, in the order of rows then of rules."""
    shares = _shares([each.total for each in broken], limit)
    placed: list[tuple[int, int, Finding]] = []
    for rank, (each, share) in enumerate(zip(broken, shares, strict=True)):
        rows = each.rows.head(share)
        columns = [name for name in each.rule.columns if name in frame.columns]
        texts = frame.select(columns)[rows].rows()
        told = {values: each.rule.explain(values) for values in set(texts)}
        for row, line, values in zip(rows.to_list(), lines.gather(rows).to_list(), texts, strict=True):
            kind, params = told[values]
            placed.append((row, rank, Finding(kind, line, each.rule.columns[0], _shown(values[0]), params)))
    return [finding for _, _, finding in sorted(placed, key=lambda place: place[:2])]


def _shown(value: str | None) -> str | None:
    """Return the value, cut where nobody would read on."""
    return value if value is None or len(value) <= _LONGEST else value[:_LONGEST] + "…"


def _shares(totals: Sequence[int], limit: int | None) -> list[int]:
    """Return how many of each to keep so that none is starved by another and the sum is *limit* at most."""
    if limit is None:
        return list(totals)
    shares = [0] * len(totals)
    left = limit
    for position, rank in enumerate(sorted(range(len(totals)), key=lambda index: totals[index])):
        shares[rank] = min(totals[rank], left // (len(totals) - position))
        left -= shares[rank]
    return shares


def _with_source(finding: Finding, source_names: Mapping[str, str]) -> Finding:
    source = source_names.get(finding.column or "")
    return finding if source is None else replace(finding, params={**finding.params, "source": source})
