"""Rows laid down on disk while a long file is read, so that memory does not grow with it; read again in pieces.

The file is Parquet, LZ4, every column pl.String, plus the line of each row. It is deleted with the last table over it.
"""

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

PIECE_ROWS = 200_000
"""Rows of one piece of a long table: what is worked on at a time."""
_LINE = "\x00line"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table that follow one another: *frame* of pl.String, and *lines*, the line of each row from 1."""

    frame: pl.DataFrame
    lines: pl.Series


def spread(height: int, rows: int) -> list[int]:
    """Return the places of *rows* rows among *height*: the first half of them, then some at even distances."""
    first = rows // 2
    left = rows - first
    return [*range(first), *(first + (height - first) * rank // left for rank in range(left))]


class SpoolWriter:
    """Takes pieces in order, then gives the spool. Rows are grouped as they come: give pieces of some 50,000 rows."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pontdarc-spool-")
        self._path = Path(self._folder.name) / "rows.parquet"
        self._columns = tuple(columns)
        names = [*(f"c{rank}" for rank in range(len(columns))), _LINE]
        types = [pa.large_string()] * len(columns) + [pa.uint32()]
        self._schema = pa.schema(list(zip(names, types, strict=True)))
        self._writer = pq.ParquetWriter(self._path, self._schema, compression="lz4", use_dictionary=False)
        self._rows = 0

    def add(self, piece: Piece) -> None:
        """Lay down some rows: same columns, same order."""
        arrays = [cells.to_arrow().cast(pa.large_string()) for cells in piece.frame.get_columns()]
        arrays.append(piece.lines.cast(pl.UInt32).to_arrow())
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows += piece.frame.height

    def close(self) -> "Spool":
        """Return what was laid down."""
        self._writer.close()
        return Spool(self._path, self._columns, self._rows, self._folder)


class Spool:
    """Rows on disk. *columns*: their names; *rows*: how many."""

    def __init__(
        self, path: Path, columns: Sequence[str], rows: int, folder: "tempfile.TemporaryDirectory[str]"
    ) -> None:
        self.path = path
        self.columns = tuple(columns)
        self.rows = rows
        weakref.finalize(self, folder.cleanup)

    def pieces(self, rows: int = PIECE_ROWS) -> Iterator[Piece]:
        """Yield every row in order, about *rows* at a time; one empty piece when there is none."""
        with pq.ParquetFile(self.path) as file:
            waiting: list[pa.Table] = []
            for group in range(file.num_row_groups):
                waiting.append(file.read_row_group(group))
                if sum(each.num_rows for each in waiting) >= rows:
                    yield self._piece(waiting)
                    waiting = []
            if waiting or not self.rows:
                yield self._piece(waiting or [file.schema_arrow.empty_table()])

    def whole(self) -> Piece:
        """Return every row, in memory."""
        with pq.ParquetFile(self.path) as file:
            return self._piece([file.read()])

    def sample(self, rows: int) -> Piece:
        """Return at most *rows* rows: the first ones, then some at even distances to the end."""
        if self.rows <= rows:
            return self.whole()
        wanted, taken, start = spread(self.rows, rows), [], 0
        with pq.ParquetFile(self.path) as file:
            for group in range(file.num_row_groups):
                height = file.metadata.row_group(group).num_rows
                places = [place - start for place in wanted if start <= place < start + height]
                if places:
                    taken.append(file.read_row_group(group).take(places))
                start += height
        return self._piece(taken)

    def _piece(self, tables: Sequence[pa.Table]) -> Piece:
        table = pa.concat_tables(tables)
        frame = pl.from_arrow(table.drop_columns([_LINE]).rename_columns(self.columns))
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
        return Piece(frame, pl.Series("line", table.column(_LINE), dtype=pl.UInt32))
