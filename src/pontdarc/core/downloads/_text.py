"""Lines of text made by whole columns, and given out as bytes."""

from functools import cache

import polars as pl

MOMENT = "%Y-%m-%dT%H:%M:%S+00:00"
"""How the API writes a moment in UTC."""
_ELSEWHERE = "%Y-%m-%dT%H:%M:%S%:z"


def moments(cells: pl.Series, zone: str) -> pl.Series:
    """Return naive UTC moments as the clocks of *zone* show them, with their offset, as the API writes them."""
    return cells.dt.to_string(MOMENT) if zone == "UTC" else on_clocks(cells, zone).dt.to_string(_ELSEWHERE)


def on_clocks(cells: pl.Series, zone: str) -> pl.Series:
    """Return naive UTC moments as moments of *zone*."""
    return cells.dt.replace_time_zone("UTC").dt.convert_time_zone(zone)


def as_bytes(lines: pl.Series) -> bytes:
    """Return the texts one after the other, in UTF-8, without a Python object for each."""
    array = lines.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    content = array.buffers()[2]
    return content.to_pybytes() if content else b""


def replaced(texts: pl.Series, changes: tuple[tuple[str, str], ...]) -> pl.Series:
    """Replace signs of one character, in their order; one look tells whether any of them is there."""
    if not texts.str.contains(_any(tuple(sign for sign, _ in changes))).any():
        return texts
    for sign, other in changes:
        if texts.str.contains(sign, literal=True).any():
            texts = texts.str.replace_all(sign, other, literal=True)
    return texts


@cache
def _any(signs: tuple[str, ...]) -> str:
    return "[" + "".join(f"\\x{{{ord(sign):x}}}" for sign in signs) + "]"
