"""Builds the summaries of a served file: see `pontdarc.core.query.summarising` for what they hold and serve."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import duckdb

from pontdarc.core.query.columns import NUMERIC, Column
from pontdarc.core.query.compiled import TABLE
from pontdarc.core.query.summarising import ROWS

FEW_ROWS: Final = 10_000
"""Below, looking at every row is as quick."""
MOST_VALUES: Final = 1_000
MOST_DAYS: Final = 5_000
MOST_SUMMARIES: Final = 12
MOST_FIGURES: Final = 16


def with_summaries(columns: tuple[Column, ...], distinct: Mapping[int, int], rows: int) -> tuple[Column, ...]:
    """Return the columns, those that will be summaries and those of the figures in them marked.

    *distinct*: about how many values each column has, by rank.
    """
    if rows < FEW_ROWS:
        return columns
    able = [
        rank
        for rank, found in distinct.items()
        if found <= (MOST_DAYS if columns[rank].type == "date" else MOST_VALUES)
    ]
    summed = sorted(able, key=lambda rank: (distinct[rank], rank))[:MOST_SUMMARIES]
    figures = [rank for rank, column in enumerate(columns) if column.type in NUMERIC][:MOST_FIGURES]
    return tuple(
        replace(column, summed=rank in summed, totalled=rank in figures) for rank, column in enumerate(columns)
    )


def summarise(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> None:
    """Write the summaries of the marked columns."""
    totals = "".join(
        f", sum(c{rank}) AS s{rank}, count(c{rank}) AS n{rank}, min(c{rank}) AS lo{rank}, max(c{rank}) AS hi{rank}"
        for rank, column in enumerate(columns)
        if column.totalled
    )
    for rank, column in enumerate(columns):
        if column.summed:
            place = f", min(k{rank}) AS k{rank}" if column.ranked else ""
            held = f"c{rank}{place}, count(*) AS {ROWS}{totals}"
            connection.execute(f"CREATE TABLE s{rank} AS SELECT {held} FROM {TABLE} GROUP BY c{rank}")  # noqa: S608
