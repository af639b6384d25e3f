"""Rows that too few others look like, over several columns: what is left has classes of k rows or more.

When a sensitive column is named, also the rows of classes that leave too few of its values (distinct l-diversity).
"""

from collections.abc import Sequence

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_K = 10


def _present(frame: pl.DataFrame, params: Params) -> list[str]:
    names: Sequence[str] = params.get("columns", ())
    return [name for name in names if name in frame.columns]


class _Classes:
    """Counts the rows of each class in all the pieces."""

    settled = False

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._params = params
        self._seen: pl.DataFrame | None = None

    def add(self, sheet: Sheet) -> None:
        """Count some rows."""
        names = _present(sheet.frame, self._params)
        if not names:
            return
        secret = self._params.get("sensitive")
        secrets = pl.col(secret) if secret in sheet.frame.columns else pl.lit(None, dtype=pl.String)
        some = sheet.frame.select(*names, secrets.alias("_secret"))
        counted = some.group_by(*names, "_secret").agg(pl.len().cast(pl.Int64).alias("_rows"))
        seen = counted if self._seen is None else pl.concat([self._seen, counted])
        self._seen = seen.group_by(*names, "_secret").agg(pl.col("_rows").sum())

    def again(self) -> bool:
        """Once is enough."""
        return False

    def facts(self) -> Params | None:
        """Return the classes that are too small, when there is one."""
        if self._seen is None:
            return None
        names = [name for name in self._seen.columns if name not in ("_rows", "_secret")]
        classes = self._seen.group_by(names).agg(pl.col("_rows").sum(), pl.len().alias("_secrets"))
        diverse = int(self._params.get("diverse", 1))
        fails = (pl.col("_rows") < int(self._params.get("k", _K))) | (pl.col("_secrets") < diverse)
        small = classes.filter(fails).select(names)
        return {"small": small} if small.height else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    small: pl.DataFrame = params["small"]
    numbered = sheet.frame.select(small.columns).with_row_index("_row")
    gone = numbered.join(small, on=small.columns, how="semi", nulls_equal=True).get_column("_row")
    kept = pl.repeat(True, sheet.frame.height, eager=True).scatter(gone, False)
    return sheet.keep(kept), (Change(WHOLE_TABLE, gone.len()),)


STEP = Step(
    "suppress_small_classes",
    gettext_noop("Groupes trop petits laissés de côté"),
    gettext_noop("Retire les lignes auxquelles trop peu d’autres ressemblent, sur les colonnes choisies."),
    rework=_rework,
    survey=_Classes,
    loses=True,
    stage="publication",
)
