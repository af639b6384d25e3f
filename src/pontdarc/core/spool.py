"""Rows put aside while a long file is read, so that memory does not grow with it; read again in pieces.

The first of them stay in memory, since to write and read them again costs as much as to parse them. The others are laid
down on disk as Arrow IPC, every column pl.String, plus the line of each row: four times as fast to read as Parquet,
which matters for rows that are read two or three times. What goes beyond half a gigabyte is compressed (LZ4): to
compress costs more than to write, and only long tables are long enough for the disk to matter. The files are deleted
with the last table over them.
"""

import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import polars as pl
import pyarrow as pa
import pyarrow.ipc as ipc

from pontdarc.core.ahead import Behind
from pontdarc.core.telling import tell
from pontdarc.core.views import compacted

PIECE_ROWS = 200_000
"""Rows of one piece of a long table: what is worked on at a time."""
_PIECE_CELLS, _FEWEST = 1_500_000, 1_000
_LINE = ("\x00line", pa.uint32())
_TEXT = pa.string_view()
HELD_BYTES = 320 * 1024**2
"""What is kept in memory, of all the tables that are being read or worked on; the rest is laid down."""
PLAIN_BYTES = 256 * 1024**2
"""What is laid down as it is; the rest is compressed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table that follow one another: *frame* of pl.String, and *lines*, the line of each row from 1."""

    frame: pl.DataFrame
    lines: pl.Series


