"""SQLite: one table of the rows, and one that says what each column is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pontdarc.core.downloads._database import TABLE, fits, names, plain, quoted
from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.query.columns import ColumnType
from pontdarc.core.words import gettext_noop

_TYPES: dict[ColumnType, str] = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_COLUMNS = "colonnes"


def _write(rows: Rows, path: Path, options: Options) -> None:
    columns = shown(rows, options)
    kept = names(columns)
    typed = zip(kept, columns, strict=True)
    definition = ", ".join(f"{quoted(name)} {_TYPES.get(column.type, 'TEXT')}" for name, column in typed)
    marks = ", ".join("?" * len(columns))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # a draft: it has its name once it is whole
        connection.execute("BEGIN")
        connection.execute(f"CREATE TABLE {TABLE} ({definition})")
        connection.execute(
            f"CREATE TABLE {_COLUMNS} (nom TEXT, nom_exact TEXT, titre TEXT, description TEXT, type TEXT)"
        )
        connection.executemany(
            f"INSERT INTO {_COLUMNS} VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - a name of ours
            [
                (name, each.name, each.title, each.description, each.type)
                for name, each in zip(kept, columns, strict=True)
            ],
        )
        for frame in rows.frames():
            cells = [plain(frame.get_column(column.name), column).to_list() for column in columns]
            connection.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", zip(*cells, strict=True))  # noqa: S608
        connection.execute("COMMIT")


DOWNLOAD = Download(
    slug="sqlite",
    title=gettext_noop("SQLite, une base dans un fichier"),
    media_type="application/vnd.sqlite3",
    extension="sqlite",
    open=True,
    loses=gettext_noop(
        "Les dates, les listes et les lieux y sont du texte, les booléens 0 et 1 ; la table « colonnes » dit leur type."
    ),
    to_file=_write,
    applies=fits,
    use="database",
    rank=10,
)
