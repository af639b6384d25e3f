"""What changed between two versions of a dataset, row by row."""

from dataclasses import dataclass

import polars as pl

from pontdarc.publication.archived import archived_rows
from pontdarc.publication.models import Version
from pontdarc.publication.queries import table_path

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows that came and rows that went, the first of each, over the columns both have."""

    columns: tuple[str, ...]
    came: int
    went: int
    first_come: tuple[tuple[object, ...], ...]
    first_gone: tuple[tuple[object, ...], ...]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]


def difference(old: Version, new: Version) -> Difference:
    """Compare two versions; a row that changed counts as one that went and one that came."""
    before, after = archived_rows(table_path(old)), archived_rows(table_path(new))
    names_before, names_after = before.collect_schema().names(), after.collect_schema().names()
    shared = [name for name in names_after if name in names_before]
    if not shared:
        return Difference((), 0, 0, (), (), tuple(names_after), tuple(names_before))
    one, other = _counted(before, shared), _counted(after, shared)
    came = other.join(one, on=shared, how="anti", nulls_equal=True).collect()
    went = one.join(other, on=shared, how="anti", nulls_equal=True).collect()
    return Difference(
        columns=tuple(shared),
        came=came.height,
        went=went.height,
        first_come=tuple(came.head(SHOWN).iter_rows()),
        first_gone=tuple(went.head(SHOWN).iter_rows()),
        new_columns=tuple(name for name in names_after if name not in names_before),
        lost_columns=tuple(name for name in names_before if name not in names_after),
    )


def _counted(table: pl.LazyFrame, names: list[str]) -> pl.LazyFrame:
    return table.select(pl.col(name).cast(pl.String) for name in names)
