"""Small counts hidden in a table with two headings, and others with them so that totals do not tell them."""

from collections.abc import Iterable

import polars as pl

from pontdarc.core.privacy.cells import hidden_cells
from pontdarc.core.step import Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

HIDDEN = "s"
"""What INSEE writes for a value that statistical secrecy hides."""
_THRESHOLD = 3


class _Cells:
    """Adds up the counts of each cell in all the pieces: a cell is a value of each heading."""

    settled = False

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column, self._by = column, [str(name) for name in params.get("by", ())]
        self._threshold = int(params.get("threshold", _THRESHOLD))
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, sheet: Sheet) -> None:
        """Count some rows."""
        if self._column is None or len(self._by) != 2 or not {self._column, *self._by} <= set(sheet.frame.columns):
            return
        numbers = pl.col(self._column).str.replace_all(r"\s", "").cast(pl.Int64, strict=False)
        seen = sheet.frame.select(pl.col(self._by).fill_null(""), numbers.alias("_count"))
        for row, column, count in seen.iter_rows():
            if count is not None and count >= 0:
                self._counts[(row, column)] = self._counts.get((row, column), 0) + count

    def again(self) -> bool:
        """Once is enough."""
        return False

    def facts(self) -> Params | None:
        """Return the cells to hide, and those among them that totals give back all the same."""
        found = hidden_cells(self._counts, self._threshold)
        cells = found.primary | found.secondary
        return {"hidden": cells, "given": found.given} if cells else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if column is None or column not in sheet.frame.columns:
        return sheet, ()
    by = [str(name) for name in params["by"]]
    places, given = (_places(sheet, by, params.get(which, ())) for which in ("hidden", "given"))
    cells = sheet.frame.get_column(column).clone().scatter(places, HIDDEN)
    change = Change(column, places.len(), unprotected=given.len())
    return Sheet(sheet.frame.with_columns(cells), sheet.lines), (change,)


def _places(sheet: Sheet, by: list[str], cells: Iterable[tuple[str, str]]) -> pl.Series:
    """Return the rows of some cells."""
    wanted = pl.DataFrame(list(cells), schema={by[0]: pl.String, by[1]: pl.String}, orient="row")
    headings = sheet.frame.select(pl.col(by).fill_null("")).with_row_index("_row")
    return headings.join(wanted, on=by, how="semi").get_column("_row")


STEP = Step(
    "suppress_small_cells",
    gettext_noop("Petits effectifs masqués"),
    gettext_noop(
        "Masque les effectifs sous le seuil, et ceux qu’il faut masquer avec eux pour que les totaux "
        "ne les redonnent pas."
    ),
    rework=_rework,
    survey=_Cells,
    loses=True,
    stage="publication",
)
