"""What many tests begin with: built by its actions once in each process, then laid down again as the rows it wrote."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from django.db import connection, transaction

Told = TypeVar("Told")
Rows = dict[str, list[tuple[Any, ...]]]
_known: dict[Callable[[], Any], tuple[Any, Rows]] = {}


def built(make: Callable[[], Told]) -> Told:
    """Return what *make* returns, with the rows that it wrote in the catalogue as it stands.

    *make* takes nothing, is the same function each time, and only adds rows: no file, no row changed.
    """
    if make not in _known:
        _known[make] = _observed(make)
    else:
        _lay_down(_known[make][1])
    return deepcopy(_known[make][0])


def _observed(make: Callable[[], Told]) -> tuple[Told, Rows]:
    before = _rows()
    told = make()
    after = _rows()
    written = {}
    for table, rows in after.items():
        there = before.get(table, [])
        gone = [row for row in there if row not in rows]
        assert not gone, (
            f"{make.__name__} changed rows of {table}: they would not be changed when it is laid down again"
        )
        if new := [row for row in rows if row not in there]:
            written[table] = new
    return told, written


def _rows() -> Rows:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchall()
    return found


def _lay_down(rows: Rows) -> None:
    # In one transaction: rows refer to one another, and that is looked at when it ends.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, written in rows.items():
            places = ", ".join(["%s"] * len(written[0]))
            cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", written)
