"""Titles of groups among the rows: « Boulodromes » above the boulodromes, which a column already says."""

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._rows import Fullness, RowSurvey, filled_cells
from pontdarc.core.steps._texts import words
from pontdarc.core.words import gettext_noop

_WIDE, _MANY, _PEEK = 4, 500, 5_000


class _Titles(RowSurvey):
    """Finds the texts that stand alone on their row and that a column says elsewhere."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._fullness = Fullness()
        self._alone: set[str] = set()
        self._count = 0
        self._said: dict[str, set[str]] | None = None

    def add(self, sheet: Sheet) -> None:
        frame = sheet.frame
        if frame.width < _WIDE:
            return
        filled = filled_cells(frame)
        self._fullness.add(filled)
        alone = frame.to_series(0).filter(filled == 1).drop_nulls()
        self._count += alone.len()
        self._alone.update(alone.unique().to_list())
        if self._said is None:
            self._said = {name: set() for name in frame.columns[1:]}
        for name in list(self._said):
            cells = frame[name].drop_nulls()
            if len(self._said[name]) <= _MANY and cells.head(_PEEK).n_unique() <= _MANY:
                self._said[name].update(cells.unique().to_list())
            if len(self._said[name]) > _MANY or cells.head(_PEEK).n_unique() > _MANY:
                del self._said[name]

    def facts(self) -> Params | None:
        """Return the titles."""
        usual = self._fullness.at_least(_WIDE)
        if not self._alone or self._fullness.height < _WIDE or self._count * 4 > usual:
            return None
        groups = {words(text) for texts in (self._said or {}).values() for text in texts}
        titles = sorted(text for text in self._alone if words(text) and words(text) in groups)
        return {"titles": titles} if titles else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    alone = filled_cells(sheet.frame) == 1
    dropped = alone & sheet.frame.to_series(0).is_in(params["titles"]).fill_null(False)
    return sheet.keep(~dropped), (Change(WHOLE_TABLE, int(dropped.sum())),)


STEP = Step(
    "drop_group_titles",
    gettext_noop("Titres de groupe retirés"),
    gettext_noop(
        "Retire les lignes qui ne font qu’annoncer un groupe, quand une colonne le dit déjà sur chaque ligne."
    ),
    rework=_rework,
    survey=_Titles,
    loses=True,
    stage="source",
)
