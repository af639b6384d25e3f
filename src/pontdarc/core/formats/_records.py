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
from pontdarc.core.formats import _shape
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import Table
from pontdarc.core.words import gettext_noop


def loads(text: bytes) -> object:
    """Parse JSON; numbers that orjson would round, and NaN, are left to the standard library.

    :raises ValueError: it is not JSON.
    """
    if re.search(rb"\d{19}", text):
        exact: object = json.loads(text)
        return exact
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        value: object = json.loads(text)
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
    records: Iterable[tuple[int, Mapping[str, object]]], limits: Limits, name: str | None = None
) -> tuple[Table | None, list[Finding]]:
    """Return the table of numbered records: one column per name, in order of first appearance."""
    columns: dict[str, list[str | None]] = {}
    kinds: dict[str, set[str]] = {}
    lines: list[int] = []
    for line, record in records:
        height = len(lines)
        lines.append(line)
        for key, value in record.items():
            column = columns.get(key)
            if column is None:
                if len(columns) >= limits.columns:
                    raise _too_many(limits)
                column = columns[key] = []
                kinds[key] = set()
            if len(column) < height:
                column.extend([None] * (height - len(column)))
            column.append(text_of(value))
            if value is not None:
                kinds[key].add(_KINDS.get(type(value), "string"))
    if not columns:
        return None, []
    for column in columns.values():
        column.extend([None] * (len(lines) - len(column)))
    findings = one_by_one(
        Finding(found.NESTED_VALUES, column=key) for key in columns if kinds[key] & {"object", "array"}
    )
    names = _names(list(columns), findings)
    frame = pl.DataFrame(
        [pl.Series(new, cells, dtype=pl.String) for new, cells in zip(names, columns.values(), strict=True)]
    )
    series = pl.Series("line", lines, dtype=pl.UInt32)
    findings += _shape.formula_like(frame, series)
    types = {new: _type(kinds[key]) for new, key in zip(names, columns, strict=True)}
    return Table(name, frame, series, None, {key: type_ for key, type_ in types.items() if type_}), findings


_KINDS: dict[type, str] = {
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


def _names(keys: list[str], findings: list[Finding]) -> list[str]:
    """Return the keys as column names: never empty, never twice the same."""
    names: list[str] = []
    for place, key in enumerate(keys, start=1):
        name = " ".join(key.split())
        if not name or name in names:
            fresh = f"{name}_2" if name else f"colonne_{place}"
            while fresh in names or fresh in keys:
                fresh += "_2"
            kind = found.DUPLICATE_HEADER if name else found.EMPTY_HEADER
            findings.append(Finding(kind, column=fresh, params={"name": name}))
            name = fresh
        names.append(name)
    return names


def _too_many(limits: Limits) -> Unreadable:
    return Unreadable(
        "too_many_columns",
        gettext_noop("Les objets ont plus de %(limit)s noms différents : ce n’est pas un tableau."),
        gettext_noop("Les identifiants sont peut-être employés comme noms : exportez une liste d’objets semblables."),
        {"limit": limits.columns},
    )
