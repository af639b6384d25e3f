"""A date made less precise: its month, its year, or its ten years."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?(?:[T ].*)?")
_FRENCH = re.compile(r"\d{1,2}[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")
_DECADE = re.compile(r"\d{3}0-\d{3}9")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if _DECADE.fullmatch(text):
        return text
    if french := _FRENCH.fullmatch(text):
        year, month = french[2], f"{int(french[1]):02d}"
    elif iso := _ISO.fullmatch(text):
        year, month = iso[1], iso[2]
    else:
        return None
    to = params.get("to", "year")
    if to == "decade":
        return f"{year[:3]}0-{year[:3]}9"
    return f"{year}-{month}" if to == "month" and month else year


STEP = Step(
    "generalise_date",
    gettext_noop("Dates rendues moins précises"),
    gettext_noop("Ne garde d’une date que son mois, son année ou sa décennie ; vide ce qui n’est pas une date."),
    _mend,
    loses=True,
    stage="publication",
)
