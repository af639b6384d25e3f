"""One served file, opened for answering."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

import duckdb
import polars as pl
import pyarrow as pa

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.columns import Column
from pontdarc.core.query.compiled import Compiled
from pontdarc.core.query.compiling import (
    compile_count,
    compile_groups,
    compile_page,
    compile_values,
    compile_words,
    has_aggregate,
    terms_of,
)
from pontdarc.core.query.engine import cells, keys, tiles
from pontdarc.core.query.engine.deadlines import DEADLINES
from pontdarc.core.query.engine.limits import BATCH_ROWS, EngineLimits
from pontdarc.core.query.engine.opening import open_locked
from pontdarc.core.query.engine.results import Page, framed, paged
from pontdarc.core.query.expanding import Expansion, Found, Runs, Term
from pontdarc.core.query.facets import (
    FacetAnswer,
    FacetRequest,
    assembled,
    compile_facet,
    compile_together,
    is_plain,
    told_apart,
)
from pontdarc.core.query.finding import compile_counted_rows, compile_rows
from pontdarc.core.query.weight import HEAVY, searches, weight

_MOST_COMBINATIONS: Final = 20_000


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
        self._known_counts: dict[int, list[tuple[str, int]]] = {}
        self._known_places: dict[int, dict[str, int]] = {}
        self._known_texts: dict[int, dict[int, str]] = {}
        self.columns: tuple[Column, ...] = tuple(Column(**column) for column in json.loads(described))
        self._cells = cells.Cells(path.with_suffix(cells.SUFFIX))
        self._keys = keys.Keys(path.with_suffix(keys.SUFFIX), self.columns)
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
        return self._page(query)

    def _page(self, query: tree.Query) -> Page:
        if _is_grouped(query):
            compiled = compile_page(query, self.columns, self._found(query))
            return Page(compiled.columns, paged(self._all(compiled), compiled.columns))
        if (run := self._run(query)) is not None:
            return self._shown(run, self._filed(query), ())
        compiled = compile_rows(query, self.columns, self._found(query))
        found = self._all(compiled)
        return self._shown(compiled, [row[0] for row in found], [row[1:] for row in found])

    def counted_page(self, query: tree.Query) -> tuple[Page, int]:
        """Return what `page` and `count` do, looking once at the table where that is enough."""
        page, total = self._counted(query)
        if total is not None:
            return page, total
        if (page.height or not query.offset) and query.limit is not None and page.height < query.limit:
            return page, query.offset + page.height
        return page, self.count(query)

    def _counted(self, query: tree.Query) -> tuple[Page, int | None]:
        """Return a page, and how many rows there are where it was as quick to count them too."""
        if (keyed := self._keys.rows(query)) is not None and (run := self._stored(query)) is not None:
            last = None if query.limit is None else query.offset + query.limit
            return self._shown(run, keyed[query.offset : last], ()), len(keyed)
        if self._for(query):
            return self.page(query), None
        if query.group_by:
            compiled = compile_groups(query, self.columns, self._found(query))
            rows = self._all(compiled)
            page = Page(compiled.columns, paged([row[:-1] for row in rows], compiled.columns))
            return page, rows[0][-1] if rows else None
        if query.order_by and _is_filtered(query) and not _may_calculate(query):
            compiled = compile_counted_rows(query, self.columns, self._found(query))
            found = self._all(compiled)
            return self._shown(compiled, [row[0] for row in found], ()), found[0][1] if found else None
        return self._page(query), None

    def _run(self, query: tree.Query) -> Compiled | None:
        """Return what a query shows if its rows are those of the file, one after the other, and nothing calculated."""
        if query.order_by or _is_filtered(query) or _is_grouped(query):
            return None
        return self._stored(query)

    def _stored(self, query: tree.Query) -> Compiled | None:
        """Return what a query shows if nothing of it is calculated."""
        compiled = compile_rows(query, self.columns)
        return None if None in compiled.cells else compiled

    def _filed(self, query: tree.Query) -> range:
        """Return the ranks of the rows that a query without filter nor order asks for."""
        first = min(query.offset, self.rows)
        last = self.rows if query.limit is None else min(first + query.limit, self.rows)
        return range(first + 1, last + 1)

    def _shown(self, compiled: Compiled, rows: Sequence[int], calculated: Sequence[Sequence[object]]) -> Page:
        """Return the cells of these rows, and between them what was calculated for each."""
        stored = iter(self._cells.values(rows, [cell for cell in compiled.cells if cell is not None]))
        others = tuple(column for column, cell in zip(compiled.columns, compiled.cells, strict=True) if cell is None)
        made = iter(paged(calculated, others))
        return Page(compiled.columns, [next(made if cell is None else stored) for cell in compiled.cells])

    def count(self, query: tree.Query) -> int:
        """Return how many rows, or groups, the query has, limit and offset aside."""
        if not (_is_filtered(query) or _is_grouped(query)):
            return self.rows
        if elsewhere := self._for(replace(query, order_by=(), limit=1)):
            compile_count(query, self.columns)
            return elsewhere.count(self.path, query)
        compiled = compile_count(query, self.columns, self._found(query))
        return int(self._all(compiled)[0][0])

    def facets(self, requests: Sequence[FacetRequest], query: tree.Query) -> tuple[FacetAnswer, ...]:
        """Return the values of each facet over the rows that *query* keeps, with exact counts.

        :raises Malformed: no such column, or a filter that does not suit the table.
        """
        filtered = _is_filtered(query)
        if filtered and (elsewhere := self._for(replace(query, select=(), group_by=(), order_by=()))):
            return elsewhere.facets(self.path, requests, query)
        together = self._together(requests, query) if filtered else {}
        return tuple(
            assembled(request, query, self.columns, together[request])
            if request in together
            else self._facet(request, query, filtered=filtered)
            for request in requests
        )

    def _together(
        self, requests: Sequence[FacetRequest], query: tree.Query
    ) -> dict[FacetRequest, list[tuple[str, int]]]:
        """Return the counts of the facets that one look at the table tells: those whose values combine into few."""
        chosen: list[FacetRequest] = []
        combinations = 1
        for request in requests:
            column = self.column(request.name)
            plain = column and is_plain(request, query, column) and (column.summed or not column.ranked)
            few = len(self._counts(request.name)) if plain else 0
            again = request.name in [each.name for each in chosen]
            if few and combinations * (few + 1) <= _MOST_COMBINATIONS and not again:
                combinations *= few + 1
                chosen.append(request)
        if not chosen:
            return {}
        names = tuple(each.name for each in chosen)
        rows = self._all(compile_together(names, query, self.columns, self._found(query)))
        return {request: told_apart(rows, rank, self._texts(request.name)) for rank, request in enumerate(chosen)}

    def _bound(self, compiled: Compiled) -> dict[str, str]:
        """Return what is bound, with places for the texts that are looked for by theirs."""
        if not compiled.ranks:
            return compiled.parameters
        places = {name: str(self._places(rank).get(compiled.parameters[name], 0)) for name, rank in compiled.ranks}
        return compiled.parameters | places

    def _places(self, rank: int) -> dict[str, int]:
        if rank not in self._known_places:
            texts = self._texts(self.columns[rank].name) or {}
            self._known_places[rank] = {text: place for place, text in texts.items()}
        return self._known_places[rank]

    def _texts(self, name: str) -> Mapping[int, str] | None:
        """Return the texts of a column by their rank, None for what is not ranked."""
        rank, column = next((rank, column) for rank, column in enumerate(self.columns) if column.name == name)
        if column.ranked and rank not in self._known_texts:
            found = self._all(Compiled(f"SELECT k{rank}, c{rank} FROM s{rank}", {}, ()))  # noqa: S608 - a number of ours
            self._known_texts[rank] = dict(found)
        return self._known_texts.get(rank)

    def _facet(self, request: FacetRequest, query: tree.Query, *, filtered: bool) -> FacetAnswer:
        known = [] if filtered or request.hierarchical else self._counts(request.name)
        if not known:
            known = self._all(compile_facet(request, query, self.columns, self._found(query)))
        return assembled(request, query, self.columns, known)

    def _counts(self, name: str) -> list[tuple[str, int]]:
        """Return the values counted when the file was built, none for a column that was not."""
        rank = next((rank for rank, column in enumerate(self.columns) if column.name == name), -1)
        if rank not in self._known_counts:
            counted = Compiled('SELECT "value", "rows" FROM counts WHERE col = $col', {"col": str(rank)}, ())
            self._known_counts[rank] = self._all(counted)
        return self._known_counts[rank]

    def result_columns(self, query: tree.Query) -> tuple[Column, ...]:
        """Return the columns that the answer will have, without asking for it."""
        return compile_page(query, self.columns, ()).columns

    def batches(self, query: tree.Query, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """Yield the answer in frames of at most *rows* rows, as they are consumed; at least one, maybe empty."""
        if elsewhere := self._for(query):
            self.result_columns(query)
            yield from elsewhere.batches(self.path, query, rows)
            return
        if (run := self._run(query)) is not None:
            shown = {column.name: cell for column, cell in zip(run.columns, run.cells, strict=True) if cell is not None}
            yield from self._cells.frames(shown, self._filed(query), rows)
            return
        compiled = compile_page(query, self.columns, self._found(query))
        with self._cursor() as cursor:
            with self._timed(cursor):
                reader = cursor.execute(compiled.sql, self._bound(compiled)).to_arrow_reader(rows)
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
        return bytes(self._all(compiled)[0][0] or b"")

    def _for(self, query: tree.Query) -> Elsewhere | None:
        """Return who answers a query that is too heavy for here."""
        heavy = self._elsewhere is not None and weight(query, self.columns, self.rows) > HEAVY
        return self._elsewhere if heavy else None

    def _found(self, query: tree.Query) -> Found:
        """Return, for each word that the query searches, what stands for it in this table."""
        terms = terms_of(query, self.columns) if searches(query) else ()
        if not terms:
            return ()
        words: list[list[str]] = [[] for _ in terms]
        if any(term.is_open for term in terms):
            for rank, word in self._all(compile_words(terms)):
                words[int(rank)].append(word)
        others = tuple(
            tuple(word for word in found if word != term.word) for term, found in zip(terms, words, strict=True)
        )
        values = self._values(terms, others)
        return tuple(map(Expansion, others, values))

    def _values(
        self, terms: tuple[Term, ...], words: tuple[tuple[str, ...], ...]
    ) -> list[tuple[tuple[int, Runs], ...]]:
        """Return the values that hold each term, by column."""
        runs: list[dict[int, list[tuple[int, int]]]] = [{} for _ in terms]
        if any(column.ranked for column in self.columns):
            for rank, column, first, last in self._all(compile_values(terms, words)):
                runs[int(rank)].setdefault(column, []).append((first, last))
        return [tuple((column, tuple(found)) for column, found in each.items()) for each in runs]

    def _all(self, compiled: Compiled) -> list[tuple[Any, ...]]:
        """Return every row: those of a page are few, and cost less as they are than as a table."""
        with self._cursor() as cursor, self._timed(cursor):
            return cursor.execute(compiled.sql, self._bound(compiled)).fetchall()

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


def _is_filtered(query: tree.Query) -> bool:
    return bool(query.where or query.refine or query.exclude)


def _may_calculate(query: tree.Query) -> bool:
    return any(isinstance(item, tree.Named) and not isinstance(item.value, tree.FieldName) for item in query.select)


def _is_grouped(query: tree.Query) -> bool:
    """Whether the rows of the result are made from many."""
    return bool(query.group_by) or any(
        isinstance(item, tree.Named) and has_aggregate(item.value) for item in query.select
    )
