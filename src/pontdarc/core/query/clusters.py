"""Clusters of places: squares of a map first, then squares whose middles are closer than their side become one.

The second step undoes what a grid does to a crowd that one of its lines cuts. The heaviest square absorbs those near
it, then the heaviest of what is left does, and so on: each turn is a few joins of squares, never a loop over rows.
Where each square is lighter than the one before, a turn settles two of them; what `TURNS` do not settle stays apart.
Source: the reference of ODSQL, geo_cluster.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp

from pontdarc.core.query import idioms
from pontdarc.core.query.values import conjunction

TILE = 256
"""Pixels of a side of the whole map at zoom 0."""
TURNS = 8
"""Measured: eight turns settle a million points, half of them in one town, at every zoom."""

# Squares have a rank, the heaviest first; a pair of near squares is (rank, other), the other being the heavier one.
_SQUARES = """
    SELECT gx, gy, avg(x) AS x, avg(y) AS y, row_number() OVER (ORDER BY count(*) DESC, gx, gy) AS rank
    FROM spots GROUP BY gx, gy"""
_NEAR = """
    SELECT greatest(a.rank, b.rank) AS rank, least(a.rank, b.rank) AS other
    FROM (
        SELECT gx + 1 AS hx, gy AS hy, x, y, rank FROM squares
        UNION ALL SELECT gx, gy + 1, x, y, rank FROM squares
        UNION ALL SELECT gx + 1, gy + 1, x, y, rank FROM squares
        UNION ALL SELECT gx + 1, gy - 1, x, y, rank FROM squares
    ) AS a JOIN squares AS b ON b.gx = a.hx AND b.gy = a.hy
    WHERE (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) < :reach"""
_ABSORBED = "SELECT DISTINCT rank FROM near WHERE NOT other IN (SELECT rank FROM near)"
_LEFT = """
    SELECT rank, other FROM near
    WHERE NOT rank IN (SELECT rank FROM absorbed) AND NOT other IN (SELECT rank FROM absorbed)"""
_HEADS = """
    SELECT s.gx AS gx, s.gy AS gy, coalesce(heads.head, s.rank) AS head
    FROM squares AS s LEFT JOIN (
        SELECT rank, min(other) AS head FROM near
        WHERE rank IN (SELECT rank FROM absorbed) AND NOT other IN (SELECT rank FROM absorbed) GROUP BY rank
    ) AS heads ON heads.rank = s.rank"""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters of the points of a table. *name*: of its own in the query; *side* of a square, in degrees."""

    name: str
    point: exp.Expr
    side: float

    @property
    def column(self) -> exp.Column:
        """The number of the cluster of a row, from the heaviest square on; null for a row that is nowhere."""
        return exp.column(f"{self.name}_head")

    def joined(self, source: exp.Select, table: str) -> exp.Select:
        """Return *source*, whose rows come from *table*, with the cluster of each of them."""
        head = exp.alias_(exp.column("head", table=self.name), self.column.name)
        square = [
            exp.EQ(this=exp.column(axis, table=self.name), expression=each)
            for axis, each in zip(("gx", "gy"), self._square(), strict=True)
        ]
        rows = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier(table)), head)
        return rows.from_(source.subquery(table)).join(self.name, on=conjunction(square), join_type="left")

    def steps(self, table: str, conditions: Sequence[exp.Expr]) -> Iterator[tuple[str, exp.Query]]:
        """Yield the queries, each reading those before, that end with the cluster of each square, under our name.

        *conditions*: what rows of *table* have a place on the map.
        """
        squares, near, absorbed = (f"{self.name}_{part}" for part in ("squares", "near", "absorbed"))
        yield f"{self.name}_spots", self._spots(table, conditions)
        yield squares, _query(_SQUARES, spots=f"{self.name}_spots")
        yield f"{near}0", self._near(squares)
        for turn in range(TURNS):
            here, there = f"{near}{turn}", f"{absorbed}{turn}"
            yield there, _query(_ABSORBED, near=here)
            yield f"{near}{turn + 1}", _query(_LEFT, near=here, absorbed=there)
        yield (
            absorbed,
            exp.union(*(exp.select("rank").from_(f"{absorbed}{turn}") for turn in range(TURNS)), distinct=False),
        )
        yield self.name, _query(_HEADS, squares=squares, near=f"{near}0", absorbed=absorbed)

    def _near(self, squares: str) -> exp.Query:
        query = _query(_NEAR, squares=squares)
        for reach in list(query.find_all(exp.Placeholder)):
            reach.replace(exp.cast(idioms.real(self.side**2), "double"))
        return query

    def _spots(self, table: str, conditions: Sequence[exp.Expr]) -> exp.Select:
        parts = [exp.alias_(each, name) for each, name in zip(self._place(), ("x", "y"), strict=True)]
        parts += [exp.alias_(each, name) for each, name in zip(self._square(), ("gx", "gy"), strict=True)]
        somewhere = exp.Not(this=exp.Is(this=exp.paren(self.point.copy()), expression=exp.null()))
        kept = conjunction([somewhere, *(each.copy() for each in conditions)])
        return exp.select(*parts).from_(table).where(kept)

    def _place(self) -> tuple[exp.Expr, exp.Expr]:
        """Return where a point is on the map: a degree is as long northwards as eastwards there."""
        lon, lat = (idioms.coordinate(self.point.copy(), axis) for axis in ("lon", "lat"))
        return lon, idioms.northing(lat)

    def _square(self) -> list[exp.Expr]:
        side = exp.cast(idioms.real(self.side), "double")
        ratios = [exp.Div(this=each, expression=side.copy(), typed=False, safe=False) for each in self._place()]
        return [exp.cast(exp.Floor(this=each), "bigint") for each in ratios]


def _query(text: str, **names: str) -> exp.Query:
    """Return one of the queries above, its tables under these names."""
    query = _parsed(text).copy()
    for table in query.find_all(exp.Table):
        table.set("this", exp.to_identifier(names[table.name]))
    return query


@cache
def _parsed(text: str) -> exp.Query:
    query = sqlglot.parse_one(text, dialect="duckdb")
    assert isinstance(query, exp.Query)  # noqa: S101 - the texts above are queries
    return query
