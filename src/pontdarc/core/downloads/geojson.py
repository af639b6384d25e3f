"""GeoJSON (RFC 7946): for tables with a geometry, or with a point made of a latitude and a longitude."""

from collections.abc import Iterator, Sequence

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._json import lines
from pontdarc.core.query.columns import Column
from pontdarc.core.words import gettext_noop


def _located(columns: Sequence[Column]) -> Column | None:
    shapes = [column for column in columns if column.type == "geometry"]
    points = [column for column in columns if column.type == "point"]
    return next(iter(shapes + points), None)


def _applies(columns: Sequence[Column]) -> bool:
    return _located(columns) is not None


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    where = _located(rows.columns)
    columns = tuple(column for column in shown(rows, options) if column != where)
    before = b'{"type":"FeatureCollection","features":[\n'
    for frame in rows.frames():
        if frame.height:
            yield before + b",\n".join(_features(frame, columns, where))
            before = b",\n"
    yield (before if before != b",\n" else b"") + b"\n]}\n"


def _features(frame: pl.DataFrame, columns: tuple[Column, ...], where: Column | None) -> Iterator[bytes]:
    properties = lines(frame, columns).splitlines()
    for shape, values in zip(_geometries(frame, where), properties, strict=True):
        yield b'{"type":"Feature","geometry":' + shape + b',"properties":' + values + b"}"


def _geometries(frame: pl.DataFrame, where: Column | None) -> Iterator[bytes]:
    if where is None:
        yield from [b"null"] * frame.height
        return
    for value in frame.get_column(where.name):
        if not value:
            yield b"null"
        elif where.type == "point":
            yield f'{{"type":"Point","coordinates":[{value["lon"]!r},{value["lat"]!r}]}}'.encode()
        else:
            yield value.replace("\n", " ").encode()


DOWNLOAD = Download(
    slug="geojson",
    title=gettext_noop("GeoJSON, pour les cartes"),
    media_type="application/geo+json",
    extension="geojson",
    open=True,
    loses=gettext_noop("Le type des dates, qui y sont du texte ISO."),
    stream=_stream,
    applies=_applies,
)
