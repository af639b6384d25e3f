"""A page of a public table: sorted and filtered by what the address says, asked of the query engine."""

import datetime
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from pontdarc.core.query import tree
from pontdarc.core.query.columns import MOMENTS, NUMERIC, ColumnType
from pontdarc.core.query.columns import Column as Field
from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import moment
from pontdarc.core.query.refusals import Malformed
from pontdarc.core.query.words import folded, words
from pontdarc.publication.models import Version
from pontdarc.publication.serving import served
from pontdarc.web.templatetags.pontdarc import cell

ROWS = 25
WHOLE = 30
"""A table of so few rows is shown whole: turning its page would take longer than reading it."""
MOST_COLUMNS = 60
MOST_CHOICES = 40
"""As many values as one reads in a list; a column that has more is filtered by words."""
LONGEST_CHOICE = 80
SAMPLE = 200
FILTER_PREFIX = "f."
EXACTLY = "="
"""What a filter begins with when it is a value of the column, and not a part of one."""
CHOSEN_FROM: frozenset[ColumnType] = frozenset({"text", "integer", "boolean", "date"})
SORTED_BY: frozenset[ColumnType] = CHOSEN_FROM | {"number", "datetime"}
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its header shows it; *sort* is what the address must say to sort by it next."""

    name: str
    title: str
    type: str
    numeric: bool
    direction: str
    sort: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: column to sort by with its direction, filters by column, page."""

    sort: str = ""
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    column: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown: rows of (column, value) pairs, and where we are in the table.

    *values*: of the column to filter, when they are few: as the address writes it, as one reads it, whether it is
    asked for. *hidden*: how many columns are left out; *blank*: those of them that hold no value. *whole*: the table
    is short enough to be shown at once. *filtering*: the reader has begun to filter.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Column, object], ...], ...]
    asked: Asked
    total: int
    found: int
    pages: int
    first: int
    last: int
    values: tuple[tuple[str, str, bool], ...]
    hidden: int
    blank: int = 0
    whole: bool = False
    filtering: bool = False


def read_address(params: QueryDict, columns: Sequence[Mapping[str, object]]) -> Asked:
    """Return what is asked, whatever the address says: an unknown column is no column."""
    names = [str(column["name"]) for column in columns]
    sort = params.get("tri", "")
    descending, sort = sort.startswith("-"), sort.removeprefix("-")
    filters = {
        key.removeprefix(FILTER_PREFIX): value.strip()
        for key, value in params.dict().items()
        if isinstance(value, str)
        and key.startswith(FILTER_PREFIX)
        and key.removeprefix(FILTER_PREFIX) in names
        and value.strip()
    }
    column, value = params.get("colonne", ""), params.get("valeur", "").strip()
    if column in names and value and params.get("de", column) == column:
        filters[column] = value
    page = params.get("page", "1")
    return Asked(
        sort=sort if sort in names else "",
        descending=descending,
        filters=filters,
        column=column if column in names else "",
        page=min(max(int(page), 1), 1_000_000) if page.isdecimal() and len(page) < 8 else 1,
    )


