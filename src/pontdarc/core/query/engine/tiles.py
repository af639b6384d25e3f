"""Vector tiles: what of a table falls in one square of the web's maps, thinned to what the eye can tell apart.

Points are placed by their cell on the square, whole numbers that need no projection; those that touch are one
feature that says how many it stands for. Shapes are projected, clipped and simplified to the pixel.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pontdarc.core.query import refusals
from pontdarc.core.query.columns import PLACE, Column
from pontdarc.core.query.compiled import TABLE, Compiled

DEEPEST: Final = 22
LAYER: Final = "places"
EXTENT: Final = 4096
_BITS: Final = 30
"""As in building: the square is 2**30 steps wide."""
_PIXELS: Final = 9
"""A tile is drawn on 2**9 pixels each way."""
_DOTS: Final = 7
"""Points nearer than 2**-7 of a tile, four pixels, are drawn as one, up to the zoom where everything is told apart."""
_APART: Final = 14
_BUFFER: Final = 8
"""A tile overflows by one part in 2**8 on each side, so that symbols are not cut at its edge: two pixels."""
MOST_FEATURES: Final = 20_000
_HALF_WORLD: Final = 20037508.342789244
_PACKED: Final = f"SELECT CASE WHEN count(*) > 0 THEN ST_AsMVT(f, '{LAYER}', {EXTENT}, 'geom') END FROM"


@dataclass(frozen=True, slots=True)
class Tile:
    """One square: *z* from 0, *x* eastwards, *y* southwards."""

    z: int
    x: int
    y: int

    def __post_init__(self) -> None:
        if not (0 <= self.z <= DEEPEST and 0 <= self.x < 1 << self.z and 0 <= self.y < 1 << self.z):
            raise refusals.not_a("tile", f"{self.z}/{self.x}/{self.y}", 0)

    @property
    def steps(self) -> int:
        """How many steps of the square its side is."""
        return 1 << (_BITS - self.z)


def compile_tile(tile: Tile, columns: Sequence[Column], label: str | None) -> Compiled:
    """Return the SQL of a tile of a table that has a place: one row, one column of bytes.

    :raises Malformed: no column is called *label*.
    """
    placed = next(column for column in columns if column.placed)
    named = _label(columns, label)
    sql = _points(tile, named) if placed.type == "point" else _shapes(tile, named)
    return Compiled(sql, {}, (Column("tile", "text"),))


def _label(columns: Sequence[Column], name: str | None) -> str:
    """A column is named by its rank: the name given from outside is never part of the SQL."""
    if not name:
        return "CAST(NULL AS VARCHAR)"
    rank = next((rank for rank, column in enumerate(columns) if column.name == name), None)
    if rank is None or columns[rank].type in ("point", "geometry"):
        raise refusals.unknown_field(name, 0)
    return f"left(CAST(c{rank} AS VARCHAR), 200)"


def _points(tile: Tile, label: str) -> str:
    west, north, side = tile.x * tile.steps, tile.y * tile.steps, tile.steps
    margin = side >> _BUFFER
    pixel = max(0, _BITS - tile.z - (_DOTS if tile.z < _APART else EXTENT.bit_length()))
    scale = EXTENT / side
    return (
        f"{_PACKED} (SELECT _id, n, label, "  # noqa: S608
        f"ST_Point(floor((x - {west}) * {scale!r}), floor((y - {north}) * {scale!r})) AS geom FROM ("
        f"SELECT min(_id) AS _id, CAST(count(*) AS INTEGER) AS n, arg_min({label}, _id) AS label, "
        f"arg_min(mx, _id) AS x, arg_min(my, _id) AS y FROM {TABLE} "
        f"WHERE mx BETWEEN {west - margin} AND {west + side + margin} "
        f"AND my BETWEEN {north - margin} AND {north + side + margin} "
        f"GROUP BY mx >> {pixel}, my >> {pixel} ORDER BY _id)) AS f"
    )


def _shapes(tile: Tile, label: str) -> str:
    size = 2 * _HALF_WORLD / (1 << tile.z)
    west, north = -_HALF_WORLD + tile.x * size, _HALF_WORLD - tile.y * size
    margin = size / (1 << _BUFFER)
    square = f"ST_Extent(ST_MakeEnvelope({west!r}, {north - size!r}, {west + size!r}, {north!r}))"
    pixel = size / (1 << _PIXELS)
    edges = (*_degrees(west - margin, north - size - margin), *_degrees(west + size + margin, north + margin))
    box = ", ".join(map(repr, edges))
    degrees = 360 / (1 << tile.z) / (1 << _PIXELS)
    # What is smaller than a pixel is not drawn among many, unless it is a point; the largest come first.
    return (
        f"{_PACKED} (SELECT _id, CAST(1 AS INTEGER) AS n, label, geom FROM ("  # noqa: S608
        f"SELECT _id, {label} AS label, ST_AsMVTGeom("
        f"ST_Simplify(ST_Transform({PLACE}, 'EPSG:4326', 'EPSG:3857', always_xy := true), {pixel / 2!r}), "
        f"{square}, {EXTENT}, {EXTENT >> _BUFFER}, true) AS geom FROM ("
        f"SELECT * FROM {TABLE} WHERE ST_Intersects({PLACE}, ST_MakeEnvelope({box})) "
        f"AND (ST_Dimension({PLACE}) = 0 OR greatest(ST_XMax({PLACE}) - ST_XMin({PLACE}), "
        f"ST_YMax({PLACE}) - ST_YMin({PLACE})) >= {degrees!r}) LIMIT {MOST_FEATURES})) "
        f"WHERE geom IS NOT NULL) AS f"
    )


def _degrees(x: float, y: float) -> tuple[float, float]:
    """From metres of the web's maps to degrees."""
    longitude = x / _HALF_WORLD * 180
    latitude = math.degrees(2 * math.atan(math.exp(y / _HALF_WORLD * math.pi)) - math.pi / 2)
    return max(-180.0, min(180.0, longitude)), max(-85.0511, min(85.0511, latitude))
