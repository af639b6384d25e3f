"""Two coordinates in one cell, whatever their order."""

import polars as pl

from pontdarc.core.kind import trimmed

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"^(?:\[ ?({_NUMBER}) ?, ?({_NUMBER}) ?\]|\(? ?({_NUMBER}) ?[,; ] ?({_NUMBER}) ?\)?)$"
_COMMAS = r"^([+-]?\d{1,3},\d+) ?; ?([+-]?\d{1,3},\d+)$"
_BOXES = ((-5.6, 9.7, 41.2, 51.2), (-63.2, -50.9, 1.9, 18.2), (44.9, 55.9, -21.5, -12.6))
"""West, east, south, north: metropolitan France, Antilles and Guyane, Mayotte and La Réunion."""


def pair_of(cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return both numbers, null where the cell is not a pair or where neither has a decimal point: 1,2 is a number."""
    text = trimmed(cell)
    found = pl.when(text.str.contains(r"\d[.,]\d+")).then(text)
    first = pl.coalesce(found.str.extract(_PAIR, 1), found.str.extract(_PAIR, 3))
    second = pl.coalesce(found.str.extract(_PAIR, 2), found.str.extract(_PAIR, 4))
    decimals = first.str.contains(r"\.") & second.str.contains(r"\.")
    first = pl.coalesce(pl.when(decimals).then(first), text.str.extract(_COMMAS, 1).str.replace(",", ".", literal=True))
    second = pl.coalesce(
        pl.when(decimals).then(second), text.str.extract(_COMMAS, 2).str.replace(",", ".", literal=True)
    )
    return first.cast(pl.Float64, strict=False), second.cast(pl.Float64, strict=False)


def in_france(longitude: pl.Expr, latitude: pl.Expr) -> pl.Expr:
    """Return whether the place is in a box around a part of France."""
    return pl.any_horizontal(
        longitude.is_between(west, east) & latitude.is_between(south, north) for west, east, south, north in _BOXES
    )
