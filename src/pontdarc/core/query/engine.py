"""The only module that speaks to DuckDB: builds served files, opens them locked down, answers queries.

A served file holds one version of one dataset and nothing else: table ``data`` with ``_id`` (rank of the row from 1),
``c0``, ``c1``… and ``searched`` (the row as folded text); table ``described`` with the columns as JSON.
"""

import json
import os
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import ROW_ID, Column, ColumnType
from pontdarc.core.query.compiling import TABLE, Compiled, compile_count, compile_page
from pontdarc.core.query.predicates import SEARCHED

LAYOUT = 1
"""Number of the layout of served files: part of their name, so that a change of layout rebuilds them."""
POINT = "geo_point_2d"
BATCH_ROWS = 20_000
_EVERYTHING = tree.Query()


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """What a query may take. *seconds* is the time of one answer, or of one batch when rows are streamed."""

    seconds: float = 10.0
    memory: str = "1GB"
    threads: int = 2
    open_files: int = 32


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things are: two columns of degrees (WGS 84), or one column of GeoJSON."""

    latitude: str | None = None
    longitude: str | None = None
    geometry: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer: *frame* has one column per entry of *columns*, same names, same order."""

    columns: tuple[Column, ...]
    frame: pl.DataFrame

    def rows(self) -> list[dict[str, object]]:
        """Return the rows as dictionaries: dates as date, moments as naive UTC datetime, points as {lon, lat}."""
        return self.frame.to_dicts()


