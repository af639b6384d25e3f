"""From records (objects with named values) to a table of text: what JSON, JSON lines and GeoJSON share."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

import orjson
import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.formats._laying import Laying
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import Table
from pontdarc.core.words import gettext_noop

_DEPTH = 5
"""Names that lead to a value, at most; what is deeper is kept as JSON."""
_CELLS = 1_000_000
"""Cells gathered at a time; with those that are empty, four times as many."""
_WIDE, _SPARSE_CELLS, _FILLED = 1_000, 20_000_000, 0.1
"""Columns and cells beyond which a table less than a tenth filled is none: each object has its own names."""
_GEOMETRIES = frozenset({
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
})  # fmt: skip


_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def loads(text: bytes) -> object:
    """Parse JSON; numbers that orjson would round, and NaN, are left to the standard library.

    :raises ValueError: it is not JSON.
    """
    if re.search(rb"\d{19}", text):
        return _whole(text)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return _whole(text)


def _whole(text: bytes) -> object:
    """Parse with the standard library; half of a character (a lone surrogate) becomes « ? »: no text can hold it."""
    value: object = json.loads(text)
    if _HALF.search(text):
        value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace"))
    return value


def number(value: float) -> str | None:
    """Return the shortest text of a number: 12.0 is « 12 », 0.1 + 0.2 seen at 15 digits is « 0.3 »."""
    if math.isnan(value) or math.isinf(value):
        return None
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    text = repr(value)
    short = f"{value:.15g}"
    return short if "e" not in short and len(short) < len(text) - 3 else text


def text_of(value: object) -> str | None:
    """Return the canonical text of a value, None for an empty one."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != time(0) or value.tzinfo else value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def table_of(
    records: Iterable[tuple[int, Mapping[str, object]]],
    limits: Limits,
    name: str | None = None,
    *,
    is_long: bool = False,
) -> tuple[Table | None, list[Finding]]:
    """Return the table of numbered records, on disk when *is_long*: one column per name, in order of first appearance.

    The names inside an object are told by a dot, « adresse.commune ». Geometries and lists are kept as JSON.

    :raises Unreadable: there are more names than any honest table has.
    """
    gathered = Records(limits, is_long=is_long)
    for line, record in records:
        gathered.add(line, record)
    return gathered.table(name)


class Records:
    """Takes records in order, then gives their table: on disk when *is_long*.

    :raises Unreadable: there are more names than any honest table has.
    """

    def __init__(self, limits: Limits, *, is_long: bool) -> None:
        self._gathered = _Gathered(limits)
        self._growing = Laying(is_long=is_long)

    def add(self, line: int, record: Mapping[str, object]) -> None:
        """Add one record, found at that line or place."""
        self._gathered.add(line, record)
        if self._gathered.is_full:
            self._growing.add(*self._gathered.take())

    def table(self, name: str | None = None) -> tuple[Table | None, list[Finding]]:
        """Return the table of the records, None when no record has a name, and what was found in them."""
        gathered = self._gathered
        if not gathered.columns:
            return None, []
        self._growing.add(*gathered.take())
        grown = self._growing.close()
        kinds = gathered.kinds()
        nested = one_by_one(
            Finding(found.NESTED_VALUES, column=key) for key in kinds if kinds[key] & {"object", "array"}
        )
        types = {key: type_ for key in kinds if (type_ := _type(kinds[key]))}
        return grown.table(name, types), [*nested, *one_by_one(gathered.findings), *grown.findings]


Path = str | tuple[str, ...]
"""Where a value is in a record: its name, or the names that lead to it."""


