"""Facets: the values of a column with how many rows have each, as a tree when they have levels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pontdarc.core.query import tree
from pontdarc.core.query.columns import Column
from pontdarc.core.query.compiling import Compiled

State = Literal["displayed", "refined", "excluded"]
Sort = Literal["count", "-count", "alphanum", "-alphanum", "num", "-num"]


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A facet that is asked for.

    *disjunctive*: its own refinements do not filter its values. *hierarchical*: texts are paths whose parts
    *separator* joins; dates always are (year, month, day). *limit* counts the values of one level.
    """

    name: str
    disjunctive: bool = False
    hierarchical: bool = False
    separator: str = "/"
    sort: Sort = "-count"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value. *value* is what refine takes (``2020/11``), *name* its last part (``11``)."""

    value: str
    name: str
    count: int
    state: State = "displayed"
    children: tuple["FacetValue", ...] = ()


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """The values of one facet, in the order asked for."""

    name: str
    values: tuple[FacetValue, ...]


def compile_facet(request: FacetRequest, query: tree.Query, columns: tuple[Column, ...]) -> Compiled:
    """Return the SQL of the values of a facet over the rows that *query* keeps: path (text), count (integer).

    Every level that the answer shows has its own rows; nulls are left out.

    :raises Malformed: no such column, or a filter that does not suit the table.
    """
    raise NotImplementedError


def assembled(
    request: FacetRequest, query: tree.Query, columns: Sequence[Column], counted: Iterable[tuple[str, int]]
) -> FacetAnswer:
    """Return the facet from its (path, count) pairs: those of `compile_facet`, or counts known beforehand."""
    raise NotImplementedError
