"""Yes and no in every spelling, to the words the standard asks for."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._texts import letters
from pontdarc.core.words import gettext_noop

YES = frozenset(["oui", "o", "vrai", "v", "true", "t", "yes", "y", "1", "x"])
NO = frozenset(["non", "n", "faux", "f", "false", "no", "0"])


def _mend(text: str, params: Params, context: Context) -> str | None:
    yes, no = params.get("true", ["true"]), params.get("false", ["false"])
    if text in yes or text in no:
        return text
    word = letters(re.sub(r"[.,]0+$", "", text.strip()))
    if text.strip() in ("✓", "✔", "✔️", "☑", "✅"):
        word = "oui"
    if text.strip() in ("☐", "❌"):
        word = "non"
    if word in YES:
        return str(yes[0])
    return str(no[0]) if word in NO else text


STEP = Step(
    "boolean_words",
    gettext_noop("Oui et non écrits comme attendu"),
    gettext_noop("Remplace « O », « Vrai », « x » ou « 1 » par le mot attendu pour oui, et de même pour non."),
    _mend,
)
