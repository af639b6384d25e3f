"""Rows laid down on disk while a long file is read, so that memory does not grow with it; read again in pieces.

The file is Parquet, LZ4, every column pl.String, plus the line of each row. It is deleted with the last table over it.
"""

import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

PIECE_ROWS = 200_000
"""Rows of one piece of a long table: what is worked on at a time."""
_LINE = ("\x00line", pa.uint32())


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
        self._schema = pa.schema([*((f"c{rank}", pa.large_string()) for rank in range(len(columns))), _LINE])
        self._writer = pq.ParquetWriter(
            self._path, self._schema, compression="lz4", use_dictionary=False, write_statistics=False
        )
        self._rows = 0

    def add(self, piece: Piece) -> None:
        """Lay down some rows: same columns, same order."""
        table = piece.frame.to_arrow()
        arrays = [*table.columns, pa.chunked_array([piece.lines.cast(pl.UInt32).to_arrow()], pa.uint32())]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows += piece.frame.height

    def close(self, kept: Mapping[int, str] | None = None) -> "Spool":
        """Return what was laid down; *kept*: the names of the columns to keep, by rank, if only the end tells."""
        self._writer.close()
        columns = kept if kept is not None else dict(enumerate(self._columns))
        return Spool(self._path, columns, self._rows, self._folder)


class Spool:
    """Rows on disk. *columns*: their names, by their rank in the file; *rows*: how many."""

    def __init__(
        self, path: Path, columns: Mapping[int, str], rows: int, folder: "tempfile.TemporaryDirectory[str]"
    ) -> None:
        self.path = path
        self.columns = tuple(columns.values())
        self.rows = rows
        self._read = [*(f"c{rank}" for rank in columns), _LINE[0]]
        weakref.finalize(self, folder.cleanup)

    def pieces(self, rows: int = PIECE_ROWS) -> Iterator[Piece]:
        """Yield every row in order, about *rows* at a time; one empty piece when there is none."""
        with pq.ParquetFile(self.path) as file:
            waiting: list[pa.Table] = []
            for group in range(file.num_row_groups):
                waiting.append(file.read_row_group(group, self._read))
                if sum(each.num_rows for each in waiting) >= rows:
                    yield self._piece(waiting)
                    waiting = []
            if waiting or not self.rows:
                yield self._piece(waiting or [file.schema_arrow.empty_table().select(self._read)])

    def whole(self) -> Piece:
        """Return every row, in memory."""
        with pq.ParquetFile(self.path) as file:
            return self._piece([file.read(self._read)])

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
                    taken.append(file.read_row_group(group, self._read).take(places))
                start += height
        return self._piece(taken)

    def _piece(self, tables: Sequence[pa.Table]) -> Piece:
        table = pa.concat_tables(tables)
        frame = pl.from_arrow(table.drop_columns([_LINE[0]]).rename_columns(self.columns))
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
        return Piece(frame, pl.Series("line", table.column(_LINE[0]), dtype=pl.UInt32))
