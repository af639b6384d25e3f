"""Builds the gathered rows of a served file: see `pontdarc.core.query.gathering` for what they hold and serve."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import duckdb

from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.compiled import TABLE
from pontdarc.core.query.gathering import narrow

MANY_ROWS: Final = 100_000
"""Below, looking at every row is as quick."""
FEWEST_VALUES: Final = 8
MOST_GATHERED: Final = 2
"""Each costs half a second and forty megabytes per million rows. Two: a commune often has its code and its name."""


def with_gathering(columns: tuple[Column, ...], distinct: Mapping[int, int], rows: int) -> tuple[Column, ...]:
    """Return the columns, marked those that the rows are gathered by: of those of few values, what has most.

    *distinct*: about how many values each column has, by rank.
    """
    if rows < MANY_ROWS:
        return columns
    able = [
        rank
        for rank, column in enumerate(columns)
        if column.ranked and column.summed and distinct[rank] >= FEWEST_VALUES
    ]
    best = sorted(able, key=lambda rank: (-distinct[rank], rank))[:MOST_GATHERED]
    return tuple(replace(column, gathers=rank in best) for rank, column in enumerate(columns))


def gather(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> None:
    """Write the rows gathered by each of the marked columns."""
    held = ", ".join(sorted(narrow(columns)))
    for rank, column in enumerate(columns):
        if column.gathers:
            order = f"k{rank}, {ROW_ID.name}"
            connection.execute(f"CREATE TABLE g{rank} AS SELECT {held} FROM {TABLE} ORDER BY {order}")  # noqa: S608
