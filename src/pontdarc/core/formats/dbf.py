"""dBASE III to 7: a table without its map, as old software exports it."""

from dataclasses import replace

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _dbase, _memo, _shape
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector, unique
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_SAMPLE = 4 * 1024**2
_FEW = 2_000


def _sniff(source: Source) -> float:
    table = _dbase.table_of(source.head)
    if table is None:
        return 0.0
    return 0.97 if table.data + table.rows * table.width <= source.size + table.width else 0.8


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    table = _dbase.table_of(source.head)
    if table is None:
        return Reading(None, "dbf", None, None, (), only(found.DAMAGED, what="dBASE"))
    memos, told_of_memos = _memos(table, source, limits)
    is_told = memos is not None or bool(told_of_memos)
    encoding, told = _dbase.encoding_of(table, _texts(table, source, memos), "", choices.encoding)
    how = How(
        "dbf", "dBASE", "dbf", named=False, encoding=encoding, gdal_encoding=_dbase.gdal_name(encoding),
        without=table.unread, findings=(*told, *_unread(table, is_told=is_told), *told_of_memos, *_cut(table, source)),
    )  # fmt: skip
    reading = read_vector(source, choices, limits, how)
    return reading if memos is None else _with_memos(reading, table, memos)


def _memos(table: _dbase.Table, source: Source, limits: Limits) -> tuple[_memo.Memos | None, tuple[Finding, ...]]:
    """Return the memos, None when there is no way to have them, and what is to be told of them."""
    names = [field.name for field in table.fields if field.kind == "M"]
    if not names or source.size > limits.long_from:
        return None, ()
    file = _memo.beside(source.path)
    if file is None:
        part = "fpt" if table.version in _memo.FOXPRO else "dbt"
        return None, only(_dbase.MISSING_MEMO, number=len(names), columns=", ".join(names), part=part)
    memos = _memo.memos_of(source.path, table, file, limits.members_bytes)
    if memos is None or not memos.broken:
        return memos, ()
    params = {"number": memos.broken, "part": file.suffix.lower().removeprefix(".")}
    return memos, (Finding(_dbase.BROKEN_MEMO, params=params, count=memos.broken),)


def _texts(table: _dbase.Table, source: Source, memos: _memo.Memos | None) -> bytes:
    """Return some of the texts, those of memos first: accents are there more than in codes."""
    cells = [] if memos is None else [cell for column in memos.columns.values() for cell in column[:_FEW] if cell]
    with source.open() as stream:
        stream.seek(table.data)
        return b"\n".join(cells)[: _SAMPLE // 2] + stream.read(_SAMPLE)


def _with_memos(reading: Reading, table: _dbase.Table, memos: _memo.Memos) -> Reading:
    """Put each column of memos at its place in the table."""
    its = reading.table
    number = len(next(iter(memos.columns.values())))
    if its is None or its.rows != number:
        return replace(reading, findings=(*reading.findings, *_unread(table, is_told=False)))
    frame, told = its.frame.clone(), list(reading.findings)
    for name, cells in memos.columns.items():
        texts = [None if cell is None else cell.decode(reading.encoding or "utf-8", "replace") for cell in cells]
        place = _memo.place_of(table.fields, name, frame.columns)
        column = pl.Series(unique([*frame.columns, name])[-1], texts, dtype=pl.String)
        told += _shape.formula_like(column.to_frame(), its.lines)
        frame.insert_column(place, column)
    return replace(reading, tables=(replace(its, frame=frame),), findings=tuple(told))


def _unread(table: _dbase.Table, *, is_told: bool) -> tuple[Finding, ...]:
    """Tell the columns that are left out; *is_told*: those of memos are read, or told otherwise."""
    memos = {field.name for field in table.fields if field.kind == "M" and is_told}
    names = [name for name in table.unread if name not in memos]
    params = {"number": len(names), "columns": ", ".join(names)}
    return (Finding(_dbase.UNREAD_FIELDS, params=params),) if names else ()


def _cut(table: _dbase.Table, source: Source) -> tuple[Finding, ...]:
    """Tell a table that announces more rows than the file holds."""
    return only(found.DAMAGED, what="dBASE") if table.data + table.rows * table.width > source.size + 1 else ()


FORMAT = Format(
    slug="dbf",
    title=gettext_noop("dBASE"),
    extensions=("dbf",),
    media_types=("application/vnd.dbf",),
    sniff=_sniff,
    read=_read,
)
