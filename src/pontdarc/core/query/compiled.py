"""What compiling gives, done once for all the queries that differ by their literals and their page alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlglot import exp

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.alike import alike
from pontdarc.core.query.columns import Column
from pontdarc.core.query.expanding import Found, is_long
from pontdarc.core.query.gathering import gathered
from pontdarc.core.query.idioms import Engine
from pontdarc.core.query.ranking import by_rank
from pontdarc.core.query.summarising import summarised

TABLE = "data"
KEPT = 256
"""Compiled queries kept in memory: pages of portals ask the same few over and over."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL, what is bound to it by name, and the columns of the result in order.

    *cells*: where the SQL says only which rows, for each column the rank of the stored one that it shows, None for
    those that the SQL gives. *ranks*: the texts to bind by their place in a column (`by_rank`).
    """

    sql: str
    parameters: dict[str, str]
    columns: tuple[Column, ...]
    cells: tuple[int | None, ...] = ()
    ranks: tuple[tuple[str, int], ...] = ()


Compile = Callable[[tree.Query, tuple[Column, ...], Found], Compiled]


def once(
    compile: Compile, query: tree.Query, columns: tuple[Column, ...], found: Found, *, paged: bool = True
) -> Compiled:
    """Return what *compile* does, done once for all the queries that differ by their literals and their page alone.

    *paged*: whether the limit and the offset of the query count.

    :raises Malformed: as *compile* does.
    """
    if is_long(found):
        return compile(query, columns, found)
    kind = alike(query, columns)
    try:
        known = _known(compile, kind.query, columns, found)
    except refusals.Malformed:
        return compile(query, columns, found)  # refuses in the words of this query
    end = kind.end if paged else ""
    return replace(known, sql=kind.sql(known.sql) + end, parameters=kind.bound(known.parameters))


@lru_cache(maxsize=KEPT)
def _known(compile: Compile, kind: tree.Query, columns: tuple[Column, ...], found: Found) -> Compiled:
    return compile(kind, columns, found)


def over_rows(
    select: exp.Select, bound: Mapping[str, str], stored: Sequence[Column], columns: tuple[Column, ...]
) -> Compiled:
    """Return a selection from the rows as SQL, by the quickest way there. *stored*: the columns of the table."""
    quick = summarised(select, TABLE, stored)
    if quick is not select:
        return compiled(quick, bound, columns)
    ranked, ranks = by_rank(select, stored)
    return replace(compiled(gathered(ranked, TABLE, stored), bound, columns), ranks=ranks)


def compiled(sql: exp.Expr, bound: Mapping[str, str], columns: tuple[Column, ...]) -> Compiled:
    """Return an expression as SQL of the engine, with those of the texts that it names."""
    named = {str(each.this) for each in sql.find_all(exp.Placeholder)}
    return Compiled(sql.sql(Engine), {name: text for name, text in bound.items() if name in named}, columns)
