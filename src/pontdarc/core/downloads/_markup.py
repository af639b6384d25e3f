"""Cells as the text of XML elements, and geometries as the coordinates that KML and GPX write."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

import orjson
import polars as pl

from pontdarc.core.downloads._download import Options, flat
from pontdarc.core.downloads._json import point
from pontdarc.core.downloads._text import moments
from pontdarc.core.query.columns import Column

_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"
_SIGNS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))

Place = Sequence[float]


def named(name: str) -> str:
    """Return a name as the value of an attribute."""
    return escape(name, quote=True)


def texts(frame: pl.DataFrame, columns: Sequence[Column], options: Options) -> pl.DataFrame:
    """Return the cells as the text of an element, null where there is nothing to say."""
    if not columns:
        return pl.DataFrame()
    return pl.DataFrame(
        [_text(cells, options.timezone) for cells in flat(frame, columns, options.list_separator).get_columns()]
    )


def _text(cells: pl.Series, zone: str) -> pl.Series:
    if isinstance(cells.dtype, pl.Datetime):
        return moments(cells, zone)
    if cells.dtype != pl.String:
        return cells.cast(pl.String)
    cells = cells.str.replace_all(_FORBIDDEN, "")
    for sign, other in _SIGNS:
        cells = cells.str.replace_all(sign, other, literal=True)
    return cells


def elements(cells: pl.DataFrame, around: Callable[[str], tuple[str, str]]) -> pl.Series:
    """Return one text per row: each cell that says something, between what *around* gives for its column."""
    if not cells.width:
        return pl.Series("elements", [""] * cells.height, dtype=pl.String)
    parts = []
    for name in cells.columns:
        before, after = around(name)
        value = pl.col(name)
        parts.append(pl.when(value.is_not_null()).then(pl.lit(before) + value + pl.lit(after)).otherwise(pl.lit("")))
    return cells.select(pl.concat_str(parts).alias("elements")).to_series()


def geometries(frame: pl.DataFrame, where: Column | None) -> Iterator[dict[str, Any] | None]:
    """Yield the geometry of each row as GeoJSON, None without."""
    if where is None:
        yield from [None] * frame.height
        return
    cells = frame.get_column(where.name)
    for text in point(cells) if where.type == "point" else cells:
        shape = orjson.loads(text) if text else None
        yield shape if isinstance(shape, dict) else None


def name_column(columns: Sequence[Column], options: Options) -> str | None:
    """Return the column that names a place: the one asked for, else the first text."""
    names = [column.name for column in columns]
    if options.name_field in names:
        return options.name_field
    return next((column.name for column in columns if column.type == "text"), None)
