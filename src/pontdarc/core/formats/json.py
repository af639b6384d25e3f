"""JSON: a list of objects, or an object that holds one (RFC 8259)."""

import json
from collections.abc import Iterator, Mapping

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _encoding, _records, _shape
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning, looks_like_geojson, looks_like_lines
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_DEPTH = 4


def _sniff(source: Source) -> float:
    start = beginning(source)
    if not start or looks_like_geojson(start) or looks_like_lines(start, source):
        return 0.0
    return 0.8


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    decoded = _encoding.decode(source.path.read_bytes(), choices.encoding)
    try:
        value = _records.loads(decoded.utf8)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        told = (*decoded.findings, *only(found.BROKEN_JSON, line=line))
        return Reading(None, "json", decoded.encoding, None, (), told)
    if isinstance(value, dict) and value.get("type") == "Topology":
        return Reading(None, None, decoded.encoding, None, (), only(found.NOT_READ_YET, what="TopoJSON"))
    findings = list(decoded.findings)
    lists = sorted(_lists(value, "", 0), key=lambda pair: -len(pair[1]))
    tables = []
    for name, rows in lists:
        table, told = _table(rows, choices, limits, name or None)
        if table is not None:
            tables.append(table)
            findings += told if len(tables) == 1 else []
    if not tables:
        findings += only(found.NO_RECORDS)
    if len(tables) > 1:
        params = {
            "number": len(tables),
            "main": tables[0].name or "",
            "others": ", ".join(table.name or "" for table in tables[1:]),
        }
        findings.insert(0, Finding(found.SEVERAL_TABLES, params=params))
    return Reading(None, "json", decoded.encoding, None, tuple(tables), tuple(findings))


def _table(rows: list[object], choices: Choices, limits: Limits, name: str | None):  # type: ignore[no-untyped-def]
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
