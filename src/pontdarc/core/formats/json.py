"""JSON: a list of objects, or an object that holds one (RFC 8259)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _documents, _json_stream, _records, _shape, _text
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import (
    MOST_LEVELS,
    beginning,
    looks_like_geojson,
    looks_like_lines,
    repeated_name,
    too_deep,
)
from pontdarc.core.formats._structure_findings import DUPLICATE_KEY, TOO_DEEP
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_DEPTH = 4
_LOOKED_AT = 4 * 1024**2


def _sniff(source: Source) -> float:
    start = beginning(source)
    if not start or looks_like_geojson(start) or looks_like_lines(start, source):
        return 0.0
    return 0.8


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    text = _text.text_of(source, choices.encoding, limits)
    is_long = source.size > limits.long_from
    try:
        reading = _read_long(text, choices, limits) if is_long else _read_whole(text, choices, limits)
    except _json_stream.Broken as error:
        reading = _nothing(*only(found.BROKEN_JSON, line=error.line))
    except RecursionError:
        reading = _nothing(*only(TOO_DEEP, limit=MOST_LEVELS))
    return replace(reading, encoding=text.encoding, findings=(*text.findings, *reading.findings))


def _nothing(*findings: Finding) -> Reading:
    return Reading(None, "json", None, None, (), findings)


def _read_whole(text: _text.Text, choices: Choices, limits: Limits) -> Reading:
    utf8 = b"".join(text.blocks)
    if too_deep(utf8):
        raise RecursionError
    try:
        value = _records.loads(utf8)
    except ValueError as error:
        raise _json_stream.Broken(error.lineno if isinstance(error, json.JSONDecodeError) else 1) from error
    if isinstance(value, dict) and value.get("type") == "Topology":
        return Reading(None, None, None, None, (), only(found.NOT_READ_YET, what="TopoJSON"))
    twice = repeated_name(utf8[:_LOOKED_AT]) if len(utf8) <= _LOOKED_AT else None
    told = [Finding(DUPLICATE_KEY, column=twice, params={"name": twice})] if twice else []
    lists = sorted(_lists(value, "", 0), key=lambda pair: -len(pair[1]))
    reading = _documents.reading_of(
        "json", (_table(rows, choices, limits, name or None) for name, rows in lists), choices
    )
    reading = reading or _nothing(*only(found.NO_RECORDS))
    return replace(reading, findings=(*told, *reading.findings))


def _read_long(text: _text.Text, choices: Choices, limits: Limits) -> Reading:
    """Read a document too large for memory: one list after another, each laid down on disk."""
    read = [
        _records.table_of(_mappings(each for _, each in group), limits, name or None, is_long=True)
        for name, group in groupby(_json_stream.items(_honest(text.blocks)), key=itemgetter(0))
    ]
    read.sort(key=lambda pair: -(pair[0].rows if pair[0] else 0))
    return _documents.reading_of("json", read, choices) or _nothing(*only(found.NO_RECORDS))


def _honest(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the blocks again.

    :raises RecursionError: one shows lists and objects inside one another beyond reason.
    """
    for block in blocks:
        if too_deep(block):
            raise RecursionError
        yield block


def _mappings(values: Iterable[object]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the objects of a list with their place, and its lists as objects named by their first one."""
    header: list[str] = []
    for place, value in enumerate(values, start=1):
        if isinstance(value, Mapping):
            yield place, value
        elif isinstance(value, list) and header:
            names = [*header, *(f"colonne_{rank}" for rank in range(len(header) + 1, len(value) + 1))]
            yield place, dict(zip(names, value, strict=False))
        elif isinstance(value, list) and value:
            if all(isinstance(cell, str) for cell in value) and len(set(value)) == len(value):
                header = value
            else:
                header = [f"colonne_{rank}" for rank in range(1, len(value) + 1)]
                yield place, dict(zip(header, value, strict=True))


def _table(
    rows: list[object], choices: Choices, limits: Limits, name: str | None
) -> tuple[Table | None, list[Finding]]:
    if isinstance(rows[0], list):
        return _shape.table_of(
            _shape.raw_of([[_records.text_of(cell) for cell in _as_list(row)] for row in rows]), choices, name
        )
    told = [
        Finding(found.SKIPPED_RECORDS, row=place)
        for place, row in enumerate(rows, start=1)
        if not isinstance(row, Mapping)
    ]
    records = ((place, row) for place, row in enumerate(rows, start=1) if isinstance(row, Mapping))
    table, findings = _records.table_of(records, limits, name)
    return table, [*told[: found.SHOWN], *findings]


def _as_list(row: object) -> list[object]:
    return row if isinstance(row, list) else [row]


def _lists(value: object, name: str, depth: int) -> Iterator[tuple[str, list[object]]]:
    """Yield the lists of objects (or of lists) that *value* holds, with the path to each, outermost first."""
    if isinstance(value, list):
        if value and sum(isinstance(row, (dict, list)) for row in value) > len(value) / 2:
            yield name, value
    elif isinstance(value, dict) and depth < _DEPTH:
        columns = _by_column(value)
        if columns is not None:
            yield name, columns
            return
        for key, inner in value.items():
            yield from _lists(inner, f"{name}.{key}" if name else str(key), depth + 1)


def _by_column(value: dict[str, object]) -> list[object] | None:
    """Return the rows of an object that gives each column as a list: {"nom": [...], "siret": [...]}."""
    lists = [inner for inner in value.values() if isinstance(inner, list)]
    if len(lists) < 2 or len(lists) != len(value) or len({len(inner) for inner in lists}) != 1 or not lists[0]:
        return None
    if any(isinstance(cell, (dict, list)) for inner in lists for cell in inner[:10]):
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*lists, strict=True)]


FORMAT = Format(
    slug="json",
    title=gettext_noop("JSON"),
    extensions=("json",),
    media_types=("application/json",),
    sniff=_sniff,
    read=_read,
)
