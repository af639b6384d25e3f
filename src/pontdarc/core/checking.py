"""Checks a table of text against a schema: every constraint of Table Schema, then the checks beyond it.

One pass of Polars expressions over columns; Python sees only the cells it has to explain.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl
from rapidfuzz import fuzz

from pontdarc.core.broken_rows import LINE, ROW, BrokenRows, Lines
from pontdarc.core.checks._columns import DISORDERED_COLUMNS, IMPOSSIBLE_CHECK
from pontdarc.core.findings import (
    MISSING_COLUMN,
    MISSING_OPTIONAL_COLUMN,
    REQUIRED,
    UNKNOWN_COLUMN,
    Finding,
)
from pontdarc.core.foreign_keys import UNREFERENCED, Tables, is_given
from pontdarc.core.headers import words_of
from pontdarc.core.referential import NOWHERE, Referential
from pontdarc.core.row_rules import known_checks, rules_of, with_values
from pontdarc.core.schema import Field, RowCheck, Schema
from pontdarc.core.words import gettext_noop

_SLIP = 88
_LONGEST = 500
_COUNTED = 20_000_000
"""Errors on rows beyond which those that share a row are not told apart."""
_MISNAMED = gettext_noop("Le nom officiel est « %(near)s » : corrigez le nom de la colonne.")
_PRESENT_AS = gettext_noop("La colonne « %(near)s » y ressemble : donnez-lui son nom officiel, « %(column)s ».")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says. *counts*: number of findings by id, complete even when *findings* is capped.

    *totals*: those on rows, by id and column, as complete. *wrong_rows*: rows in which one at least is an error.
    """

    valid: bool
    rows: int
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    totals: Mapping[tuple[str, str], int] = field(default_factory=dict)
    wrong_rows: int = 0


def check(
    table_frame: pl.DataFrame,
    schema: Schema,
    *,
    lines: pl.Series | None = None,
    source_names: Mapping[str, str] | None = None,
    limit: int | None = None,
    tables: Tables | None = None,
    territory: Referential = NOWHERE,
) -> Verdict:
    """Check *table_frame*, whose columns are all pl.String and named as the fields of *schema*.

    *lines*: the physical line of each row; None numbers the rows from 2, as under a header.
    *source_names*, *limit*, *tables*, *territory*: see :class:`Checker`.
    """
    checker = Checker(
        table_frame.columns, schema, source_names=source_names, limit=limit, tables=tables, territory=territory
    )
    checker.add(table_frame, lines)
    return checker.verdict()


