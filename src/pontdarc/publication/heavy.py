"""Heavy queries: answered by children that can be killed, a few at a time in each process that serves."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from pontdarc.core.query import tree
from pontdarc.core.query.compiling import compile_page
from pontdarc.core.query.engine import BATCH_ROWS, EngineLimits, Page
from pontdarc.core.query.engine.apart import Question, facets, frames, number
from pontdarc.core.query.engine.opened import serve
from pontdarc.core.query.facets import FacetAnswer, FacetRequest
from pontdarc.outside.pool import OwnPool, PoolLimits

_TARGET = "pontdarc.core.query.engine.apart:answer"


class Heavy:
    """Answers as `Served` does, elsewhere."""

    def __init__(self, limits: EngineLimits, pool: PoolLimits) -> None:
        self._limits = limits
        self._pool = OwnPool(_TARGET, pool)

    def page(self, path: Path, query: tree.Query) -> Page:
        """Return what `Served.page` would."""
        columns = compile_page(query, serve(path, self._limits).columns).columns
        found = pl.concat(frames(self._pool.here().ask(Question("page", path, query, self._limits))))
        return Page(columns, [series.to_list() for series in found])

    def count(self, path: Path, query: tree.Query) -> int:
        """Return what `Served.count` would."""
        return number(self._pool.here().ask(Question("count", path, query, self._limits)))

    def facets(self, path: Path, requests: Sequence[FacetRequest], query: tree.Query) -> tuple[FacetAnswer, ...]:
        """Return what `Served.facets` would."""
        question = Question("facets", path, query, self._limits, requests=tuple(requests))
        return facets(self._pool.here().ask(question))

    def batches(self, path: Path, query: tree.Query, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """Yield what `Served.batches` would."""
        return frames(self._pool.here().ask(Question("batches", path, query, self._limits, rows=rows)))
