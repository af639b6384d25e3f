"""How the figures of each column are written: what a search of a number has not to look for in them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import duckdb

from pontdarc.core.query.columns import NUMERIC, Column
from pontdarc.core.query.figures import EXACT

_DECIMALS: Final = (2, 8)
"""Digits after the point that are tried: amounts have two, degrees no more than eight."""
_LEAST: Final = "1e-3"
"""Below, a number may be written with an exponent."""


def measured(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of the view ``typed``, those of figures with how many digits they have."""
    figures = {rank: _measures(rank, column) for rank, column in enumerate(columns) if column.type in NUMERIC}
    if not figures:
        return tuple(columns)
    asked = ", ".join(measure for measures in figures.values() for measure in measures)
    answers = iter(connection.execute(f"SELECT {asked} FROM typed").fetchall()[0])  # noqa: S608
    found = {rank: [next(answers) for _ in measures] for rank, measures in figures.items()}
    return tuple(_known(column, found[rank]) if rank in found else column for rank, column in enumerate(columns))


def _measures(rank: int, column: Column) -> list[str]:
    if column.type == "integer":
        return [f"max(c{rank})", f"min(c{rank})"]
    size = f"abs(c{rank})"
    exact = [f"bool_and(round({size} * 1e{digits}) / 1e{digits} = {size})" for digits in _DECIMALS]
    return [f"max({size})", f"count(*) FILTER ({size} < {_LEAST} AND {size} > 0)", *exact]


def _known(column: Column, found: Sequence[float | int | bool | None]) -> Column:
    most = found[0]
    if most is None:
        return replace(column, before=0, after=0)
    if column.type == "integer":
        return replace(column, before=len(str(max(abs(int(each or 0)) for each in found))))
    _, least, *exact = found
    for digits, all_exact in zip(_DECIMALS, exact, strict=True):
        # A floating number is written as the decimal it was where that has no more digits than it keeps.
        if all_exact and not least and most < 10 ** (EXACT - digits):
            return replace(column, before=len(str(int(most))), after=digits)
    return column
