"""What the formats of maps that GDAL reads share: each layer is a table, its geometry GeoJSON text in WGS 84."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import shapely

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._laying import Laying
from pontdarc.core.formats._typed import text_of, type_of
from pontdarc.core.geography import gdal, overseas
from pontdarc.core.geography.geometry import to_text
from pontdarc.core.geography.placing import Placer, system_of
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, LongTable, Reading, Table

GEOMETRY = "geometry"


@dataclass(frozen=True, slots=True)
class How:
    """How a format is read: its *slug*, its *name* for people, the *extension* without which GDAL does not know it.

    *named*: whether layers have names of their own. *options*: open options of the driver. *crs*: the system, where
    the format has but one. *encoding*: that of texts, and what GDAL calls it, when the file does not say it as GDAL
    wants. *without*: columns to leave out; *bare*: also those without any value, which are only the driver's. *size*:
    bytes of all the parts. *counted*: whether the file tells how many rows it has, and may end before without GDAL
    saying so. *findings*: what was found before.
    """

    slug: str
    name: str
    extension: str
    named: bool = True
    options: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    gdal_encoding: str | None = None
    crs: str | None = None
    without: Sequence[str] = ()
    bare: bool = False
    size: int | None = None
    counted: bool = False
    findings: tuple[Finding, ...] = ()


def read_vector(source: Source, choices: Choices, limits: Limits, how: How) -> Reading:
    """Return every layer as a table; the main one is the one asked for, else the longest."""
    findings: list[Finding] = list(how.findings)
    tables: list[Table] = []
    try:
        with _called(source, how.extension) as path:
            for name in gdal.layer_names(path):
                table = _read_layer(path, name, source.name, limits, how, findings)
                if table is not None:
                    tables.append(table)
    except gdal.ERRORS:
        findings += only(found.DAMAGED, what=how.name)
    filled = [table for table in tables if table.rows] or tables[:1]
    if not filled or not filled[0].rows:
        findings += () if any(each.level == "error" for each in findings) else only(found.NO_ROWS)
    if not filled:
        return Reading(None, how.slug, how.encoding, None, (), tuple(findings))
    main = _main(filled, choices, findings)
    return Reading(None, how.slug, how.encoding, None, tuple(filled), tuple(findings), main)


def _main(tables: Sequence[Table], choices: Choices, findings: list[Finding]) -> int:
    names = [table.name or "" for table in tables]
    longest = max(range(len(tables)), key=lambda place: tables[place].rows)
    if choices.sheet is not None:
        if choices.sheet in names:
            return names.index(choices.sheet)
        findings += only(found.UNKNOWN_SHEET, sheet=choices.sheet, sheets=", ".join(names))
    if len(tables) > 1:
        others = ", ".join(name for place, name in enumerate(names) if place != longest)
        findings += only(found.SEVERAL_TABLES, number=len(tables), main=names[longest], others=others)
    return longest


@contextmanager
def _called(source: Source, extension: str) -> Iterator[Path]:
    """Give the file under a name that ends as GDAL expects, itself when it already does: its parts lie beside it."""
    if source.path.suffix.lower() == f".{extension}":
        yield source.path
        return
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        path = Path(folder) / f"content.{extension}"
        try:
            os.symlink(source.path.resolve(), path)
        except OSError:
            shutil.copyfile(source.path, path)
        yield path


def _read_layer(path: Path, name: str, called: str, limits: Limits, how: How, findings: list[Finding]) -> Table | None:
    """Return one layer, up to where it is damaged: what was read before is kept; *called*: the name of the file."""
    laying: Laying | None = None
    rows: _Rows | None = None
    try:
        with gdal.opened(path, name, encoding=how.gdal_encoding, options=how.options) as (layer, batches):
            size = how.size if how.size is not None else path.stat().st_size
            rows = _Rows(layer, how, (called, name))
            laying = Laying(is_long=size > limits.long_from)
            laying.add(pl.DataFrame(schema=dict.fromkeys(rows.columns, pl.String)), 1)
            for batch in batches:
                laying.add(rows.texts(batch), rows.line - batch.num_rows)
        if how.counted and rows.line <= gdal.count_told(path, name):
            findings += only(found.DAMAGED, what=how.name)
    except gdal.ERRORS:
        findings += only(found.DAMAGED, what=how.name)
    if laying is None or rows is None:
        return None
    laid = laying.close()
    findings += [each for each in (*rows.findings(), *laid.findings) if each not in findings]
    table = laid.table(name if how.named else None, rows.types(), rows.system)
    return _without_bare(table, rows.geometry) if how.bare else table


def _without_bare(table: Table, geometry: str | None) -> Table:
    """Leave out the columns that no row fills, when the table is in memory."""
    if isinstance(table, LongTable):
        return table
    frame = table.frame
    kept = [cells.name for cells in frame if cells.name == geometry or cells.null_count() < frame.height]
    types = {name: type_ for name, type_ in table.types.items() if name in kept}
    return replace(table, frame=frame.select(kept), types=types)


class _Rows:
    """From the typed batches of a layer to texts."""

    def __init__(self, layer: gdal.Layer, how: How, called: Sequence[str]) -> None:
        self._layer = layer
        self._called = called
        self.line = 1
        given = layer.schema.names
        # By place: a damaged table can name two columns the same.
        self._fields = [place for place, name in enumerate(given) if name not in {layer.geometry, *how.without}]
        names = unique([given[place] for place in self._fields])
        self._placer: Placer | None = None
        self.geometry: str | None = None
        if layer.geometry is not None:
            self._placer = Placer(system_of(layer.crs or how.crs))
            self.geometry = unique([*names, GEOMETRY])[-1]
        self._names = names
        self._moments = {name for name, place in zip(names, self._fields, strict=True) if given[place] in layer.moments}
        self.columns = [*names, *([self.geometry] if self.geometry else [])]

    @property
    def system(self) -> str | None:
        """The code of the system that the geometries were in."""
        system = self._placer.system if self._placer else None
        return system.code if system else None

    def texts(self, batch: pa.RecordBatch) -> pl.DataFrame:
        """Return the next batch as texts."""
        typed = pa.Table.from_batches([batch])
        frame = pl.from_arrow(typed.select(self._fields).rename_columns(self._names))
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
        columns = [self._text(cells).alias(cells.name) for cells in frame.get_columns()]
        if self._placer is not None and self.geometry is not None:
            some = [each.head(overseas.LOOKED_AT) for each in columns]
            self._placer.listen(lambda: overseas.told_by((each.to_list() for each in some), self._called))
            columns.append(self._geometries(typed.column(self._layer.geometry), self._placer))
        self.line += frame.height
        return pl.DataFrame(columns)

    def _text(self, cells: pl.Series) -> pl.Series:
        return cells.str.replace(r"Z$", "+00:00") if cells.name in self._moments else text_of(cells)

    def _geometries(self, cells: pa.ChunkedArray, placer: Placer) -> pl.Series:
        values = cells.cast(pa.large_binary()).to_numpy(zero_copy_only=False)
        shapes = shapely.from_wkb(values, on_invalid="ignore")
        unreadable = shapely.is_missing(shapes) & np.array([value is not None for value in values], dtype=bool)
        return to_text(placer.place(shapes, self.line, unreadable), str(self.geometry))

    def types(self) -> dict[str, str]:
        """Return the Table Schema types that the layer declares."""
        frame = pl.from_arrow(self._layer.schema.empty_table().select(self._fields).rename_columns(self._names))
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
        known = {name: type_of(dtype) for name, dtype in frame.schema.items()}
        types = {name: type_ for name, type_ in known.items() if type_ != "string"}
        types |= dict.fromkeys(self._moments, "datetime")
        if self.geometry is not None and self._placer is not None:
            # Said to be text where the system is not known: it looks like GeoJSON, which would be WGS 84.
            types[self.geometry] = "geojson" if self._placer.system is not None else "string"
        return types

    def findings(self) -> list[Finding]:
        """Return what was found of the geometries."""
        return list(self._placer.findings()) if self._placer else []


def unique(labels: Sequence[str]) -> list[str]:
    """Return names that are never empty and never twice the same, as near to the labels as can be."""
    names: list[str] = []
    for place, label in enumerate(labels, start=1):
        name = " ".join(label.split()) or f"colonne_{place}"
        number = 2
        while name in names:
            name = f"{' '.join(label.split()) or f'colonne_{place}'}_{number}"
            number += 1
        names.append(name)
    return names
