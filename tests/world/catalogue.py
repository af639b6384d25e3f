"""The empty catalogue of a data folder, copied from the one that the tests of this process have migrated already.

Migrating takes seconds, and a process that finds it done goes on at once. Tests of what makes a catalogue where there
is none begin with an empty folder.
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
    connection.ensure_connection()
    with closing(sqlite3.connect(_KEPT)) as copy:
        connection.connection.backup(copy)


def lay_empty_catalogue(data: Path) -> None:
    """Put an empty catalogue in a data folder. The fixture « django_db_setup » must have run in this process."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_KEPT, data / "catalogue.sqlite3")
