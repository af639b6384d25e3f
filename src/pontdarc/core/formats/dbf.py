"""dBASE III to 7: a table without its map, as old software exports it."""

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _dbase
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_SAMPLE = 4 * 1024**2


def _sniff(source: Source) -> float:
    table = _dbase.table_of(source.head)
    if table is None:
        return 0.0
    return 0.97 if table.data + table.rows * table.width <= source.size + table.width else 0.8


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    table = _dbase.table_of(source.head)
    if table is None:
        return Reading(None, "dbf", None, None, (), only(found.DAMAGED, what="dBASE"))
    with source.open() as stream:
        stream.seek(table.data)
        rows = stream.read(_SAMPLE)
    encoding, told = _dbase.encoding_of(table, rows, "", choices.encoding)
    how = How(
        "dbf", "dBASE", "dbf", named=False, encoding=encoding, gdal_encoding=_dbase.gdal_name(encoding),
        without=table.unread, findings=(*told, *_unread(table), *_cut(table, source)),
    )  # fmt: skip
    return read_vector(source, choices, limits, how)


def _unread(table: _dbase.Table) -> tuple[Finding, ...]:
    names = table.unread
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
