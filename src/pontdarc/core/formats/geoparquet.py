"""GeoParquet: Parquet that says which of its columns are geometries, and in which system."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pontdarc.core.formats import _batches
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.geography.geometry import from_wkb, to_text
from pontdarc.core.geography.placing import Placer, system_of
from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_MAGIC = b"PAR1"
_KEY = b"geo"
_ROWS = 50_000
_CELL_BYTES = 8
_WITHOUT = "OGC:CRS84"
"""The system of a column that names none (GeoParquet 1.1)."""


@dataclass(slots=True)
class _Geometries:
    """One column, placed batch after batch."""

    placer: Placer
    line: int = field(default=1)

    def __call__(self, cells: pl.Series) -> pl.Series:
        """Return the geometries of a batch as GeoJSON texts."""
        shapes, _ = from_wkb(cells.to_numpy())
        unreadable = np.array([shape is None for shape in shapes], dtype=bool) & cells.is_not_null().to_numpy()
        texts = to_text(self.placer.place(shapes, self.line, unreadable), cells.name)
        self.line += len(cells)
        return texts


def _sniff(source: Source) -> float:
    if not source.head.startswith(_MAGIC):
        return 0.0
    try:
        return 1.0 if _KEY in (pq.read_metadata(source.path).metadata or {}) else 0.0
    except _batches.BROKEN:
        return 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        file = in_turn(source.path, checked=True)
    except _batches.BROKEN:
        return Reading(None, "geoparquet", None, None, (), only(found.DAMAGED, what="GeoParquet"))
    with file:
        meta, schema = file.metadata, file.schema_arrow
        geometries = {name: _Geometries(Placer(system_of(said))) for name, said in _systems(meta, schema).items()}
        covering = _coverings(meta, geometries)
        kept = [name for name in schema.names if name not in covering]
        unpacked = max(
            sum(meta.row_group(place).total_byte_size for place in range(meta.num_row_groups)),
            meta.num_rows * meta.num_columns * _CELL_BYTES,
        )
        typed = _batches.Typed("geoparquet", "GeoParquet", pa.schema([schema.field(name) for name in kept]), geometries)
        batches = file.iter_batches(_ROWS, columns=kept)
        reading = _batches.read(typed, batches, limits, is_long=unpacked > limits.long_from)
    return _told(reading, geometries)


def _told(reading: Reading, geometries: Mapping[str, _Geometries]) -> Reading:
    if not reading.tables:
        return reading
    systems = [each.placer.system for each in geometries.values()]
    crs = next((system.code for system in systems if system is not None), None)
    table = reading.tables[0]
    # Said to be text where the system is not known: it looks like GeoJSON, which would be WGS 84.
    types = {name: "geojson" if each.placer.system is not None else "string" for name, each in geometries.items()}
    findings = [finding for each in geometries.values() for finding in each.placer.findings()]
    placed = table.placed(crs, {**table.types, **types})
    return Reading(None, "geoparquet", None, None, (placed,), (*reading.findings, *findings), reading.main)


def _said(meta: pq.FileMetaData) -> dict[str, dict[str, object]]:
    try:
        columns = orjson.loads((meta.metadata or {})[_KEY])["columns"]
        return {str(name): column for name, column in columns.items() if isinstance(column, dict)}
    except (KeyError, TypeError, AttributeError, orjson.JSONDecodeError):
        return {}


def _systems(meta: pq.FileMetaData, schema: pa.Schema) -> dict[str, str | dict[str, object] | None]:
    """Return the system that each column of WKB says it is in: PROJJSON, or the one of those that say nothing."""
    binary = {each.name for each in schema if pa.types.is_binary(each.type) or pa.types.is_large_binary(each.type)}
    return {
        name: column.get("crs", _WITHOUT)  # type: ignore[misc]
        for name, column in _said(meta).items()
        if name in binary
    }


def _coverings(meta: pq.FileMetaData, geometries: Mapping[str, _Geometries]) -> frozenset[str]:
    """Return the columns that only hold the boxes of geometries: they are said again by these."""
    names = set()
    for name, column in _said(meta).items():
        if name in geometries:
            try:
                names.add(str(column["covering"]["bbox"]["xmin"][0]))  # type: ignore[index]
            except (KeyError, TypeError, IndexError):
                continue
    return frozenset(names)


FORMAT = Format(
    slug="geoparquet",
    title=gettext_noop("GeoParquet"),
    extensions=("geoparquet",),
    media_types=("application/vnd.apache.parquet",),
    sniff=_sniff,
    read=_read,
)
