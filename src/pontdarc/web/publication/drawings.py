"""The columns worth a drawing before anybody asks: a measure, a category, a date."""

from collections.abc import Sequence
from typing import Final

from pontdarc.core.profile import ColumnProfile, Profile
from pontdarc.web.publication.profiles import Told

MOST: Final = 3
FEW_VALUES: Final = 20
_MEASURES: Final = frozenset({"integer", "number"})
_DATED: Final = frozenset({"date", "datetime", "year"})
# Figures that place or name a row: their spread says nothing.
_NO_MEASURE: Final = frozenset({"latitude", "longitude", "lambert93_x", "lambert93_y", "postal_code", "siren", "siret"})


def drawn(columns: Sequence[Told], profile: Profile) -> list[Told]:
    """Return the first column of each sort, then other measures, in the order of the table."""
    known = {column.name: column for column in profile.columns}
    sorts: dict[str, list[Told]] = {"measure": [], "category": [], "date": []}
    for column in columns:
        if column.name in known and (sort := _sort(column, known[column.name])):
            sorts[sort].append(column)
    first = [found[0] for found in sorts.values() if found]
    chosen = (first + sorts["measure"][1:])[:MOST]
    return [column for column in columns if column in chosen]


def _sort(column: Told, known: ColumnProfile) -> str:
    if column.bars and known.type in _MEASURES:
        return "" if known.kind in _NO_MEASURE else "measure"
    if column.bars and known.type in _DATED:
        return "date"
    return "category" if column.values and 1 < known.distinct <= FEW_VALUES else ""
