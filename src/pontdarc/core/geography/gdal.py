"""The only door to GDAL, with only the drivers of files of geometry, none of which follows a reference elsewhere.

What a file holds can name other files or addresses (virtual sources, web services): their drivers are taken out, and
the reading of remote files is shut. Errors of GDAL are of :data:`ERRORS`; its warnings are for nobody.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyogrio
from pyogrio._ogr import _register_drivers
from pyogrio.errors import DataLayerError, DataSourceError

DRIVERS = frozenset({
    "ESRI Shapefile", "MapInfo File", "GPKG", "FlatGeobuf", "GML", "GPX", "LIBKML", "KML", "GeoJSON", "TopoJSON",
    "ODS", "XLSX", "CSV",
})  # fmt: skip
"""Those that are left: of maps, and of sheets, which only read what they are given."""
# pyogrio 0.13 raises UnboundLocalError for a system that GDAL cannot write as WKT.
ERRORS = (
    DataSourceError, DataLayerError, RuntimeError, ValueError, OSError, pa.ArrowException, UnicodeError,
    UnboundLocalError,
)  # fmt: skip
BATCH_ROWS = 50_000
_OPTIONS = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE",  # a folder of deliveries may hold any number of files
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_HTTP_TIMEOUT": "1",
    "GDAL_HTTP_MAX_RETRY": "0",
    "OGR_SQLITE_LOAD_EXTENSIONS": "",
    # Its own stream gives broken arrays where a geometry is null (seen with GDAL 3.12.4).
    "OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES",
    "OGR_GEOJSON_MAX_OBJ_SIZE": "200",  # megabytes of one feature
    "GML_ATTRIBUTES_TO_OGR_FIELDS": "YES",
    "GML_FIELDTYPES": "ALWAYS_STRINGS",  # guessed types lose the zeros that codes begin with
    "SHAPE_RESTORE_SHX": "YES",  # beside the shapes: they are read from a folder of their own
}


def _shut() -> None:
    """Take out every other driver, once, when this module is imported."""
    others = sorted(set(pyogrio.list_drivers()) - DRIVERS)
    pyogrio.set_gdal_config_options({"OGR_SKIP": ",".join(others), **_OPTIONS})
    _register_drivers()


_shut()


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a file. *geometry*: the name of its column in the batches, None for a table without any.

    *crs*: ``EPSG:2154``, WKT or PROJJSON, None when the file does not say. *schema*: of the batches, where *moments*
    are ISO texts, each with the time zone that it has in the file, if any.
    """

    name: str
    geometry: str | None
    crs: str | None
    schema: pa.Schema
    moments: frozenset[str]


def layer_names(path: Path) -> list[str]:
    """Return the names of the layers, in the order of the file.

    :raises: one of :data:`ERRORS` when GDAL does not read it.
    """
    with _quiet():
        return [str(name) for name, _ in pyogrio.list_layers(str(path))]


def count_told(path: Path, layer: str) -> int:
    """Return how many rows the file says that a layer has, -1 when it does not say.

    :raises: one of :data:`ERRORS`.
    """
    with _quiet():
        return int(pyogrio.read_info(str(path), layer=layer)["features"])


@contextmanager
def opened(
    path: Path, layer: str, *, encoding: str | None = None, options: Mapping[str, str] | None = None
) -> Iterator[tuple[Layer, Iterator[pa.RecordBatch]]]:
    """Open a layer: what it is, and its rows in batches of typed columns, geometry as WKB, x (or longitude) first.

    :raises: one of :data:`ERRORS`, also while batches are taken.
    """
    with (
        _quiet(),
        pyogrio.open_arrow(
            str(path),
            layer=layer,
            encoding=encoding,
            batch_size=BATCH_ROWS,
            use_pyarrow=True,
            datetime_as_string=True,
            **(options or {}),
        ) as (meta, reader),
    ):
        spatial = meta["geometry_type"] is not None
        geometry = (meta["geometry_name"] or "wkb_geometry") if spatial else None
        fields = zip(meta["fields"], meta["ogr_types"], strict=True)
        moments = frozenset(str(name) for name, kind in fields if kind == "OFTDateTime")
        yield Layer(layer, geometry, meta["crs"], reader.schema, moments), iter(reader)


@dataclass(frozen=True, slots=True)
class Target:
    """A layer to write. *kind*: of geometry, as OGR names it; *crs*: ``EPSG:2154``."""

    driver: str
    layer: str
    kind: str
    crs: str
    options: Mapping[str, str]
    encoding: str | None = None


def write(path: Path, target: Target, schema: pa.Schema, geometry: str, batches: Iterator[pa.RecordBatch]) -> None:
    """Write the batches (geometry as WKB) as one layer, as they come: memory is what the driver itself needs.

    :raises: one of :data:`ERRORS`, when the disk is full for instance.
    """
    with _quiet():
        pyogrio.write_arrow(
            pa.RecordBatchReader.from_batches(schema, batches),
            str(path),
            layer=target.layer,
            driver=target.driver,
            geometry_name=geometry,
            geometry_type=target.kind,
            crs=target.crs,
            encoding=target.encoding,
            append=path.exists(),
            **target.options,
        )


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
