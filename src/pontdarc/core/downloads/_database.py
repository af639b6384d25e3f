"""Rows in a database: names and types that the common ones take."""

from collections.abc import Sequence

import polars as pl

from pontdarc.core.downloads._text import MOMENT
from pontdarc.core.query.columns import Column

TABLE = "donnees"
MOST_COLUMNS = 1_600
"""What PostgreSQL takes; SQLite takes 2,000."""
_LENGTH = 63
"""Octets of a name that PostgreSQL keeps; it cuts the rest without a word."""


def fits(columns: Sequence[Column]) -> bool:
    """Return whether a table may have so many columns, and at least one."""
    return 0 < len(columns) <= MOST_COLUMNS


def names(columns: Sequence[Column]) -> list[str]:
    """Return the names of the columns, of at most 63 octets, no two alike whatever their case."""
    found: list[str] = []
    taken: set[str] = set()
    for column in columns:
        base = column.name.replace("\0", "").strip() or "colonne"
        name, rank = _cut(base), 2
        while name.casefold() in taken:
            name, rank = _cut(base, f"_{rank}"), rank + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def quoted(name: str) -> str:
    """Return an identifier as standard SQL quotes it."""
    return '"' + name.replace('"', '""') + '"'


def plain(cells: pl.Series, column: Column) -> pl.Series:
    """Return values that a database takes as they are: moments and lists as texts, points as WKT."""
    if column.type == "list":
        encoded = pl.DataFrame({"v": cells}).to_struct("list").struct.json_encode()
        return encoded.str.strip_prefix('{"v":').str.strip_suffix("}").replace("null", None)
    if column.type == "point":
        longitude, latitude = cells.struct.field("lon").cast(pl.String), cells.struct.field("lat").cast(pl.String)
        return "POINT (" + longitude + " " + latitude + ")"
    if isinstance(cells.dtype, pl.Datetime):
        return cells.dt.to_string(MOMENT.removesuffix("+00:00").replace("T", " "))
    if cells.dtype == pl.Date:
        return cells.dt.to_string("%Y-%m-%d")
    if cells.dtype.is_float():
        return cells.set(~cells.is_finite(), None) if cells.len() else cells
    return cells.cast(pl.String) if cells.dtype == pl.Null else cells


def _cut(name: str, end: str = "") -> str:
    kept = name.encode()[: _LENGTH - len(end)]
    return kept.decode(errors="ignore") + end
