"""Bulk export to XLSX, by the engine's own extension."""

from pathlib import Path

from pontdarc.core.query.engine.limits import EngineLimits
from pontdarc.core.query.engine.opening import open_writing, quoted


def write_workbook(parquet: Path, target: Path) -> None:
    """Write a Parquet table, whose columns are already what a spreadsheet can hold, as an XLSX file.

    The rows pass through a native table: written straight from Parquet, the extension (1.5.5) loses values that
    follow a null of an earlier row group. A test keeps watch.
    """
    native = target.with_suffix(".duckdb")
    with open_writing(native, EngineLimits(threads=1), "excel") as connection:
        connection.execute(f"CREATE TABLE cells AS SELECT * FROM read_parquet('{quoted(parquet)}')")  # noqa: S608
        connection.execute(f"COPY cells TO '{quoted(target)}' (FORMAT xlsx, HEADER true, SHEET 'donnees')")
    native.unlink()
