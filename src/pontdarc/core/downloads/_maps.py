"""What the formats of maps that GDAL writes share: rows drafted once on disk, and what must be known before writing.

A format needs to know the kinds of all geometries, and whether some are missing, before its first byte.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import shapely

from pontdarc.core.downloads._download import Options, Rows, flat, shown
from pontdarc.core.downloads._text import moments
from pontdarc.core.geography.geometry import Shapes, from_text, moved, to_wkb
from pontdarc.core.geography.placing import WGS84, system_of
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop

SHAPE = "\x00shape"
"""The name of the geometry in a draft, which no column can have."""
_TYPES: Mapping[ColumnType, pa.DataType] = {
    "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
    "datetime": pa.timestamp("ms", "UTC"),
}  # fmt: skip
_NAMES = {
    0: "Point", 1: "LineString", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
    6: "MultiPolygon", 7: "GeometryCollection",
}  # fmt: skip
_FAMILIES = ((0, 4), (1, 5), (3, 6))


def located(columns: Sequence[Column]) -> Column | None:
    """Return the column that places a row: the one said to, else the first geometry, else the first point."""
    placed = [column for column in columns if column.placed]
    shapes = [column for column in columns if column.type == "geometry"]
    points = [column for column in columns if column.type == "point"]
    return next(iter(placed + shapes + points), None)


def has_place(columns: Sequence[Column]) -> bool:
    """Say whether a table of these columns can be drawn."""
    return located(columns) is not None


@dataclass(slots=True)
class Draft:
    """Rows on disk. *columns*: those beside the geometry; *kinds*: type ids of the geometries (shapely)."""

    path: Path
    columns: tuple[Column, ...]
    schema: pa.Schema
    crs: str
    kinds: set[int] = field(default_factory=set)
    has_heights: bool = False
    has_nulls: bool = False
    rows: int = 0

    def named(self, names: Sequence[str]) -> pa.Schema:
        """Return the schema of the batches under other names, that of the geometry last."""
        return pa.schema([field.with_name(name) for field, name in zip(self.schema, names, strict=True)])

    def batches(self, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Yield the rows under these names, geometry last, as WKB; all are multiple where simple ones are mixed in."""
        with pa.OSFile(str(self.path)) as file:
            for batch in pa.ipc.open_stream(file):
                yield (_promoted(batch) if self.is_promoted else batch).rename_columns(list(names))

    @property
    def is_promoted(self) -> bool:
        """Whether simple and multiple shapes of one family are mixed: most software wants one kind in a file."""
        return any(self.kinds == set(family) for family in _FAMILIES)

    @property
    def kind(self) -> str:
        """The kind of all the geometries, as OGR names it."""
        kinds = {max(self.kinds)} if self.is_promoted else self.kinds
        name = _NAMES[next(iter(kinds))] if len(kinds) == 1 else "Unknown"
        return f"{name} Z" if self.has_heights and name != "Unknown" else name


def system(options: Options) -> str:
    """Return the code of the reference system that is asked for.

    :raises Invalid: it is not known.
    """
    crs = f"EPSG:{options.epsg}"
    if system_of(crs) is None:
        raise Invalid(
            "unknown_epsg",
            gettext_noop("Le système de coordonnées EPSG:%(epsg)s n’existe pas."),
            gettext_noop("Essayez 4326 (WGS 84) ou 2154 (Lambert-93)."),
            {"epsg": options.epsg},
        )
    return crs


