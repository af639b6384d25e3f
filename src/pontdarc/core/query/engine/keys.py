"""Where the codes of a table stand: each value of a few columns with its rows, sorted, in an Arrow file that is mapped.

The engine takes a millisecond to look into its own index, most of it to plan; twenty comparisons take a tenth of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from pontdarc.core.query import tree
from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.compiled import TABLE

SUFFIX: Final = ".keys.arrow"
MOST_ROWS: Final = 10_000
"""Rows of one value beyond which the engine finds the page as fast."""
_PIECE: Final = 1 << 17
_RANK: Final = b"column"


def write_keys(connection: duckdb.DuckDBPyConnection, ranks: Sequence[int], target: Path) -> None:
    """Write the values and the rows of text columns, by value then by row. *ranks*: which."""
    schema = pa.schema([("value", pa.string()), ("row", pa.int64())])
    with pa.OSFile(str(target), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        for rank in ranks:
            reader = connection.execute(
                f"SELECT c{rank} AS value, {ROW_ID.name} AS row FROM {TABLE} "  # noqa: S608
                f"WHERE c{rank} IS NOT NULL ORDER BY ALL"
            ).to_arrow_reader(_PIECE)
            for batch in reader:
                told = pa.RecordBatch.from_arrays([batch.column(0).cast(pa.string()), batch.column(1)], schema=schema)
                writer.write_batch(told, custom_metadata={_RANK: str(rank).encode()})


class Keys:
    """The keys of one served table. Safe to share between threads and processes: the file is only mapped."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        reader = pa.ipc.open_file(pa.memory_map(str(path)))
        self._pieces: dict[str, list[pa.RecordBatch]] = {}
        for number in range(reader.num_record_batches):
            batch, told = reader.get_batch_with_custom_metadata(number)
            self._pieces.setdefault(columns[int(told[_RANK])].name, []).append(batch)

    def rows(self, query: tree.Query) -> list[int] | None:
        """Return the ranks of the rows of a query that asks for one value of a key and nothing else.

        None when it asks anything else, or when there are too many of them to go through here.
        """
        asked = _asked(query)
        pieces = self._pieces.get(asked[0]) if asked else None
        if asked is None or pieces is None:
            return None
        found: list[int] = []
        first = bisect_left(pieces, asked[1], key=lambda piece: piece.column(0)[-1].as_py())
        for piece in pieces[first:]:
            values = piece.column(0)
            low = bisect_left(range(len(values)), asked[1], key=lambda place: values[place].as_py())
            high = bisect_right(range(len(values)), asked[1], lo=low, key=lambda place: values[place].as_py())
            if len(found) + high - low > MOST_ROWS:
                return None
            found += piece.column(1)[low:high].to_pylist()
            if high < len(values):
                break
        return found


def _asked(query: tree.Query) -> tuple[str, str] | None:
    """Return the column and the text of a query whose only condition is their equality, in the order of the file."""
    if query.refine or query.exclude or query.group_by or query.order_by or len(query.where) != 1:
        return None
    match query.where[0]:
        case tree.Compare("=", tree.FieldName(name), tree.Text(text)):
            return name, text
        case _:
            return None
