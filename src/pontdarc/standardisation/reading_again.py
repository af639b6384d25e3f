"""Reading the next delivery by the recipe of the last one, when the file is not laid out as it was."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from pontdarc.core.drift import Drift, diagnose
from pontdarc.core.headers import words_of
from pontdarc.core.reading import read
from pontdarc.core.recipe import FileFacts, Recipe, SourceColumn
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import Choices, Reading, Table

_MOST = 0.5
"""Share of the columns of the recipe under which a table is not taken for the one it was made on."""


def as_before(path: Path, recipe: Recipe, reading: Reading, name: str | None, limits: Limits) -> Reading:
    """Return the file read so that the columns of the recipe are found in it.

    *reading*: by the choices of the recipe. They are kept while they serve; when the sheet that was settled is gone,
    or the header moved from where a person said, the file is read by itself, and the table that has most of the
    columns is the main one.
    """
    wanted = {_folded(column.name) for column in recipe.columns}
    if not wanted or _share(reading.table, wanted) >= _MOST:
        return reading
    found = [reading] if reading.tables else []
    for choices in dict.fromkeys((replace(recipe.reading, sheet=None), Choices(member=recipe.reading.member))):
        if choices != recipe.reading:
            try:
                found.append(read(path, choices, name=name, limits=limits))
            except Unreadable:
                continue
    best, share = reading, _share(reading.table, wanted)
    for each in found:
        for main, table in enumerate(each.tables):
            if not best.tables or _share(table, wanted) > share:
                best, share = replace(each, main=main), _share(table, wanted)
    return best


def _share(table: Table | None, wanted: Collection[str]) -> float:
    held = {_folded(column) for column in table.columns} if table is not None else set()
    return len(held & set(wanted)) / len(wanted)


def _folded(name: str) -> str:
    return " ".join(words_of(name)) or name


def file_of(reading: Reading, table: Table) -> FileFacts:
    """Return what a recipe remembers of the file that it was made on."""
    return FileFacts(
        reading.format,
        reading.encoding,
        reading.delimiter,
        table.name if len(reading.tables) > 1 or reading.encoding is None else None,
        table.header_row,
    )


def changes(recipe: Recipe, columns: tuple[SourceColumn, ...], reading: Reading, table: Table) -> tuple[Drift, ...]:
    """Return what changed since the recipe in the columns of a table, and in how its file is laid out."""
    return diagnose(recipe, columns, file_of(reading, table))
