"""Which table of a file, in which shape, follows which standard; what its columns are, before the recipe and after."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pontdarc.core.recipe import Recipe, SourceColumn
from pontdarc.core.recognition import Recognised, recognise
from pontdarc.core.step import Call, Context
from pontdarc.core.tables import Reading, Table
from pontdarc.standardisation import plain_tables
from pontdarc.standardisation.catalogue import every_version, find
from pontdarc.standardisation.conformity import SAMPLE
from pontdarc.standardisation.mapping import Kinds
from pontdarc.standardisation.recognition import Recognition, recognise_standard
from pontdarc.standardisation.reshaping import unpivoted, unpivots

Understood = tuple[Reading, Table, dict[str, Recognised], Recognition]
"""A file, rows of the table that was chosen, what its columns are, the standard that it follows."""


def kinds_of(recognised: Mapping[str, Recognised]) -> Kinds:
    """Return the kind of each column with its certainty, as the mapping asks for them."""
    return {column: (found.kind, found.certainty) for column, found in recognised.items()}


def other_table(reading: Reading, name: str, first: Understood) -> Understood:
    """Return the table of the file that follows a standard, when the main one follows none; else the main one."""
    best, known = first, {tuple(reading.tables[reading.main].columns)}
    for index, table in enumerate(reading.tables):
        if tuple(table.columns) in known:
            continue  # a workbook may have a sheet for each year: one of them answers for all
        known.add(tuple(table.columns))
        sample = table.sample(SAMPLE)
        recognised = recognise(sample.frame, table.types)
        found = recognition_of(sample, None, f"{name} {table.called}", kinds_of(recognised))
        if found.standard is not None and (best[3].standard is None or found.confidence > best[3].confidence):
            best = (replace(reading, main=index), sample, recognised, found)
    return best


def other_shape(
    name: str, standard: str | None, context: Context, first: Understood
) -> tuple[tuple[Call, ...], Table, dict[str, Recognised], Recognition]:
    """Return the steps that put a table in the shape of a standard, when it then follows one as well; else the table.

    The columns of years are told apart from those of a standard, which may have a year in their names.
    """
    _, sample, recognised, recognition = first
    calls = unpivots(sample)
    if calls:
        made = unpivoted(sample, calls, context)
        again = recognise(made.frame)
        found = recognition_of(made, standard, f"{name} {sample.called}", kinds_of(again))
        lost = set(sample.columns) - set(made.columns)
        same = recognition.standard is None or found.standard == recognition.standard
        if found.standard is not None and same and not lost & set(found.standard.schema.names):
            return calls, made, again, found
    return (), sample, recognised, recognition


def source_columns(recognised: Mapping[str, Recognised]) -> tuple[SourceColumn, ...]:
    """Return the columns of a file as a recipe remembers them."""
    return tuple(SourceColumn(name, found.kind, found.type) for name, found in recognised.items())


def recognition_of(table: Table, standard: str | None, name: str, kinds: Kinds) -> Recognition:
    """Return which standard a table follows; *standard*: the one that was asked for, whatever the table says.

    :raises NotFound: no standard by that name.
    """
    if standard is not None:
        wanted = find(standard)
        guessed = recognise_standard(table.frame, {wanted.slug: wanted}, name, kinds=kinds)
        return Recognition(wanted, guessed.confidence)
    return recognise_standard(table.frame, every_version(), name, kinds=kinds)


def recognised_after(
    recipe: Recipe, recognised: Mapping[str, Recognised], frame: pl.DataFrame
) -> dict[str, Recognised]:
    """Return what the columns are after the recipe; those of a plain table that no step mends are what they were."""
    if recipe.standard is not None or any(feed.target != feed.column for feed in recipe.mapping):
        return recognise(frame)
    steps = {name: [call.step for call in recipe.steps if call.column == name] for name in frame.columns}
    told = {name: plain_tables.once_mended(recognised[name], its) for name, its in steps.items()}
    looked_at = recognise(frame.select(name for name, found in told.items() if found is None))
    return {name: found or looked_at[name] for name, found in told.items()}
