"""A nested record on one row, and back: what a JSON document has and a table has not.

A column is named by the names that lead to its values, « acheteur.id ». A list adds no name: its values share a cell,
separated by « ; », and those of a list inside it by « , ». A separator that is part of a text is preceded by « \\ ».
Columns of one list are aligned: the second identifier goes with the second type, and an empty place says nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from pontdarc.core.schema import Field, FieldType

SEPARATORS = (";", ",")
"""Between the values of a list, and between those of a list inside a list; nothing is nested deeper."""

_TRUE, _FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Nesting:
    """How rows become the records of a document.

    *root*: names that lead to the list of records. *lists*: names that lead to a list, joined by dots.
    *types*: types of the values inside lists, by column; text where nothing is said.
    """

    root: tuple[str, ...]
    lists: frozenset[str]
    types: Mapping[str, FieldType] = field(default_factory=dict)


def spread(value: object, name: str = "") -> dict[str, str]:
    """Return the cells of a record (or of any value called *name*), by column; empty ones are left out.

    :raises ValueError: lists are nested deeper than two.
    """
    return {column: text for column, text in _cells(value, name, 0).items() if text}


def _cells(value: object, name: str, depth: int) -> dict[str, str]:
    if isinstance(value, Mapping):
        found: dict[str, str] = {}
        for key, each in value.items():
            found |= _cells(each, f"{name}.{key}" if name else str(key), depth)
        return found
    if isinstance(value, list):
        if depth == len(SEPARATORS):
            raise ValueError(f"{name}: more than {depth} lists inside one another")
        rows = [_cells(each, name, depth + 1) for each in value]
        columns = dict.fromkeys(column for row in rows for column in row)
        return {column: SEPARATORS[depth].join(row.get(column, "") for row in rows) for column in columns}
    return {name: _escaped(_text(value), depth)}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _escaped(text: str, depth: int) -> str:
    """Return a text where the separators of the lists it is in stand for themselves."""
    for sign in ("\\", *SEPARATORS[:depth]) if depth else ():
        text = text.replace(sign, f"\\{sign}")
    return text


def parted(text: str, separator: str) -> list[str]:
    """Return the parts of a cell: « \\ » keeps the sign that follows from being a separator."""
    parts, start = [], 0
    for sign in re.finditer(r"\\.|" + re.escape(separator), text, re.DOTALL):
        if sign[0] == separator:
            parts.append(text[start : sign.start()])
            start = sign.end()
    return [*parts, text[start:]]


def spread_cells(cells: pl.Series, wanted: Mapping[str, str]) -> list[pl.Series]:
    """Return the columns drawn from cells that hold JSON lists; cells that hold none keep their text.

    *wanted*: names that lead from the list to the values, joined by dots (empty: the values themselves), by column.
    """
    known: dict[str, dict[str, str]] = {}
    for text in cells.drop_nulls().unique().to_list():
        known[text] = _drawn(text)
    return [
        pl.Series(
            column,
            [None if text is None else known[text].get(f"list.{path}" if path else "list") for text in cells],
            dtype=pl.String,
        )
        for column, path in wanted.items()
    ]


def _drawn(text: str) -> dict[str, str]:
    try:
        value = json.loads(text)
        return spread(value, "list") if isinstance(value, (list, dict)) else {"list": text}
    except (ValueError, RecursionError):
        return {"list": text}


def nest(row: Mapping[str, str | None], fields: Iterable[Field], nesting: Nesting) -> dict[str, object]:
    """Return the record that a row tells. A text that is not of its type is kept as it is: the check says so."""
    columns = []
    for each in fields:
        names = tuple(each.name.split("."))
        ancestors = [".".join(names[: rank + 1]) for rank in range(len(names))]
        depth = sum(name in nesting.lists for name in ancestors)
        type_ = nesting.types.get(each.name, "string") if depth else each.type
        columns.append((names, _values(row.get(each.name), depth, type_, each)))
    return _record(columns, "", nesting.lists)


def _values(text: str | None, depth: int, type_: FieldType, field: Field, level: int = 0) -> object:
    """Return the value of a cell, in as many lists as its column is."""
    if not text:
        return [] if level < depth else None
    if level < depth:
        return [_values(part, depth, type_, field, level + 1) for part in parted(text, SEPARATORS[level])]
    return _value(re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL) if depth else text, type_, field)


def _value(text: str, type_: FieldType, field: Field) -> object:
    if type_ == "boolean":
        return True if text in field.true_values else False if text in field.false_values else text
    try:
        if type_ in ("integer", "year"):
            return int(text)
        if type_ == "number":
            return int(text) if re.fullmatch(r"-?\d+", text) else float(text)
        return json.loads(text) if type_ in ("array", "object", "geojson") else text
    except ValueError:
        return text


_Column = tuple[tuple[str, ...], object]


def _record(columns: Sequence[_Column], here: str, lists: frozenset[str]) -> dict[str, object]:
    groups: dict[str, list[_Column]] = {}
    for names, value in columns:
        groups.setdefault(names[0], []).append((names[1:], value))
    found: dict[str, object] = {}
    for name, group in groups.items():
        path = f"{here}.{name}" if here else name
        value = _list(group, path, lists) if path in lists else _one(group, path, lists)
        if value is not None and value != [] and value != {}:
            found[name] = value
    return found


def _one(group: Sequence[_Column], path: str, lists: frozenset[str]) -> object:
    return group[0][1] if group[0][0] == () else _record(group, path, lists)


def _list(group: Sequence[_Column], path: str, lists: frozenset[str]) -> list[object]:
    """Return the items of a list: the first places of all its columns make the first."""
    held = [(names, value) for names, value in group if isinstance(value, list)]
    length = max((len(value) for _, value in held), default=0)
    items = [
        _one([(names, value[place] if place < len(value) else None) for names, value in held], path, lists)
        for place in range(length)
    ]
    return [item for item in items if item is not None and item != {}]


def document(records: Iterable[Mapping[str, object]], root: Sequence[str]) -> Iterator[str]:
    """Yield the text of a JSON document, one record a line, under the names of *root*."""
    yield "".join(f"{{{json.dumps(name)}:" for name in root) + "["
    for rank, record in enumerate(records):
        yield ("," if rank else "") + "\n" + json.dumps(record, ensure_ascii=False)
    yield "\n]" + "}" * len(root) + "\n"
