"""INSEE codes of communes that have joined another one, to the code of today."""

import re

from pontdarc.core.referential import MUNICIPAL_DISTRICT
from pontdarc.core.step import Context, Params, Sheet, Step
from pontdarc.core.steps._rows import RowSurvey
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    today: str = params.get("codes", {}).get(text, text)
    return today


class _Former(RowSurvey):
    """Finds the former codes of a column, and those of today when there is no doubt.

    A number that is also a postal code may be one (« 75001 »); one whose département has changed since was perhaps
    written for another reason. Both are left to the check, which tells them. The arrondissements of Paris, Marseille
    and Lyon have codes of their own, in force beside that of the city: nothing to replace.
    """

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._column, self._known = column, context.referential
        self._seen: set[str] = set()

    def add(self, sheet: Sheet) -> None:
        if self._column is not None and self._known.communes:
            codes = sheet.frame[self._column].drop_nulls().unique().to_list()
            self._seen.update(code for code in codes if code in self._known.former_codes)

    def facts(self) -> Params | None:
        """Return the code of today of each former one; None when the column has none that is sure."""
        communes = self._known.communes
        gone = {code for code in self._seen if code not in communes and not re.match(MUNICIPAL_DISTRICT, code)}
        former = {code: self._known.former_codes[code] for code in gone}
        former = {code: today for code, today in former.items() if today in communes and code[:2] == today[:2]}
        if not former:
            return None
        postal = {code for commune in communes.values() for code in commune.postal_codes}
        sure = {code: today for code, today in sorted(former.items()) if code not in postal}
        return {"codes": sure} if sure else None


STEP = Step(
    "insee_merged",
    gettext_noop("Codes de communes fusionnées remplacés par ceux d’aujourd’hui"),
    gettext_noop(
        "Remplace le code d’une commune qui en a rejoint une autre par celui de la commune d’aujourd’hui, d’après le "
        "Code officiel géographique. Un nombre qui peut être un code postal reste tel quel."
    ),
    _mend,
    survey=_Former,
)
