"""A date or a period of two dates, to ISO 8601 with a slash."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._dates import dates_in, month_in, plain, without_week_days
from pontdarc.core.words import gettext_noop

_GLUE = re.compile(
    r"(?:[-_/;,:.& ]|\b(?:du|le|au|a|et|de|des|jusqu'?au|entre|partir|versement|date|periode|debut|fin)\b)*"
)

_AMOUNT = re.compile(r"\d[\d\s\u00a0\u202f.,]*(?:€|euros?\b|%)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")


def _mend(text: str, params: Params, context: Context) -> str | None:
    bare = without_week_days(plain(_AMOUNT.sub(" ", text))).replace("_", " / ")
    found = dates_in(bare, context.today)
    if not found:
        whole = month_in(bare, context.today)
        return f"{whole[0]}/{whole[1]}" if whole else text
    around = bare
    for one in reversed(found):
        around = around[: one.start] + " " + around[one.end :]
    days = [one.day.isoformat() for one in found]
    # Several instalments are a period from the first to the last, if they are told in order.
    if not _GLUE.fullmatch(_COMMENT.sub(" ", around)) or (len(days) > 2 and days != sorted(days)):
        return text
    return days[0] if len(set(days)) == 1 else f"{days[0]}/{days[-1]}"


STEP = Step(
    "period_iso",
    gettext_noop("Périodes mises au format AAAA-MM-JJ/AAAA-MM-JJ"),
    gettext_noop(
        "Écrit « du 01/03/2018 au 31/12/2018 » sous la forme 2018-03-01/2018-12-31 ; une année ou un mois "
        "seuls deviennent la période du premier au dernier jour."
    ),
    _mend,
    settled=r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?",
)
