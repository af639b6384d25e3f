"""The archive of a version: Parquet, and GeoParquet 1.1 with covering boxes where there is a geometry.

Row groups are small, so that whoever looks for a place reads only the groups whose boxes touch it.
"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS

from pontdarc.core.geography.geometry import Shapes, from_text, moved, to_wkb

GROUP_ROWS = 20_000
_EDGES = ("xmin", "ymin", "xmax", "ymax")
_BOX = pa.struct([(edge, pa.float32()) for edge in _EDGES])
_KEY, _SOURCE = "geo", "source_crs"
_VERSION = "1.1.0"


@dataclass(frozen=True, slots=True)
class GeoColumns:
    """Where an archive keeps its geometry: WKB in *geometry*, boxes in *covering* (struct), None without.

    *bounds*: xmin, ymin, xmax, ymax of all rows, None when no row has a place. *crs_source*: the system it came from.
    """

    geometry: str
    covering: str | None
    bounds: tuple[float, float, float, float] | None = None
    types: tuple[str, ...] = ()
    crs_source: str | None = None


class ArchiveWriter:
    """Writes frames one after the other, in constant memory.

    *geometry*: the column of GeoJSON text (WGS 84), if any; *epsg*: the system to write it in, where not that one.
    """

    def __init__(self, path: Path, geometry: str | None, crs_source: str | None, *, epsg: int = 4326) -> None:
        self._path, self._geometry, self._crs_source = path, geometry, crs_source
        self._crs = None if epsg == 4326 else CRS.from_epsg(epsg)
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pa.Table] = []
        self._types: set[str] = set()
        self._bounds = np.full(4, np.nan)
        self.invalid = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Add rows: the same typed columns every time; add one frame without rows when there is none.

        A text that is no geometry is archived as null and counted in *invalid*.
        """
        table = frame.to_arrow()
        if self._geometry is not None:
            table = self._located(table, frame.get_column(self._geometry))
        if self._writer is None:
            repeated = [name for name in frame.columns if _repeats(frame.get_column(name))]
            self._writer = pq.ParquetWriter(
                self._path, table.schema, compression="zstd", use_dictionary=repeated or False
            )
        self._waiting.append(table.cast(self._writer.schema))
        if sum(each.num_rows for each in self._waiting) >= GROUP_ROWS:
            self._lay_down(whole_groups=True)

    def close(self) -> None:
        """Write what is left, and what the file says of its geometry.

        :raises ValueError: nothing was ever added, so that not even the columns are known.
        """
        if self._writer is None:
            raise ValueError("an archive needs at least one frame")
        self._lay_down(whole_groups=False)
        if self._geometry is not None:
            self._writer.add_key_value_metadata({_KEY: orjson.dumps(self._described(self._geometry)).decode()})
        if self._crs_source:
            self._writer.add_key_value_metadata({_SOURCE: self._crs_source})
        self._writer.close()

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        elif self._writer is not None:
            self._writer.close()

    def _lay_down(self, *, whole_groups: bool) -> None:
        assert self._writer is not None  # noqa: S101 - only called once a frame has come
        table = pa.concat_tables(self._waiting) if self._waiting else self._writer.schema.empty_table()
        rows = table.num_rows // GROUP_ROWS * GROUP_ROWS if whole_groups else table.num_rows
        self._writer.write_table(table.slice(0, rows), row_group_size=GROUP_ROWS)
        self._waiting = [table.slice(rows)] if rows < table.num_rows else []

    def _located(self, table: pa.Table, cells: pl.Series) -> pa.Table:
        shapes, bad = from_text(cells)
        self.invalid += bad
        if self._crs is not None:
            shapes = moved(shapes, "EPSG:4326", self._crs, decimals=None).shapes
        self._types |= _kinds(shapes)
        self._bounds = _union(self._bounds, shapes)
        place = table.schema.get_field_index(cells.name)
        table = table.set_column(place, cells.name, pa.array(to_wkb(shapes), pa.binary()))
        return table.append_column(_covering(cells.name, table.schema.names), _boxes(shapes))

    def _described(self, geometry: str) -> dict[str, object]:
        assert self._writer is not None  # noqa: S101 - only called once a frame has come
        covering = self._writer.schema.names[-1]
        column: dict[str, object] = {
            "encoding": "WKB",
            "geometry_types": sorted(self._types),
            "covering": {"bbox": {edge: [covering, edge] for edge in _EDGES}},
        }
        if self._crs is not None:
            column["crs"] = self._crs.to_json_dict()
        if np.isfinite(self._bounds).all():
            column["bbox"] = self._bounds.tolist()
        return {"version": _VERSION, "primary_column": geometry, "columns": {geometry: column}}


