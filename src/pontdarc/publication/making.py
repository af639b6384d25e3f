"""From a standardised table to the public one: privacy steps, types, place, profile. Parquet to Parquet, in pieces."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import shapely

from pontdarc.core.ahead import Behind
from pontdarc.core.geography.archive import ArchiveWriter
from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.privacy.plan import PrivacyPlan, columns_named
from pontdarc.core.profiling import Profiler, profile
from pontdarc.core.referential import NOWHERE, Referential
from pontdarc.core.spool import PIECE_ROWS
from pontdarc.publication.protecting import Protected, Told, frames
from pontdarc.publication.rules import Column, Report, place_of

_LEADING_ZERO = r"^[+-]?0\d"


@dataclass(frozen=True, slots=True)
class Made:
    """What the public table holds. *bbox*: W, S, E, N.

    *counts*: cells or rows touched by privacy step, *unprotected*: cells that a step could not protect.
    *profile*: of every column, as core.profile writes it; personal and masked columns show no value.
    """

    rows: int
    columns: list[Column]
    geometry: dict[str, object] | None
    counts: Mapping[str, int]
    profile: dict[str, Any]
    unprotected: Mapping[str, int]


def make(
    source: Path,
    target: Path,
    report: Report,
    plan: PrivacyPlan,
    today: date,
    *,
    referential: Referential = NOWHERE,
    rows: int = PIECE_ROWS,
) -> Made:
    """Write the public table at *target*, *rows* at a time.

    *report*: of the preparation; what *source* holds beside the columns it names is left out. *plan*: with its keys.
    """
    held = pl.read_parquet_schema(source)
    kept = [column for column in report["columns"] if column["name"] not in plan.drop and column["name"] in held]
    public = Protected(source, [str(column["name"]) for column in kept], plan, today, referential, rows)
    types = _types(public, kept)
    place = place_of(report, [each for each in kept if each["name"] not in plan.of_other_kind])
    described = [_described(column, types[column["name"]], plan) for column in kept]
    box = _Box(place)
    told = Told()
    expected = pq.read_metadata(source).num_rows
    profiler = Profiler(described, expected, [*plan.mask, *_personal(described)])
    height = _write(public, target, types, (box, profiler), (report.get("reading") or {}).get("crs"), told)
    seen = profiler.profile(lambda names: frames(target, rows, names)).as_json()
    return Made(height, described, box.place, dict(told.touched), seen, dict(+told.unprotected))


def profile_table(
    table: Path, columns: Sequence[Column], height: int, masked: Collection[str], *, rows: int = PIECE_ROWS
) -> dict[str, Any]:
    """Return the profile of a public table of *height* rows; personal and *masked* columns show no value."""
    every, some = lambda: frames(table, rows), lambda names: frames(table, rows, names)
    return profile(every, columns, height, sorted({*masked, *_personal(columns)}), some=some).as_json()


def _personal(columns: Sequence[Column]) -> list[str]:
    return [str(each["name"]) for each in columns if _is_personal(each)]


def _is_personal(column: Column) -> bool:
    return column.get("kind") in PERSONAL_KINDS or column.get("role") in ("direct", "sensitive")


_TEXTUAL = frozenset(
    ["string", "geojson", "geopoint", "any", "datetime", "time", "yearmonth", "array", "object", "duration"]
)


def _types(public: Protected, kept: Sequence[Column]) -> dict[str, str]:
    """Return the type of each column: the one announced when every cell fits it, else text; nothing is lost by a cast.

    Columns of text that announce another type are looked at from end to end, all the others are what they are.
    """
    averaged = {call.column for call in public.calls if call.step == "microaggregate"}
    wanted = {
        column["name"]: "number" if column["name"] in averaged else column.get("type") or "string" for column in kept
    }
    schema = pl.read_parquet_schema(public.source)
    worked_on = {name for call in public.calls for name in columns_named(call)}
    doubtful = {
        name
        for name, type_ in wanted.items()
        if type_ not in _TEXTUAL and (schema[name] == pl.String or name in worked_on)
    }
    if not doubtful:
        return wanted
    for frame in public.pieces(names=doubtful):
        doubtful_here = [name for name in doubtful if wanted[name] != "string"]
        for name in doubtful_here:
            cast = _cast(frame[name], wanted[name])
            if cast is None or cast.null_count() != frame[name].null_count():
                wanted[name] = "string"
    return wanted


def _write(
    public: Protected,
    target: Path,
    types: Mapping[str, str],
    watching: "tuple[_Box, Profiler]",
    crs: str | None,
    told: Told,
) -> int:
    """Write the table, each piece being laid down while it is looked at, and return its rows.

    A geometry that cannot all be read is archived as the text it is.
    """
    height, (box, profiler) = 0, watching
    with ArchiveWriter(target, box.column, crs) as archive, Behind(archive.add) as lay_down:
        for frame in public.pieces(told):
            rows = pl.DataFrame([typed(frame[name], types[name]) for name in frame.columns])
            lay_down(rows)
            box.add(rows)
            # A shape is no text: it has no length that anybody asks for.
            profiler.add(rows.with_columns(pl.col(box.column).cast(pl.Binary)) if box.column else rows)
            height += rows.height
    if archive.invalid:
        with ArchiveWriter(target, None, None) as archive:
            for frame in public.pieces():
                archive.add(pl.DataFrame([typed(frame[name], types[name]) for name in frame.columns]))
    return height


def typed(cells: pl.Series, type_: str) -> pl.Series:
    """Return a column of texts in the type it was given for the public; any other column as it is."""
    if cells.dtype != pl.String or type_ in _TEXTUAL:
        return cells
    cast = _cast(cells, type_)
    return cells if cast is None else cast


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
    masked, other = column["name"] in plan.mask, column["name"] in plan.of_other_kind
    return {
        "name": column["name"],
        "title": column.get("title") or column["name"],
        "type": type_,
        "kind": None if other else column.get("kind"),
        "role": None if masked else column.get("role"),
        "description": column.get("description") or "",
    }


class _Box:
    """The box around all the places of a table, seen piece by piece. *found*: the columns that place its rows."""

    def __init__(self, found: Mapping[str, str] | None) -> None:
        self._found = dict(found or {})
        self._edges: list[float] | None = None

    @property
    def column(self) -> str | None:
        """The column of geometries, if that is what places the rows."""
        return self._found.get("geometry")

    def add(self, frame: pl.DataFrame) -> None:
        """Look at more rows."""
        if not self._found:
            return
        seen = _bbox_of_shapes(frame[self.column]) if self.column else _bbox_of_points(frame, self._found)
        if seen is not None:
            former = self._edges or seen
            low = [min(pair) for pair in zip(former[:2], seen[:2], strict=True)]
            self._edges = low + [max(pair) for pair in zip(former[2:], seen[2:], strict=True)]

    @property
    def place(self) -> dict[str, object] | None:
        """The columns and the box, None when no row has a place."""
        return None if self._edges is None else {**self._found, "bbox": self._edges}


def _bbox_of_points(frame: pl.DataFrame, found: Mapping[str, str]) -> list[float] | None:
    points = frame.select(
        pl.col(found["longitude"]).cast(pl.Float64, strict=False).alias("x"),
        pl.col(found["latitude"]).cast(pl.Float64, strict=False).alias("y"),
    ).drop_nulls()
    if points.height and not _are_on_earth(_edges(points)):
        points = points.filter(pl.col("x").is_between(-180, 180) & pl.col("y").is_between(-90, 90))
    return _edges(points) if points.height else None


def _edges(points: pl.DataFrame) -> list[float]:
    return list(points.select(west=pl.min("x"), south=pl.min("y"), east=pl.max("x"), north=pl.max("y")).row(0))


def _are_on_earth(edges: Sequence[float]) -> bool:
    west, south, east, north = edges
    return west >= -180 and south >= -90 and east <= 180 and north <= 90


def _bbox_of_shapes(cells: pl.Series) -> list[float] | None:
    shapes = shapely.from_geojson(cells.drop_nulls().to_numpy(), on_invalid="ignore")
    if not len(shapes):
        return None
    bounds = [float(edge) for edge in shapely.total_bounds(shapes)]
    return None if any(edge != edge for edge in bounds) else bounds
