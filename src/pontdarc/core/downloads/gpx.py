"""GPX 1.1, for GPS receivers: a point is a waypoint, a line or the outline of a polygon is a track.

The format wants all waypoints before all tracks: rows are read twice.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._maps import has_place, located, unique_names
from pontdarc.core.downloads._markup import Place, elements, geometries, name_column, named, texts
from pontdarc.core.query.columns import Column
from pontdarc.core.words import gettext_noop

_BEGINNING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Pont d’Arc" '
    'xmlns="http://www.topografix.com/GPX/1/1" xmlns:ogr="http://osgeo.org/gdal">\n<metadata><name>{title}</name>'
    "</metadata>\n"
)
_SINGLE = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists are around the places of each kind."""
_WAYPOINTS = frozenset({"Point", "MultiPoint"})


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    where = located(rows.columns)
    columns = tuple(column for column in shown(rows, options) if column != where)
    yield _BEGINNING.format(title=named(rows.title)).encode()
    has_tracks = where is not None and where.type != "point"
    for tracks in (False, True) if has_tracks else (False,):
        for frame in rows.frames():
            if frame.height:
                yield "".join(_lines(frame, columns, where, options, tracks=tracks)).encode()
    yield b"</gpx>\n"


def _lines(
    frame: pl.DataFrame, columns: Sequence[Column], where: Column | None, options: Options, *, tracks: bool
) -> Iterator[str]:
    for shape, told in zip(geometries(frame, where), _told(frame, columns, options), strict=True):
        for kind, places in _parts(shape):
            if (kind not in _WAYPOINTS) != tracks:
                continue
            if tracks:
                segments = "".join(f"<trkseg>{''.join(map(_track_point, each))}</trkseg>" for each in places)
                yield f"<trk>{told}{segments}</trk>\n"
            else:
                yield "".join(_waypoint(place, told) for each in places for place in each)


def _told(frame: pl.DataFrame, columns: Sequence[Column], options: Options) -> list[str]:
    """Return what is said of each row: its name, its description, the other columns as extensions."""
    cells = texts(frame, columns, options)
    name = name_column(columns, options)
    described = [each for each in options.description_fields if each in cells.columns]
    parts = [elements(cells.select(name), lambda _: ("<name>", "</name>"))] if name else []
    if described:
        joined = cells.select(pl.concat_str(described, separator="\n", ignore_nulls=True).replace("", None))
        parts.append(elements(joined, lambda _: ("<desc>", "</desc>")))
    others = cells.select([each for each in cells.columns if each != options.name_field and each not in described])
    if options.use_extension and others.width:
        tags = dict(zip(cells.columns, _tags(cells.columns), strict=True))
        inside = elements(others, lambda each: (f"<ogr:{tags[each]}>", f"</ogr:{tags[each]}>"))
        held = pl.DataFrame({"value": inside.replace("", None)})
        parts.append(elements(held, lambda _: ("<extensions>", "</extensions>")))
    if not parts:
        return [""] * frame.height
    return (
        pl.DataFrame([part.alias(str(place)) for place, part in enumerate(parts)])
        .select(pl.concat_str(pl.all()))
        .to_series()
        .to_list()
    )


def _tags(names: Sequence[str]) -> list[str]:
    """Return names of elements (NCName), no two the same."""
    plain = [re.sub(r"[^\w.-]", "_", name) for name in names]
    return unique_names([each if re.match(r"[^\W\d]|_", each) else f"_{each}" for each in plain], 200)


def _parts(shape: dict[str, Any] | None) -> Iterator[tuple[str, list[Sequence[Place]]]]:
    """Yield the kind and the lists of places of a geometry, of each one of a collection."""
    if shape is None:
        return
    kind = str(shape.get("type"))
    for each in shape.get("geometries") or ():
        yield from _parts(each)
    if kind in _SINGLE and shape.get("coordinates"):
        lists: list[Any] = [shape["coordinates"]]
        for _ in range(_SINGLE[kind] - 1):
            lists = [inner for each in lists for inner in each]
        yield kind, [lists] if kind == "Point" else lists


def _waypoint(place: Place, told: str) -> str:
    return f"<wpt {_at(place)}>{_height(place)}{told}</wpt>\n"


def _track_point(place: Place) -> str:
    return f"<trkpt {_at(place)}>{_height(place)}</trkpt>"


def _at(place: Place) -> str:
    return f'lat="{place[1]!r}" lon="{place[0]!r}"'


def _height(place: Place) -> str:
    return f"<ele>{place[2]!r}</ele>" if len(place) > 2 else ""


DOWNLOAD = Download(
    slug="gpx",
    title=gettext_noop("GPX, pour les GPS"),
    media_type="application/gpx+xml",
    extension="gpx",
    open=True,
    loses=gettext_noop(
        "Les lignes sans lieu, l’ordre entre points et tracés, les types ; un polygone devient le tracé de son contour."
    ),
    stream=_stream,
    applies=has_place,
    use="map",
    rank=60,
    passes=2,
)
