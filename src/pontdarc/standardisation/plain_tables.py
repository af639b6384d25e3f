"""Tables that follow no standard: their own columns, under clean names, and only the safest repairs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from pontdarc.core.ahead import ahead
from pontdarc.core.recipe import Feed
from pontdarc.core.recognition import Recognised
from pontdarc.core.spool import PIECE_ROWS
from pontdarc.core.step import Call
from pontdarc.core.tables import Table
from pontdarc.core.views import Views
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.mapping import BY_PERSON
from pontdarc.standardisation.mapping import Mapping as ColumnMapping

KEPT = gettext_noop("Colonne du fichier, gardée.")
_DATE_KINDS = ("date_fr", "date_iso", "datetime_fr", "datetime_iso", "birth_date")
_SAFE_NUMBER = r"-?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?(?:\s?€)?"
_DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"


def keep_columns(names: Sequence[str], overrides: Mapping[str, Mapping[str, object]]) -> ColumnMapping:
    """Return the mapping that keeps every column under a clean name, but those that a person leaves out."""
    feeds: list[Feed] = []
    left_out: list[str] = []
    taken: set[str] = set()
    for name in names:
        clean = _clean(name, taken)
        choice = overrides.get(clean)
        if choice is not None and not choice.get("source"):
            left_out.append(name)
            continue
        taken.add(clean)
        reason = BY_PERSON if choice is not None else KEPT
        feeds.append(Feed(clean, name, (name,), None, reason, 1.0, by_person=choice is not None))
    return ColumnMapping(tuple(feeds), (), tuple(left_out))


def _clean(name: str, taken: set[str]) -> str:
    clean = " ".join(name.split()).strip(" ,;:*") or "colonne"
    numbered, number = clean, 2
    while numbered in taken:
        numbered, number = f"{clean} ({number})", number + 1
    return numbered


def safe_steps(
    table: Table, mapping: ColumnMapping, recognised: Mapping[str, Recognised], *, rows: int = PIECE_ROWS
) -> tuple[Call, ...]:
    """Return the repairs that leave no doubt: dates and numbers of columns that are so from end to end."""
    looked_at: dict[str, _Days | _Amounts] = {}
    for feed in mapping.feeds:
        found = recognised.get(feed.column or "")
        if found is not None and found.kind in _DATE_KINDS:
            looked_at[str(feed.column)] = _Days()
        elif found is not None and found.type in ("number", "integer"):
            looked_at[str(feed.column)] = _Amounts()
    if not looked_at:
        return ()
    for piece in ahead(table.pieces(rows)):
        left = {name: cells for name, cells in looked_at.items() if cells.are_safe}
        if not left:
            return ()
        # The columns are looked at side by side.
        settled = piece.frame.select(
            pl.col(name).str.contains(_whole(cells.settled)).all() for name, cells in left.items()
        )
        for name, is_settled in settled.row(0, named=True).items():
            left[name].add(piece.frame[name].drop_nulls(), is_settled=is_settled)
    mended = {name: cells.step for name, cells in looked_at.items() if cells.need_mending}
    return tuple(Call(mended[feed.column], feed.target) for feed in mapping.feeds if feed.column in mended)


def once_mended(found: Recognised, steps: Sequence[str]) -> Recognised | None:
    """Return what a column is after some steps, None where its values must be looked at again."""
    if not steps:
        return found
    if list(steps) != [_Days.step] or found.kind not in _DATE_KINDS:
        return None
    return replace(found, kind="birth_date" if found.kind == "birth_date" else "date_iso", type="date")


class _Days:
    """Whether every cell of a column is a day, and one at least needs mending."""

    step, settled = "iso_date", r"\d{4}-\d{2}-\d{2}"

    def __init__(self) -> None:
        self.are_safe, self._mended = True, True

    def add(self, cells: pl.Series, *, is_settled: bool) -> None:
        """Look at the next cells; *is_settled*: all of them are ISO dates."""
        if not is_settled:
            self._mended = False
            self.are_safe = self.are_safe and _all(cells, _DAY)

    @property
    def need_mending(self) -> bool:
        """Whether the repair is called for."""
        return self.are_safe and not self._mended


class _Amounts:
    """Whether every cell is a number, one at least needs mending, and none is a code that begins with 0."""

    step, settled = "decimal_point", r"-?\d+(?:\.\d+)?"

    def __init__(self) -> None:
        self.are_safe, self._mended = True, True

    def add(self, cells: pl.Series, *, is_settled: bool) -> None:
        """Look at the next cells; *is_settled*: all of them are plain numbers with a decimal point."""
        if not is_settled:
            self._mended = False
            self.are_safe = self.are_safe and _all(cells, _SAFE_NUMBER)
        self.are_safe = self.are_safe and not _some_is_code(cells)

    @property
    def need_mending(self) -> bool:
        """Whether the repair is called for."""
        return self.are_safe and not self._mended


def _all(cells: pl.Series, pattern: str) -> bool:
    """Return whether all the cells have the pattern, blanks around them taken off."""
    return bool(cells.str.contains(_whole(pattern)).all())


def _whole(pattern: str) -> str:
    return rf"^\s*(?:{pattern})\s*$"


def _some_is_code(cells: pl.Series) -> bool:
    views = Views(cells)
    if views.may_begin_with_blanks:
        cells = cells.str.strip_chars()
        views = Views(cells)
    maybe = np.flatnonzero(views.begin_with_zero())
    return len(maybe) > 0 and bool(cells.gather(maybe).str.contains(r"^0\d").any())
