"""What reading gives: tables of text as the file shows it, and what was understood of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from pontdarc.core.findings import Finding


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file.

    *frame*: every column is pl.String, names unique, never empty, in file order; null where the cell is
    empty. Formats that know their types (Parquet, workbooks, GeoJSON) give the canonical text: ISO dates,
    decimal point, ``true``/``false``, GeoJSON geometry in a column named ``geometry``.
    *lines*: pl.Series of UInt32, as long as *frame*: the physical line of each row, counted from 1.
    *header_row*: the physical line of the header, None when the format has none (JSON, Parquet).
    *types*: Table Schema type by column, only for those that the format itself declares.
    *title*: what is written above the header, which often says the subject.
    """

    name: str | None
    frame: pl.DataFrame
    lines: pl.Series
    header_row: int | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def called(self) -> str:
        """What the file calls it: the name of its sheet, and the words above its header."""
        return f"{self.name or ''} {self.title}".strip()

    def with_frame(self, frame: pl.DataFrame) -> "Table":
        """Return the same table over another frame of the same height."""
        return replace(self, frame=frame)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides instead of us when a file is read; None means: find out."""

    member: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None


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
