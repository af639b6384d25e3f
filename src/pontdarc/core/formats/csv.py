"""CSV and its cousins: any delimiter, any encoding, ragged or not (RFC 4180 and what people do instead)."""

import re
from collections.abc import Iterator

import polars as pl

from pontdarc.core.ahead import ahead
from pontdarc.core.findings import Finding
from pontdarc.core.formats import _delimited, _dialect, _encoding, _several, _shape, _text
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._structure_findings import ANOTHER_TABLE
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_Found = tuple[Table | None, list[Finding]]
_FREE = Choices()


def _sniff(source: Source) -> float:
    """Anything that is text may be CSV; better recognised formats come first."""
    head = source.head
    if not head:
        return 0.0
    controls = sum(head.count(bytes([byte])) for byte in (*range(1, 9), 14, 15, 16, 17, 18, 19, 20, 21, 22, 23))
    if controls > len(head) * 0.02:
        return 0.0
    if head.count(0) > len(head) * 0.3 and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return 0.1 if _encoding.told_by_head(head) else 0.0
    return 0.1


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    text = _text.text_of(source, choices.encoding, limits)
    sample = text.sample
    dialect = _dialect.sniff(sample, _literal(choices.delimiter))
    if dialect.delimiter is None and _is_prose(sample):
        return Reading(None, "csv", text.encoding, None, (), (*text.findings, *only(found.NOT_A_TABLE)))
    width = _delimited.usual_width(text.head, dialect)
    if width > limits.columns:
        raise too_many_columns(width, limits)
    ends = _text.LineEnds()
    rows = _delimited.Rows(dialect, width)
    if source.size > limits.long_from:
        found_tables = [_long_table(rows, ahead(ends.seen(text.blocks)), choices)]
    else:
        found_tables = _tables(rows, list(ends.seen(text.blocks)), dialect, choices)
    main = _main(found_tables, choices)
    table, told = found_tables[main]
    findings = [*text.findings, *ends.findings(), *_about(found_tables, main), *told]
    if table is None:
        findings += only(found.EMPTY_FILE)
    elif table.rows == 0:
        findings += only(found.NO_ROWS)
    tables = tuple(table for table, _ in found_tables if table is not None)
    return Reading(None, "csv", text.encoding, dialect.delimiter, tables, tuple(findings), main if tables else 0)


def _long_table(rows: _delimited.Rows, blocks: Iterator[bytes], choices: Choices) -> _Found:
    """Read a long text as one table, the next block being parsed while one is laid down; others inside are told."""
    shaper, watch = _shape.Shaper(choices, is_long=True), _several.Watch()
    for raw in ahead(rows.pieces(blocks)):
        watch.look(raw.frame, raw.lines)
        shaper.add(raw)
    table, told = shaper.close()
    return table, [*_another(watch), *rows.findings(), *told]


def _another(watch: _several.Watch) -> list[Finding]:
    return [Finding(ANOTHER_TABLE, row=line) for line in watch.starts()]


def _tables(rows: _delimited.Rows, blocks: list[bytes], dialect: _dialect.Dialect, choices: Choices) -> list[_Found]:
    """Read the tables that are one under the other in a text that is in memory."""
    pieces = list(rows.pieces(iter(blocks)))
    starts = _several.starts_of(pl.concat([raw.frame for raw in pieces], how="diagonal")) if pieces else []
    if not starts:
        shaper = _shape.Shaper(choices)
        for raw in pieces:
            shaper.add(raw)
        table, told = shaper.close()
        return [(table, [*rows.findings(), *told])]
    parts = rows.parts(b"".join(blocks), starts)
    firsts = [0, *starts]
    tables: list[_Found] = []
    for rank, (part, first) in enumerate(zip(parts, firsts, strict=True)):
        its = _delimited.Rows(dialect, _delimited.usual_width(part, dialect), after=first)
        last = firsts[rank + 1] if rank + 1 < len(firsts) else None
        is_asked = _holds(first, last, choices.header_row)
        shaper = _shape.Shaper(choices if is_asked else _FREE, f"tableau_{rank + 1}")
        for raw in its.pieces(iter([part])):
            shaper.add(raw)
        table, told = shaper.close()
        if table is not None:
            tables.append((table, [*its.findings(), *told]))
    return tables


def _holds(first: int, last: int | None, line: int | None) -> bool:
    """Say whether a line from 1 is one of the rows from index *first* to *last*; no line is everywhere."""
    return not line or (first < line and (last is None or line <= last))


def _main(tables: list[_Found], choices: Choices) -> int:
    """Return which table is the one a person asked for, else the largest."""
    asked = [rank for rank, (table, _) in enumerate(tables) if table is not None and table.name == choices.sheet]
    if choices.sheet is not None and asked:
        return asked[0]
    if choices.header_row:
        line = choices.header_row
        its = [rank for rank, (table, _) in enumerate(tables) if table is not None and table.header_row == line]
        if its:
            return its[0]
    return max(range(len(tables)), key=lambda rank: _cells(tables[rank][0]))


def _cells(table: Table | None) -> int:
    return table.rows * len(table.columns) if table is not None else 0


def _about(tables: list[_Found], main: int) -> Iterator[Finding]:
    names = [table.name or "" for table, _ in tables if table is not None]
    if len(names) > 1:
        others = ", ".join(name for rank, name in enumerate(names) if rank != main)
        yield Finding(found.SEVERAL_TABLES, params={"number": len(names), "main": names[main], "others": others})


def _literal(delimiter: str | None) -> str | None:
    """Return the delimiter a person asked for, by its character or by its usual name."""
    if not delimiter:
        return None
    return {"\\t": "\t", "tab": "\t", "TAB": "\t"}.get(delimiter, delimiter[0])


def _is_prose(sample: str) -> bool:
    """Say whether the lines of a text without delimiter are sentences rather than the cells of one column."""
    lines = [line for line in sample.splitlines() if line.strip()][:500]
    if not lines:
        return False
    words = [len(line.split()) for line in lines]
    return sum(words) / len(words) > 6 or (len(lines) == 1 and len(lines[0]) > 200) or _is_markup(lines)


def _is_markup(lines: list[str]) -> bool:
    marked = sum(bool(re.search(r"[{}<>;]\s*$|^\s*(?:#include|import |def |function |//|/\*)", line)) for line in lines)
    return marked > len(lines) * 0.3


def too_many_columns(width: int, limits: Limits) -> Unreadable:
    """Return the refusal of a table with more columns than anyone can publish."""
    return Unreadable(
        "too_many_columns",
        gettext_noop("Le tableau a %(columns)s colonnes, plus que les %(limit)s admises."),
        gettext_noop(
            "Les lignes et les colonnes sont peut-être inversées, ou le délimiteur mal choisi : vérifiez l’export."
        ),
        {"columns": width, "limit": limits.columns},
    )


FORMAT = Format(
    slug="csv",
    title=gettext_noop("CSV"),
    extensions=("csv", "tsv", "txt", "psv"),
    media_types=("text/csv", "text/tab-separated-values"),
    sniff=_sniff,
    read=_read,
)
