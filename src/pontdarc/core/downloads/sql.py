"""SQL: CREATE TABLE and INSERT, in what PostgreSQL, SQLite and DuckDB share, streamed."""

from collections.abc import Iterator, Sequence

import polars as pl

from pontdarc.core.downloads._database import TABLE, fits, names, plain, quoted
from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._text import as_bytes, replaced
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.words import gettext_noop

_TOGETHER = 500
"""Rows in one INSERT: fast to load, and short enough for every server's limit on a statement."""
_TYPES: dict[ColumnType, str] = {
    "integer": "BIGINT",
    "number": "DOUBLE PRECISION",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}
_MYSQL = "-- MySQL, MariaDB : SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';\n"


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    columns = shown(rows, options)
    begun = False
    for frame in rows.frames():
        if not begun:
            yield _created(rows.title, columns, frame).encode()
            begun = True
        if frame.height:
            yield _inserted(columns, frame)
    yield b"COMMIT;\n"


def _created(title: str, columns: Sequence[Column], frame: pl.DataFrame) -> str:
    """The types are those of the columns; whole numbers that outgrew theirs come as floating ones."""
    lines = ",\n".join(
        f"  {quoted(name)} {_type(column, frame.schema[column.name])}"
        for name, column in zip(names(columns), columns, strict=True)
    )
    comment = " ".join(title.split())
    head = f"-- {comment}\n" if comment else ""
    return f"{head}{_MYSQL}BEGIN;\nCREATE TABLE {quoted(TABLE)} (\n{lines}\n);\n"


def _type(column: Column, dtype: pl.DataType) -> str:
    return "DOUBLE PRECISION" if dtype.is_float() else _TYPES.get(column.type, "TEXT")


def _inserted(columns: Sequence[Column], frame: pl.DataFrame) -> bytes:
    pieces: list[pl.Series | pl.Expr] = []
    for rank, column in enumerate(columns):
        pieces += [pl.lit(", " if rank else "("), _literal(plain(frame.get_column(column.name), column))]
    rank_of_row = pl.int_range(1, frame.height + 1)
    last = (rank_of_row % _TOGETHER == 0) | (rank_of_row == frame.height)
    first = (rank_of_row - 1) % _TOGETHER == 0
    start = pl.when(first).then(pl.lit(f"INSERT INTO {quoted(TABLE)} VALUES\n")).otherwise(pl.lit(""))
    end = pl.when(last).then(pl.lit(");\n")).otherwise(pl.lit("),\n"))
    return as_bytes(pl.select(pl.concat_str([start, *pieces, end])).to_series())


def _literal(cells: pl.Series) -> pl.Series:
    """Texts stand between quotes, doubled inside; the sign that ends texts in C is no text for a database."""
    if cells.dtype != pl.String:
        return cells.cast(pl.String).fill_null("NULL")
    return ("'" + replaced(cells, (("'", "''"), ("\0", ""))) + "'").fill_null("NULL")


DOWNLOAD = Download(
    slug="sql",
    title=gettext_noop("SQL, pour PostgreSQL et d’autres"),
    media_type="application/sql; charset=utf-8",
    extension="sql",
    open=True,
    loses=gettext_noop(
        "Les noms de colonnes de plus de 63 octets sont coupés ; les listes et les lieux y sont du texte ; un nombre"
        " infini y est vide."
    ),
    stream=_stream,
    applies=fits,
    use="database",
    rank=20,
)
