"""A column of JSON lists, made columns of values: « ; » between the values, see core.nesting."""

from pontdarc.core.nesting import spread_cells
from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    wanted = params.get("into")
    if column is None or not wanted:
        return sheet, ()
    made = spread_cells(sheet.frame[column], wanted)
    changes = tuple(made_column(each) for each in made)
    return Sheet(sheet.frame.with_columns(made), sheet.lines), changes


STEP = Step(
    "spread_list",
    gettext_noop("Liste mise à plat"),
    gettext_noop("Tire d’une colonne de listes JSON une colonne par sorte de valeur, séparées par un point-virgule."),
    rework=_rework,
    stage="source",
)
