"""Where communes are, from what the portal itself publishes: nothing else here knows their outlines."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl

from pontdarc.publication.archived import archived_rows
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_versions, table_path

_KIND: Final = "insee_commune"
_MOST_ROWS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Outlines:
    """GeoJSON geometries by INSEE code, and the public dataset they come from."""

    shapes: Mapping[str, Any]
    version: Version


def outlines(codes: Collection[str], today: date) -> Outlines | None:
    """Return the places of communes: the public table that places most of them, once each; None when none has half."""
    wanted = set(codes)
    best: Outlines | None = None
    candidates = published_versions(today).filter(rows__lte=_MOST_ROWS, geometry__isnull=False)
    for version in candidates.order_by("-published_at"):
        shapes = _shapes(version, wanted)
        if len(shapes) * 2 >= len(wanted) > 0 and len(shapes) > len(best.shapes if best else ()):
            best = Outlines(shapes, version)
    return best


def _shapes(version: Version, wanted: set[str]) -> dict[str, Any]:
    code = next((str(each["name"]) for each in version.columns if each.get("kind") == _KIND), None)
    if code is None or version.rows * 2 < len(wanted):
        return {}
    table = archived_rows(table_path(version))
    names = table.collect_schema().names()
    place = version.geometry or {}
    rows = table.filter(pl.col(code).cast(pl.String).is_in(sorted(wanted))) if code in names else table.head(0)
    if place.get("geometry") in names:
        found = rows.select(pl.col(code).cast(pl.String), pl.col(place["geometry"]).cast(pl.String)).collect()
        return {insee: json.loads(text) for insee, text in found.iter_rows() if text}
    if place.get("latitude") in names and place.get("longitude") in names:
        axes = [pl.col(place[axis]).cast(pl.Float64, strict=False) for axis in ("longitude", "latitude")]
        found = rows.select(pl.col(code).cast(pl.String), *axes).drop_nulls().collect()
        return {insee: {"type": "Point", "coordinates": [x, y]} for insee, x, y in found.iter_rows()}
    return {}
