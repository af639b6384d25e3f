"""CSV and its cousins: any delimiter, any encoding, ragged or not (RFC 4180 and what people do instead)."""

import re

from pontdarc.core.ahead import ahead
from pontdarc.core.formats import _delimited, _dialect, _encoding, _shape, _text
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop


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
    is_long = source.size > limits.long_from
    shaper = _shape.Shaper(choices, is_long=is_long)
    pieces = rows.pieces(ends.seen(text.blocks))
    for raw in ahead(pieces) if is_long else pieces:
        shaper.add(raw)
    table, told = shaper.close()
    findings = [*text.findings, *ends.findings(), *rows.findings(), *told]
    if table is None:
        findings += only(found.EMPTY_FILE)
    elif table.rows == 0:
        findings += only(found.NO_ROWS)
    tables = (table,) if table is not None else ()
    return Reading(None, "csv", text.encoding, dialect.delimiter, tables, tuple(findings))


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
