"""GeoParquet 1.1: Parquet with a geometry, its boxes, and its system."""

from pathlib import Path

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._maps import has_place, located, shapes_of, system, unique_names
from pontdarc.core.geography.archive import ArchiveWriter
from pontdarc.core.geography.geometry import to_text
from pontdarc.core.words import gettext_noop


def _write(rows: Rows, path: Path, options: Options) -> None:
    system(options)
    where = located(rows.columns)
    names = [column.name for column in shown(rows, options) if column != where]
    geometry = unique_names([*names, where.name if where and where.type == "geometry" else "geometry"], 1_000)[-1]
    with ArchiveWriter(path, geometry, None, epsg=options.epsg) as writer:
        for frame in rows.frames():
            shapes = to_text(shapes_of(frame, where), geometry)
            writer.add(pl.DataFrame([*(frame.get_column(name) for name in names), shapes]))


DOWNLOAD = Download(
    slug="geoparquet",
    title=gettext_noop("GeoParquet, pour l’analyse de cartes"),
    media_type="application/vnd.apache.parquet",
    extension="parquet",
    open=True,
    loses=gettext_noop("Rien."),
    to_file=_write,
    applies=has_place,
    use="map",
    rank=20,
    packed=True,
)
