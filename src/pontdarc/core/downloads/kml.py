"""KML (OGC 07-147), for virtual globes: a placemark for each row, its values as typed data."""

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._maps import has_place, located
from pontdarc.core.downloads._markup import Place, elements, geometries, name_column, named, texts
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.words import gettext_noop

_TYPES: dict[ColumnType, str] = {"integer": "double", "number": "double", "boolean": "bool"}
_END = "</Folder></Document></kml>\n"


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    where = located(rows.columns)
    columns = tuple(column for column in shown(rows, options) if column != where)
    yield _beginning(rows.title, columns).encode()
    for frame in rows.frames():
        if frame.height:
            yield "".join(_placemarks(frame, columns, where, options)).encode()
    yield _END.encode()


def _beginning(title: str, columns: Sequence[Column]) -> str:
    fields = "".join(
        f'<SimpleField name="{named(column.name)}" type="{_TYPES.get(column.type, "string")}">'
        f"<displayName>{named(column.title or column.name)}</displayName></SimpleField>\n"
        for column in columns
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
        f'<Schema name="donnees" id="donnees">\n{fields}</Schema>\n<Folder><name>{named(title)}</name>\n'
    )


def _placemarks(
    frame: pl.DataFrame, columns: Sequence[Column], where: Column | None, options: Options
) -> Iterator[str]:
    cells = texts(frame, columns, options)
    data = elements(cells, lambda name: (f'<SimpleData name="{named(name)}">', "</SimpleData>")).to_list()
    name = name_column(columns, options)
    titles = cells.get_column(name).to_list() if name else [None] * frame.height
    told = _descriptions(cells, options)
    for shape, title, description, values in zip(geometries(frame, where), titles, told, data, strict=True):
        head = f"<name>{title}</name>" if title else ""
        body = f'<ExtendedData><SchemaData schemaUrl="#donnees">{values}</SchemaData></ExtendedData>' if values else ""
        yield f"<Placemark>{head}{description}{body}{_geometry(shape) if shape else ''}</Placemark>\n"


def _descriptions(cells: pl.DataFrame, options: Options) -> list[str]:
    wanted = [name for name in options.description_fields if name in cells.columns]
    if not wanted:
        return [""] * cells.height
    joined = cells.select(pl.concat_str(wanted, separator="\n", ignore_nulls=True)).to_series()
    return [f"<description>{text}</description>" if text else "" for text in joined]


def _geometry(shape: dict[str, Any]) -> str:
    kind, places = shape.get("type"), shape.get("coordinates")
    if kind == "GeometryCollection":
        return f"<MultiGeometry>{''.join(map(_geometry, shape.get('geometries') or ()))}</MultiGeometry>"
    if not places:
        return ""
    if kind == "Point":
        return f"<Point>{_coordinates([places])}</Point>"
    if kind == "LineString":
        return f"<LineString>{_coordinates(places)}</LineString>"
    if kind == "Polygon":
        return _polygon(places)
    parts = "".join(_geometry({"type": str(kind).removeprefix("Multi"), "coordinates": part}) for part in places)
    return f"<MultiGeometry>{parts}</MultiGeometry>"


def _polygon(rings: Sequence[Sequence[Place]]) -> str:
    outer = f"<outerBoundaryIs><LinearRing>{_coordinates(rings[0])}</LinearRing></outerBoundaryIs>"
    inner = "".join(
        f"<innerBoundaryIs><LinearRing>{_coordinates(ring)}</LinearRing></innerBoundaryIs>" for ring in rings[1:]
    )
    return f"<Polygon>{outer}{inner}</Polygon>"


def _coordinates(places: Sequence[Place]) -> str:
    return f"<coordinates>{' '.join(','.join(map(repr, place)) for place in places)}</coordinates>"


DOWNLOAD = Download(
    slug="kml",
    title=gettext_noop("KML, pour les globes virtuels"),
    media_type="application/vnd.google-earth.kml+xml",
    extension="kml",
    open=True,
    loses=gettext_noop("Le type des dates et les listes, qui y sont du texte ; les altitudes toutes nulles."),
    stream=_stream,
    applies=has_place,
    use="map",
    rank=50,
)
