"""Cells that a person corrected in place, found again by all that their row held."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.words import gettext_noop

_DIGITS = 32
_BETWEEN, _NOTHING = "\x1f", "\x00"


def digest_of(row: Sequence[str | None]) -> str:
    """Return what tells a row from another: the cells in order, nulls included, as 32 hexadecimal digits."""
    text = _BETWEEN.join(_NOTHING if cell is None else cell for cell in row)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    by_column: dict[str, dict[tuple[str, str | None], str | None]] = {}
    for cell in params.get("cells", ()):
        if cell["column"] in sheet.frame.columns:
            wanted = by_column.setdefault(cell["column"], {})
            wanted[cell["row"], cell.get("before")] = cell.get("after")
    places = {name: _places(sheet.frame[name], wanted) for name, wanted in by_column.items()}
    digests = _digests(sheet.frame, {place for found in places.values() for place in found})
    frame, changes = sheet.frame, []
    for name, wanted in by_column.items():
        cells = sheet.frame[name]
        mended = {
            place: wanted[digests[place], cells[place]]
            for place in places[name]
            if (digests[place], cells[place]) in wanted
        }
        if mended:
            frame = frame.with_columns(_with(cells, mended))
            changes.append(_change(cells, mended))
    return Sheet(frame, sheet.lines), tuple(changes)


def _places(cells: pl.Series, wanted: Iterable[tuple[str, str | None]]) -> list[int]:
    """Return the rows whose cell is one of those that were corrected: few, so that few rows are hashed."""
    befores = [before for _, before in wanted]
    texts = [before for before in befores if before is not None]
    found = cells.is_in(texts).fill_null(value=False)
    if len(texts) < len(befores):
        found = found | cells.is_null()
    return found.arg_true().to_list()


def _digests(frame: pl.DataFrame, places: set[int]) -> dict[int, str]:
    ordered = sorted(places)
    return {place: digest_of(row) for place, row in zip(ordered, frame[ordered].iter_rows(), strict=True)}


def _with(cells: pl.Series, mended: Mapping[int, str | None]) -> pl.Series:
    return cells.clone().scatter(list(mended), pl.Series(list(mended.values()), dtype=pl.String))


def _change(cells: pl.Series, mended: Mapping[int, Any]) -> Change:
    samples = tuple(Sample(cells[place], after) for place, after in list(mended.items())[:5])
    return Change(cells.name, len(mended), samples)


STEP = Step(
    "replace_cells",
    gettext_noop("Cellules corrigées à la main"),
    gettext_noop(
        "Remplace les cellules qu’une personne a corrigées une à une, tant que leur ligne revient la même "
        "dans le fichier."
    ),
    rework=_rework,
)
