"""Columns without a name, in the order of a standard: what stands at a place is known by what the place is for."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from pontdarc.core.schema import Field
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.repairing import fit

SAME_PLACE = gettext_noop("Même place que dans le standard.")
_NAMELESS = re.compile(r"(?i)^(?:colonne|column|col|champ|field|unnamed|var|[cvfx])[\s:._-]*\d+$")
_CERTAINTY, _FITS, _BELIES = 0.7, 0.8, 0.2
_ENOUGH, _AGREED = 3, 0.8


def is_nameless(columns: Sequence[str]) -> bool:
    """Return whether nearly all the columns have a number for a name: the file has no header."""
    named = sum(not _NAMELESS.match(name) for name in columns)
    return bool(columns) and named * 5 <= len(columns)


def agreement(frame: pl.DataFrame, fields: Sequence[Field], today: date) -> float:
    """Return how well columns without names stand in the order of *fields*: 0 to 1, 0 when too little can be told.

    A table of fewer columns than the standard is compared with its first ones.
    """
    if not is_nameless(frame.columns) or not _ENOUGH <= frame.width <= len(fields):
        return 0.0
    shares = [fit(field, frame[name], today) for field, name in zip(fields, frame.columns, strict=False)]
    told = [share for share in shares if share is not None]
    agreed = sum(share >= _FITS for share in told)
    return agreed / len(told) if agreed >= _ENOUGH and agreed >= _AGREED * len(told) else 0.0


def by_position(
    frame: pl.DataFrame, free: Sequence[str], fields: Sequence[Field], wanted: Sequence[Field], today: date
) -> Iterator[tuple[float, str, str, str]]:
    """Yield certainty, field, column and reason for a table without header that stands in the order of *fields*.

    *wanted*: the fields about which nobody has spoken.
    """
    if not agreement(frame, fields, today):
        return
    names = {field.name for field in wanted}
    for field, name in zip(fields, frame.columns, strict=False):
        share = fit(field, frame[name], today)
        if field.name in names and name in free and (share is None or share >= _BELIES):
            yield _CERTAINTY, field.name, name, SAME_PLACE
