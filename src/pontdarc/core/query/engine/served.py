"""One served file, opened for answering."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import duckdb
import polars as pl
import pyarrow as pa

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import Column
from pontdarc.core.query.compiling import Compiled, compile_count, compile_page, compile_terms, terms_of
from pontdarc.core.query.engine import tiles
from pontdarc.core.query.engine.deadlines import DEADLINES
from pontdarc.core.query.engine.limits import BATCH_ROWS, EngineLimits
from pontdarc.core.query.engine.opening import open_locked
from pontdarc.core.query.engine.results import Page, framed
from pontdarc.core.query.facets import FacetAnswer, FacetRequest, assembled, compile_facet
from pontdarc.core.query.weight import HEAVY, searches, weight


class Elsewhere(Protocol):
    """Answers what is too heavy to be answered in this process, in one that can be killed."""

    def page(self, path: Path, query: tree.Query) -> Page:
        """Return what `Served.page` would."""

    def count(self, path: Path, query: tree.Query) -> int:
        """Return what `Served.count` would."""

    def facets(self, path: Path, requests: Sequence[FacetRequest], query: tree.Query) -> tuple[FacetAnswer, ...]:
        """Return what `Served.facets` would."""

    def batches(self, path: Path, query: tree.Query, rows: int) -> Iterator[pl.DataFrame]:
        """Yield what `Served.batches` would."""


class Served:
    """One served file, opened read-only. Safe to share between threads; after a fork, ask `serve` again.

    What weighs more than `HEAVY` is answered by *elsewhere* when there is one.
    """

    def __init__(self, path: Path, limits: EngineLimits, elsewhere: Elsewhere | None = None) -> None:
        self.path = path
        self.limits = limits
        self._elsewhere = elsewhere
        self._base = open_locked(path, limits)
        described, rows = self._base.execute("SELECT columns, rows FROM described").fetchall()[0]
        self.columns: tuple[Column, ...] = tuple(Column(**column) for column in json.loads(described))
        self.rows: int = rows

    def column(self, name: str) -> Column | None:
        """Return the column of that name, None when there is none."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def placed(self) -> Column | None:
        """The column that tells where the rows are."""
        return next((column for column in self.columns if column.placed), None)

    def page(self, query: tree.Query) -> Page:
        """Return the rows asked for, all in memory: give the query a limit.

        :raises Malformed: the query does not suit the table. :raises Unavailable: past the time or the memory.
        """
        if elsewhere := self._for(query):
            self.result_columns(query)  # what makes no sense is refused here
            return elsewhere.page(self.path, query)
        compiled = compile_page(query, self.columns, self._found(query))
        return Page(compiled.columns, framed(self._table(compiled), compiled.columns))

    def counted_page(self, query: tree.Query) -> tuple[Page, int]:
        """Return what `page` and `count` do: a page that is not full tells how many rows there are."""
        page = self.page(query)
        shown = page.frame.height
        if (shown or not query.offset) and query.limit is not None and shown < query.limit:
            return page, query.offset + shown
        return page, self.count(query)

    def count(self, query: tree.Query) -> int:
        """Return how many rows, or groups, the query has, limit and offset aside."""
        filtered = query.where or query.refine or query.exclude
        if not (filtered or query.group_by or _may_aggregate(query)):
            return self.rows
        if elsewhere := self._for(replace(query, order_by=(), limit=1)):
            compile_count(query, self.columns)
            return elsewhere.count(self.path, query)
        compiled = compile_count(query, self.columns, self._found(query))
        return int(self._table(compiled).column(0)[0].as_py())

    def facets(self, requests: Sequence[FacetRequest], query: tree.Query) -> tuple[FacetAnswer, ...]:
        """Return the values of each facet over the rows that *query* keeps, with exact counts.

        :raises Malformed: no such column, or a filter that does not suit the table.
        """
        filtered = bool(query.where or query.refine or query.exclude)
        if filtered and (elsewhere := self._for(replace(query, select=(), group_by=(), order_by=()))):
            return elsewhere.facets(self.path, requests, query)
        return tuple(self._facet(request, query, filtered=filtered) for request in requests)

    def _facet(self, request: FacetRequest, query: tree.Query, *, filtered: bool) -> FacetAnswer:
        known = [] if filtered or request.hierarchical else self._counts(request.name)
        if not known:
            table = self._table(compile_facet(request, query, self.columns, self._found(query)))
            known = list(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))
        return assembled(request, query, self.columns, known)

    def _counts(self, name: str) -> list[tuple[str, int]]:
        """Return the values counted when the file was built, none for a column that was not."""
        rank = next((rank for rank, column in enumerate(self.columns) if column.name == name), -1)
        counted = Compiled('SELECT "value", "rows" FROM counts WHERE col = $col', {"col": str(rank)}, ())
        table = self._table(counted)
        return list(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))

    def result_columns(self, query: tree.Query) -> tuple[Column, ...]:
        """Return the columns that the answer will have, without asking for it."""
        return compile_page(query, self.columns, ()).columns

    def batches(self, query: tree.Query, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """Yield the answer in frames of at most *rows* rows, as they are consumed; at least one, maybe empty."""
        if elsewhere := self._for(query):
            self.result_columns(query)
            yield from elsewhere.batches(self.path, query, rows)
            return
        compiled = compile_page(query, self.columns, self._found(query))
        with self._cursor() as cursor:
            with self._timed(cursor):
                reader = cursor.execute(compiled.sql, compiled.parameters).to_arrow_reader(rows)
            yield framed(reader.schema.empty_table(), compiled.columns)
            while (batch := self._next(cursor, reader)) is not None:
                yield framed(pa.Table.from_batches([batch]), compiled.columns)

    def tile(self, asked: tiles.Tile, label: str | None = None) -> bytes:
        """Return a vector tile (MVT, layer ``places``) of the rows that are there; empty where there is none.

        *label*: the column whose text names each place. :raises Malformed: there is no such column.
        """
        if self.placed is None:
            return b""
        compiled = tiles.compile_tile(asked, self.columns, label)
        return bytes(self._table(compiled).column(0)[0].as_py() or b"")

    def _for(self, query: tree.Query) -> Elsewhere | None:
        """Return who answers a query that is too heavy for here."""
        heavy = self._elsewhere is not None and weight(query, self.columns, self.rows) > HEAVY
        return self._elsewhere if heavy else None

    def _found(self, query: tree.Query) -> tuple[tuple[str, ...], ...]:
        """Return, for each word that the query searches, the words of the table that stand for it."""
        terms = terms_of(query, self.columns) if searches(query) else ()
        if not terms:
            return ()
        table = self._table(compile_terms(terms))
        words: list[list[str]] = [[] for _ in terms]
        for rank, word in zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True):
            words[int(rank)].append(word)
        return tuple(map(tuple, words))

    def _table(self, compiled: Compiled) -> pa.Table:
        with self._cursor() as cursor, self._timed(cursor):
            return cursor.execute(compiled.sql, compiled.parameters).to_arrow_table()

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
        try:
            with DEADLINES.within(self.limits.seconds, cursor.interrupt):
                yield
        except duckdb.InterruptException:
            raise refusals.too_slow(self.limits.seconds) from None
        except duckdb.OutOfMemoryException:
            raise refusals.too_heavy() from None
        except (duckdb.DataError, duckdb.OperationalError):
            raise refusals.out_of_range() from None


def _may_aggregate(query: tree.Query) -> bool:
    return any(isinstance(item, tree.Named) and not isinstance(item.value, tree.FieldName) for item in query.select)
