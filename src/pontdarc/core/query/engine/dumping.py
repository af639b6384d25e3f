"""Every cell of a file of the engine, whoever made it: for those who look for what must not be there any more."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pontdarc.core.query.engine.limits import BATCH_ROWS


def dump(path: Path) -> Iterator[list[str | None]]:
    """Yield every row of every table of the DuckDB file at *path*, as texts; bytes as far as they are a text.

    :raises OSError: it cannot be read: it is being written or answered from by this process, or it is no such file.
    """
    try:
        with duckdb.connect(str(path), read_only=True, config={"threads": 1}) as connection:
            connection.execute("SET enable_external_access = false")
            named = connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
            for schema, table in named:
                texts, name = _texts(connection, schema, table), _named(schema, table)
                found = connection.execute(f"SELECT {texts} FROM {name}")  # noqa: S608 - names that the file itself gave
                while rows := found.fetchmany(BATCH_ROWS):
                    yield from (list(row) for row in rows)
    except duckdb.Error as error:
        raise OSError(type(error).__name__) from None


def _texts(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> str:
    described = connection.execute(f"DESCRIBE {_named(schema, table)}").fetchall()
    return ", ".join(_text(name, kind) for name, kind, *_ in described)


def _text(name: str, kind: str) -> str:
    column = f'"{name.replace(chr(34), chr(34) * 2)}"'
    return f"NULL::VARCHAR AS {column}" if kind.startswith("GEOMETRY") else f"{column}::VARCHAR"


def _named(schema: str, table: str) -> str:
    return ".".join('"' + each.replace('"', '""') + '"' for each in (schema, table))
