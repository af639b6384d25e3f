"""A page of a public table: sorted and filtered by what the address says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl
from django.http import QueryDict

from pontdarc.publication.models import Version
from pontdarc.publication.queries import table_path

ROWS = 25
MOST_COLUMNS = 60
MOST_VALUES = 200
NUMERIC = ("integer", "number")
FILTER_PREFIX = "f."


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
    """What is shown: rows of (column, value) pairs, and where we are in the table; *hidden*: columns left out."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Column, object], ...], ...]
    asked: Asked
    total: int
    found: int
    pages: int
    first: int
    last: int
    values: tuple[str, ...]
    hidden: int


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
    if column in names and value:
        filters[column] = value
    page = params.get("page", "1")
    return Asked(
        sort=sort if sort in names else "",
        descending=descending,
        filters=filters,
        column=column if column in names else "",
        page=min(max(int(page), 1), 1_000_000) if page.isdecimal() and len(page) < 8 else 1,
    )


def preview(version: Version, params: QueryDict) -> Preview:
    """Return the page of the table that the address asks for."""
    asked = read_address(params, version.columns)
    types = {str(column["name"]): str(column.get("type", "string")) for column in version.columns}
    table = pl.scan_parquet(table_path(version))
    present = set(table.collect_schema().names())
    kept = table
    for name, wanted in asked.filters.items():
        if name in present:
            kept = kept.filter(_matches(name, wanted, types[name]))
    found = int(kept.select(pl.len()).collect().item())
    pages = max(1, -(-found // ROWS))
    page = min(asked.page, pages)
    if asked.sort in present:
        kept = kept.sort(_sorted_by(asked.sort, types[asked.sort]), descending=asked.descending, nulls_last=True)
    everything = [_column(column, asked) for column in version.columns if column["name"] in present]
    columns = tuple(everything[:MOST_COLUMNS])
    shown = kept.select(column.name for column in columns).slice((page - 1) * ROWS, ROWS).collect()
    return Preview(
        columns=columns,
        rows=tuple(tuple((column, row[column.name]) for column in columns) for row in shown.iter_rows(named=True)),
        asked=Asked(asked.sort, asked.descending, asked.filters, asked.column, page),
        total=version.rows,
        found=found,
        pages=pages,
        first=(page - 1) * ROWS + 1 if found else 0,
        last=min(page * ROWS, found),
        values=_values(table, asked.column) if asked.column in present else (),
        hidden=len(everything) - len(columns),
    )


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


def _matches(name: str, wanted: str, kind: str) -> pl.Expr:
    """Return the test of a filter: the same number for a figure, the words anywhere for the rest."""
    cell = pl.col(name)
    if kind in NUMERIC:
        try:
            return cell.cast(pl.Float64, strict=False) == float(wanted.replace("\u202f", "").replace(",", "."))
        except ValueError:
            pass
    return cell.cast(pl.String).str.to_lowercase().str.contains(wanted.lower(), literal=True)


def _sorted_by(name: str, kind: str) -> pl.Expr:
    cell = pl.col(name)
    return cell.cast(pl.Float64, strict=False) if kind in NUMERIC else cell


def _values(table: pl.LazyFrame, name: str) -> tuple[str, ...]:
    """Return the most frequent values of a column, for the reader to choose from."""
    counted = table.group_by(pl.col(name).cast(pl.String).alias("value")).agg(pl.len().alias("n"))
    top = counted.drop_nulls().sort("n", descending=True).head(MOST_VALUES).collect()
    return tuple(top["value"].sort().to_list())
