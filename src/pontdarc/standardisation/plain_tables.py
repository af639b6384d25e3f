"""Tables that follow no standard: their own columns, under clean names, and only the safest repairs."""

from collections.abc import Mapping

import polars as pl

from pontdarc.core.recipe import Feed
from pontdarc.core.recognition import Recognised
from pontdarc.core.step import Call
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.mapping import BY_PERSON
from pontdarc.standardisation.mapping import Mapping as ColumnMapping

KEPT = gettext_noop("Colonne du fichier, gardée.")
_DATE_KINDS = ("date_fr", "date_iso", "datetime_fr", "datetime_iso", "birth_date")
_NUMBERS = r"-?\d+(?:\.\d+)?"
_SAFE_NUMBER = r"-?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?(?:\s?€)?"
_ISO = r"\d{4}-\d{2}-\d{2}"
_DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"


def keep_columns(frame: pl.DataFrame, overrides: Mapping[str, Mapping[str, object]]) -> ColumnMapping:
    """Return the mapping that keeps every column under a clean name, but those that a person leaves out."""
    feeds: list[Feed] = []
    left_out: list[str] = []
    taken: set[str] = set()
    for name in frame.columns:
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


def safe_steps(frame: pl.DataFrame, mapping: ColumnMapping, recognised: Mapping[str, Recognised]) -> tuple[Call, ...]:
    """Return the repairs that leave no doubt: dates and numbers of columns that are so from end to end."""
    steps = []
    for feed in mapping.feeds:
        found = recognised.get(feed.column or "")
        if found is None or feed.column is None:
            continue
        cells = frame[feed.column].drop_nulls().str.strip_chars()
        if not len(cells):
            continue
        if found.kind in _DATE_KINDS and _all(cells, _DAY) and not _all(cells, _ISO):
            steps.append(Call("iso_date", feed.target))
        elif found.type in ("number", "integer") and _is_amount(cells):
            steps.append(Call("decimal_point", feed.target))
    return tuple(steps)


def _all(cells: pl.Series, pattern: str) -> bool:
    return bool(cells.str.contains(rf"^(?:{pattern})$").all())


def _is_amount(cells: pl.Series) -> bool:
    """Return whether every cell is a number, one at least needs mending, and none is a code that begins with 0."""
    codes = cells.str.contains(r"^0\d")
    return not _all(cells, _NUMBERS) and _all(cells, _SAFE_NUMBER) and not bool(codes.any())
