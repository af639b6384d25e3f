"""The cells of a served table as answers show them: an Arrow file beside the engine's, mapped and never loaded.

The engine finds rows; a row of fifteen columns costs it two hundred times what it costs to read it here.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import duckdb
import polars as pl
import pyarrow as pa

from pontdarc.core.query import tree
from pontdarc.core.query.columns import Column
from pontdarc.core.query.compiling import compile_page

_PIECE_BYTES: Final = 1 << 20
"""Of the archive; several times that once laid out. Exports hold one piece: large ones cost them memory and time."""
_MOST, _LEAST = 1 << 15, 1 << 11
SUFFIX: Final = ".arrow"


def write_cells(connection: duckdb.DuckDBPyConnection, columns: tuple[Column, ...], target: Path, row: float) -> None:
    """Write the cells of every row in the order of the file, in pieces. *row*: the bytes of one, more or less."""
    pieces = min(_MOST, max(_LEAST, int(_PIECE_BYTES / max(row, 1))))
    compiled = compile_page(tree.Query(), columns)
    connection.execute("SET arrow_large_buffer_size = true")
    reader = connection.execute(compiled.sql, compiled.parameters).to_arrow_reader(pieces)
    with pa.OSFile(str(target), "wb") as file, pa.ipc.new_file(file, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)


class Cells:
    """The cells of one served table. Safe to share between threads and processes: the file is only mapped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        reader = pa.ipc.open_file(pa.memory_map(str(path)))
        self._schema = reader.schema
        self._batches = [reader.get_batch(rank) for rank in range(reader.num_record_batches)]
        self._starts = list(accumulate((batch.num_rows for batch in self._batches), initial=0))
        self._opened: dict[tuple[int, int], pa.Array] = {}

    def values(self, rows: Sequence[int], columns: Sequence[int]) -> list[list[object]]:
        """Return the cells of some rows, a list for each column. *rows*: ranks from 1; *columns*: ranks from 0."""
        if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1 and all(a + 1 == b for a, b in pairwise(rows)):
            return self._run(rows[0] - 1, rows[-1], columns)
        places = [self._place(row - 1) for row in rows]
        return [[self._column(rank, column)[place].as_py() for rank, place in places] for column in columns]

    def _column(self, piece: int, column: int) -> pa.Array:
        """Return a column of a piece, opened once: a page has rows of fifty pieces, and a piece fifteen columns."""
        if (piece, column) not in self._opened:
            self._opened[piece, column] = self._batches[piece].column(column)
        return self._opened[piece, column]

    def _place(self, row: int) -> tuple[int, int]:
        rank = bisect_right(self._starts, row) - 1
        return rank, row - self._starts[rank]

    def _run(self, first: int, last: int, columns: Sequence[int]) -> list[list[object]]:
        found: list[list[object]] = [[] for _ in columns]
        for batch in self._between(first, last):
            for cells, column in zip(found, columns, strict=True):
                cells += batch.column(column).to_pylist()
        return found

    def _between(self, first: int, last: int) -> Iterator[pa.RecordBatch]:
        for batch, start in zip(self._batches, self._starts, strict=False):
            low, high = max(first - start, 0), min(last - start, batch.num_rows)
            if low < high:
                yield batch.slice(low, high - low)

    def frames(self, columns: Mapping[str, int], rows: range, most: int) -> Iterator[pl.DataFrame]:
        """Yield some columns (name: rank) of a run of rows, at most *most* at a time; first an empty frame.

        Read and not mapped: what passes once need not stay in the memory of the process.
        """
        yield self._framed(pa.RecordBatch.from_pylist([], self._schema), columns)
        with pa.OSFile(str(self._path)) as file:
            reader = pa.ipc.open_file(file)
            for rank, start in enumerate(self._starts[:-1]):
                low = max(rows.start - 1 - start, 0)
                high = min(rows.stop - 1 - start, self._starts[rank + 1] - start)
                if low < high:
                    batch = reader.get_batch(rank)
                    for first in range(low, high, most):
                        yield self._framed(batch.slice(first, min(most, high - first)), columns)

    @staticmethod
    def _framed(batch: pa.RecordBatch, columns: Mapping[str, int]) -> pl.DataFrame:
        return pl.DataFrame({name: pl.from_arrow(batch.column(rank)) for name, rank in columns.items()})
