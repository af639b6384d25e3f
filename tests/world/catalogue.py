"""The empty catalogue of a data folder, copied from the one that the tests of this process have migrated already.

Migrating takes seconds, and a process that finds it done goes on at once. Where no test of this process asks for a
catalogue there is none to copy, and the process migrates as it would. Tests of that begin with an empty folder.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

_KEPT = Path(os.environ["DATA"]) / "empty.sqlite3"


def keep() -> None:
    """Write down the catalogue of the tests, before any of them has touched it."""
    if not connection.is_in_memory_db():
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(_KEPT)) as copy:
        connection.connection.backup(copy)


def lay_empty_catalogue(data: Path) -> None:
    """Put an empty catalogue in a data folder. The fixture « django_db_setup » must have run in this process."""
    data.mkdir(parents=True, exist_ok=True)
    if _KEPT.exists():
        shutil.copyfile(_KEPT, data / "catalogue.sqlite3")
