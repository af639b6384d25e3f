"""Numbers replaced by the mean of k neighbours (univariate microaggregation; Defays & Nanopoulos, 1993)."""

import polars as pl

from pontdarc.core.kind import decimal
from pontdarc.core.step import Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_K = 3


class _Values:
    """Counts each number of the column in all the pieces."""

    settled = False

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column, self._k = column, max(2, int(params.get("k", _K)))
        self._counted = pl.DataFrame(schema={"number": pl.Float64, "rows": pl.Int64})

    def add(self, sheet: Sheet) -> None:
        """Count some rows."""
        if self._column is None or self._column not in sheet.frame.columns:
            return
        numbers = sheet.frame.select(decimal(pl.col(self._column)).alias("number")).drop_nulls()
        some = numbers.group_by("number").agg(pl.len().cast(pl.Int64).alias("rows"))
        self._counted = pl.concat([self._counted, some]).group_by("number").agg(pl.col("rows").sum())

    def again(self) -> bool:
        """Once is enough."""
        return False

    def facts(self) -> Params | None:
        """Return the mean that each number becomes; None when there are not k numbers."""
        counted = self._counted.sort("number")
        if counted.get_column("rows").sum() < self._k:
            return None
        groups, group, held = [], 0, 0
        left = int(counted.get_column("rows").sum())
        for rows in counted.get_column("rows").to_list():
            if held >= self._k and left >= self._k:
                group, held = group + 1, 0
            groups.append(group)
            held, left = held + rows, left - rows
        means = counted.with_columns(pl.Series("group", groups)).with_columns(
            ((pl.col("number") * pl.col("rows")).sum().over("group") / pl.col("rows").sum().over("group")).alias("mean")
        )
        return {"numbers": means.get_column("number"), "means": means.get_column("mean").round(6)}


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if column is None:
        return sheet, ()
    number = decimal(pl.col(column))
    means = number.replace_strict(params["numbers"], params["means"], default=None, return_dtype=pl.Float64)
    frame = sheet.frame.with_columns(means.cast(pl.String).str.strip_suffix(".0").alias(column))
    filled = sheet.frame.height - sheet.frame.get_column(column).null_count()
    return Sheet(frame, sheet.lines), (Change(column, filled),)


STEP = Step(
    "microaggregate",
    gettext_noop("Nombres remplacés par la moyenne de leurs voisins"),
    gettext_noop("Range les nombres par groupes de voisins et donne à chacun la moyenne de son groupe."),
    rework=_rework,
    survey=_Values,
    loses=True,
    stage="publication",
)
