"""Notes below the table: « (1) Montant mandaté… », « Source : … »."""

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_NOTE = (
    r"(?i)^\s*(?:\(\s*\d{1,2}\s*\)|\d{1,2}\s*\)|\*+|notes?\s*:|source[s]?\s*:|n\.?\s?b\.?\s*:|lecture\s*:|"
    r"légende\s*:|remarques?\s*:|mise? à jour\s*:?|données? (?:au|arrêtées)|fait (?:à|le)\b|"
    r"imprimé le|édité le|page \d)"
)
_LAST = 40


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if frame.width < 2 or frame.height < 2:
        return sheet, ()
    tail = frame.tail(_LAST)
    filled = tail.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))).to_series()
    text = tail.select(pl.coalesce(pl.all())).to_series()
    noted = (filled == 1) & text.str.contains(_NOTE).fill_null(False)
    kept = tail.height
    # Notes are at the end: the first row of data met from the bottom closes the search.
    while kept and (noted[kept - 1] or filled[kept - 1] == 0):
        kept -= 1
    dropped = tail.height - kept
    if not dropped or not noted[kept:].any():
        return sheet, ()
    left = frame.height - dropped
    return Sheet(frame.head(left), sheet.lines.head(left)), (Change(WHOLE_TABLE, dropped),)


STEP = Step(
    "drop_note_rows",
    gettext_noop("Notes de bas de tableau retirées"),
    gettext_noop("Retire les notes écrites sous le tableau : « (1) Montant mandaté », « Source : … »."),
    rework=_rework,
    loses=True,
    stage="source",
)