def drafted(rows: Rows, options: Options, folder: Path, *, plain: frozenset[ColumnType] = frozenset()) -> Draft:
    """Read the rows once and lay them down in *folder*. Columns of the types *plain* are written as text.

    :raises Invalid: a reference system that is not known.
    """
    where = located(rows.columns)
    columns = tuple(column for column in shown(rows, options) if column != where)
    crs = system(options)
    fields = [(column.name, pa.string() if column.type in plain else _type(column)) for column in columns]
    draft = Draft(folder / "draft.arrow", columns, pa.schema([*fields, (SHAPE, pa.binary())]), crs)
    with pa.OSFile(str(draft.path), "wb") as file, pa.ipc.new_stream(file, draft.schema) as writer:
        for frame in rows.frames():
            shapes = shapes_of(frame, where)
            _note(draft, shapes)
            if crs != WGS84:
                shapes = moved(shapes, WGS84, crs, decimals=None).shapes
            cells = _cells(frame, columns, draft.schema, options)
            writer.write_batch(pa.record_batch([*cells, pa.array(to_wkb(shapes), pa.binary())], schema=draft.schema))
    return draft


def shapes_of(frame: pl.DataFrame, where: Column | None) -> Shapes:
    """Return the geometry of each row, None without; an empty one is none, as most formats have it."""
    if where is None:
        return np.full(frame.height, None, dtype=object)
    cells = frame.get_column(where.name)
    if where.type != "point":
        shapes, _ = from_text(cells)
        shapes[shapely.is_empty(shapes)] = None
        return shapes
    places = np.column_stack([cells.struct.field(axis).cast(pl.Float64).to_numpy() for axis in ("lon", "lat")])
    shapes = np.full(frame.height, None, dtype=object)
    known = np.isfinite(places).all(axis=1)
    shapes[known] = shapely.points(places[known])
    return shapes


def unique_names(labels: Sequence[str], longest: int, taken: Sequence[str] = ()) -> list[str]:
    """Return names of at most *longest* characters, no two the same whatever the case, none of those *taken*."""
    used = {name.lower() for name in taken}
    names: list[str] = []
    for label in labels:
        name, number = label[:longest], 2
        while name.lower() in used:
            end = f"_{number}"
            name, number = label[: longest - len(end)] + end, number + 1
        used.add(name.lower())
        names.append(name)
    return names


def _type(column: Column) -> pa.DataType:
    return _TYPES.get(column.type, pa.string())


def _cells(frame: pl.DataFrame, columns: Sequence[Column], schema: pa.Schema, options: Options) -> Iterator[pa.Array]:
    if not columns:
        return
    for cells, wanted in zip(flat(frame, columns, options.list_separator).get_columns(), schema, strict=False):
        array = _utc(cells).rechunk().to_arrow()
        yield _text(cells, options.timezone) if pa.types.is_string(wanted.type) else array.cast(wanted.type, safe=False)


def _utc(cells: pl.Series) -> pl.Series:
    return cells.dt.replace_time_zone("UTC") if cells.dtype == pl.Datetime and not _zoned(cells) else cells


def _zoned(cells: pl.Series) -> bool:
    return getattr(cells.dtype, "time_zone", None) is not None


def _text(cells: pl.Series, zone: str) -> pa.Array:
    if cells.dtype == pl.Datetime:
        cells = moments(cells, zone)
    return cells.cast(pl.String).rechunk().to_arrow().cast(pa.string())


def _note(draft: Draft, shapes: Shapes) -> None:
    kinds = set(np.unique(shapely.get_type_id(shapes)).tolist())
    draft.has_nulls = draft.has_nulls or -1 in kinds
    draft.kinds |= kinds - {-1}
    draft.has_heights = draft.has_heights or bool(shapely.has_z(shapes).any())
    draft.rows += len(shapes)


_PROMOTE = {0: shapely.multipoints, 1: shapely.multilinestrings, 3: shapely.multipolygons}


def _promoted(batch: pa.RecordBatch) -> pa.RecordBatch:
    shapes = shapely.from_wkb(batch.column(SHAPE).to_numpy(zero_copy_only=False))
    kinds = shapely.get_type_id(shapes)
    for kind, promote in _PROMOTE.items():
        for place in np.flatnonzero(kinds == kind):
            shapes[place] = promote([shapes[place]])
    return batch.set_column(batch.num_columns - 1, SHAPE, pa.array(to_wkb(shapes), pa.binary()))
