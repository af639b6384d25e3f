"""Tables in another shape than one row for each thing: a column for each year, a sheet for each year."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

import polars as pl

from pontdarc.core.findings import Finding, declare
from pontdarc.core.recognition import recognise
from pontdarc.core.sheets import Sheets
from pontdarc.core.step import Call, Context, Sheet, mend_in_turn, run
from pontdarc.core.steps import unpivot
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Reading, Table
from pontdarc.core.words import gettext_noop

STACKED = declare(
    "stacked_sheets",
    "info",
    gettext_noop("%(number)s feuilles de mêmes colonnes sont mises bout à bout ; l’année est dans « %(column)s »."),
    gettext_noop("Si une seule feuille est à publier, choisissez-la."),
)
ALL_SHEETS = "*"
"""What a recipe names when it takes every sheet."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMES = ("Année", "Année de la feuille")
_NUMERIC = ("number", "integer")
_MOST = 0.8


def stacked(reading: Reading) -> Reading:
    """Return the reading with the sheets of each year as one table, the main one; the same when they are no such thing.

    The sheets have the same columns as the main one, and each of them a year of its own in its name or its title.
    """
    main = reading.table
    if main is None or type(main) is not Table:
        return reading
    same = [table for table in reading.tables if type(table) is Table and table.columns == main.columns]
    years = [_year_of(table) for table in same]
    known = [year for year in years if year is not None]
    column = next((name for name in _NAMES if name not in main.columns), None)
    if len(same) < 2 or len(known) < len(same) or len(set(known)) < len(known) or column is None:
        return reading
    ranked = sorted(zip(known, same, strict=True), key=lambda pair: pair[0])
    frame = pl.concat(table.frame.with_columns(pl.lit(year, dtype=pl.String).alias(column)) for year, table in ranked)
    sheets = _end_to_end([table for _, table in ranked])
    whole = replace(
        main,
        name=None,
        frame=frame,
        lines=pl.concat((table.lines + start).rename("line") for table, start in sheets),
        title=_YEAR.sub("", main.title),
        merged=_merged(sheets),
        sheets=Sheets(tuple((start, table.name or "") for table, start in sheets)),
    )
    told = Finding(STACKED, params={"number": len(same), "column": column})
    return replace(reading, tables=(whole, *reading.tables), findings=(*reading.findings, told), main=0)


def _end_to_end(tables: Sequence[Table]) -> list[tuple[Table, int]]:
    """Return each table with what is to be added to its lines, so that no two rows have the same."""
    starts = accumulate((int(table.lines.max() or 0) for table in tables), initial=0)  # type: ignore[arg-type]
    return list(zip(tables, starts, strict=False))


def _merged(sheets: Sequence[tuple[Table, int]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the cells merged over several rows, at their lines in the whole."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for table, start in sheets:
        for column, spans in table.merged.items():
            there = tuple((first + start, last + start) for first, last in spans)
            found[column] = (*found.get(column, ()), *there)
    return found


def _year_of(table: Table) -> str | None:
    """Return the only year that the name of a sheet says, else its title; None when neither says one."""
    for text in (table.name or "", table.title):
        years = {match[0] for match in _YEAR.finditer(text)}
        if len(years) == 1:
            return years.pop()
    return None


def unpivots(table: Table) -> tuple[Call, ...]:
    """Return the step that makes rows of the columns of a table named after years or months; none without any."""
    value = _value_name(table)
    for by, into in (("year", "Année"), ("month", "Mois")):
        measures = unpivot.measures_of(table.columns, by, value)
        names = [name for its in measures.values() for name in its.values()]
        if names and into not in table.columns and _are_numbers(table, names):
            return (Call("unpivot", None, {"by": by, "into": into, "value": value}),)
    return ()


def _value_name(table: Table) -> str:
    """Return what the measure is called: an amount when the title speaks of euros, else a value."""
    return "Montant" if re.search(r"(?i)montant|€|euro|subvention|budget|dépense|recette", table.called) else "Valeur"


def _are_numbers(table: Table, names: Sequence[str]) -> bool:
    """Return whether the columns hold numbers, whatever is written where there is none: « néant », « - »."""
    cells = pl.DataFrame([_said(table.frame[name]) for name in names])
    found = recognise(cells, {})
    filled = [name for name in names if cells[name].null_count() < cells.height]
    numeric = [name for name in filled if found[name].type in _NUMERIC]
    return bool(filled) and len(numeric) >= _MOST * len(filled)


def _said(cells: pl.Series) -> pl.Series:
    return mend_in_turn([(registry()["empty_marker"], {})], cells, Context(date.min))[0]


def unpivoted(table: Table, calls: Sequence[Call], context: Context) -> Table:
    """Return the table after these steps."""
    sheet = Sheet(table.frame, table.lines)
    for call in calls:
        sheet, _ = run(registry()[call.step], sheet, call, context)
    return replace(table, frame=sheet.frame, lines=sheet.lines, merged={})
