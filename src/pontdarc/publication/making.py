"""From a standardised table to the public one: privacy steps, types, place. Parquet in, Parquet out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import shapely

from pontdarc.core.step import Call, Context, Sheet, run
from pontdarc.core.steps.registry import registry
from pontdarc.publication.rules import MASKED, Column, PrivacyPlan, Report, place_of

_LEADING_ZERO = r"^[+-]?0\d"
_ROW_GROUP = 20_000


@dataclass(frozen=True, slots=True)
class Made:
    """What the public table holds. *counts*: cells or rows touched by privacy step; *bbox*: W, S, E, N."""

    rows: int
    columns: list[Column]
    geometry: dict[str, object] | None
    counts: Mapping[str, int]


def make(source: Path, target: Path, report: Report, plan: PrivacyPlan, today: date) -> Made:
    """Write the public table at *target*.

    *report*: of the preparation; what *source* holds beside the columns it names is left out.
    """
    kept = [column for column in report["columns"] if column["name"] not in plan.drop]
    frame = pl.read_parquet(source)
    frame, rare = _without_rare(frame, plan, today)
    frame = frame.select([column["name"] for column in kept if column["name"] in frame.columns])
    frame, masked = _masked(frame, plan)
    typed = [_typed(frame[column["name"]], column) for column in kept if column["name"] in frame.columns]
    frame = pl.DataFrame([series for series, _ in typed])
    described = [_described(column, type_, plan) for (_, type_), column in zip(typed, kept, strict=True)]
    frame.write_parquet(target, compression="zstd", row_group_size=_ROW_GROUP)
    return Made(
        frame.height,
        described,
        _place(frame, place_of(report, [each for each in kept if each["name"] not in plan.mask])),
        {**rare, **masked},
    )


def _without_rare(frame: pl.DataFrame, plan: PrivacyPlan, today: date) -> tuple[pl.DataFrame, dict[str, int]]:
    if plan.rare is None or plan.rare[0] not in frame.columns:
        return frame, {}
    column, threshold = plan.rare
    texts = frame.with_columns(pl.col(column).cast(pl.String))
    call = Call("suppress_rare", column, {"threshold": threshold})
    sheet, changes = run(registry()[call.step], Sheet(texts, pl.Series(range(frame.height))), call, Context(today))
    return sheet.frame, {f"suppress_rare:{column}:{threshold}": sum(change.count for change in changes)}


def _masked(frame: pl.DataFrame, plan: PrivacyPlan) -> tuple[pl.DataFrame, dict[str, int]]:
    counts = {}
    for name in plan.mask:
        if name in frame.columns:
            counts[f"mask:{name}"] = frame.height - frame[name].null_count()
            hidden = pl.when(pl.col(name).is_null()).then(None).otherwise(pl.lit(MASKED))
            frame = frame.with_columns(hidden.cast(pl.String).alias(name))
    return frame, counts


def _typed(cells: pl.Series, column: Column) -> tuple[pl.Series, str]:
    """Return the column in its type when every cell fits it, else as the text it is: nothing is lost by a cast."""
    wanted = column.get("type") or "string"
    if cells.dtype != pl.String:
        return cells, wanted
    cast = _cast(cells, wanted)
    if cast is not None and cast.null_count() == cells.null_count():
        return cast, wanted
    return cells, wanted if wanted in _TEXTUAL else "string"


_TEXTUAL = frozenset(
    ["string", "geojson", "geopoint", "any", "datetime", "time", "yearmonth", "array", "object", "duration"]
)


def _cast(cells: pl.Series, wanted: str) -> pl.Series | None:
    if wanted in ("integer", "year"):
        return None if cells.str.contains(_LEADING_ZERO).any() else cells.cast(pl.Int64, strict=False)
    if wanted == "number":
        return cells.cast(pl.Float64, strict=False)
    if wanted == "boolean":
        return cells.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if wanted == "date":
        return cells.str.to_date("%Y-%m-%d", strict=False)
    return None


def _described(column: Column, type_: str, plan: PrivacyPlan) -> Column:
    masked = column["name"] in plan.mask
    return {
        "name": column["name"],
        "title": column.get("title") or column["name"],
        "type": type_,
        "kind": None if masked else column.get("kind"),
        "role": None if masked else column.get("role"),
        "description": column.get("description") or "",
    }


def _place(frame: pl.DataFrame, found: dict[str, str] | None) -> dict[str, object] | None:
    if found is None:
        return None
    bbox = _bbox_of_shapes(frame[found["geometry"]]) if "geometry" in found else _bbox_of_points(frame, found)
    return None if bbox is None else {**found, "bbox": bbox}


def _bbox_of_points(frame: pl.DataFrame, found: Mapping[str, str]) -> list[float] | None:
    points = frame.select(
        pl.col(found["longitude"]).cast(pl.Float64, strict=False).alias("x"),
        pl.col(found["latitude"]).cast(pl.Float64, strict=False).alias("y"),
    ).filter(pl.col("x").is_between(-180, 180) & pl.col("y").is_between(-90, 90))
    if points.is_empty():
        return None
    west, south, east, north = points.select(
        west=pl.min("x"), south=pl.min("y"), east=pl.max("x"), north=pl.max("y")
    ).row(0)
    return [west, south, east, north]


def _bbox_of_shapes(cells: pl.Series) -> list[float] | None:
    shapes = shapely.from_geojson(cells.drop_nulls().to_numpy(), on_invalid="ignore")
    bounds = [float(edge) for edge in shapely.total_bounds(shapes)]
    return None if any(edge != edge for edge in bounds) else bounds
