"""What reading gives: tables of text as the file shows it, and what was understood of the file."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.sheets import Sheets
from pontdarc.core.spool import PIECE_ROWS, Piece, Spool, rows_at_once, spread


@dataclass(frozen=True)
class Table:
    """One table of a file.

    *frame*: every column is pl.String, names unique, never empty, in file order; null where the cell is
    empty. Formats that know their types (Parquet, workbooks, GeoJSON) give the canonical text: ISO dates,
    decimal point, ``true``/``false``, GeoJSON geometry (WGS 84) in a column named ``geometry``.
    *lines*: pl.Series of UInt32, as long as *frame*: the physical line of each row, counted from 1.
    *header_row*: the physical line of the header, None when the format has none (JSON, Parquet).
    *types*: Table Schema type by column, only for those that the format itself declares.
    *title*: what is written above the header, which often says the subject.
    *merged*: first and last line of the cells merged over several rows, by the column that holds their value.
    *sheets*: where the rows come from, for those of several sheets; *lines* then tell them apart.
    *crs*: the reference system the file's geometry was in (``EPSG:2154``), None without geometry or when unknown.
    """

    name: str | None
    frame: pl.DataFrame
    lines: pl.Series
    header_row: int | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    crs: str | None = None
    merged: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    sheets: Sheets = field(default_factory=Sheets)

    @property
    def called(self) -> str:
        """What the file calls it: the name of its sheet, and the words above its header."""
        return f"{self.name or ''} {self.title}".strip()

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in file order."""
        return self.frame.columns

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.frame.height

    def pieces(self, rows: int = PIECE_ROWS) -> Iterator[Piece]:
        """Yield every row, in order, in pieces of about *rows* rows; one empty piece when there is none."""
        rows = rows_at_once(rows, self.frame.width)
        for start in range(0, max(self.frame.height, 1), rows):
            yield Piece(self.frame.slice(start, rows), self.lines.slice(start, rows))

    def sample(self, rows: int) -> "Table":
        """Return a table of at most *rows* rows: the first ones, then some taken at even distances to the end."""
        if self.frame.height <= rows:
            return self
        places = spread(self.frame.height, rows)
        return replace(self, frame=self.frame[places], lines=self.lines[places])

    def with_frame(self, frame: pl.DataFrame) -> "Table":
        """Return the same table over another frame of the same height."""
        return replace(self, frame=frame)

    def renamed(self, name: str) -> "Table":
        """Return the same table under another name."""
        return replace(self, name=name)

    def placed(self, crs: str | None, types: Mapping[str, str]) -> "Table":
        """Return the same rows, wherever they lie, of geometries that were in *crs*, and of these *types*."""
        same = copy(self)
        object.__setattr__(same, "crs", crs)
        object.__setattr__(same, "types", types)
        return same


class LongTable(Table):
    """A table whose rows lie in a :class:`~pontdarc.core.spool.Spool` on disk: :meth:`pieces` is the way to read it.

    *frame* and *lines* still answer, by bringing every row in memory: right for whoever does not know, and dear.
    """

    def __init__(
        self,
        name: str | None,
        spool: Spool,
        header_row: int | None = None,
        *,
        title: str = "",
        types: Mapping[str, str] | None = None,
        crs: str | None = None,
    ) -> None:
        for attribute, value in (
            ("name", name),
            ("spool", spool),
            ("header_row", header_row),
            ("types", types or {}),
            ("title", title),
            ("crs", crs),
            ("merged", {}),
            ("sheets", Sheets()),
        ):
            object.__setattr__(self, attribute, value)

    spool: Spool

    @property
    def frame(self) -> pl.DataFrame:
        """Every row, in memory."""
        return self.spool.whole().frame

    @property
    def lines(self) -> pl.Series:
        """The line of every row, in memory."""
        return self.spool.whole().lines

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in file order."""
        return list(self.spool.columns)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.spool.rows

    def pieces(self, rows: int = PIECE_ROWS) -> Iterator[Piece]:
        """Yield every row, in order, about *rows* at a time."""
        return self.spool.pieces(rows)

    def sample(self, rows: int) -> Table:
        """Return a table in memory of at most *rows* rows, from the first to the last."""
        piece = self.spool.sample(rows)
        return self._of(piece.frame, piece.lines)

    def with_frame(self, frame: pl.DataFrame) -> Table:
        """Return a table in memory over another frame of the same height."""
        return self._of(frame, self.lines)

    def renamed(self, name: str) -> "LongTable":
        """Return the same rows, still on disk, under another name."""
        same = copy(self)
        object.__setattr__(same, "name", name)
        return same

    def _of(self, frame: pl.DataFrame, lines: pl.Series) -> Table:
        return Table(self.name, frame, lines, self.header_row, self.types, self.title, self.crs)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides instead of us when a file is read; None means: find out.

    *header_row*: the line of the header, the first one when it has several, 0 when there is none; *header_rows*: how
    many lines it takes.
    """

    member: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    header_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a file. *main* is the index of the main table in *tables*."""

    container: str | None
    format: str | None
    encoding: str | None
    delimiter: str | None
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    main: int = 0

    @property
    def table(self) -> Table | None:
        """The main table, None when the file holds none."""
        return self.tables[self.main] if self.tables else None

    def sheets_of(self, table: Table | None) -> Sheets:
        """Return where the rows of one of the tables come from, told when the file has several.

        The lines of a text are counted from its first one, whatever tables it holds: they say enough.
        """
        if table is None or table.sheets:
            return table.sheets if table else Sheets()
        is_text = self.delimiter is not None and self.container is None
        return Sheets() if table.name is None or len(self.tables) < 2 or is_text else Sheets(((0, table.name),))
