"""JSON lines: one object per line (jsonlines.org, NDJSON)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _records, _text
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning, looks_like_lines
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_LONGEST = 64 * 1024**2
"""Bytes of one line beyond which it is cut: no honest record is so long, and memory is bounded."""


def _sniff(source: Source) -> float:
    start = beginning(source)
    return 0.9 if start and looks_like_lines(start, source) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    text = _text.text_of(source, choices.encoding, limits)
    bad: list[Finding] = []
    table, told = _records.table_of(_lines(text.blocks, bad), limits, is_long=source.size > limits.long_from)
    findings = [*text.findings, *bad, *told]
    if table is None:
        findings += only(found.NO_RECORDS)
    return Reading(None, "jsonl", text.encoding, None, (table,) if table else (), tuple(findings))


def _lines(blocks: Iterable[bytes], bad: list[Finding]) -> Iterator[tuple[int, Mapping[str, object]]]:
    line = 0
    for part in _whole(blocks):
        for text in part.split(b"\n"):
            line += 1
            if not text.strip():
                continue
            try:
                value = _records.loads(text)
            except (ValueError, RecursionError):
                _tell(bad, Finding(found.BROKEN_JSON, row=line, params={"line": line}))
                continue
            if isinstance(value, Mapping):
                yield line, value
            else:
                _tell(bad, Finding(found.SKIPPED_RECORDS, row=line))


def _whole(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the text again in parts that end where a line ends, the end of line left out."""
    tail = b""
    for block in blocks:
        lines, end, rest = (tail + block).rpartition(b"\n")
        if end:
            yield lines
        tail = rest
        if len(tail) > _LONGEST:
            yield tail
            tail = b""
    if tail:
        yield tail


def _tell(bad: list[Finding], finding: Finding) -> None:
    """Keep the first findings; the last one kept stands for the rest."""
    if len(bad) < found.SHOWN:
        bad.append(finding)
    else:
        bad[-1] = replace(bad[-1], count=bad[-1].count + 1)


FORMAT = Format(
    slug="jsonl",
    title=gettext_noop("JSON par lignes"),
    extensions=("jsonl", "ndjson"),
    media_types=("application/x-ndjson", "application/jsonl"),
    sniff=_sniff,
    read=_read,
)