def preview(version: Version, params: QueryDict, blank: Collection[str] = ()) -> Preview:
    """Return the page of the table that the address asks for.

    *blank*: columns without any value, left out unless the table has no other.
    """
    table = served(version)
    fields = {field.name: field for field in table.columns if not field.derived}
    asked = read_address(params, version.columns)
    known = [_column(column, asked) for column in version.columns if column["name"] in fields]
    everything = [column for column in known if column.name not in blank] or known
    columns = tuple(everything[:MOST_COLUMNS])
    whole = version.rows <= WHOLE
    found, rows, page = _page(table, fields, asked, columns, WHOLE if whole else ROWS)
    column = asked.column or _first_of_few(table, columns)
    return Preview(
        columns=columns,
        rows=tuple(tuple((column, row[column.name]) for column in columns) for row in rows),
        asked=Asked(asked.sort, asked.descending, asked.filters, column, page),
        total=version.rows,
        found=found,
        pages=1 if whole else max(1, -(-found // ROWS)),
        first=(page - 1) * ROWS + 1 if found else 0,
        last=found if whole else min(page * ROWS, found),
        values=_values(table, fields.get(column), asked.filters.get(column, "")),
        hidden=len(everything) - len(columns),
        blank=len(known) - len(everything),
        whole=whole,
        filtering=bool(asked.filters) or bool(asked.column),
    )


def _page(
    table: Served, fields: Mapping[str, Field], asked: Asked, columns: Sequence[Column], size: int
) -> tuple[int, list[dict[str, object]], int]:
    """Return how many rows answer, those of the page, and its number; what no row can answer finds none."""
    conditions = [_matching(fields[name], wanted) for name, wanted in asked.filters.items() if name in fields]
    query = tree.Query(
        select=tuple(_named(column.name) for column in columns),
        where=tuple(one for one in conditions if isinstance(one, tree.Like)),
        refine=tuple(one for one in conditions if isinstance(one, tree.Facet)),
        order_by=(tree.Order(tree.FieldName(asked.sort), asked.descending),) if _sortable(fields, asked.sort) else (),
    )
    if None in conditions:
        return 0, [], 1
    try:
        found = table.count(query)
        page = min(asked.page, max(1, -(-found // size)))
        return found, table.page(replace(query, limit=size, offset=(page - 1) * size)).rows(), page
    except Malformed:
        return 0, [], 1


def _named(name: str) -> tree.Named:
    return tree.Named(tree.FieldName(name), name)


def _sortable(fields: Mapping[str, Field], name: str) -> bool:
    return name in fields and fields[name].type in SORTED_BY


def _matching(field: Field, wanted: str) -> tree.Facet | tree.Like | None:
    """Return the test of a filter: the same figure, day or answer; the beginnings of words for the rest."""
    if wanted.startswith(EXACTLY) and len(wanted) > len(EXACTLY):
        return tree.Facet(field.name, wanted.removeprefix(EXACTLY))
    if field.type in NUMERIC and _is_figure(figure := re.sub(r"\s", "", wanted).replace(",", ".")):
        return tree.Facet(field.name, figure)
    if field.type in MOMENTS and moment(day := _DAY.sub(_iso, wanted)):
        return tree.Facet(field.name, day)
    if field.type == "boolean" and wanted.lower() in (cell(True), cell(False)):
        return tree.Facet(field.name, "true" if wanted.lower() == cell(True) else "false")
    found = words(wanted)
    return tree.Like(tree.FieldName(field.name), " ".join(f"{word.rstrip('*')}*" for word in found)) if found else None


def _is_figure(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _iso(day: re.Match[str]) -> str:
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"


def _first_of_few(table: Served, columns: Sequence[Column]) -> str:
    """Return the first column whose first rows hold a few different values: the one that is best to filter by."""
    page = table.page(tree.Query(select=tuple(_named(c.name) for c in columns), limit=SAMPLE))
    sample = {
        column.name: set(cells)
        for column, cells in zip(page.columns, page.cells, strict=True)
        if column.type in CHOSEN_FROM
    }
    plain = [field.name for field in table.columns if field.name in sample]
    few = [name for name in plain if 1 < len(sample[name]) <= min(MOST_CHOICES, page.height - 1)]
    return next(iter(few or plain), "")


def _values(table: Served, field: Field | None, asked: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the values of a column for the reader to choose from, none when they are many."""
    if field is None or field.type not in CHOSEN_FROM:
        return ()
    key = _named(field.name)
    rows = table.page(tree.Query(select=(key,), group_by=(key,), limit=MOST_CHOICES + 2)).rows()
    values = [row[field.name] for row in rows if row[field.name] not in (None, "")]
    if len(values) > MOST_CHOICES or any(len(str(value)) > LONGEST_CHOICE for value in values):
        return ()
    written = [(_in_address(value), cell(value)) for value in sorted(values, key=_alphabetical)]
    return tuple((value, read, asked == EXACTLY + value) for value, read in written)


def _alphabetical(value: object) -> tuple[float, str]:
    return (value, "") if isinstance(value, int) else (0, folded(str(value)))


def _in_address(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _column(column: Mapping[str, object], asked: Asked) -> Column:
    name, kind = str(column["name"]), str(column.get("type", "string"))
    chosen = asked.sort == name
    direction = ("descending" if asked.descending else "ascending") if chosen else ""
    return Column(
        name=name,
        title=str(column.get("title") or name),
        type=kind,
        numeric=kind in NUMERIC,
        direction=direction,
        sort=f"-{name}" if direction == "ascending" else name,
    )
