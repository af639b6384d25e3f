"""The rows of an archived version as they were handed over: geometries as GeoJSON text, without their boxes."""

from pathlib import Path

import polars as pl

from pontdarc.core.geography.archive import read_geo_columns
from pontdarc.core.geography.geometry import wkb_to_text


def archived_rows(path: Path) -> pl.LazyFrame:
    """Return the rows of the archive at *path*, read when they are asked for."""
    table, found = pl.scan_parquet(path), read_geo_columns(path)
    if found is None:
        return table
    text = pl.col(found.geometry).map_batches(lambda cells: wkb_to_text(cells)[0], return_dtype=pl.String)
    return table.drop(found.covering or []).with_columns(text)
