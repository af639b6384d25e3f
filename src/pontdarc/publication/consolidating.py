"""Public tables of one standard written one under the other, each row with its producer. Parquet to Parquet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import shapely

from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.spool import PIECE_ROWS, rows_at_once
from pontdarc.publication.gathering import PRODUCER_DATASET, PRODUCER_NAME, PRODUCER_SIREN


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A public table and who answers for it; *address*: of its dataset, without a host."""

    table: Path
    name: str
    siren: str
    address: str


def combine(sources: Sequence[SourceTable], columns: Sequence[str], target: Path) -> int:
    """Write the *columns* of every source at *target*, the producer's after them; return the number of rows.

    A column keeps its type where every source agrees on it, numbers become decimal where some are, else all is text.
    Few rows are in memory at a time.
    """
    types = {name: _common([_held(source.table, name) for source in sources]) for name in columns}
    writer: pq.ParquetWriter | None = None
    rows = 0
    try:
        for source in sources:
            for frame in _frames(source.table, columns):
                piece = frame.select(
                    *(_as(name, types[name]) for name in columns),
                    pl.lit(source.name).alias(PRODUCER_NAME),
                    pl.lit(source.siren or None, dtype=pl.String).alias(PRODUCER_SIREN),
                    pl.lit(source.address).alias(PRODUCER_DATASET),
                ).to_arrow()
                writer = writer or pq.ParquetWriter(target, piece.schema, compression="zstd")
                writer.write_table(piece.cast(writer.schema))
                rows += piece.num_rows
    finally:
        if writer is not None:
            writer.close()
    return rows


def _held(table: Path, name: str) -> pl.DataType:
    found = pl.read_parquet_schema(table)[name]
    return pl.String() if found == pl.Binary or not (found.is_numeric() or found in _PLAIN) else found


_PLAIN = (pl.Boolean, pl.Date)


def _common(types: Sequence[pl.DataType]) -> pl.DataType:
    if all(each == types[0] for each in types):
        return types[0]
    return pl.Float64() if all(each.is_numeric() for each in types) else pl.String()


def _as(name: str, type_: pl.DataType) -> pl.Expr:
    return pl.col(name).cast(type_)


def _frames(table: Path, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
    """Yield the rows of a table, one empty frame when there are none; outlines as the text of GeoJSON."""
    with in_turn(table) as file:
        names = list(columns)
        empty = True
        for batch in file.iter_batches(rows_at_once(PIECE_ROWS, max(1, len(names))), columns=names):
            empty = False
            yield _in_words(pl.DataFrame(pl.from_arrow(batch)))
        if empty:
            yield _in_words(pl.DataFrame(pl.from_arrow(file.schema_arrow.empty_table().select(names))))


def _in_words(frame: pl.DataFrame) -> pl.DataFrame:
    outlines = [name for name, type_ in frame.schema.items() if type_ == pl.Binary]
    return frame.with_columns(_outlines(frame[name]) for name in outlines)


def _outlines(cells: pl.Series) -> pl.Series:
    shapes = shapely.from_wkb(cells.to_numpy())
    return pl.Series(cells.name, shapely.to_geojson(shapes).tolist(), dtype=pl.String)
