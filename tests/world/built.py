"""What many tests begin with: built by its actions once in each process, then laid down again as it was.

That is the rows that were written in the catalogue, and the files that were written in a folder.
"""

import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection, transaction

Told = TypeVar("Told")
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class _World:
    """What was returned, the rows that were written, and a copy of the files."""

    told: Any
    rows: Rows
    files: Path | None


_known: dict[Callable[..., Any], _World] = {}


def built(make: Callable[..., Told], *given: object, folder: Path | None = None) -> Told:
    """Return what *make* returns when it is *given* that, with the rows it wrote in the catalogue as it stands.

    *make* is the same function each time, is given the same, and only adds: no row changed, and no file but in
    *folder*. It comes before anything that the test writes itself: its rows keep their numbers. They are the same in
    every test, so nothing that a process remembers by such a number may depend on the test.
    """
    if make not in _known:
        _known[make] = _observed(make, given, folder)
    else:
        _lay_down(_known[make], folder)
    return deepcopy(_known[make].told)


def _observed(make: Callable[..., Any], given: tuple[object, ...], folder: Path | None) -> _World:
    before = _rows()
    told = make(*given)
    after = _rows()
    written = {}
    for table, rows in after.items():
        there = before.get(table, [])
        changed = [row for row in there if row not in rows]
        assert not changed, f"{make.__qualname__} changed rows of {table}: they would not be when it is laid down again"
        if new := [row for row in rows if row not in there]:
            written[table] = new
    if folder is None:
        return _World(told, written, None)
    files = Path(tempfile.mkdtemp(prefix="built-", dir=environ["DATA"]))
    shutil.copytree(folder, files, dirs_exist_ok=True)
    return _World(told, written, files)


def _rows() -> Rows:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchall()
    return found


def _lay_down(world: _World, folder: Path | None) -> None:
    # In one transaction: rows refer to one another, and that is looked at when it ends.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, written in world.rows.items():
            places = ", ".join(["%s"] * len(written[0]))
            cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", written)
    if world.files is not None and folder is not None:
        shutil.copytree(world.files, folder, dirs_exist_ok=True)
