"""The only package that speaks to DuckDB: builds served files, opens them locked down, answers queries.

A served file holds one version of one dataset and nothing else:

- ``data``: ``_id`` (rank of the row from 1), ``c0``, ``c1``…, ``k<rank>`` (rank of a text in French order, where a
  column has few of them), ``searched`` (the other texts of the row as folded words, one space around each) and, where
  rows are somewhere, ``place`` (GEOMETRY, WGS 84, R-tree) with ``mx`` and ``my`` (its cell on the square of web maps);
- ``described``: the columns as JSON, the number of rows, whether geography must be loaded;
- ``lexicon``: the texts that have a rank, as folded words, by column: a word is looked for here before it is in rows;
- ``words``: the folded words of letters in the texts, their French stem, how many rows have each;
- ``s<rank>``: a summary by the values of a column (`pontdarc.core.query.summarising`), for those that have few;
- ``g<rank>``: the narrow columns again, gathered by a column of few values (`pontdarc.core.query.gathering`);
- ``counts``: the exact counts of the values of columns that have a thousand at most.

Beside it, under the same name but for their endings, the cells of each row as answers show them (``.arrow``) and where
each code stands (``.keys.arrow``).
"""

from pontdarc.core.query.engine.building import POINT, build, files_of
from pontdarc.core.query.engine.deadlines import when_stuck
from pontdarc.core.query.engine.limits import BATCH_ROWS, BUILDING_MEMORY, LAYOUT, EngineLimits, Geometry
from pontdarc.core.query.engine.opened import forget, serve
from pontdarc.core.query.engine.results import Page
from pontdarc.core.query.engine.served import Elsewhere, Served

__all__ = [
    "BATCH_ROWS",
    "BUILDING_MEMORY",
    "LAYOUT",
    "POINT",
    "Elsewhere",
    "EngineLimits",
    "Geometry",
    "Page",
    "Served",
    "build",
    "files_of",
    "forget",
    "serve",
    "when_stuck",
]
