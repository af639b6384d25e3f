"""Notes below the table: « (1) Montant mandaté… », « Source : … »."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._rows import RowSurvey, filled_cells
from pontdarc.core.words import gettext_noop

_NOTE = (
    r"(?i)^\s*(?:\(\s*\d{1,2}\s*\)|\d{1,2}\s*\)|\*+|notes?\s*:|source[s]?\s*:|n\.?\s?b\.?\s*:|lecture\s*:|"
    r"légende\s*:|remarques?\s*:|mise? à jour\s*:?|données? (?:au|arrêtées)|fait (?:à|le)\b|"
    r"imprimé le|édité le|page \d)"
)
_LAST = 40


class _Notes(RowSurvey):
    """Finds where the notes begin: on the last rows of the table."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._tail: Sheet | None = None

    def add(self, sheet: Sheet) -> None:
        end = Sheet(sheet.frame.tail(_LAST), sheet.lines.tail(_LAST))
        if self._tail is None or sheet.frame.height >= _LAST:
            self._tail = end
        else:
            frame, lines = pl.concat([self._tail.frame, end.frame]), self._tail.lines.append(end.lines)
            self._tail = Sheet(frame.tail(_LAST), lines.tail(_LAST))

    def facts(self) -> Params | None:
        """Return the line of the first note."""
        if self._tail is None or self._tail.frame.width < 2 or self._tail.frame.height < 2:
            return None
        tail = self._tail.frame
        filled = filled_cells(tail)
        text = tail.select(pl.coalesce(pl.all())).to_series()
        noted = (filled == 1) & text.str.contains(_NOTE).fill_null(False)
        kept = tail.height
        # Notes are at the end: the first row of data met from the bottom closes the search.
        while kept and (noted[kept - 1] or filled[kept - 1] == 0):
            kept -= 1
        return {"from": int(self._tail.lines[kept])} if noted[kept:].any() else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    kept = sheet.lines < params["from"]
    return sheet.keep(kept), (Change(WHOLE_TABLE, int((~kept).sum())),)


STEP = Step(
    "drop_note_rows",
    gettext_noop("Notes de bas de tableau retirées"),
    gettext_noop("Retire les notes écrites sous le tableau : « (1) Montant mandaté », « Source : … »."),
    rework=_rework,
    survey=_Notes,
    loses=True,
    stage="source",
)
