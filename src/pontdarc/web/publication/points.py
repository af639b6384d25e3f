"""The places of a public table, as GeoJSON for the map and as words for the list beside it."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import polars as pl

from pontdarc.publication.archived import archived_rows
from pontdarc.publication.models import Version
from pontdarc.publication.naming import naming_column
from pontdarc.publication.queries import table_path
from pontdarc.publication.tiles import TILED_BEYOND

_LOOKED_AT = 2_000
"""Rows among which a short list looks for places: those of a counter come back every day."""


def places(version: Version, limit: int = TILED_BEYOND) -> list[dict[str, object]]:
    """Return GeoJSON features, each with a label; a row without coordinates is left out, a place comes once."""
    geometry = version.geometry or {}
    table = archived_rows(table_path(version))
    names = table.collect_schema().names()
    label = naming_column(version)
    if geometry.get("geometry") in names:
        return list(_shapes(table.head(limit).collect(), geometry["geometry"], label))
    if geometry.get("latitude") in names and geometry.get("longitude") in names:
        return list(_points(table, geometry["latitude"], geometry["longitude"], label, limit))
    return []


def drawn(version: Version) -> dict[str, str] | None:
    """Return where the tiles of a version are and what box they fill, None when its places all go in one file."""
    box = (version.geometry or {}).get("bbox")
    if version.rows <= TILED_BEYOND or not box:
        return None
    label = urlencode({"label": naming_column(version)})
    address = f"/api/v1/datasets/{version.dataset.slug}/tiles/{{z}}/{{x}}/{{y}}.mvt?{label}"
    return {"address": address, "box": json.dumps(box)}


def _points(table: pl.LazyFrame, latitude: str, longitude: str, label: str, limit: int) -> Iterator[dict[str, object]]:
    cells = table.select(
        pl.col(label).cast(pl.String).alias("label"),
        pl.col(latitude).cast(pl.Float64, strict=False).alias("lat"),
        pl.col(longitude).cast(pl.Float64, strict=False).alias("lon"),
    )
    filled = cells.drop_nulls(["lat", "lon"]).head(max(limit, _LOOKED_AT))
    for name, lat, lon in filled.unique(maintain_order=True).head(limit).collect().iter_rows():
        yield {
            "type": "Feature",
            "properties": {"label": name or ""},
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }


def _shapes(cells: pl.DataFrame, column: str, label: str) -> Iterator[dict[str, object]]:
    for name, text in cells.select(pl.col(label).cast(pl.String), pl.col(column).cast(pl.String)).iter_rows():
        if text:
            yield {"type": "Feature", "properties": {"label": name or ""}, "geometry": json.loads(text)}
