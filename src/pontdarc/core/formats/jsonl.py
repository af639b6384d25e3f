"""JSON lines: one object per line (jsonlines.org, NDJSON)."""

from collections.abc import Iterator, Mapping

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _encoding, _records
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import one_by_one, only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning, looks_like_lines
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop


def _sniff(source: Source) -> float:
    start = beginning(source)
    return 0.9 if start and looks_like_lines(start, source) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    decoded = _encoding.decode(source.path.read_bytes(), choices.encoding)
    bad: list[Finding] = []
    table, told = _records.table_of(_lines(decoded.utf8, bad), limits)
    findings = [*decoded.findings, *one_by_one(bad), *told]
    if table is None:
        findings += only(found.NO_RECORDS)
    return Reading(None, "jsonl", decoded.encoding, None, (table,) if table else (), tuple(findings))


def _lines(utf8: bytes, bad: list[Finding]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for line, text in enumerate(utf8.split(b"\n"), start=1):
        if not text.strip():
            continue
        try:
            value = _records.loads(text)
        except (ValueError, RecursionError):
            bad.append(Finding(found.BROKEN_JSON, row=line, params={"line": line}))
            continue
        if isinstance(value, Mapping):
            yield line, value
        else:
            bad.append(Finding(found.SKIPPED_RECORDS, row=line))


FORMAT = Format(
    slug="jsonl",
    title=gettext_noop("JSON par lignes"),
    extensions=("jsonl", "ndjson"),
    media_types=("application/x-ndjson", "application/jsonl"),
    sniff=_sniff,
    read=_read,
)