def _repeats(cells: pl.Series) -> bool:
    """Return whether a dictionary is of use: built for texts or numbers that nearly all differ, it is built in vain."""
    head = cells.head(GROUP_ROWS)
    return isinstance(head.dtype, pl.Struct | pl.List) or head.n_unique() * 2 < head.len() or not head.len()


def read_geo_columns(path: Path) -> GeoColumns | None:
    """Return what the Parquet file at *path* says of its primary geometry, None when it says nothing that holds.

    :raises OSError: it cannot be opened.
    :raises pyarrow.ArrowInvalid: it is no Parquet file.
    """
    with pq.ParquetFile(path) as file:
        return geo_columns(file.metadata.metadata or {}, file.schema_arrow.names)


def geo_columns(metadata: dict[bytes, bytes], names: list[str]) -> GeoColumns | None:
    """Return what the metadata of a Parquet file of these columns says of its primary geometry, None without."""
    try:
        told = orjson.loads(metadata[_KEY.encode()])
        geometry = told["primary_column"]
        column = told["columns"][geometry]
    except (KeyError, TypeError, orjson.JSONDecodeError):
        return None
    if geometry not in names or not isinstance(column, dict):
        return None
    source = metadata.get(_SOURCE.encode())
    return GeoColumns(
        geometry,
        _covering_of(column, names),
        _bounds_of(column),
        tuple(str(each) for each in column.get("geometry_types") or ()),
        source.decode() if source else None,
    )


def _bounds_of(column: dict[str, object]) -> tuple[float, float, float, float] | None:
    """Return the bounds on the ground: those told may have heights too."""
    box = column.get("bbox")
    if not isinstance(box, list) or len(box) not in (4, 6):
        return None
    middle = len(box) // 2
    return float(box[0]), float(box[1]), float(box[middle]), float(box[middle + 1])


def _covering_of(column: dict[str, object], names: list[str]) -> str | None:
    try:
        name = column["covering"]["bbox"]["xmin"][0]  # type: ignore[index]
    except (KeyError, TypeError, IndexError):
        return None
    return name if name in names else None


def _covering(geometry: str, taken: list[str]) -> str:
    name = f"{geometry}_bbox"
    while name in taken:
        name += "_"
    return name


def _boxes(shapes: Shapes) -> pa.Array:
    """Return the box of each geometry, never smaller than it: edges are rounded outwards to single precision."""
    bounds = np.asarray(shapely.bounds(shapes)).reshape(-1, 4)
    single = bounds.astype(np.float32)
    low, high = single[:, :2], single[:, 2:]
    low = np.where(low > bounds[:, :2], np.nextafter(low, np.float32(-np.inf)), low)
    high = np.where(high < bounds[:, 2:], np.nextafter(high, np.float32(np.inf)), high)
    edges = [low[:, 0], low[:, 1], high[:, 0], high[:, 1]]
    nowhere = pa.array(np.isnan(bounds[:, 0]))
    return pa.StructArray.from_arrays([pa.array(edge, pa.float32()) for edge in edges], fields=list(_BOX), mask=nowhere)


def _kinds(shapes: Shapes) -> set[str]:
    present = shapes[~shapely.is_missing(shapes)]
    with_z = shapely.has_z(present)
    kinds = shapely.get_type_id(present)
    names = shapely.GeometryType
    return {
        _NAMES[names(kind)] + (" Z" if z else "")
        for z in (False, True)
        for kind in np.unique(kinds[with_z == z]).tolist()
    }


_NAMES = {
    shapely.GeometryType.POINT: "Point",
    shapely.GeometryType.LINESTRING: "LineString",
    shapely.GeometryType.LINEARRING: "LineString",
    shapely.GeometryType.POLYGON: "Polygon",
    shapely.GeometryType.MULTIPOINT: "MultiPoint",
    shapely.GeometryType.MULTILINESTRING: "MultiLineString",
    shapely.GeometryType.MULTIPOLYGON: "MultiPolygon",
    shapely.GeometryType.GEOMETRYCOLLECTION: "GeometryCollection",
}


def _union(bounds: np.ndarray, shapes: Shapes) -> np.ndarray:
    if not len(shapes):
        return bounds
    others = np.asarray(shapely.total_bounds(shapes))
    return np.concatenate([np.fmin(bounds[:2], others[:2]), np.fmax(bounds[2:], others[2:])])