def rows_at_once(rows: int, width: int) -> int:
    """Return how many rows to work on at a time: *rows*, or fewer of a table of many columns."""
    return min(rows, max(_FEWEST, _PIECE_CELLS // max(width, 1)))


def alone(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the same rows without what they were taken from: a view of a text holds on to all its neighbours."""
    copied = pl.from_arrow(frame.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest()))
    assert isinstance(copied, pl.DataFrame)  # noqa: S101 - a table gives a frame
    return copied


def spread(height: int, rows: int) -> list[int]:
    """Return the places of *rows* rows among *height*: the first half of them, then some at even distances."""
    first = rows // 2
    left = rows - first
    return [*range(first), *(first + (height - first) * rank // left for rank in range(left))]


class Room:
    """How many bytes may still be kept in memory, whoever asks."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._lock = Lock()

    def take(self, size: int) -> bool:
        """Say whether there is room for so many bytes, which are then taken."""
        with self._lock:
            if size > self._left:
                return False
            self._left -= size
            return True

    def give_back(self, size: int) -> None:
        """Make room again."""
        with self._lock:
            self._left += size


_ROOM = Room(HELD_BYTES)


class Held:
    """The first rows of a table, in memory as long as the table lives."""

    def __init__(self, room: Room) -> None:
        self.batches: list[pa.RecordBatch] = []
        self._room = room
        self._size = 0

    def add(self, batch: pa.RecordBatch, size: int) -> bool:
        """Keep a batch of so many bytes, and say whether there was room for it."""
        is_kept = self._room.take(size)
        if is_kept:
            self.batches.append(batch)
            self._size += size
        return is_kept

    def __del__(self) -> None:
        self._room.give_back(self._size)


class SpoolWriter:
    """Takes pieces in order, then gives the spool. Rows are grouped as they come: give pieces of some 50,000 rows.

    *room*: where rows are kept in memory; *plain_bytes*: how much is laid down before the rest is compressed.
    """

    def __init__(self, columns: Sequence[str], *, room: "Room | None" = None, plain_bytes: int = PLAIN_BYTES) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pontdarc-spool-")
        self._path = Path(self._folder.name)
        self._columns = tuple(columns)
        self._schema = pa.schema([*((f"c{rank}", _TEXT) for rank in range(len(columns))), _LINE])
        self._held = Held(_ROOM if room is None else room)
        self._plain = plain_bytes
        self._files = 0
        self._writer: ipc.RecordBatchFileWriter | None = None
        self._rows = 0
        self._behind = Behind(self._put_aside)

    def add(self, piece: Piece) -> None:
        """Put some rows aside: same columns, same order. They are while the next ones are made."""
        self._behind(piece)
        self._rows += piece.frame.height
        tell("reading", self._rows)

    def _put_aside(self, piece: Piece) -> None:
        texts = [compacted(column) for column in piece.frame.get_columns()]
        lines = piece.lines.cast(pl.UInt32).rechunk().to_arrow()
        batch = pa.RecordBatch.from_arrays([*texts, lines], schema=self._schema)
        size = batch.get_total_buffer_size()
        if self._writer is not None or not self._held.add(batch, size):
            self._lay_down(batch, size)

    def _lay_down(self, batch: pa.RecordBatch, size: int) -> None:
        if self._writer is None:
            self._writer = self._file(None)
        elif self._plain < 0 and self._files == 1:
            self._writer.close()
            self._writer = self._file("lz4")
        self._writer.write_batch(batch)
        self._plain -= size

    def close(self, kept: Mapping[int, str] | None = None) -> "Spool":
        """Return what was put aside; *kept*: the names of the columns to keep, by rank, if only the end tells."""
        self._behind.wait()
        if self._writer is not None:
            self._writer.close()
        columns = kept if kept is not None else dict(enumerate(self._columns))
        return Spool(self._path, columns, self._rows, self._folder, self._held)

    def _file(self, compression: str | None) -> ipc.RecordBatchFileWriter:
        path = self._path / f"rows-{self._files}.arrow"
        self._files += 1
        return ipc.new_file(path, self._schema, options=ipc.IpcWriteOptions(compression=compression))


class Spool:
    """Rows put aside. *columns*: their names, by their rank in the batches; *rows*: how many.

    *held*: the first of them; the others are in the folder *path*.
    """

    def __init__(
        self,
        path: Path,
        columns: Mapping[int, str],
        rows: int,
        folder: "tempfile.TemporaryDirectory[str]",
        held: "Held",
    ) -> None:
        self.path = path
        self.columns = tuple(columns.values())
        self.rows = rows
        self._held = held
        self._read = [*columns]
        weakref.finalize(self, folder.cleanup)

    def pieces(self, rows: int = PIECE_ROWS) -> Iterator[Piece]:
        """Yield every row in order, about *rows* at a time; one empty piece when there is none."""
        rows = rows_at_once(rows, len(self.columns))
        waiting: list[pa.RecordBatch] = []
        for batch in self._batches():
            waiting.append(batch)
            if sum(each.num_rows for each in waiting) >= rows:
                yield self._piece(waiting)
                waiting = []
        if waiting or not self.rows:
            yield self._piece(waiting)

    def whole(self) -> Piece:
        """Return every row, in memory."""
        return self._piece(list(self._batches()))

    def sample(self, rows: int) -> Piece:
        """Return at most *rows* rows: the first ones, then some at even distances to the end."""
        if self.rows <= rows:
            return self.whole()
        wanted, taken, start = spread(self.rows, rows), [], 0
        for batch in self._batches():
            places = [place - start for place in wanted if start <= place < start + batch.num_rows]
            if places:
                piece = self._piece([batch])
                taken.append(Piece(alone(piece.frame[places]), piece.lines[places]))
            start += batch.num_rows
        return Piece(pl.concat(piece.frame for piece in taken), pl.concat(piece.lines for piece in taken))

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for batch in self._held.batches:
            yield batch.select([*self._read, batch.num_columns - 1])
        for path in sorted(self.path.iterdir()):
            with pa.OSFile(str(path)) as file:  # what is mapped stays, and counts as memory, until it ends
                count = ipc.open_file(file).schema
                options = ipc.IpcReadOptions(included_fields=[*self._read, len(count) - 1])
                reader = ipc.open_file(file, options=options)
                for rank in range(reader.num_record_batches):
                    yield reader.get_batch(rank)

    def _piece(self, batches: Sequence[pa.RecordBatch]) -> Piece:
        schema = pa.schema([*((str(rank), _TEXT) for rank in range(len(self.columns))), _LINE])
        named = [pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in batches]
        frame = pl.from_arrow(pa.Table.from_batches(named, schema=schema))
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
        lines = frame.drop_in_place(_LINE[0]).alias("line")
        return Piece(frame.rename(dict(zip(frame.columns, self.columns, strict=True))), lines)
