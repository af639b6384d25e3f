"""A year, or two years with a slash."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_YEAR = r"((?:19|20)\d\d)"


def _mend(text: str, params: Params, context: Context) -> str | None:
    if match := re.fullmatch(rf"\s*(?:(?:année|annee|exercice|budget)\s+)?{_YEAR}(?:[.,]0+)?\s*", text, re.IGNORECASE):
        return match[1]
    match = re.fullmatch(rf"\s*{_YEAR}(?:\s*[-_/–à]\s*|\s+(?:à|au|et)\s+|\s+){_YEAR}\s*", text, re.IGNORECASE)
    if match and match[1] < match[2]:
        return f"{match[1]}/{match[2]}"
    if match and match[1] == match[2]:
        return match[1]
    return text


STEP = Step(
    "year_interval",
    gettext_noop("Années mises au format AAAA ou AAAA/AAAA"),
    gettext_noop("Écrit « 2023-2024 » sous la forme 2023/2024, et « 2024.0 » sous la forme 2024."),
    _mend,
    settled=r"\d{4}(?:/\d{4})?",
)
