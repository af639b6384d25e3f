"""XML of any vocabulary (W3C XML 1.0, RDF/XML too): a row for each element that is repeated.

The document is read twice, element by element: once to see which element is repeated, once for its values.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _documents, _records, _xml, _xml_records
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._structure_findings import BROKEN_XML, NO_REPEATED_ELEMENT, REPEATED_ELEMENT
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

_ROOT = re.compile(r"(?s)(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\])*>|\s)*<([\w:.-]+)")
_OTHER = frozenset({"html", "svg", "kml", "gpx", "head", "body", "table", "script", "meta", "div", "span", "p"})
_FLAT_OPEN_DOCUMENT = "office:document"


def _sniff(source: Source) -> float:
    start = _xml.opening(source)
    root = _ROOT.match(start)
    if (
        root is None
        or root[1] == _FLAT_OPEN_DOCUMENT
        or root[1].rpartition(":")[2].lower() in _OTHER
        or re.search(r"(?i)<html\b", start[:2000])
    ):
        return 0.0
    return 0.7


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    walk = _xml.Walk()
    census = _xml_records.Census()
    census.take(_xml.events(source, choices, limits, walk))
    paths = census.records()
    if not paths:
        missing = only(NO_REPEATED_ELEMENT) if all(each.id != BROKEN_XML.id for each in walk.findings) else ()
        return Reading(None, "xml", walk.encoding, None, (), (*walk.findings, *missing))
    names = _names(paths[: limits.members])
    events = _xml.events(source, choices, limits, _xml.Walk())
    read = _tables(
        _xml_records.records(events, names, census.many), names, limits, is_long=source.size > limits.long_from
    )
    reading = _documents.reading_of("xml", read, choices)
    if reading is None:
        return Reading(None, "xml", walk.encoding, None, (), (*walk.findings, *only(found.NO_ROWS)))
    alone = only(REPEATED_ELEMENT, name=reading.tables[0].name) if len(reading.tables) == 1 else ()
    return replace(reading, encoding=walk.encoding, findings=(*walk.findings, *alone, *reading.findings))


def _names(paths: list[_xml_records.Path]) -> dict[_xml_records.Path, str]:
    """Return what each table is called: its element, after those around it when another has the same name."""
    names: dict[_xml_records.Path, str] = {}
    for path in paths:
        parts = [_xml.local(tag) for tag in path]
        known = set(names.values())
        name = next((each for size in range(1, len(parts) + 1) if (each := ".".join(parts[-size:])) not in known), "")
        names[path] = name or f"{parts[-1]}_{len(names) + 1}"
    return names


def _tables(
    records: Iterator[tuple[_xml_records.Path, int, Mapping[str, object]]],
    names: Mapping[_xml_records.Path, str],
    limits: Limits,
    *,
    is_long: bool,
) -> list[tuple[Table | None, list[Finding]]]:
    """Sort the records, which come in any order, into the tables of their paths."""
    gatherings = {path: _records.Records(limits, is_long=is_long) for path in names}
    for path, line, values in records:
        gatherings[path].add(line, values)
    return [each.table(names[path]) for path, each in gatherings.items()]


FORMAT = Format(
    slug="xml",
    title=gettext_noop("XML"),
    extensions=("xml", "rdf"),
    media_types=("application/xml", "text/xml", "application/rdf+xml"),
    sniff=_sniff,
    read=_read,
)