class _Column:
    """The cells of one name among the records at hand, and the kinds of all the values it ever had."""

    __slots__ = ("cells", "kinds", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: list[str | None] = []
        self.kinds: set[type | str] = set()


class _Gathered:
    """Cells of some records, by column, until they are taken; names and kinds of values stay."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: list[int] = []
        self._room = _CELLS
        self._height = self._values = 0
        self._used: set[str] = set()
        self.columns: dict[Path, _Column] = {}
        self.findings: list[Finding] = []

    @property
    def is_full(self) -> bool:
        """Whether it is time to take what there is."""
        return self._room <= 0 or len(self._lines) * len(self.columns) >= 4 * _CELLS

    def add(self, line: int, record: Mapping[str, object]) -> None:
        """Put the values of one record in their columns."""
        height = len(self._lines)
        self._lines.append(line)
        self._room -= 1
        self._height += 1
        self._take(height, (), record)
        width = len(self.columns)
        if width > _WIDE and self._height * width > max(_SPARSE_CELLS, self._values / _FILLED):
            raise _too_sparse(self._height, width)

    def _take(self, height: int, path: tuple[str, ...], values: Mapping[str, object]) -> None:
        for key, value in values.items():
            here = (*path, key) if path else key
            kind: type | str = type(value)
            if kind is dict:
                if not value or _is_geometry(value):  # type: ignore[arg-type]
                    kind = "geojson" if value else ""
                elif len(path) < _DEPTH - 1:
                    self._take(height, (*path, key), value)  # type: ignore[arg-type]
                    continue
            self._values += 1
            column = self.columns.get(here) or self._named(here)
            cells = column.cells
            if len(cells) < height:
                cells.extend([None] * (height - len(cells)))
            if kind is str:
                cells.append(value or None)  # type: ignore[arg-type]
                self._room -= 1 + (len(value) >> 6)  # type: ignore[arg-type]
            else:
                cells.append(text_of(value))
                self._room -= 1
            column.kinds.add(kind)

    def _named(self, path: Path) -> _Column:
        if len(self.columns) >= self._limits.columns:
            raise _too_many(self._limits)
        name = " ".join((path if isinstance(path, str) else ".".join(path)).split())
        if not name or name in self._used:
            fresh = f"{name}_2" if name else f"colonne_{len(self.columns) + 1}"
            while fresh in self._used:
                fresh += "_2"
            kind = found.DUPLICATE_HEADER if name else found.EMPTY_HEADER
            self.findings.append(Finding(kind, column=fresh, params={"name": name}))
            name = fresh
        self._used.add(name)
        column = self.columns[path] = _Column(name)
        return column

    def take(self) -> tuple[pl.DataFrame, pl.Series]:
        """Return the cells gathered so far and the line of each row, and forget them."""
        height = len(self._lines)
        series: list[pl.Series] = []
        for column in self.columns.values():
            column.cells.extend([None] * (height - len(column.cells)))
            series.append(pl.Series(column.name, column.cells, dtype=pl.String))
            column.cells = []
        lines = pl.Series("line", self._lines, dtype=pl.UInt32)
        self._lines, self._room = [], _CELLS
        return pl.DataFrame(series), lines

    def kinds(self) -> dict[str, set[str]]:
        """Return the kinds of the values of each column, by name."""
        return {
            column.name: {_KINDS.get(kind, "string") for kind in column.kinds - {type(None), ""}}
            for column in self.columns.values()
        }


def _is_geometry(value: Mapping[str, object]) -> bool:
    return value.get("type") in _GEOMETRIES and ("coordinates" in value or "geometries" in value)


_KINDS: dict[type | str, str] = {
    "geojson": "geojson",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "array",
    str: "string",
}


def _type(kinds: set[str]) -> str | None:
    """Return the type that all the values of a column share; text says nothing."""
    if kinds == {"integer", "number"}:
        return "number"
    return next(iter(kinds)) if len(kinds) == 1 and kinds != {"string"} else None


def _too_sparse(rows: int, columns: int) -> Unreadable:
    return Unreadable(
        "too_sparse",
        gettext_noop(
            "Les %(rows)s premiers objets ont %(columns)s noms différents, presque jamais les mêmes : ce n’est pas un "
            "tableau."
        ),
        gettext_noop(
            "Des identifiants sont peut-être employés comme noms : exportez une liste d’objets semblables, avec "
            "moins de %(most)s noms en tout."
        ),
        {"rows": rows, "columns": columns, "most": _WIDE},
    )


def _too_many(limits: Limits) -> Unreadable:
    return Unreadable(
        "too_many_columns",
        gettext_noop("Les objets ont plus de %(limit)s noms différents : ce n’est pas un tableau."),
        gettext_noop("Les identifiants sont peut-être employés comme noms : exportez une liste d’objets semblables."),
        {"limit": limits.columns},
    )
