"""The INSEE code of a commune from the number of its département and its number in it, in two columns."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    first, second, into = (params.get(name) for name in ("departement", "commune", "into"))
    if not into or first not in sheet.frame.columns or second not in sheet.frame.columns:
        return sheet, ()
    departement = pl.col(str(first)).str.strip_chars().str.to_uppercase()
    commune = pl.col(str(second)).str.strip_chars()
    mainland = departement.str.replace(r"^(\d)$", "0$1") + commune.str.zfill(3)
    # Overseas, the third figure of the département is the first of the number: 971 and 05, or 971 and 105.
    overseas = departement + commune.str.zfill(3).str.slice(-2)
    made = (
        pl.when(departement.str.contains(r"^(?:\d{1,2}|2[AB])$") & commune.str.contains(r"^\d{1,3}$"))
        .then(mainland)
        .when(departement.str.contains(r"^9[78]\d$") & commune.str.contains(r"^\d{1,3}$"))
        .then(overseas)
    )
    frame = sheet.frame.with_columns(made.alias(str(into)))
    return Sheet(frame, sheet.lines), (Change(str(into), frame.height - frame[str(into)].null_count()),)


STEP = Step(
    "commune_from_parts",
    gettext_noop("Code INSEE réuni"),
    gettext_noop("Fait le code INSEE d’une commune du numéro de son département et de son numéro dans celui-ci."),
    rework=_rework,
    stage="source",
)
