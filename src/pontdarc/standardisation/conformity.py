"""Whether a file, as it is, follows a standard: read, recognise, check. Nothing is mended.

Columns are checked under the names they have; which of them would feed which field is told beside, for who repairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.core.checking import Checker
from pontdarc.core.findings import Finding, as_json
from pontdarc.core.nesting import spread_cells
from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask_finding
from pontdarc.core.reading import read
from pontdarc.core.recognition import recognise
from pontdarc.core.referential import NOWHERE, Body, Referential
from pontdarc.core.source import Limits
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.outside.confined import reading_limits
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.catalogue import every_version, find
from pontdarc.standardisation.mapping import Kinds, map_columns
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.places import lists_in
from pontdarc.standardisation.recognition import Recognition, recognise_standard
from pontdarc.standardisation.reporting import feed_as_json
from pontdarc.standardisation.standard import Standard

JOB = "pontdarc.standardisation.conformity:confined"
LIMIT = 1000
SAMPLE = 20_000
"""Rows from which kinds and standard are found, when the table has more of them than that."""
_DUPLICATE = "duplicate_header"
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Conformity:
    """What is said of a file. *valid*: None when no standard was recognised.

    *counts*: by finding id, complete even when *findings* is capped. *kinds*: kind of each column, where known.
    *mapping*: which column feeds which field, as a repair would have it.
    """

    standard: Standard | None
    confidence: float
    runner_up: str | None
    valid: bool | None
    rows: int
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    kinds: Mapping[str, str]
    mapping: ColumnMapping = field(default_factory=lambda: ColumnMapping(()))


def conform(
    path: Path,
    *,
    standard: str | None = None,
    limit: int | None = LIMIT,
    choices: Choices | None = None,
    name: str | None = None,
    referential: Referential = NOWHERE,
    limits: Limits = _LIMITS,
) -> Conformity:
    """Return what the file at *path* lacks to follow *standard* (a name of the catalogue; None: find out).

    *limit*: how many findings to detail, those of reading first. *name*: what people call the file.
    *referential*: the territory in which codes of communes must exist. *limits*: how far reading goes.

    :raises Unreadable: the file is past a limit. :raises NotFound: no standard by that name.
    """
    wanted = None if standard is None else find(standard)
    reading = read(path, choices or Choices(), name=name, limits=limits)
    table, recognition, sure = _table(reading, wanted, name or path.name)
    kinds = {column: kind for column, (kind, _) in sure.items() if kind is not None}
    rows = 0 if table is None else table.rows
    reported = tuple(_judged(each, recognition.standard) for each in reading.findings)
    found = reported if limit is None else reported[:limit]
    counts = _counts(reported)
    if table is None or recognition.standard is None:
        return Conformity(
            recognition.standard, recognition.confidence, recognition.runner_up,
            None if recognition.standard is None else False, rows, counts, found, kinds,
        )  # fmt: skip
    schema = recognition.standard.schema
    left = None if limit is None else limit - len(found)
    sample = table.sample(SAMPLE).frame
    mapping = map_columns(sample, schema, Body(), kinds=sure, topic=recognition.standard.topic)
    lists = lists_in(sample, schema) if recognition.standard.nesting else {}
    columns = _flat(sample.head(1), lists).columns
    names = _trimmed(columns)
    checker = Checker(names, schema, limit=left, territory=referential)
    for piece in table.pieces():
        checker.add(_flat(piece.frame, lists).rename(dict(zip(columns, names, strict=True))), piece.lines)
    verdict = checker.verdict()
    kinds = {**kinds, **{field.name: field.kind for field in schema.fields if field.kind in PERSONAL_KINDS}}
    return Conformity(
        recognition.standard,
        recognition.confidence,
        recognition.runner_up,
        verdict.valid and not any(each.level == "error" for each in reported),
        rows,
        _added(counts, verdict.counts),
        (*found, *reading.sheets_of(table).told(verdict.findings)),
        kinds,
        mapping,
    )


def confined(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Answer as the command does, in a confined child: *path*, and *standard*, *limit*, *show_values* if wanted."""
    said = conform(
        Path(arguments["path"]),
        standard=arguments.get("standard"),
        limit=arguments.get("limit", LIMIT),
        name=arguments.get("name"),
        referential=official_referential(),
        limits=reading_limits(),
    )
    return document(said, show_values=bool(arguments.get("show_values")))


def document(said: Conformity, *, show_values: bool) -> dict[str, Any]:
    """Return the public shape; personal values are masked unless *show_values*."""
    findings = (
        said.findings
        if show_values
        else [mask_finding(each, said.kinds.get(each.column or "")) for each in said.findings]
    )
    return {
        "standard": said.standard.slug if said.standard else None,
        "version": said.standard.version if said.standard else None,
        "confidence": said.confidence,
        "runner_up": said.runner_up,
        "valid": said.valid,
        "rows": said.rows,
        "counts": dict(said.counts),
        "findings": [as_json(each) for each in findings],
        "feeds": [feed_as_json(feed) for feed in said.mapping.feeds],
        "left_out": list(said.mapping.left_out),
    }


def _judged(finding: Finding, standard: Standard | None) -> Finding:
    """Return the finding of reading; two columns for one field are an error, nobody can tell which is right."""
    if standard is None or finding.id != _DUPLICATE or finding.params.get("name") not in standard.schema.names:
        return finding
    return replace(finding, kind=replace(finding.kind, level="error"))


def _table(reading: Reading, wanted: Standard | None, name: str) -> tuple[Table | None, Recognition, Kinds]:
    """Return the table to check: the main one, unless it follows no standard and another of the file does."""
    known = every_version() if wanted is None else {wanted.slug: wanted}
    first: tuple[Table | None, Recognition, Kinds] = (reading.table, Recognition(wanted, 0.0), {})
    others = [table for index, table in enumerate(reading.tables) if index != reading.main]
    by_columns: dict[tuple[str, ...], Table] = {}
    for each in (reading.table, *others):
        if each is not None:
            by_columns.setdefault(tuple(each.columns), each)
    for rank, table in enumerate(by_columns.values()):
        sample = table.sample(SAMPLE).frame
        recognised = recognise(sample, table.types)
        sure = {column: (its.kind, its.certainty) for column, its in recognised.items()}
        found = recognise_standard(sample, known, f"{name} {table.called}", kinds=sure)
        answer = (table, replace(found, standard=found.standard or wanted), sure)
        if found.standard is not None:
            return answer
        if rank == 0:
            first = answer
    return first


def _flat(frame: pl.DataFrame, lists: Mapping[str, Mapping[str, str]]) -> pl.DataFrame:
    """Return the rows of a document of nested records, its lists spread on the columns of the standard."""
    for source, wanted in lists.items():
        made = spread_cells(frame[source], wanted)
        frame = frame.drop(source).with_columns(made)
    return frame


def _trimmed(columns: Sequence[str]) -> list[str]:
    """Return the headers free of outer blanks and byte order mark, where that makes no two the same."""
    names = [name.strip().strip("\ufeff").strip() for name in columns]
    return names if len(set(names)) == len(names) and all(names) else list(columns)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in findings:
        counts[each.id] = counts.get(each.id, 0) + each.count
    return counts


def _added(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return {id: left.get(id, 0) + right.get(id, 0) for id in sorted({*left, *right})}