class Served:
    """One served file, opened read-only. Safe to share between threads; after a fork, ask `serve` again."""

    def __init__(self, path: Path, limits: EngineLimits) -> None:
        self.limits = limits
        self._base = _open_locked(path, limits)
        described, rows = self._base.execute("SELECT columns, rows FROM described").fetchall()[0]
        self.columns: tuple[Column, ...] = tuple(Column(**column) for column in json.loads(described))
        self.rows: int = rows

    def column(self, name: str) -> Column | None:
        """Return the column of that name, None when there is none."""
        return next((column for column in self.columns if column.name == name), None)

    def page(self, query: tree.Query) -> Page:
        """Return the rows asked for, all in memory: give the query a limit.

        :raises Malformed: the query does not suit the table. :raises Unavailable: past the time or the memory.
        """
        compiled = compile_page(query, self.columns)
        with self._cursor() as cursor, self._timed(cursor):
            table = cursor.execute(compiled.sql, compiled.parameters).to_arrow_table()
        return Page(compiled.columns, _frame(table, compiled))

    def count(self, query: tree.Query) -> int:
        """Return how many rows, or groups, the query has, limit and offset aside."""
        if query == replace(_EVERYTHING, limit=query.limit, offset=query.offset, order_by=query.order_by):
            return self.rows
        compiled = compile_count(query, self.columns)
        with self._cursor() as cursor, self._timed(cursor):
            found = cursor.execute(compiled.sql, compiled.parameters).fetchone()
        return int(found[0]) if found else 0

    def result_columns(self, query: tree.Query) -> tuple[Column, ...]:
        """Return the columns that the answer will have, without asking for it."""
        return compile_page(query, self.columns).columns

    def batches(self, query: tree.Query, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """Yield the answer in frames of at most *rows* rows, as they are consumed; at least one, maybe empty."""
        compiled = compile_page(query, self.columns)
        with self._cursor() as cursor:
            with self._timed(cursor):
                reader = cursor.execute(compiled.sql, compiled.parameters).to_arrow_reader(rows)
            yield _frame(reader.schema.empty_table(), compiled)
            while (batch := self._next(cursor, reader)) is not None:
                yield _frame(pa.Table.from_batches([batch]), compiled)

    def _next(self, cursor: duckdb.DuckDBPyConnection, reader: pa.RecordBatchReader) -> pa.RecordBatch | None:
        with self._timed(cursor):
            try:
                return reader.read_next_batch()
            except StopIteration:
                return None

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._base.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def _timed(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Interrupt what takes too long, and turn the engine's errors into refusals."""
        timer = threading.Timer(self.limits.seconds, cursor.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        except duckdb.InterruptException:
            raise refusals.too_slow(self.limits.seconds) from None
        except duckdb.OutOfMemoryException:
            raise refusals.too_heavy() from None
        except (duckdb.DataError, duckdb.OperationalError):
            raise refusals.out_of_range() from None
        finally:
            timer.cancel()


_opened: OrderedDict[tuple[Path, int], Served] = OrderedDict()
_opening = threading.Lock()


def serve(path: Path, limits: EngineLimits | None = None) -> Served:
    """Return the served file at *path*, kept open by this process among the most recently used."""
    limits = limits or EngineLimits()
    key = (path, os.getpid())
    with _opening:
        served = _opened.get(key) or Served(path, limits)
        _opened[key] = served
        _opened.move_to_end(key)
        while len(_opened) > limits.open_files:
            _opened.popitem(last=False)
        return served


def forget(path: Path) -> None:
    """Close the served file at *path* in this process, once nobody uses it."""
    with _opening:
        _opened.pop((path, os.getpid()), None)


def build(
    parquet: Path,
    target: Path,
    *,
    described: Sequence[Mapping[str, str]] = (),
    geometry: Geometry | None = None,
    limits: EngineLimits | None = None,
) -> None:
    """Write the served file of a Parquet table at *target*, whole or not at all.

    *described*: {name, title, type, description} by column, type in Table Schema's words; a text column said to be
    of another type is given that type when each of its values allows it, and stays text otherwise.
    """
    limits = limits or EngineLimits()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".building-") as folder:
        draft = Path(folder) / "draft.duckdb"
        with duckdb.connect(
            str(draft), config={"threads": limits.threads, "memory_limit": limits.memory}
        ) as connection:
            _Builder(connection, parquet, described, geometry or Geometry()).build()
        os.replace(draft, target)


def write_workbook(parquet: Path, target: Path) -> None:
    """Write a Parquet table, whose columns are already what a spreadsheet can hold, as an XLSX file.

    The rows pass through a native table: written straight from Parquet, the extension (1.5.5) loses values that
    follow a null of an earlier row group. A test keeps watch.
    """
    with duckdb.connect(str(target.with_suffix(".duckdb")), config={"threads": 1, "memory_limit": "1GB"}) as connection:
        connection.execute(f"LOAD '{_extension('excel')}'")
        connection.execute(f"CREATE TABLE cells AS SELECT * FROM read_parquet('{_quoted(parquet)}')")  # noqa: S608
        connection.execute(f"COPY cells TO '{_quoted(target)}' (FORMAT xlsx, HEADER true, SHEET 'donnees')")
    target.with_suffix(".duckdb").unlink()


def _open_locked(path: Path, limits: EngineLimits) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        str(path),
        read_only=True,
        config={
            "threads": limits.threads,
            "memory_limit": limits.memory,
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
            "python_enable_replacements": "false",
        },
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _frame(table: pa.Table, compiled: Compiled) -> pl.DataFrame:
    frame = pl.from_arrow(table.rename_columns([f"r{rank}" for rank in range(table.num_columns)]))
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - from_arrow gives a frame for a table
    cells = [
        _plain(series, column).alias(column.name)
        for series, column in zip(frame.get_columns(), compiled.columns, strict=True)
    ]
    return pl.DataFrame(cells)


def _plain(cells: pl.Series, column: Column) -> pl.Series:
    """Sums come wider than their column: whole again when they fit, floating point otherwise."""
    if cells.dtype.is_decimal() or cells.dtype == pl.Int128:
        whole = cells.cast(pl.Int64, strict=False) if column.type == "integer" else cells
        return (
            whole if whole.null_count() == cells.null_count() and column.type == "integer" else cells.cast(pl.Float64)
        )
    if column.type == "integer" and cells.dtype.is_float():
        whole = cells.cast(pl.Int64, strict=False)
        exact = bool((cells.abs() < 2**53).all()) and whole.null_count() == cells.null_count()
        return whole if exact else cells
    return cells.cast(pl.String) if cells.dtype == pl.Null and column.type == "text" else cells


_TYPES: tuple[tuple[str, ColumnType, str], ...] = (
    ("BOOLEAN", "boolean", "BOOLEAN"),
    ("DATE", "date", "DATE"),
    ("TIMESTAMP", "datetime", "TIMESTAMP"),
    ("DOUBLE", "number", "DOUBLE"),
    ("FLOAT", "number", "DOUBLE"),
    ("DECIMAL", "number", "DOUBLE"),
    ("HUGEINT", "number", "DOUBLE"),
    ("UHUGEINT", "number", "DOUBLE"),
    ("UBIGINT", "number", "DOUBLE"),
    ("BIGINT", "integer", "BIGINT"),
    ("INTEGER", "integer", "BIGINT"),
    ("UINTEGER", "integer", "BIGINT"),
    ("SMALLINT", "integer", "BIGINT"),
    ("USMALLINT", "integer", "BIGINT"),
    ("TINYINT", "integer", "BIGINT"),
    ("UTINYINT", "integer", "BIGINT"),
)
_DECLARED: dict[str, tuple[ColumnType, str]] = {
    "integer": ("integer", "BIGINT"),
    "year": ("integer", "BIGINT"),
    "number": ("number", "DOUBLE"),
    "boolean": ("boolean", "BOOLEAN"),
    "date": ("date", "DATE"),
    "datetime": ("datetime", "TIMESTAMP"),
}
_KEPT_AS_TEXT = r"^[+-]?0\d"
"""Digits behind a zero are a code, whatever was declared: a number would lose the zero."""


class _Builder:
    """Writes one served file. Columns are named by rank from the first statement on."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        parquet: Path,
        described: Sequence[Mapping[str, str]],
        geometry: Geometry,
    ) -> None:
        self.connection = connection
        self.parquet = str(parquet)
        self.names = pq.read_schema(parquet).names
        self.described = {column["name"]: column for column in described}
        self.geometry = geometry

    def build(self) -> None:
        self._raw()
        types = self._physical_types()
        typed = [self._typed(rank, name, types[rank]) for rank, name in enumerate(self.names)]
        columns = [column for column, _ in typed]
        expressions = [f"{sql} AS c{rank}" for rank, (_, sql) in enumerate(typed)]
        point = self._point(columns)
        if point:
            columns.append(Column(POINT, "point", derived=True))
            expressions.append(f"{point} AS c{len(self.names)}")
        searched = self._searched(columns)
        self.connection.execute(
            f"CREATE TABLE {TABLE} AS SELECT *, {searched} AS {SEARCHED} "  # noqa: S608
            f"FROM (SELECT {ROW_ID.name}, {', '.join(expressions) or 'NULL AS nothing'} FROM raw)",
        )
        (rows,) = self.connection.execute(f"SELECT count(*) FROM {TABLE}").fetchall()[0]  # noqa: S608
        self.connection.execute(
            "CREATE TABLE described AS SELECT $columns AS columns, $rows::BIGINT AS rows",
            {"columns": json.dumps([asdict(column) for column in columns]), "rows": rows},
        )
        self.connection.execute("CHECKPOINT")

    def _raw(self) -> None:
        """A view of the Parquet file under our own names, with the rank of each row."""
        names = ", ".join([*(f"c{rank}" for rank in range(len(self.names))), "file_row_number"])
        self.connection.execute(
            f"CREATE TEMP VIEW raw AS SELECT file_row_number + 1 AS {ROW_ID.name}, * EXCLUDE (file_row_number) "  # noqa: S608
            f"FROM read_parquet('{_quoted(Path(self.parquet))}', file_row_number = true) AS t({names})"
        )

    def _physical_types(self) -> list[str]:
        rows = self.connection.execute("DESCRIBE raw").fetchall()
        return [row[1] for row in rows[1:]]

    def _typed(self, rank: int, name: str, physical: str) -> tuple[Column, str]:
        said = self.described.get(name, {})
        type_, sql = self._type_and_sql(f"c{rank}", physical, said.get("type", ""))
        if name == self.geometry.geometry and type_ == "text" and self._all_json(sql):
            type_ = "geometry"
        return Column(name, type_, said.get("title") or "", said.get("description") or ""), sql

    def _type_and_sql(self, column: str, physical: str, declared: str) -> tuple[ColumnType, str]:
        if physical == "VARCHAR":
            wanted = _DECLARED.get(declared)
            if wanted and self._all_are(column, wanted[1]):
                return wanted[0], f"CAST({column} AS {wanted[1]})"
            return "text", column
        if physical == "VARCHAR[]":
            return "list", column
        if physical.endswith("]") or physical.startswith(("STRUCT", "MAP", "UNION")):
            return "text", f"CAST(to_json({column}) AS VARCHAR)"
        if physical == "TIMESTAMP WITH TIME ZONE":
            return "datetime", f"({column} AT TIME ZONE 'UTC')"
        for prefix, type_, sql_type in _TYPES:
            if physical.startswith(prefix):
                return type_, f"CAST({column} AS {sql_type})"
        return "text", f"CAST({column} AS VARCHAR)"

    def _all_are(self, column: str, sql_type: str) -> bool:
        code = f" OR regexp_matches({column}, '{_KEPT_AS_TEXT}')" if sql_type in ("BIGINT", "DOUBLE") else ""
        found = self.connection.execute(
            f"SELECT 1 FROM raw WHERE {column} IS NOT NULL AND (TRY_CAST({column} AS {sql_type}) IS NULL{code}) LIMIT 1"  # noqa: S608
        ).fetchall()
        return not found

    def _all_json(self, sql: str) -> bool:
        found = self.connection.execute(f"SELECT 1 FROM raw WHERE NOT json_valid({sql}) LIMIT 1").fetchall()  # noqa: S608
        return not found

    def _point(self, columns: list[Column]) -> str | None:
        ranks = {column.name: rank for rank, column in enumerate(columns) if column.type in ("number", "integer")}
        latitude, longitude = ranks.get(self.geometry.latitude or ""), ranks.get(self.geometry.longitude or "")
        if latitude is None or longitude is None or POINT in self.names:
            return None
        lat, lon = f"CAST(c{latitude} AS DOUBLE)", f"CAST(c{longitude} AS DOUBLE)"
        return (
            f"CASE WHEN {lat} BETWEEN -90 AND 90 AND {lon} BETWEEN -180 AND 180 THEN {{'lon': {lon}, 'lat': {lat}}} END"
        )

    def _searched(self, columns: list[Column]) -> str:
        shown = [f"c{rank}" for rank, column in enumerate(columns) if column.type not in ("point", "geometry")]
        return f"lower(strip_accents(concat_ws(' ', {', '.join(shown)})))" if shown else "''"


def _extension(name: str) -> str:
    spec = find_spec(f"duckdb_extension_{name}")
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"the package duckdb-extension-{name} is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "extensions" / f"v{duckdb.__version__}"
    return _quoted(folder / f"{name}.duckdb_extension")


def _quoted(path: Path) -> str:
    """Return a path of ours as it stands between quotes in SQL, where the engine takes no bound parameter."""
    return str(path).replace("'", "''")
