"""A column left out."""

from pontdarc.core.step import Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if column is None:
        return sheet, ()
    filled = sheet.frame.height - sheet.frame[column].null_count()
    return Sheet(sheet.frame.drop(column), sheet.lines), (Change(column, filled),)


STEP = Step(
    "drop_column",
    gettext_noop("Colonne laissée de côté"),
    gettext_noop("Retire une colonne de ce qui sera publié ; le fichier d’origine la garde."),
    rework=_rework,
    loses=True,
    stage="publication",
)
