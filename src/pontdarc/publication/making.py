"""From a standardised table to the public one: privacy steps, types, place, profile. Parquet to Parquet, in pieces."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import shapely

from pontdarc.core.ahead import ahead
from pontdarc.core.geography.archive import ArchiveWriter
from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.profiling import profile
from pontdarc.core.spool import PIECE_ROWS, rows_at_once
from pontdarc.core.step import Call, Context, Sheet, run
from pontdarc.core.steps.registry import registry
from pontdarc.publication.rules import MASKED, Column, PrivacyPlan, Report, place_of

_LEADING_ZERO = r"^[+-]?0\d"


@dataclass(frozen=True, slots=True)
class Made:
    """What the public table holds. *counts*: cells or rows touched by privacy step; *bbox*: W, S, E, N.

    *profile*: of every column, as core.profile writes it; personal and masked columns show no value.
    """

    rows: int
    columns: list[Column]
    geometry: dict[str, object] | None
    counts: Mapping[str, int]
    profile: dict[str, Any]


def make(source: Path, target: Path, report: Report, plan: PrivacyPlan, today: date, *, rows: int = PIECE_ROWS) -> Made:
    """Write the public table at *target*, *rows* at a time.

    *report*: of the preparation; what *source* holds beside the columns it names is left out.
    """
    held = pq.read_schema(source).names
    kept = [column for column in report["columns"] if column["name"] not in plan.drop and column["name"] in held]
    public = _Public(source, kept, plan, today, rows)
    types = _types(public, kept)
    place = place_of(report, [each for each in kept if each["name"] not in plan.mask])
    described = [_described(column, types[column["name"]], plan) for column in kept]
    box = _Box(place)
    counts = dict.fromkeys(public.counted, 0)
    height = _write(public, target, types, box, (report.get("reading") or {}).get("crs"), counts)
    seen = profile_table(target, described, height, [*plan.mask, *_personal(kept)], rows=rows)
    return Made(height, described, box.place, counts, seen)


def profile_table(
    table: Path, columns: Sequence[Column], height: int, masked: Collection[str], *, rows: int = PIECE_ROWS
) -> dict[str, Any]:
    """Return the profile of a public table of *height* rows; personal and *masked* columns show no value."""
    every, some = lambda: _frames(table, rows), lambda names: _frames(table, rows, names)
    return profile(every, columns, height, sorted({*masked, *_personal(columns)}), some=some).as_json()


def _personal(columns: Sequence[Column]) -> list[str]:
    return [str(each["name"]) for each in columns if _is_personal(each)]


def _is_personal(column: Column) -> bool:
    return column.get("kind") in PERSONAL_KINDS or column.get("role") in ("direct", "sensitive")


def _frames(path: Path, rows: int, names: Collection[str] | None = None) -> Iterator[pl.DataFrame]:
    """Yield the rows of a Parquet table, about *rows* at a time; one empty frame when there is none.

    *names*: the only columns to read. The next rows are read while some are being worked on.
    """
    yield from ahead(_read(path, rows, names))


def _read(path: Path, rows: int, names: Collection[str] | None) -> Iterator[pl.DataFrame]:
    with pq.ParquetFile(path) as file:
        empty, held = True, file.schema_arrow.names
        wanted = held if names is None else [name for name in held if name in names]
        for batch in file.iter_batches(rows_at_once(rows, len(held)), columns=wanted):
            frame = pl.from_arrow(batch)
            assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a batch gives a frame
            empty = False
            yield frame
        if empty:
            frame = pl.from_arrow(file.schema_arrow.empty_table().select(wanted))
            assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
            yield frame


@dataclass(frozen=True, slots=True)
class _Public:
    """The rows after the privacy steps, before the types."""

    source: Path
    kept: Sequence[Column]
    plan: PrivacyPlan
    today: date
    rows: int

    @property
    def counted(self) -> list[str]:
        """The privacy steps that apply here, as their counts name them."""
        held = pq.read_schema(self.source).names
        rare = self.plan.rare
        steps = [f"suppress_rare:{rare[0]}:{rare[1]}"] if rare is not None and rare[0] in held else []
        return steps + [f"mask:{name}" for name in self.plan.mask if name in [each["name"] for each in self.kept]]

    def pieces(
        self, counts: dict[str, int] | None = None, names: Collection[str] | None = None
    ) -> Iterator[pl.DataFrame]:
        """Yield the rows; *counts*: where to add what each step touches; *names*: the only columns wanted."""
        told = counts if counts is not None else {}
        kept = [column["name"] for column in self.kept if names is None or column["name"] in names]
        read = None if names is None else {*kept, *(self.plan.rare[:1] if self.plan.rare else ())}
        for frame in _frames(self.source, self.rows, read):
            public = self._without_rare(frame, told).select(kept)
            for name in self.plan.mask:
                if name in public.columns:
                    key = f"mask:{name}"
                    told[key] = told.get(key, 0) + public.height - public[name].null_count()
                    hidden = pl.when(pl.col(name).is_null()).then(None).otherwise(pl.lit(MASKED))
                    public = public.with_columns(hidden.cast(pl.String).alias(name))
            yield public

    def _without_rare(self, frame: pl.DataFrame, counts: dict[str, int]) -> pl.DataFrame:
        if self.plan.rare is None or self.plan.rare[0] not in frame.columns:
            return frame
        column, threshold = self.plan.rare
        texts = frame.with_columns(pl.col(column).cast(pl.String))
        call = Call("suppress_rare", column, {"threshold": threshold})
        lines = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
        sheet, changes = run(registry()[call.step], Sheet(texts, lines), call, Context(self.today))
        key = f"suppress_rare:{column}:{threshold}"
        counts[key] = counts.get(key, 0) + sum(change.count for change in changes)
        return sheet.frame


_TEXTUAL = frozenset(
    ["string", "geojson", "geopoint", "any", "datetime", "time", "yearmonth", "array", "object", "duration"]
)


def _types(public: _Public, kept: Sequence[Column]) -> dict[str, str]:
    """Return the type of each column: the one announced when every cell fits it, else text; nothing is lost by a cast.

    Columns of text that announce another type are looked at from end to end, all the others are what they are.
    """
    wanted = {column["name"]: column.get("type") or "string" for column in kept}
    masked = set(public.plan.mask)
    schema = pl.read_parquet_schema(public.source)
    rare = public.plan.rare[0] if public.plan.rare else None
    doubtful = {
        name
        for name, type_ in wanted.items()
        if type_ not in _TEXTUAL and (schema[name] == pl.String or name in masked or name == rare)
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
    public: _Public, target: Path, types: Mapping[str, str], box: "_Box", crs: str | None, counts: dict[str, int]
) -> int:
    """Write the table and return its rows; a geometry that cannot all be read is archived as the text it is."""
    height = 0
    with ArchiveWriter(target, box.column, crs) as archive:
        for frame in public.pieces(counts):
            typed = pl.DataFrame([_typed(frame[name], types[name]) for name in frame.columns])
            archive.add(typed)
            box.add(typed)
            height += typed.height
    if archive.invalid:
        with ArchiveWriter(target, None, None) as archive:
            for frame in public.pieces():
                archive.add(pl.DataFrame([_typed(frame[name], types[name]) for name in frame.columns]))
    return height


def _typed(cells: pl.Series, type_: str) -> pl.Series:
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
    masked = column["name"] in plan.mask
    return {
        "name": column["name"],
        "title": column.get("title") or column["name"],
        "type": type_,
        "kind": None if masked else column.get("kind"),
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
    ).filter(pl.col("x").is_between(-180, 180) & pl.col("y").is_between(-90, 90))
    if points.is_empty():
        return None
    west, south, east, north = points.select(
        west=pl.min("x"), south=pl.min("y"), east=pl.max("x"), north=pl.max("y")
    ).row(0)
    return [west, south, east, north]


def _bbox_of_shapes(cells: pl.Series) -> list[float] | None:
    shapes = shapely.from_geojson(cells.drop_nulls().to_numpy(), on_invalid="ignore")
    if not len(shapes):
        return None
    bounds = [float(edge) for edge in shapely.total_bounds(shapes)]
    return None if any(edge != edge for edge in bounds) else bounds
