"""Rows laid down as they are read: in memory for a short file, on disk for a long one, whatever columns come late."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _shape
from pontdarc.core.formats._findings import SHOWN
from pontdarc.core.spool import Piece, Spool, SpoolWriter
from pontdarc.core.tables import LongTable, Table


@dataclass(frozen=True, slots=True)
class Laid:
    """Rows that have all been laid down, and the cells to beware of among them."""

    rows: Piece | Spool
    findings: tuple[Finding, ...]

    def table(self, name: str | None = None, types: Mapping[str, str] | None = None, crs: str | None = None) -> Table:
        """Return them as a table without a header of its own."""
        if isinstance(self.rows, Spool):
            return LongTable(name, self.rows, types=types, crs=crs)
        return Table(name, self.rows.frame, self.rows.lines, None, dict(types or {}), crs=crs)


class Laying:
    """Takes frames of text in order. A later frame may have more columns, or fewer: cells are empty there."""

    def __init__(self, *, is_long: bool) -> None:
        self._is_long = is_long
        self._pieces: list[Piece] = []
        self._spools: list[Spool] = []
        self._writer: SpoolWriter | None = None
        self._columns: list[str] = []
        self._told: dict[str, list[Finding]] = {}

    def add(self, frame: pl.DataFrame, lines: int | pl.Series) -> None:
        """Lay down the rows of *frame*; *lines*: the line of each, or that of the first."""
        if isinstance(lines, int):
            lines = pl.int_range(lines, lines + frame.height, dtype=pl.UInt32, eager=True).alias("line")
        for finding in _shape.formula_like(frame, lines):
            self._tell(finding)
        known = set(self._columns)
        new = [name for name in frame.columns if name not in known]
        self._columns += new
        piece = Piece(frame, lines)
        if not self._is_long:
            self._pieces.append(piece)
            return
        if self._writer is None or new:
            self._end_spool()
            self._writer = SpoolWriter(self._columns)
        self._writer.add(_widened(piece, self._columns))

    def close(self) -> Laid:
        """Return what was laid down."""
        findings = tuple(finding for told in self._told.values() for finding in told)
        if self._is_long:
            self._end_spool()
            return Laid(self._one_spool(), findings)
        pieces = [_widened(piece, self._columns) for piece in self._pieces]
        frame = pl.concat([piece.frame for piece in pieces]) if pieces else pl.DataFrame()
        lines = pl.concat([piece.lines for piece in pieces]) if pieces else pl.Series("line", [], dtype=pl.UInt32)
        return Laid(Piece(frame, lines), findings)

    def _tell(self, finding: Finding) -> None:
        """Keep the first findings of a column; the last one kept stands for the rest."""
        told = self._told.setdefault(finding.column or "", [])
        if len(told) < SHOWN:
            told.append(finding)
            return
        last = told[-1]
        told[-1] = Finding(last.kind, last.row, last.column, last.value, last.params, last.count + finding.count)

    def _end_spool(self) -> None:
        if self._writer is not None:
            self._spools.append(self._writer.close())
            self._writer = None

    def _one_spool(self) -> Spool:
        """Write again what was laid down before the last column came, when there is any."""
        if len(self._spools) == 1:
            return self._spools[0]
        writer = SpoolWriter(self._columns)
        for spool in self._spools:
            for piece in spool.pieces():
                writer.add(_widened(piece, self._columns))
        return writer.close()


def _widened(piece: Piece, columns: list[str]) -> Piece:
    if piece.frame.columns == columns:
        return piece
    missing = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in piece.frame.columns]
    return Piece(piece.frame.with_columns(missing).select(columns), piece.lines)
