"""The indexes that pay: chosen from the data, bounded, and left out when memory does not allow them."""

from collections.abc import Mapping, Sequence
from typing import Final

import duckdb

from pontdarc.core.query.columns import PLACE, Column
from pontdarc.core.query.compiled import TABLE

MOST_INDEXES: Final = 3
FEW_ROWS: Final = 10_000
"""Below, a scan is as fast as any index."""
MANY_ROWS: Final = 5_000_000
"""Above, one index only: it takes a second and a hundred megabytes per million texts."""
ROWS_PER_VALUE: Final = 20
"""With more rows for each value, a scan is as fast: the rows are everywhere in the file."""
LONGEST_KEY: Final = 40


def index(connection: duckdb.DuckDBPyConnection, codes: Sequence[int], rows: int, *, located: bool) -> None:
    """Index the first of the columns that tell rows apart, and the places. *codes*: their ranks, as `keyed` gives."""
    if located and rows:
        connection.execute(f"CREATE INDEX by_{PLACE} ON {TABLE} USING RTREE ({PLACE})")
    most = 1 if rows > MANY_ROWS else MOST_INDEXES
    for rank in codes[:most]:
        try:
            connection.execute(f"CREATE INDEX by_c{rank} ON {TABLE} (c{rank})")
        except duckdb.OutOfMemoryException:
            return  # queries scan instead: slower, as right


def keyed(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], distinct: Mapping[int, int], rows: int
) -> list[int]:
    """Return the ranks of the columns of codes, those that tell most rows apart first.

    *distinct*: estimates by rank.
    """
    if rows < FEW_ROWS:
        return []
    able = [
        rank
        for rank, found in distinct.items()
        if columns[rank].type in ("text", "integer") and found * ROWS_PER_VALUE >= rows
    ]
    codes = [rank for rank in able if columns[rank].type == "integer" or _is_code(connection, rank)]
    return sorted(codes, key=lambda rank: (-distinct[rank], rank))[:MOST_INDEXES]


def _is_code(connection: duckdb.DuckDBPyConnection, rank: int) -> bool:
    """Whether the first texts are short and of one word: sentences are searched, and cost three times as much."""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT c{rank} AS v FROM {TABLE} LIMIT 10000) "  # noqa: S608
        f"WHERE length(v) > {LONGEST_KEY} OR contains(v, ' ')"
    )
    return found.fetchall() == [(0,)]
