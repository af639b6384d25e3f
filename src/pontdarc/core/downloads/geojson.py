"""GeoJSON (RFC 7946): for tables with a geometry, or with a point made of a latitude and a longitude."""

from collections.abc import Iterator

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._json import objects, point, shape
from pontdarc.core.downloads._maps import has_place, located
from pontdarc.core.downloads._text import as_bytes
from pontdarc.core.query.columns import Column
from pontdarc.core.words import gettext_noop


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    where = located(rows.columns)
    columns = tuple(column for column in shown(rows, options) if column != where)
    before = b'{"type":"FeatureCollection","features":[\n'
    for frame in rows.frames():
        if frame.height:
            yield before + _features(frame, columns, where, options.timezone)
            before = b",\n"
    yield (before if before != b",\n" else b"") + b"\n]}\n"


def _features(frame: pl.DataFrame, columns: tuple[Column, ...], where: Column | None, zone: str) -> bytes:
    opening, middle, end = pl.lit('{"type":"Feature","geometry":'), pl.lit(',"properties":'), pl.lit("},\n")
    parts = [opening, _geometries(frame, where), middle, objects(frame, columns, zone=zone), end]
    return as_bytes(pl.select(pl.concat_str(parts)).to_series()).removesuffix(b",\n")


def _geometries(frame: pl.DataFrame, where: Column | None) -> pl.Series:
    if where is None:
        return pl.Series(["null"] * frame.height)
    cells = frame.get_column(where.name)
    return point(cells) if where.type == "point" else shape(cells)


DOWNLOAD = Download(
    slug="geojson",
    title=gettext_noop("GeoJSON, pour les cartes"),
    media_type="application/geo+json",
    extension="geojson",
    open=True,
    loses=gettext_noop("Le type des dates, qui y sont du texte ISO."),
    stream=_stream,
    applies=has_place,
    use="map",
    rank=10,
)
