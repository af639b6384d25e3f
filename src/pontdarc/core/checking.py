"""Checks a table of text against a schema: every constraint of Table Schema, then the checks beyond it.

One pass of Polars expressions over columns; Python sees only the cells it has to explain.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl
from rapidfuzz import fuzz

from pontdarc.core.check import Rule
from pontdarc.core.checks._columns import DISORDERED_COLUMNS, IMPOSSIBLE_CHECK
from pontdarc.core.findings import (
    MISSING_COLUMN,
    MISSING_OPTIONAL_COLUMN,
    REQUIRED,
    UNKNOWN_COLUMN,
    Finding,
)
from pontdarc.core.headers import words_of
from pontdarc.core.lexical import typed
from pontdarc.core.row_rules import TYPED, is_plain, known_checks, rules_of
from pontdarc.core.schema import Field, RowCheck, Schema
from pontdarc.core.seen import Seen
from pontdarc.core.words import gettext_noop

_SLIP = 88
_LONGEST = 500
_MISNAMED = gettext_noop("Le nom officiel est « %(near)s » : corrigez le nom de la colonne.")
_PRESENT_AS = gettext_noop("La colonne « %(near)s » y ressemble : donnez-lui son nom officiel, « %(column)s ».")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says. *counts*: number of findings by id, complete even when *findings* is capped."""

    valid: bool
    rows: int
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


class _Broken:
    """The rows where a rule is broken: how many in all, and the first of them as (row, line, texts)."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.total = 0
        self.first: list[tuple[int, int, tuple[str | None, ...]]] = []
        self.seen = Seen() if rule.key else None


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
    *source_names*, *limit*: see :class:`Checker`.
    """
    checker = Checker(table_frame.columns, schema, source_names=source_names, limit=limit)
    checker.add(table_frame, lines)
    return checker.verdict()


class Checker:
    """Checks a table handed piece by piece, of which it keeps counts, a few rows, and 8 bytes a row for each key.

    *source_names*: the name each field goes by in the person's own file; findings carry it as ``source``.
    *limit*: how many findings to detail, shared fairly between kinds and columns; None for all.
    """

    def __init__(
        self,
        columns: Sequence[str],
        schema: Schema,
        *,
        source_names: Mapping[str, str] | None = None,
        limit: int | None = None,
    ) -> None:
        self._schema, self._columns = schema, tuple(columns)
        self._names, self._limit = dict(source_names or {}), limit
        self._structure = _structure(columns, schema)
        self._broken = [_Broken(rule) for rule in rules_of(columns, schema)]
        self._rows = 0

    def add(self, piece: pl.DataFrame, lines: pl.Series | None = None) -> None:
        """Look at some more rows, which follow the former ones; *lines*: the physical line of each."""
        frame = _with_nulls(piece, self._schema.missing_values)
        answers = _evaluate(_with_values(frame, self._schema), [each.rule for each in self._broken])
        for rank, each in enumerate(self._broken):
            answer = answers[str(rank)]
            if each.seen is not None:
                answer = answer | each.seen.again(frame.select(each.rule.key))
            if total := int(answer.sum()):
                each.total += total
                self._keep(each, frame, answer.arg_true(), lines)
        self._rows += frame.height

    def _keep(self, broken: _Broken, frame: pl.DataFrame, rows: pl.Series, lines: pl.Series | None) -> None:
        if self._limit is not None:
            rows = rows.head(max(self._limit - len(broken.first), 0))
        columns = [name for name in broken.rule.columns if name in frame.columns]
        texts = frame.select(columns)[rows].rows()
        told = [self._rows + 2 + row for row in rows] if lines is None else lines.gather(rows).to_list()
        broken.first += [(self._rows + row, line, text) for row, line, text in zip(rows, told, texts, strict=True)]

    def verdict(self, forgiven: Collection[str] = ()) -> Verdict:
        """Return what is to be said of all the rows seen.

        *forgiven*: the fields of which it is not told, row after row, that they are required.
        """
        broken = [
            each
            for each in self._broken
            if each.total and not (each.rule.kind == REQUIRED and each.rule.columns in [(name,) for name in forgiven])
        ]
        counts: dict[str, int] = {}
        for finding in self._structure:
            counts[finding.id] = counts.get(finding.id, 0) + 1
        for each in broken:
            counts[each.rule.kind.id] = counts.get(each.rule.kind.id, 0) + each.total
        left = None if self._limit is None else max(self._limit - len(self._structure), 0)
        detailed = self._structure[: self._limit] + _detail(broken, left)
        if self._names:
            detailed = [_with_source(each, self._names) for each in detailed]
        levels = [each.level for each in self._structure] + [each.rule.kind.level for each in broken]
        return Verdict("error" not in levels, self._rows, dict(sorted(counts.items())), tuple(detailed))


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


def _with_values(frame: pl.DataFrame, schema: Schema) -> pl.LazyFrame:
    fields = [field for field in schema.fields if field.name in frame.columns and not is_plain(field)]
    return frame.lazy().with_columns(typed(field).alias(field.name + TYPED) for field in fields)


def _evaluate(frame: pl.LazyFrame, rules: Sequence[Rule]) -> pl.DataFrame:
    """Return where each rule is broken: one boolean column a rule, named by its rank."""
    tests = {str(number): rule.broken.fill_null(False) for number, rule in enumerate(rules)}
    return frame.select(**tests).collect()


def _detail(broken: Sequence[_Broken], limit: int | None) -> list[Finding]:
    """Return the findings of the first rows of each rule, in the order of rows then of rules."""
    shares = _shares([each.total for each in broken], limit)
    placed: list[tuple[int, int, Finding]] = []
    for rank, (each, share) in enumerate(zip(broken, shares, strict=True)):
        kept = each.first[:share]
        told = {values: each.rule.explain(values) for values in {values for _, _, values in kept}}
        for row, line, values in kept:
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
