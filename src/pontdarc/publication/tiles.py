"""The vector tiles of a public version. Those of low zooms look at every row: they are made once and kept on disk."""

import math
import os
from collections.abc import Iterator, Sequence
from typing import Final

from pontdarc.core.query.engine import LAYOUT
from pontdarc.core.query.engine.tiles import Tile
from pontdarc.publication.models import Version
from pontdarc.publication.naming import naming_column
from pontdarc.publication.serving import Current, alone, served_now
from pontdarc.publication.storage import derived_path

KEPT_BELOW: Final = 11
"""The first zoom whose tiles are made each time they are asked for: below, half a million points take 60 to 80 ms."""
TILED_BEYOND: Final = 5_000
"""Up to so many rows a map takes all the places in one file."""


def tile(here: Current, z: int, x: int, y: int, label: str | None = None) -> bytes:
    """Return a tile (MVT), empty where there is nothing. *label*: the column that names places.

    :raises Malformed: no such tile, or no such column.
    """
    asked = Tile(z, x, y)
    if z >= KEPT_BELOW or here.table.placed is None:
        return here.table.tile(asked, label)
    return _kept(here, asked, label)


def _kept(here: Current, asked: Tile, label: str | None) -> bytes:
    rank = next((rank for rank, column in enumerate(here.table.columns) if column.name == label), "")
    if label and rank == "":
        return here.table.tile(asked, label)  # refuses: a name from outside is never part of a path
    path = derived_path(here.version.pk, f"tile-{LAYOUT}-{asked.z}-{asked.x}-{asked.y}-{rank}.mvt")
    if not path.exists():
        with alone(path.with_name("tiles")):
            if not path.exists():
                draft = path.with_name(f".{path.name}")
                draft.write_bytes(here.table.tile(asked, label))
                os.replace(draft, path)
    return path.read_bytes()


def prepare(version: Version) -> int:
    """Make the tiles of low zooms that the map of a long version asks for, and return how many there are.

    :raises NotFound: the version is not public now.
    """
    bbox = (version.geometry or {}).get("bbox")
    if not bbox or version.rows <= TILED_BEYOND:
        return 0
    here, label = served_now(version), naming_column(version)
    made = 0
    for asked in low_tiles(bbox):
        _kept(here, asked, label)
        made += 1
    return made


def low_tiles(bbox: Sequence[float], most: int = 100) -> Iterator[Tile]:
    """Yield the tiles of low zooms that touch a box (W, S, E, N, degrees), the lowest first.

    A zoom of more than *most* tiles ends it: those beyond are made when they are asked for.
    """
    for z in range(KEPT_BELOW):
        west, north = _cell(bbox[0], bbox[3], z)
        east, south = _cell(bbox[2], bbox[1], z)
        if (east - west + 1) * (south - north + 1) > most:
            return
        for x in range(west, east + 1):
            for y in range(north, south + 1):
                yield Tile(z, x, y)


def _cell(longitude: float, latitude: float, z: int) -> tuple[int, int]:
    last = (1 << z) - 1
    latitude = math.radians(max(-85.0511, min(85.0511, latitude)))
    south = (1 - math.log(math.tan(latitude) + 1 / math.cos(latitude)) / math.pi) / 2
    return (
        max(0, min(last, int((longitude + 180) / 360 * (last + 1)))),
        max(0, min(last, int(south * (last + 1)))),
    )
