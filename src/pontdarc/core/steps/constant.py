"""A column whose value is the same everywhere, known from the organisation, from a person or from the file itself.

*may_be_empty*: the standard lets rows do without it: what some rows say is then nothing about the others, unless it is
what is known of all of them.
"""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.words import gettext_noop


class _Only:
    """Finds the value to write: the one given when the column is empty, the only one that it holds else."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column, self._given = column, params.get("value")
        self._may_be_empty = bool(params.get("may_be_empty"))
        self._rows = self._missing = 0
        self._values: set[str] = set()

    def add(self, sheet: Sheet) -> None:
        if self._column is None or self.settled:
            return
        cells = sheet.frame[self._column]
        self._rows += len(cells)
        self._missing += cells.null_count()
        self._values.update(cells.drop_nulls().unique().head(2).to_list())

    def again(self) -> bool:
        """Return that once is enough."""
        return False

    @property
    def settled(self) -> bool:
        """Whether two rows contradict each other."""
        return len(self._values) > 1

    def facts(self) -> Params | None:
        """Return the value, when there is one to write somewhere."""
        if not self._missing or self.settled:
            return None
        # The only value of a column counts when more than half of the rows have it and none contradicts.
        only = next(iter(self._values), None) if self._missing * 2 < self._rows else None
        if self._values and self._may_be_empty:
            only = only if only == self._given else None
        value = only if self._values else self._given
        return {"write": str(value)} if value else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    value, missing = params["write"], sheet.frame[str(column)].null_count()
    frame = sheet.frame.with_columns(pl.col(str(column)).fill_null(pl.lit(value, dtype=pl.String)))
    return Sheet(frame, sheet.lines), (Change(str(column), missing, (Sample(None, value),)),)


STEP = Step(
    "constant",
    gettext_noop("Colonne remplie avec une valeur connue"),
    gettext_noop(
        "Remplit ce qui est vide d’une colonne où la même valeur est partout : "
        "nom, SIRET ou code INSEE de l’organisation."
    ),
    rework=_rework,
    survey=_Only,
)
