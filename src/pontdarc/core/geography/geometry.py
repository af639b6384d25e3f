"""Whole columns of geometry, from one writing to another: GeoJSON text (RFC 7946), WKB (ISO, with Z), other systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

Flags = NDArray[np.bool_]
"""One truth value for each geometry."""
Shapes = NDArray[Any]
"""Shapely geometries, None where there is none."""
DECIMALS = 8
"""Decimals of a degree kept after a change of system: about a millimetre, finer than any survey."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Geometries in another system; *lost*: how many had no place there, and are None."""

    shapes: Shapes
    lost: int


def from_text(cells: pl.Series) -> tuple[Shapes, int]:
    """Return the geometries of GeoJSON texts, and how many texts are none (given as None)."""
    shapes = shapely.from_geojson(cells.cast(pl.String).to_numpy().astype(object), on_invalid="ignore")
    return shapes, int(shapely.is_missing(shapes).sum()) - cells.null_count()


def to_text(shapes: Shapes, name: str = "geometry") -> pl.Series:
    """Return the GeoJSON texts of geometries, null where there is none."""
    return pl.Series(name, pa.array(shapely.to_geojson(shapes), pa.large_string()))


def from_wkb(cells: Sequence[bytes | None] | Shapes) -> tuple[Shapes, int]:
    """Return the geometries of WKB values (a SRID of PostGIS is dropped), and how many values are none."""
    values = np.asarray(cells, dtype=object)
    shapes = shapely.from_wkb(values, on_invalid="ignore")
    filled = sum(value is not None for value in values)
    return shapes, filled - int((~shapely.is_missing(shapes)).sum())


def to_wkb(shapes: Shapes) -> Shapes:
    """Return the WKB of geometries in ISO form, little endian, None where there is none."""
    return np.asarray(shapely.to_wkb(shapes, flavor="iso", byte_order=1), dtype=object)


def wkb_to_text(cells: pl.Series) -> tuple[pl.Series, int]:
    """Return WKB values (pl.Binary) as GeoJSON texts, and how many values are no geometry (given as null)."""
    shapes, bad = from_wkb(cells.to_numpy())
    return to_text(shapes, cells.name), bad


def moved(shapes: Shapes, source: str | CRS, target: str | CRS = "EPSG:4326", decimals: int | None = DECIMALS) -> Moved:
    """Return geometries of the system *source* in *target*, x (or longitude) first on both sides; Z does not change.

    A geometry one vertex of which has no place in *target* is lost as a whole: half a shape would be a lie.

    :raises pyproj.exceptions.CRSError: a system that PROJ does not know.
    """
    transformer = Transformer.from_crs(source, target, always_xy=True)

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        there = np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
        there = there if decimals is None else there.round(decimals)
        return np.column_stack([there, points[:, 2:]])

    there = np.asarray(shapely.transform(shapes, move, include_z=None), dtype=object)
    nowhere = ~shapely.is_missing(there) & ~has_place(there)
    there[nowhere] = None
    return Moved(there, int(nowhere.sum()))


def has_place(shapes: Shapes) -> NDArray[np.bool_]:
    """Say of each geometry whether all its vertices have a place; of none and of an empty one, yes."""
    points, owners = shapely.get_coordinates(shapes, return_index=True)
    fine = np.ones(len(shapes), dtype=bool)
    fine[owners[~np.isfinite(points).all(axis=1)]] = False
    return fine
