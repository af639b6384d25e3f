"""A point in one column, made two: latitude and longitude."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
PAIR = rf"^\s*[\[(]?\s*({_NUMBER})\s*[,; ]\s*({_NUMBER})\s*[\])]?\s*$"
_GEOJSON = rf'"coordinates"\s*:\s*\[\s*({_NUMBER})\s*,\s*({_NUMBER})\s*(?:,[^\[\]]*)?\]'
WKT = rf"(?i)^\s*(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*({_NUMBER})\s+({_NUMBER})"


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    latitude, longitude = params.get("latitude"), params.get("longitude")
    if column is None or not latitude or not longitude:
        return sheet, ()
    cell = pl.col(column)
    pair = [cell.str.extract(PAIR, group) for group in (1, 2)]
    if params.get("order") == "lonlat":
        pair.reverse()
    is_point = cell.str.contains(r'(?i)"type"\s*:\s*"point"')
    geojson = [pl.when(is_point).then(cell.str.extract(_GEOJSON, group)) for group in (1, 2)]
    wkt = [cell.str.extract(WKT, group) for group in (1, 2)]
    frame = sheet.frame.with_columns(
        pl.coalesce(pair[0], geojson[1], wkt[1]).alias(latitude),
        pl.coalesce(pair[1], geojson[0], wkt[0]).alias(longitude),
    )
    changes = tuple(made_column(frame[name], frame[column]) for name in (latitude, longitude))
    return Sheet(frame, sheet.lines), changes


STEP = Step(
    "split_latlon",
    gettext_noop("Point séparé en latitude et longitude"),
    gettext_noop(
        "Tire la latitude et la longitude d’une colonne qui donne le point (« 44.73, 4.59 », GeoJSON ou WKT)."
    ),
    rework=_rework,
    stage="source",
)
