"""Several tables in one document: the main one is the first, or the one that a person chose by its name."""

from collections.abc import Iterable

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._structure_findings import UNKNOWN_TABLE
from pontdarc.core.tables import Choices, Reading, Table


def reading_of(slug: str, read: Iterable[tuple[Table | None, list[Finding]]], choices: Choices) -> Reading | None:
    """Return the reading of a document from its tables and what was found in each, None when there is no table."""
    kept = [(table, findings) for table, findings in read if table is not None]
    if not kept:
        return None
    tables = tuple(table for table, _ in kept)
    names = [table.name or "" for table in tables]
    if choices.sheet is not None and choices.sheet not in names:
        return Reading(None, slug, None, None, (), only(UNKNOWN_TABLE, table=choices.sheet, tables=", ".join(names)))
    main = 0 if choices.sheet is None else names.index(choices.sheet)
    findings = list(kept[main][1])
    if len(tables) > 1:
        others = ", ".join(name for place, name in enumerate(names) if place != main)
        params = {"number": len(tables), "main": names[main], "others": others}
        findings.insert(0, Finding(found.SEVERAL_TABLES, params=params))
    return Reading(None, slug, None, None, tables, tuple(findings), main)