class Checker:
    """Checks a table handed piece by piece, of which it keeps counts, a bit a row and rule, and 8 bytes a row and key.

    *source_names*: the name each field goes by in the person's own file; findings carry it as ``source``.
    *limit*: how many findings to detail, shared fairly between kinds and columns; None for all.
    *tables*: the tables that foreign keys refer to, by name of resource; without one, its key is not checked.
    *territory*: where the codes of communes, EPCI and delivery areas must exist; nowhere asks nothing of them.
    """

    def __init__(
        self,
        columns: Sequence[str],
        schema: Schema,
        *,
        source_names: Mapping[str, str] | None = None,
        limit: int | None = None,
        tables: Tables | None = None,
        territory: Referential = NOWHERE,
    ) -> None:
        self._schema, self._columns = schema, tuple(columns)
        self._names, self._limit = dict(source_names or {}), limit
        self._structure = _structure(columns, schema, tables or {})
        rules = rules_of(columns, schema, tables=tables, territory=territory)
        self._broken = [BrokenRows(rule, limit) for rule in rules]
        self._lines = Lines()

    def add(self, piece: pl.DataFrame, lines: pl.Series | None = None) -> None:
        """Look at some more rows, which follow the former ones; *lines*: the physical line of each."""
        frame = _with_nulls(piece, self._schema)
        start = self._lines.rows
        told = self._lines.add(frame.height, lines)
        asked = [each.expressions() for each in self._broken]
        named = {f"{rank} {name}": test for rank, tests in enumerate(asked) for name, test in tests.items()}
        answers = with_values(frame, self._schema.fields).select(**named).collect()
        for rank, (each, tests) in enumerate(zip(self._broken, asked, strict=True)):
            each.add({name: answers[f"{rank} {name}"] for name in tests}, frame, start, told)

    def verdict(self, forgiven: Collection[str] = ()) -> Verdict:
        """Return what is to be said of all the rows seen.

        *forgiven*: the fields of which it is not told, row after row, that they are required.
        """
        broken = self._told(forgiven)
        counts: dict[str, int] = {}
        for finding in self._structure:
            counts[finding.id] = counts.get(finding.id, 0) + 1
        totals: dict[tuple[str, str], int] = {}
        for each in broken:
            counts[each.rule.kind.id] = counts.get(each.rule.kind.id, 0) + each.total
            place = (each.rule.kind.id, each.rule.columns[0])
            totals[place] = totals.get(place, 0) + each.total
        left = None if self._limit is None else max(self._limit - len(self._structure), 0)
        detailed = self._structure[: self._limit] + _detail(broken, left)
        if self._names:
            detailed = [_with_source(each, self._names) for each in detailed]
        levels = [each.level for each in self._structure] + [each.rule.kind.level for each in broken]
        return Verdict(
            "error" not in levels,
            self._lines.rows,
            dict(sorted(counts.items())),
            tuple(detailed),
            totals,
            self._wrong_rows(broken),
        )

    def _wrong_rows(self, broken: Sequence[BrokenRows]) -> int:
        """Return how many rows have an error; the most that it can be when telling would take too much memory."""
        errors = [each for each in broken if each.rule.kind.level == "error"]
        if sum(each.total for each in errors) > _COUNTED:
            return min(self._lines.rows, sum(each.total for each in errors))
        rows = [found[ROW] for each in errors for found in each.lines(self._lines)]
        return pl.concat(rows).n_unique() if rows else 0

    def places(self, forgiven: Collection[str] = ()) -> pl.DataFrame:
        """Return the place of every finding on a row, detailed or not: line, column, id, in the order of rows."""
        broken = self._told(forgiven)
        columns = pl.Enum(sorted({each.rule.columns[0] for each in broken}))
        ids = pl.Enum(sorted({each.rule.kind.id for each in broken}))
        found = [
            rows.with_columns(
                pl.lit(each.rule.columns[0], columns).alias("column"), pl.lit(each.rule.kind.id, ids).alias("id")
            )
            for each in broken
            for rows in each.lines(self._lines)
        ]
        if not found:
            return pl.DataFrame(schema={"line": pl.UInt32, "column": columns, "id": ids})
        return pl.concat(found).sort(ROW, maintain_order=True).select(pl.col(LINE).alias("line"), "column", "id")

    def _told(self, forgiven: Collection[str]) -> list[BrokenRows]:
        for each in self._broken:
            each.close()
        silent = [(name,) for name in forgiven]
        return [
            each
            for each in self._broken
            if each.total and not (each.rule.kind == REQUIRED and each.rule.columns in silent)
        ]


def _with_nulls(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """Return the frame with null in place of every text that stands for a missing value."""
    if not frame.width:
        return frame
    own = {field.name: field.missing_values for field in schema.fields if field.missing_values is not None}
    marks = {name: [*own.get(name, schema.missing_values), ""] for name in frame.columns}
    found = frame.select(_is_among(name, said).any() for name, said in marks.items()).row(0)
    stained = [name for name, present in zip(frame.columns, found, strict=True) if present]
    return frame.with_columns(pl.when(~_is_among(name, marks[name])).then(pl.col(name)).alias(name) for name in stained)


def _is_among(name: str, marks: Sequence[str]) -> pl.Expr:
    return pl.col(name).is_in(marks) if any(marks) else pl.col(name).str.len_bytes() == 0


# Columns


def _structure(columns: Sequence[str], schema: Schema, tables: Tables) -> list[Finding]:
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
    for key in schema.foreign_keys:
        if key.resource and set(key.fields) <= present and not is_given(key, columns, tables):
            findings.append(Finding(UNREFERENCED, column=key.fields[0], params={"resource": key.resource}))
    return findings


def _near_names(unknown: Sequence[str], absent: Sequence[Field]) -> dict[str, str]:
    """Return, by absent field, the unknown column it was most likely meant as: same words, a synonym, or a slip."""
    free = {name: _squashed(name) for name in unknown if _squashed(name)}
    near: dict[str, str] = {}
    for names_it in (_is_official, _is_synonym, _is_slip):
        for one in absent:
            found = next((name for name, said in free.items() if names_it(one, said)), None)
            if found is not None and one.name not in near:
                near[one.name] = found
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


def _detail(broken: Sequence[BrokenRows], limit: int | None) -> list[Finding]:
    """Return the findings of the first rows of each rule, in the order of rows then of rules."""
    shares = _shares([each.total for each in broken], limit)
    placed: list[tuple[int, int, Finding]] = []
    for rank, (each, share) in enumerate(zip(broken, shares, strict=True)):
        kept = each.first(share)
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
