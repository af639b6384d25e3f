"""Two coordinates in one cell, whatever their order."""

import polars as pl

from pontdarc.core.kind import trimmed

_WRAPPED = r"^(?:\[ ?([^\[\]()]*?) ?\]|\( ?([^\[\]()]*?) ?\))$"
_COMMAS = r"^([+-]?\d{1,3}),(\d+) ?; ?([+-]?\d{1,3}),(\d+)$"
_PAIR = r"^([+-]?\d{1,3}\.\d+) ?[,; ] ?([+-]?\d{1,3}\.\d+)$"
_BOXES = ((-5.6, 9.7, 41.2, 51.2), (-63.2, -50.9, 1.9, 18.2), (44.9, 55.9, -21.5, -12.6))
"""West, east, south, north: metropolitan France, Antilles and Guyane, Mayotte and La Réunion."""


def pair_of(cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return both numbers, null where the cell is not a pair; both have decimals: « 1,2 » is one number."""
    plain = trimmed(cell).str.replace(_WRAPPED, "${1}${2}").str.replace(_COMMAS, "${1}.${2};${3}.${4}")
    groups = plain.str.extract_groups(_PAIR)
    first, second = (groups.struct.field(rank).cast(pl.Float64, strict=False) for rank in ("1", "2"))
    return first, second


def in_france(longitude: pl.Expr, latitude: pl.Expr) -> pl.Expr:
    """Return whether the place is in a box around a part of France."""
    return pl.any_horizontal(
        longitude.is_between(west, east) & latitude.is_between(south, north) for west, east, south, north in _BOXES
    )
