"""Words that stand for an empty cell: « n/a », « néant », « - ».

*keep*: texts, and *accepts*: pattern of texts, that are values of the column and stay. *amounts*: « - € » is a zero.
*counts*: so is « néant ».
"""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._nothing import are_signs, says_none, says_nothing
from pontdarc.core.words import gettext_noop

_ZERO = re.compile(r"-\s*€")


def _mend(text: str, params: Params, context: Context) -> str | None:
    if not says_nothing(text) or text in params.get("keep", ()):
        return text
    if are_signs(text):
        return text if params.get("amounts") and _ZERO.fullmatch(text) else None
    if params.get("counts") and says_none(text):
        return text
    accepts = params.get("accepts")
    return text if accepts and re.fullmatch(accepts, text) else None


STEP = Step(
    "empty_marker",
    gettext_noop("Mentions « néant » vidées"),
    gettext_noop("Vide les cellules qui ne disent rien : « n/a », « néant », « sans objet », « - », « #REF! »."),
    _mend,
    settled=r"[+-]?\d.*|.*\d\d.*|.{25,}",
)
