"""Files of maps made for a test, by GDAL and not by us."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyogrio
import shapely

POINTS = (shapely.Point(4.5, 44.75), shapely.Point(4.25, 44.5))
LAMBERT = (shapely.Point(829_214, 6_405_246), shapely.Point(800_000, 6_400_000))


def map_files(
    driver: str,
    name: str,
    shapes: Sequence[shapely.Geometry | None] = POINTS,
    columns: Mapping[str, object] | None = None,
    crs: str | None = "EPSG:4326",
    kind: str = "Unknown",
    **options: str,
) -> dict[str, bytes]:
    """Return the files that GDAL writes, by name."""
    given = {"nom": ["Élan", None]} if columns is None else columns
    table = pa.table({**given, "geom": pa.array(shapely.to_wkb(list(shapes)), pa.binary())})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        pyogrio.write_arrow(
            table, path, driver=driver, geometry_name="geom", geometry_type=kind, crs=crs, encoding="UTF-8", **options
        )
        return {each.name: each.read_bytes() for each in sorted(Path(folder).rglob("*")) if each.is_file()}


def one_file(driver: str, name: str, *arguments: object, **options: object) -> bytes:
    """Return the bytes of the one file that GDAL writes."""
    return map_files(driver, name, *arguments, **options)[name]  # type: ignore[arg-type]
