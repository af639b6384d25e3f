"""Rows as cells of a spreadsheet: what programs of that kind would misread is made text, or left out.

Our own two writers, because of what the others did when measured: GDAL makes a formula of a text that starts with
``of:=`` and of every boolean; DuckDB's extension (1.5.5) loses values after nulls when it reads Parquet, holds the
sheet in memory and cannot mark a text as one; the pure Python ones take five times as long.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from pontdarc.core.downloads._download import Options, Rows, check_sheet_rows, flat, headers, shown
from pontdarc.core.downloads._text import moments, on_clocks
from pontdarc.core.query.columns import Column

_LEVEL = 1
"""Compression: three times as fast as the usual 6, for files a third larger."""
CELL_LENGTH = 32_767
FORMULA = r"^[=+\-@\t\r]"
"""How a text begins that spreadsheet programs run when it is typed, or read from a CSV file."""
_EXACT = 10**15
_FIRST_DAY = date(1900, 3, 1)
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


def pack(path: Path, parts: Mapping[str, str], sheet: str, content: Callable[[], Iterator[bytes]]) -> None:
    """Write a workbook: *parts* as they are, the first one stored for who sniffs; *sheet* as its content arrives.

    The large form of ZIP only where the sheet asks for it: some spreadsheet programs refuse it elsewhere.
    """
    try:
        _pack(path, parts, sheet, content, large=False)
    except RuntimeError:  # what zipfile raises when the sheet passes 2 GB
        _pack(path, parts, sheet, content, large=True)


def _pack(
    path: Path, parts: Mapping[str, str], sheet: str, content: Callable[[], Iterator[bytes]], *, large: bool
) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for rank, (name, text) in enumerate(parts.items()):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED if rank else zipfile.ZIP_STORED)
        with archive.open(sheet, "w", force_zip64=large) as file:
            for chunk in content():
                file.write(chunk)


def sheet_frames(rows: Rows, options: Options) -> Iterator[pl.DataFrame]:
    """Yield frames of cells with their final headers, of one constant schema.

    :raises Invalid: more rows than a sheet holds.
    """
    columns = shown(rows, options)
    as_text = _needing_text(rows, columns)
    names, count = headers(columns, options), 0
    for frame in rows.frames():
        count += frame.height
        check_sheet_rows(count)
        cells = flat(frame, columns, options.list_separator)
        prepared = [
            _cell(cells.get_column(column.name), column.name in as_text, options.timezone).alias(name)
            for column, name in zip(columns, names, strict=True)
        ]
        yield pl.DataFrame(prepared)


def _needing_text(rows: Rows, columns: Sequence[Column]) -> set[str]:
    """The columns that have a number too long to be exact, or a day that spreadsheets do not know."""
    suspects = [column for column in columns if column.type in ("integer", "date", "datetime")]
    found: set[str] = set()
    for frame in rows.frames() if suspects else ():
        found |= {column.name for column in suspects if _misread(frame.get_column(column.name))}
    return found


def _misread(cells: pl.Series) -> bool:
    if cells.dtype.is_integer():
        return bool((~cells.cast(pl.Int64).is_between(-_EXACT, _EXACT, closed="none")).any())
    if cells.dtype.is_temporal():
        return bool((cells.cast(pl.Date) < _FIRST_DAY).any())
    return False


def _cell(cells: pl.Series, as_text: bool, zone: str) -> pl.Series:
    """A cell holds a moment without its offset: it shows what the clocks of the zone do, and stays a date."""
    if isinstance(cells.dtype, pl.Datetime):
        cells = moments(cells, zone) if as_text else on_clocks(cells, zone).dt.replace_time_zone(None)
    if cells.dtype.is_float():
        return cells.set(~cells.is_finite(), None) if cells.len() else cells
    if as_text or cells.dtype == pl.Null:
        cells = cells.cast(pl.String)
    if cells.dtype == pl.String:
        return cells.str.replace_all(_CONTROL, "").str.slice(0, CELL_LENGTH)
    return cells
